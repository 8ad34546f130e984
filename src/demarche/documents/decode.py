"""Bytes to characters, exactly or not at all: what is not text, or not in the encoding it claims, is named."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from demarche.documents.table import read_rows
from demarche.errors import DocumentError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)
_DECLARATION_BYTES = 4096
"""How far into a page its charset is looked for; HTML asks for it within 1,024 bytes, saved pages put notes first."""

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Charset:
    """A name that pages give a charset, and Python's name of its codec."""

    label: str
    codec: str


@dataclass(frozen=True, slots=True)
class Magic:
    """The first bytes of a format that is no text, in hexadecimal and at an offset, and the reason to give for it."""

    offset: str
    bytes: str
    reason: str


def decode_text(data: bytes) -> str:
    """Return plain text exactly as it came, without its byte order mark; UTF-16 needs one, else it is UTF-8.

    Raises:
        DocumentError: the bytes are no text (a known binary format, a NUL byte) or not what the encoding allows.
    """
    encoding, body = _split_mark(data)
    if encoding != "UTF-8":
        return _decode(body, encoding, encoding)
    _reject_binary(data)
    return _decode(body, encoding, encoding)


def decode_page(data: bytes) -> str:
    """Return an HTML page: by its byte order mark, as UTF-8, or in the charset that it declares.

    Raises:
        DocumentError: the bytes are no text, or fit neither UTF-8 nor the declared charset.
    """
    encoding, body = _split_mark(data)
    if encoding != "UTF-8":
        return _decode(body, encoding, encoding)
    _reject_binary(data)
    try:
        return body.decode()
    except UnicodeDecodeError:
        declared = _declared_charset(body)
        return _decode(body, declared.codec, declared.label) if declared else _decode(body, "UTF-8", "UTF-8")


def check_text(text: str) -> None:
    """Refuse what decodes and yet is no text to read.

    Raises:
        DocumentError: the text is empty or blank, or holds NUL characters or halves of surrogate pairs.
    """
    if not text.strip():
        message = "empty: there is no text"
        raise DocumentError(message)
    if (place := text.find("\0")) >= 0:
        message = f"binary: NUL character at {place}"
        raise DocumentError(message)
    if found := _SURROGATE.search(text):
        message = f"half a surrogate pair (U+{ord(found[0]):04X}) at character {found.start()}: no valid Unicode"
        raise DocumentError(message)


def looks_binary(data: bytes) -> str | None:
    """Return the reason why bytes are no text, or None; UTF-16 with its mark is text."""
    for offset, magic, reason in _magic():
        if data.startswith(magic, offset):
            return reason
    if _split_mark(data)[0] == "UTF-8" and (place := data.find(b"\0")) >= 0:
        return f"binary: NUL byte at offset {place}"
    return None


def _reject_binary(data: bytes) -> None:
    if reason := looks_binary(data):
        raise DocumentError(reason)


def _split_mark(data: bytes) -> tuple[str, bytes]:
    """Return the encoding that a byte order mark names (UTF-8 without one) and the bytes after the mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and not data.startswith(codecs.BOM_UTF32_LE):
            return encoding, data[len(mark) :]
    return "UTF-8", data


def _decode(body: bytes, codec: str, name: str) -> str:
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        message = f"not {name}: byte 0x{body[error.start]:02X} at offset {error.start} (line {line})"
        raise DocumentError(message) from None


def _declared_charset(body: bytes) -> Charset | None:
    """Return the charset that a page declares; None where it declares none, or UTF-8.

    Raises:
        DocumentError: the declared charset is not in the table.
    """
    declared = _DECLARED.search(body[:_DECLARATION_BYTES])
    if declared is None:
        return None
    label = declared[1].decode("ascii", "replace").lower()
    charset = _charsets().get(label)
    if charset is None:
        message = f"not UTF-8, and the declared charset {label!r} is not known"
        raise DocumentError(message)
    return None if charset.codec == "utf_8" else charset


@cache
def _charsets() -> dict[str, Charset]:
    return {row.label: row for row in read_rows("charsets", Charset, ("label",))}


@cache
def _magic() -> tuple[tuple[int, bytes, str], ...]:
    rows = read_rows("magic", Magic, ("offset", "bytes"))
    return tuple((int(row.offset), bytes.fromhex(row.bytes), row.reason) for row in rows)
