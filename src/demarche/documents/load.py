"""Sources to documents: files, folders, standard input and addresses; each document by itself, each fault named."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from demarche.documents.assemble import Given
from demarche.documents.dates import iso_date
from demarche.documents.failure import Failure
from demarche.documents.forms import BY_ENDING, form_of_content, form_of_name, make
from demarche.documents.jsonl import read_lines, read_record
from demarche.documents.metadata_file import GZIP_ENDING, origin_beside
from demarche.documents.origin import Origin, known_side, unknown_side
from demarche.documents.original import Loaded, Original, Unchanged
from demarche.documents.remote import Remote
from demarche.documents.syndicated import documents_of_feed
from demarche.errors import DocumentError, UsageError
from demarche.sources.folder import files_in
from demarche.sources.limits import PROBE_BYTES
from demarche.sources.stream import STANDARD_INPUT, ByteStream, open_source
from demarche.sources.web_archive import saved_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.records import Document

_ADDRESS = re.compile(r"^(?P<scheme>[a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_SCHEMES = ("http", "https")


def load_documents(
    sources: Iterable[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    side: str | None = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of the sources in order, and a failure with its reason for each that cannot be read.

    As `load_sources`, without what the documents were made of.
    """
    found = load_sources(sources, published=published, publisher=publisher, side=side)
    return (item.document if isinstance(item, Loaded) else item for item in found if not isinstance(item, Unchanged))


def load_sources(
    sources: Iterable[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    side: str | None = None,
    remote: Remote | None = None,
) -> Iterator[Loaded | Failure | Unchanged]:
    """Yield the documents of the sources in order, and a failure with its reason for each that cannot be read.

    A source is a plain text file, an HTML page, a PDF file, a Word document, a message, a JSON object, JSON Lines, a
    feed (each also gzipped), a WARC file, a folder of these, "-" for standard input, or the http address of any of
    them, of a feed or of a sitemap, whose pages are then fetched. `published`, `publisher` and `side` hold for every
    document and go before what the documents say of themselves. Documents are read as they are asked for; none is kept.

    Args:
        sources: paths and addresses.
        published: an ISO day or time.
        publisher: a name.
        side: an alpha-3 code, or a body.
        remote: what fetches addresses; by default one that remembers nothing and asks only the public internet.

    Raises:
        UsageError: at the call, before anything is read: a source that does not exist, standard input named twice, a
            date or a side that is not allowed.
    """
    named = (sources,) if isinstance(sources, str) else tuple(sources)
    _check_sources(named)
    given = _given(published, publisher, side)
    return _documents(named, given, remote)


def _check_sources(sources: tuple[str, ...]) -> None:
    if not sources:
        message = 'no source: give files, folders, addresses, or "-" for standard input'
        raise UsageError(message)
    if sources.count(STANDARD_INPUT) > 1:
        message = 'standard input ("-") can be read only once'
        raise UsageError(message)
    for source in sources:
        address = _ADDRESS.match(source)
        if address and address["scheme"].lower() not in _SCHEMES:
            message = f"{source}: {address['scheme']} is not read: give an http or https address, or a file"
            raise UsageError(message)
        if not address and source != STANDARD_INPUT and not os.path.exists(source):  # noqa: PTH110 - Path.exists raises where access is denied
            message = f'{source}: there is no such file or folder; give files, folders, or "-" for standard input'
            raise UsageError(message)


def _given(published: str | None, publisher: str | None, side: str | None) -> Given:
    if published is not None and iso_date(published) is None:
        message = f"published {published!r} is no date: give a day as 2015-05-26 or a time as 2015-05-26T14:00:00+02:00"
        raise UsageError(message)
    if publisher is not None and not publisher.strip():
        message = "publisher is empty: give a name, or leave it out"
        raise UsageError(message)
    known = known_side(side) if side is not None else None
    if side is not None and known is None:
        raise UsageError(unknown_side(side))
    return Given(
        published=iso_date(published) if published else None,
        publisher=publisher.strip() if publisher else None,
        side=known,
    )


def _documents(sources: tuple[str, ...], given: Given, remote: Remote | None) -> Iterator[Loaded | Failure | Unchanged]:
    fetching = remote or Remote()
    try:
        for source in sources:
            if _ADDRESS.match(source):
                yield from fetching.documents(source, given)
            elif source != STANDARD_INPUT and Path(source).is_dir():
                for entry in files_in(source):
                    if entry.fault:
                        yield Failure(_identity(entry.path), entry.fault)
                    else:
                        yield from _file(entry.path, given, in_folder=True)
            else:
                yield from _file(source, given, in_folder=False)
    finally:
        fetching.close()


def _file(path: str, given: Given, *, in_folder: bool) -> Iterator[Loaded | Failure]:
    """Yield what one file or standard input holds, by its ending or, where that says nothing, by its content."""
    name = _identity(path)
    try:
        if form_of_name(path) == "warc":
            yield from _saved(path, given)
            return
        with open_source(path) as stream:
            form = form_of_name(path) or _form_of_unknown(stream, path, in_folder=in_folder)
            if form == "lines":
                yield from read_lines(stream, name, given)
            elif form == "object":
                yield read_record(stream.document(), name, given)
            elif form == "feed":
                yield from documents_of_feed(stream.document(), name, given)
            else:
                known = Origin() if path == STANDARD_INPUT else origin_beside(path)
                yield make(form, stream.document(), name, given, known)
    except DocumentError as error:
        yield Failure(name, str(error))


def _saved(path: str, given: Given) -> Iterator[Loaded | Failure]:
    """Yield the documents of a WARC file; what is no page, no text and no PDF file was never meant to be read."""
    for saved in saved_pages(path):
        if saved.fault:
            yield Failure(saved.url, saved.fault)
            continue
        try:
            if saved.media_type not in ("text/html", "application/xhtml+xml", "text/plain", "application/pdf"):
                continue
            form = form_of_content(saved.data[:PROBE_BYTES], whole=saved.data)
            form = "page" if saved.media_type.endswith(("html", "xml")) and form == "text" else form
            if form not in ("page", "text", "pdf"):
                continue
            made = make(form, saved.data, saved.url, given, Origin(url=saved.url))
            yield Loaded(made.document, Original(saved.data, saved.media_type))
        except DocumentError as error:
            yield Failure(saved.url, str(error))


def _form_of_unknown(stream: ByteStream, path: str, *, in_folder: bool) -> str:
    """Return the format that the first bytes show.

    Raises:
        DocumentError: the bytes are no text, or the file is one of a folder and its ending is that of something else.
    """
    form = form_of_content(stream.peek(PROBE_BYTES))
    suffix = PurePath(path.removesuffix(GZIP_ENDING)).suffix
    if in_folder and suffix:
        message = f"a file ending in {suffix} is not read ({', '.join(BY_ENDING)} are, each also with .gz)"
        raise DocumentError(message)
    return form


def _identity(path: str) -> str:
    """Return a path as an id: with forward slashes, and with undecodable bytes of a file name spelt out."""
    plain = os.fsencode(path).decode("utf-8", "backslashreplace")
    return plain.replace(os.sep, "/")
