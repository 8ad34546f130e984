"""`demarche add`: documents into an archive."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from demarche.cli import stages
from demarche.cli.expected import expected_documents
from demarche.cli.options import archive_option, document_options
from demarche.cli.run import Run
from demarche.cli.settings import settings
from demarche.cli.verbs.read import keep
from demarche.documents.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.archive import Archive
    from demarche.reading.reader import Reader
    from demarche.records import Document

OUTCOMES = ("added", "revised", "reread", "unchanged", "failed")


@click.command(short_help="Read documents and keep them in an archive.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@document_options
@archive_option
def add(
    *, sources: tuple[str, ...], published: str | None, publisher: str | None, side: str | None, archive_path: str
) -> int:
    """Read documents and keep them in an archive, which is made where there is none.

    SOURCE is what `read` takes. A document that is held unchanged is not read again, so a run that was interrupted
    goes on where it stopped; the former text of one that changed is kept as a revision.
    """
    documents = stages.load_documents(sources, published=published, publisher=publisher, side=side)
    outcomes: Counter[str] = Counter()
    quiet = settings().quiet
    with (
        stages.open_archive(archive_path) as archive,
        Run(expected_documents(sources), quiet=quiet, bar=True) as run,
    ):
        reader = stages.make_reader()
        run.start_clock()
        for item in reader.read_many(_unheld(documents, archive, reader, run, outcomes)):
            if isinstance(item, Failure):
                run.fail(item)
                archive.add_failure(item)
                outcomes["failed"] += 1
                continue
            outcome = keep(archive, item, run)
            outcomes[outcome] += 1
            if outcome != "failed":
                run.count(item.document)
    if not quiet:
        told = ", ".join(f"{outcomes[outcome]:,} {outcome}" for outcome in OUTCOMES if outcomes[outcome])
        sys.stderr.write(f"{archive_path}: {told or 'nothing to add'}\n")
    return run.exit_code


def _unheld(
    documents: Iterator[Document | Failure], archive: Archive, reader: Reader, run: Run, outcomes: Counter[str]
) -> Iterator[Document | Failure]:
    """The documents that the archive does not hold as they are, read by this reader."""
    for item in documents:
        if isinstance(item, Failure) or not archive.holds(item, reader.info):
            yield item
        else:
            outcomes["unchanged"] += 1
            run.skip(item)
