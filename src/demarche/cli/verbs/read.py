"""`demarche read`: documents in, readings out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING

import click

from demarche.cli import stages
from demarche.cli.expected import expected_documents
from demarche.cli.options import document_options, format_option
from demarche.cli.output import Page, write_json
from demarche.cli.render_explanation import explanation_lines
from demarche.cli.render_reading import reading_lines
from demarche.cli.run import Run
from demarche.cli.settings import settings
from demarche.documents.failure import Failure
from demarche.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.archive import Archive, Original
    from demarche.records import Document, Reading


@click.command(short_help="Read documents into records, each with the text that proves it.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@document_options
@format_option("text", "json")
@click.option(
    "--archive",
    "archive_path",
    metavar="FILE",
    help="Keep the readings in this archive too.",
)
@click.option("--explain", "explained", metavar="ID", help="Show what lies behind the record with this id instead.")
def read(  # noqa: PLR0913  # one parameter for each option
    *,
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    side: str | None,
    form: str,
    archive_path: str | None,
    explained: str | None,
) -> int:
    """Read documents into records, each with the text that proves it.

    PATH is a text file, a page, JSON Lines (also gzipped), a folder, or - for standard input. X.txt may have
    X.meta.json beside it with title, url, published, publisher, side. JSON is one reading a line.
    """
    documents = stages.load_documents(paths, published=published, publisher=publisher, side=side)
    if explained:
        return explain(documents, explained)
    show = JsonReadings() if form == "json" else TextReadings()
    with ExitStack() as open_things:
        archive = open_things.enter_context(stages.open_archive(archive_path)) if archive_path else None
        run = open_things.enter_context(
            Run(expected_documents(paths), quiet=settings().quiet, bar=not sys.stdout.isatty())
        )
        for item in readings_of(documents, run):
            if isinstance(item, Failure):
                run.fail(item)
                if archive:
                    archive.add_failure(item)
                continue
            show.add(item)
            if archive is None or keep(archive, item, run) != "failed":
                run.count(item.document)
    return run.exit_code


def explain(documents: Iterator[Document | Failure], identity: str) -> int:
    """Print what lies behind one record of the documents.

    Raises:
        UsageError: none of them has such a record.
    """
    reader = stages.make_reader()
    for document in documents:
        found = None if isinstance(document, Failure) else reader.explain(document, identity)
        if found is not None and not isinstance(document, Failure):
            Page().lay_out(explanation_lines, found, document)
            return 0
    message = f"no record {identity} in these documents; read them without --explain to see the ids"
    raise UsageError(message)


def readings_of(documents: Iterator[Document | Failure], run: Run) -> Iterator[Reading | Failure]:
    """Read documents; a bad call shows before the reader is loaded, and loading it does not count as reading."""
    first = next(documents, None)
    if first is None:
        return
    reader = stages.make_reader()
    run.start_clock()
    yield from reader.read_many(chain([first], documents))


def keep(archive: Archive, reading: Reading, run: Run, original: Original | None = None) -> str:
    """Add a reading to an archive; one that cannot be kept is a failure of its document."""
    try:
        return archive.add(reading, original)
    except DocumentError as error:
        failure = Failure(reading.document.id, str(error))
        run.fail(failure)
        archive.add_failure(failure)
        return "failed"


class JsonReadings:
    """Prints readings as JSON Lines."""

    def add(self, reading: Reading) -> None:
        """Print one."""
        write_json(reading)


class TextReadings:
    """Prints readings as pages, a rule between them."""

    def __init__(self) -> None:
        self._page = Page()
        self._begun = False

    def add(self, reading: Reading) -> None:
        """Print one."""
        if self._begun:
            self._page.rule()
        self._begun = True
        self._page.lay_out(reading_lines, reading)
