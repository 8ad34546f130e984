"""What a database says when something is wrong, in one line for a person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from demarche.archive.engine import BUSY_TIMEOUT_SECONDS
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_NUL = "PostgreSQL holds no NUL characters"
REASONS = (
    ("file is not a database", "it is no archive but a file of another sort"),
    ("readonly database", "it is read-only"),
    ("database is locked", f"another program has been writing to it for {BUSY_TIMEOUT_SECONDS} seconds; try again"),
    ("disk is full", "the disk is full"),
    ("unable to open", "it cannot be opened; does its folder exist, and may you write there?"),
    ("malformed", "it is damaged"),
    ("disk I/O error", "the disk cannot be read or written"),
    ("judgements are only ever added", "judgements are only ever added"),
    ("lock timeout", f"another program has been writing to it for {BUSY_TIMEOUT_SECONDS} seconds; try again"),
    ("Connection refused", "the server does not answer"),
    ("password authentication failed", "the server does not accept the user or the password"),
    ("does not exist", "the server has no such database or user"),
    ("read-only transaction", "it is read-only"),
    ("cannot contain NUL", NO_NUL),
    ("permission denied", "the server's user may not do that there"),
)
"""Words in the message of a database, and what they mean to somebody who knows no databases."""


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Turn errors of the database into a UsageError of one line."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig) or type(error.orig).__name__
        reason = next((meaning for words, meaning in REASONS if words in said), said.splitlines()[0])
        message = f"archive {name}: {reason}"
        raise UsageError(message) from error
