"""`demarche export events`: the events of an archive, or of documents, in the field's formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from demarche.cli import stages
from demarche.cli.expected import expected_documents
from demarche.cli.options import document_options
from demarche.cli.run import Run
from demarche.cli.settings import settings
from demarche.documents.failure import Failure
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.export.events import Format
    from demarche.records import Reading

SQLITE_MARK = b"SQLite format 3\x00"
"""How a file of an archive begins."""
FORMATS = ("plover-json", "cameo-csv", "gdelt", "gdelt1", "polecat", "petrarch")


@click.command(name="events", short_help="Events in the field's formats.")
@click.argument("paths", nargs=-1, required=True, metavar="ARCHIVE|PATH...")
@document_options
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="How to write them.")
def export_events(
    *, paths: tuple[str, ...], published: str | None, publisher: str | None, side: str | None, form: str
) -> int:
    """Write events to standard output: those of one archive, or of documents, which are read first.

    gdelt has the 61 columns of GDELT 2.0 and gdelt1 the 58 of 1.0, both without a header; polecat has its 40 columns
    with a header. gdelt and petrarch have no place for a status and a type without a CAMEO code: they leave out what is
    planned, denied or hypothetical. The day is that of the event, else that of publication.
    """
    if any(_is_archive(path) for path in paths):
        if len(paths) > 1:
            message = "an archive is exported alone; give one archive or any number of documents"
            raise UsageError(message)
        with stages.open_archive(paths[0]) as archive:
            _write((archive.reading(document.id) for document in archive.documents()), form)
        return 0
    documents = stages.load_documents(paths, published=published, publisher=publisher, side=side)
    with Run(expected_documents(paths), quiet=settings().quiet, bar=not sys.stdout.isatty()) as run:

        def read() -> Iterator[Reading]:
            reader = stages.make_reader()
            run.start_clock()
            for item in reader.read_many(documents):
                if isinstance(item, Failure):
                    run.fail(item)
                else:
                    run.count(item.document)
                    yield item

        _write(read(), form)
    return run.exit_code


def _is_archive(path: str) -> bool:
    """Whether a path is that of an archive: a database on a server, or a file that SQLite made."""
    if path.startswith("postgresql"):
        return True
    file = Path(path)
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(SQLITE_MARK)) == SQLITE_MARK


def _write(readings: Iterator[Reading], form: str) -> None:
    written, left = stages.write_events(readings, cast("Format", form), sys.stdout)
    if left and not settings().quiet:
        click.echo(f"{written} rows written, {left} left out that {form} has no place for", err=True)
