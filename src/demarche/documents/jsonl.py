"""Documents as JSON: one object, or one object on each line, read without holding more than a line."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any

from demarche.documents.assemble import Given, assemble
from demarche.documents.decode import decode_text, looks_binary
from demarche.documents.failure import Failure
from demarche.documents.origin import Origin, origin_from
from demarche.documents.original import Loaded, Original
from demarche.documents.page import read_page
from demarche.errors import DocumentError
from demarche.sources.limits import PROBE_BYTES
from demarche.sources.stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.records import Document
    from demarche.sources.stream import ByteStream


def read_lines(stream: ByteStream, path: str, given: Given) -> Iterator[Loaded | Failure]:
    """Yield a document, or the failure to read one, for each line of JSON Lines that is not blank.

    A document without id and address is called "PATH#LINE", lines counted from 1. Where the stream itself breaks off,
    a failure with the path as its id says after which line.
    """
    number = 0
    blank = True
    try:
        _check_start(stream.peek(PROBE_BYTES))
        for number, line in enumerate(stream.lines(), 1):
            name = f"{path}#{number}"
            if line is None:
                yield Failure(name, TOO_LARGE)
            elif line.strip():
                yield read_record(line, name, given)
            else:
                continue
            blank = False
    except DocumentError as error:
        yield Failure(path, f"{error} (after line {number})" if number else str(error))
        return
    if blank:
        yield Failure(path, "empty: there is no line with a document")


def _check_start(head: bytes) -> None:
    """Refuse a whole file by its first bytes, rather than each of its lines.

    Raises:
        DocumentError: the file is binary, or UTF-16, which cannot be split into lines of bytes.
    """
    if reason := looks_binary(head):
        raise DocumentError(reason)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "UTF-16: JSON Lines must be UTF-8"
        raise DocumentError(message)


def read_record(data: bytes, name: str, given: Given) -> Loaded | Failure:
    """Return the document of one JSON object, or the failure to read it; `name` is its id where it has no other."""
    try:
        record = parse_object(data)
    except DocumentError as error:
        return Failure(name, str(error))
    try:
        origin = origin_from(record)
        name = origin.id or origin.url or name
        return Loaded(_document(record, name, origin, given), Original(data.strip(), "application/json"))
    except DocumentError as error:
        return Failure(name, str(error))


def parse_object(data: bytes) -> dict[str, Any]:
    """Return the JSON object that the bytes hold.

    Raises:
        DocumentError: the bytes are not UTF-8, no JSON, cut off, or JSON of another kind than an object.
    """
    try:
        value = json.loads(decode_text(data))
    except json.JSONDecodeError as error:
        message = f"broken or truncated JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise DocumentError(message) from None
    except RecursionError:
        message = "JSON nested too deep"
        raise DocumentError(message) from None
    except ValueError as error:
        message = f"JSON with a number that cannot be read: {error}"
        raise DocumentError(message) from None
    if not isinstance(value, dict):
        message = f"JSON must be an object, not {_json_name(value)}"
        raise DocumentError(message)
    return value


def _document(record: dict[str, Any], name: str, origin: Origin, given: Given) -> Document:
    text, html = record.get("text"), record.get("html")
    for key, value in (("text", text), ("html", html)):
        if value is not None and not isinstance(value, str):
            message = f'"{key}" must be a text, not {_json_name(value)}'
            raise DocumentError(message)
    if text is not None:
        return assemble(name, text, origin, given)
    if html is None:
        message = 'the record has neither "text" nor "html"'
        raise DocumentError(message)
    page = read_page(html)
    return assemble(name, page.text, origin.over(page.origin), given, page.dating)


def _json_name(value: object) -> str:
    names = {list: "an array", str: "a text", bool: "true or false", dict: "an object", type(None): "null"}
    return names.get(type(value), "a number")
