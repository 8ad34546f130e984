"""Bytes to characters: exactly as they came, or a named fault; never a wrong letter."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.documents.decode import check_text, decode_page, decode_text
from demarche.errors import DocumentError


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", "plain"),
        ("Élysée – “oui”\r\n".encode(), "Élysée – “oui”\r\n"),  # line ends stay as they are
        (codecs.BOM_UTF8 + b"x", "x"),  # the mark is no character of the text
        (codecs.BOM_UTF16_LE + "Kyïv".encode("utf-16-le"), "Kyïv"),
        (codecs.BOM_UTF16_BE + "Kyïv".encode("utf-16-be"), "Kyïv"),
        (codecs.BOM_UTF16_LE + "a\u0100b".encode("utf-16-le"), "a\u0100b"),  # NUL bytes inside UTF-16 are no fault
        ("a\ufeffb".encode(), "a\ufeffb"),  # a mark in the middle is a character
        ("𝒳 😀".encode(), "𝒳 😀"),  # beyond the basic plane
    ],
)
def test_text(data: bytes, expected: str) -> None:
    assert decode_text(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9 au lait", r"not UTF-8: byte 0xE9 at offset 3 \(line 1\)"),  # Latin-1
        (b"one\ntwo\n\x93three\x94", r"not UTF-8: byte 0x93 at offset 8 \(line 3\)"),  # Windows quotes
        (b"cut \xe2\x80", "not UTF-8: byte 0xE2 at offset 4"),  # cut inside a character
        (codecs.BOM_UTF16_LE + b"a\0b", "not UTF-16-LE"),  # half a unit at the end
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\0", "not UTF-16-LE"),  # half a surrogate pair
        (codecs.BOM_UTF32_LE + "a".encode("utf-32-le"), "UTF-32 is not read"),  # its mark begins like UTF-16's
        (codecs.BOM_UTF32_BE + "a".encode("utf-32-be"), "UTF-32 is not read"),
        ("no mark".encode("utf-16-le"), "binary: NUL byte at offset 1"),  # UTF-16 that does not say so
        (b"%PDF-1.7\n...", "a PDF file where text was expected"),
        (b"\x89PNG\r\n\x1a\n....", "binary: a PNG image"),
        (b"\xff\xd8\xff\xe0....", "binary: a JPEG image"),
        (b"GIF89a....", "binary: a GIF image"),
        (b"PK\x03\x04....", "office document"),  # docx, odt
        (b"{\\rtf1 text}", "RTF is not read yet"),  # all of it ASCII, and yet no text
    ],
)
def test_faulty_text(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        decode_text(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>é</p>".encode(), "<p>é</p>"),  # UTF-8 needs no declaration
        (b'<meta charset="windows-1252"><p>\x93e\xe9\x94</p>', '<meta charset="windows-1252"><p>“eé”</p>'),
        (b"<META http-equiv=x content='text/html; charset=KOI8-R'>\xd0\xd5", None),  # quotes, case, http-equiv
        (b'<meta charset="iso-8859-1">\x80', '<meta charset="iso-8859-1">€'),  # browsers read Latin-1 as Windows
        ('<meta charset="iso-8859-1">é'.encode(), '<meta charset="iso-8859-1">é'),  # UTF-8 despite what it says
        (b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1', '<?xml version="1.0" encoding="iso-8859-2"?>ą'),
        (codecs.BOM_UTF16_LE + "<p>é".encode("utf-16-le"), "<p>é"),  # the mark goes before everything
    ],
)
def test_page(data: bytes, expected: str | None) -> None:
    text = decode_page(data)
    assert text == expected if expected is not None else text.endswith("пу")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p>\xe9</p>", "not UTF-8: byte 0xE9"),  # nothing declared
        (b'<meta charset="utf-8">\xe9', "not UTF-8: byte 0xE9"),  # declared wrongly
        (b'<meta charset="windows-1252">\x81', "not windows-1252: byte 0x81"),  # not even that
        (b'<meta charset="klingon-8">\xe9', "declared charset 'klingon-8' is not known"),
        (b'<meta charset="unicode_escape">\xe9', "'unicode_escape' is not known"),  # none but charsets of pages
        (b"<p>a\0b</p>", "binary: NUL byte at offset 4"),
    ],
)
def test_faulty_page(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        decode_page(data)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \r\n\t\u00a0", "empty"),  # blank in every way
        ("a\0b", "NUL character at 1"),
        ("a\ud800", r"surrogate pair \(U\+D800\) at character 1"),  # JSON can write this, and no file can hold it
    ],
)
def test_no_text(text: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        check_text(text)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_text_round_trips(text: str) -> None:
    """Whatever is encoded comes back code point by code point, unless its first bytes are those of a binary format."""
    try:
        assert decode_text(codecs.BOM_UTF8 + text.encode()) == text
    except DocumentError as error:
        assert text.startswith(("%PDF", "{\\rtf", "PK", "II*", "GIF8", "\x7fELF", "Rar!")), error  # noqa: PT017


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """UTF-8 comes back byte for byte or is refused; nothing is replaced."""
    for decode in (decode_text, decode_page):
        try:
            text = decode(data)
        except DocumentError:
            continue
        assert "\ufffd" not in text or b"\xef\xbf\xbd" in data or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
