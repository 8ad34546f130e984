"""What the verbs that export an archive share: options, the files they write, what they tell."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from demarche.cli.options import archive_option, question_options
from demarche.cli.settings import settings
from demarche.errors import UsageError
from demarche.export.selection import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Verb = TypeVar("Verb", bound="Callable[..., Any]")


def kind_options(verb: Verb) -> Verb:
    """Add --kind, --archive and what records are found by."""
    chosen = click.option(
        "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these records; may be given again."
    )
    return chosen(archive_option(question_options(verb)))


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A file to write beside `path`, which takes its place when it is whole; after a fault there is neither.

    Raises:
        UsageError: it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise UsageError(message) from error
    finally:
        partial.unlink(missing_ok=True)


def tell(path: Path, number: int) -> None:
    """Say on standard error what was written."""
    if not settings().quiet:
        sys.stderr.write(f"{path}: {number:,} rows\n")
