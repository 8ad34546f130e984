"""What a database says when something is wrong, in one line for a person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from demarche.archive.engine import BUSY_TIMEOUT_SECONDS
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REASONS = (
    ("file is not a database", "it is no archive but a file of another sort"),
    ("readonly database", "it is read-only"),
    ("database is locked", f"another program has been writing to it for {BUSY_TIMEOUT_SECONDS} seconds; try again"),
    ("disk is full", "the disk is full"),
    ("unable to open", "it cannot be opened; does its folder exist, and may you write there?"),
    ("malformed", "it is damaged"),
    ("disk I/O error", "the disk cannot be read or written"),
)
"""Words in the message of SQLite, and what they mean to somebody who knows no SQLite."""


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn errors of the database into a UsageError of one line."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        reason = next((meaning for words, meaning in REASONS if words in said), said.splitlines()[0])
        message = f"archive {path}: {reason}"
        raise UsageError(message) from error
