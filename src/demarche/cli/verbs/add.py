"""`demarche add`: documents into an archive."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from demarche.cli import stages
from demarche.cli.expected import expected_documents
from demarche.cli.jobs import read_by_several
from demarche.cli.options import archive_option, document_options
from demarche.cli.run import Run
from demarche.cli.settings import settings
from demarche.cli.verbs.read import keep
from demarche.documents.failure import Failure
from demarche.documents.original import Loaded, Unchanged, Validators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from demarche.archive import Archive
    from demarche.reading.reader import Reader
    from demarche.records import Document, ReaderInfo, Reading

OUTCOMES = ("added", "revised", "reread", "unchanged", "failed")


@click.command(short_help="Read documents and keep them in an archive.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@document_options
@archive_option
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, show_default=True, help="Readers at work.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not of the public internet, too.")
def add(  # noqa: PLR0913  # one parameter for each option
    *,
    sources: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    side: str | None,
    archive_path: str,
    jobs: int,
    allow_private: bool,
) -> int:
    """Read documents and keep them in an archive, which is made where there is none.

    SOURCE is a file, a folder, a WARC file, - for standard input, or the address of a page, a feed or a sitemap. A
    document that is held unchanged is not read again, so a run that was interrupted goes on where it stopped; the
    former text of one that changed is kept as a revision.
    """
    with ExitStack() as things:
        archive = things.enter_context(stages.open_archive(archive_path))
        adding = Adding(archive)
        remote = stages.make_remote(adding, allow_private=allow_private)
        loaded = stages.load_sources(sources, remote=remote, published=published, publisher=publisher, side=side)
        run = things.enter_context(Run(expected_documents(sources), quiet=settings().quiet, bar=True))
        reader = stages.make_reader()
        run.start_clock()
        adding.add_all(loaded, reader, run, jobs)
    if not settings().quiet:
        counted = adding.outcomes
        told = ", ".join(f"{counted[outcome]:,} {outcome}" for outcome in OUTCOMES if counted[outcome])
        sys.stderr.write(f"{archive_path}: {told or 'nothing to add'}\n")
    return run.exit_code


class Adding:
    """A run that adds documents; it also tells which pages need to be fetched only if they have changed."""

    def __init__(self, archive: Archive) -> None:
        self.outcomes: Counter[str] = Counter()
        self._archive = archive
        self._reader: ReaderInfo | None = None
        # What the documents now being read were made of, in their order.
        self._under_way: list[Loaded] = []

    def validators(self, identity: str) -> Validators | None:
        """What came with a page that is held as read by this reader."""
        if self._reader is None or not self._archive.was_read_by(identity, self._reader):
            return None
        fetched = self._archive.fetched(identity)
        return Validators(identity, fetched.etag, fetched.last_modified)

    def add_all(self, loaded: Iterator[Loaded | Failure | Unchanged], reader: Reader, run: Run, jobs: int) -> None:
        """Read what is not held yet, and keep it, each document by itself."""
        self._reader = reader.info
        unheld = self._unheld(loaded, run)
        read: Callable[[Iterator[Document | Failure]], Iterator[Reading | Failure]] = (
            reader.read_many if jobs == 1 else lambda documents: read_by_several(documents, jobs)
        )
        for item in read(unheld):
            if isinstance(item, Failure):
                self._fail(item, run)
            else:
                self._keep(item, run)

    def _keep(self, reading: Reading, run: Run) -> None:
        made = self._made(reading.document.id)
        outcome = keep(self._archive, reading, run, None if made is None else made.original)
        self.outcomes[outcome] += 1
        if outcome == "failed":
            return
        self._remember(made)
        run.count(reading.document)

    def _fail(self, failure: Failure, run: Run) -> None:
        self._made(failure.id)
        run.fail(failure)
        self._archive.add_failure(failure)
        self.outcomes["failed"] += 1

    def _unheld(self, loaded: Iterator[Loaded | Failure | Unchanged], run: Run) -> Iterator[Document | Failure]:
        """The documents that the archive does not hold as they are, read by this reader."""
        for item in loaded:
            if isinstance(item, Failure):
                yield item
            elif isinstance(item, Unchanged):
                self._skip(item.id, run)
            elif self._reader is not None and self._archive.holds(item.document, self._reader):
                self._remember(item)
                self._skip(item.document.id, run)
            else:
                self._under_way.append(item)
                yield item.document

    def _skip(self, identity: str, run: Run) -> None:
        self.outcomes["unchanged"] += 1
        run.skip(identity)

    def _made(self, identity: str) -> Loaded | None:
        """What the document with this id was made of; those before it are done with."""
        for place, item in enumerate(self._under_way):
            if item.document.id == identity:
                del self._under_way[: place + 1]
                return item
        return None

    def _remember(self, made: Loaded | None) -> None:
        """Keep what the server gave, once the document itself is safe."""
        if made is None or made.validators is None or not (made.validators.etag or made.validators.last_modified):
            return
        told = made.validators
        self._archive.add_fetched(told.url, told.etag, told.last_modified)
