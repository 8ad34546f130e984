"""Sources to documents: files, folders and standard input, each document by itself, each fault named."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from demarche.documents.assemble import Given, assemble
from demarche.documents.dates import iso_date
from demarche.documents.decode import decode_page, decode_text, looks_binary
from demarche.documents.failure import Failure
from demarche.documents.jsonl import parse_object, read_lines, read_record
from demarche.documents.metadata_file import GZIP_ENDING, origin_beside
from demarche.documents.origin import Origin, known_side, unknown_side
from demarche.documents.page import read_page
from demarche.errors import DocumentError, UsageError
from demarche.sources.folder import files_in
from demarche.sources.limits import PROBE_BYTES
from demarche.sources.stream import STANDARD_INPUT, ByteStream, open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.records import Document

_FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".htm": "page",
    ".html": "page",
    ".xhtml": "page",
    ".json": "object",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
"""The formats by the ending of a file, `.gz` left aside."""

_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAGE_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6]|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT_START = re.compile(rb'^\s*\{\s*(?:"|\})')


def load_documents(
    sources: Iterable[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    side: str | None = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of the sources in order, and a failure with its reason for each that cannot be read.

    A source is a plain text file, an HTML page, a JSON object, JSON Lines (each also gzipped), a folder of these, or
    "-" for standard input. `published`, `publisher` and `side` hold for every document and go before what the
    documents say of themselves. Documents are read as they are asked for; none is kept.

    Raises:
        UsageError: at the call, before anything is read: a source that does not exist or is an address, standard
            input named twice, a date or a side that is not allowed.
    """
    named = (sources,) if isinstance(sources, str) else tuple(sources)
    _check_sources(named)
    given = _given(published, publisher, side)
    return _documents(named, given)


def _check_sources(sources: tuple[str, ...]) -> None:
    if not sources:
        message = 'no source: give files, folders, or "-" for standard input'
        raise UsageError(message)
    if sources.count(STANDARD_INPUT) > 1:
        message = 'standard input ("-") can be read only once'
        raise UsageError(message)
    for source in sources:
        if _ADDRESS.match(source):
            message = f"{source}: addresses are not fetched; save the page and give the file"
            raise UsageError(message)
        if source != STANDARD_INPUT and not os.path.exists(source):  # noqa: PTH110 - Path.exists raises where access is denied
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


def _documents(sources: tuple[str, ...], given: Given) -> Iterator[Document | Failure]:
    for source in sources:
        if source != STANDARD_INPUT and Path(source).is_dir():
            for entry in files_in(source):
                if entry.fault:
                    yield Failure(_identity(entry.path), entry.fault)
                else:
                    yield from _file(entry.path, given, in_folder=True)
        else:
            yield from _file(source, given, in_folder=False)


def _file(path: str, given: Given, *, in_folder: bool) -> Iterator[Document | Failure]:
    """Yield what one file or standard input holds, by its ending or, where that says nothing, by its content."""
    name = _identity(path)
    try:
        with open_source(path) as stream:
            form = _FORMATS.get(PurePath(path.removesuffix(GZIP_ENDING)).suffix.lower())
            if form is None:
                form = _form_of_unknown(stream, path, in_folder=in_folder)
            if form == "lines":
                yield from read_lines(stream, name, given)
            elif form == "object":
                yield read_record(stream.document(), name, given)
            else:
                yield _single(stream, path, name, given, page=form == "page")
    except DocumentError as error:
        yield Failure(name, str(error))


def _single(stream: ByteStream, path: str, name: str, given: Given, *, page: bool) -> Document:
    """Return the one document of a text file or a page, with the metadata beside it."""
    data = stream.document()
    origin = Origin() if path == STANDARD_INPUT else origin_beside(path)
    if not page:
        return assemble(name, decode_text(data), origin, given)
    read = read_page(decode_page(data))
    return assemble(name, read.text, origin.over(read.origin), given, read.dating)


def _form_of_unknown(stream: ByteStream, path: str, *, in_folder: bool) -> str:
    """Return the format that the first bytes show.

    Raises:
        DocumentError: the bytes are no text, or the file is one of a folder and its ending is that of something else.
    """
    head = stream.peek(PROBE_BYTES)
    if reason := looks_binary(head):
        raise DocumentError(reason)
    suffix = PurePath(path.removesuffix(GZIP_ENDING)).suffix
    if in_folder and suffix:
        message = f"a file ending in {suffix} is not read ({', '.join(_FORMATS)} are, each also with .gz)"
        raise DocumentError(message)
    if _OBJECT_START.match(head):
        return "lines" if _first_line_is_whole(head) else "object"
    return "page" if _PAGE_START.match(head) else "text"


def _first_line_is_whole(head: bytes) -> bool:
    """Say whether the first line is a JSON object by itself; one longer than the probe is taken for one."""
    line, end, _ = head.lstrip().partition(b"\n")
    if not end:
        return True
    try:
        parse_object(line)
    except DocumentError:
        return False
    return True


def _identity(path: str) -> str:
    """Return a path as an id: with forward slashes, and with undecodable bytes of a file name spelt out."""
    plain = os.fsencode(path).decode("utf-8", "backslashreplace")
    return plain.replace(os.sep, "/")
