"""Bytes in: plain or gzipped, whole or line by line, and every fault named."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import DocumentError
from demarche.sources import stream as stream_module
from demarche.sources.stream import ByteStream, open_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


Item = TypeVar("Item")


def take_all(source: Iterator[Item], taken: list[Item]) -> None:
    """Move everything into `taken`, which keeps what came before a fault."""
    for item in source:
        taken.append(item)  # noqa: PERF402 - `extend` would lose it


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", b""),  # nothing at all
        (b"plain \xff bytes", b"plain \xff bytes"),  # no decoding happens here
        (b"\x1f", b"\x1f"),  # the first half of the gzip mark is no gzip
        (gzip.compress(b"once"), b"once"),  # gzip is seen by its mark, not by a name
        (gzip.compress(b"one ") + gzip.compress(b"two"), b"one two"),  # files of several members are legal gzip
    ],
)
def test_document(data: bytes, expected: bytes) -> None:
    assert ByteStream(io.BytesIO(data)).document() == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"some words " * 50)[:-10], "truncated gzip"),  # a download that broke off
        (gzip.compress(b"words")[:-6] + b"\0\0\0\0\0\0", "damaged gzip"),  # the checksum does not fit
        (b"\x1f\x8b" + b"no gzip at all", "damaged gzip"),  # the mark alone
    ],
)
def test_faulty_gzip(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        ByteStream(io.BytesIO(data)).document()


def test_a_document_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "DOCUMENT_BYTES", 10)
    assert ByteStream(io.BytesIO(b"0123456789")).document() == b"0123456789"
    with pytest.raises(DocumentError, match="larger than"):
        ByteStream(io.BytesIO(b"0123456789+")).document()


def test_a_bomb_stops_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "DOCUMENT_BYTES", 1000)
    bomb = gzip.compress(b"\0" * 5_000_000)
    taken: list[bytes] = []
    with pytest.raises(DocumentError, match="decompression bomb"):
        take_all(ByteStream(io.BytesIO(bomb)).chunks(), taken)
    assert sum(map(len, taken)) < 5_000_000


def test_repetitive_lines_are_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    # A feed of records that are nearly the same compresses well and is honest.
    monkeypatch.setattr(stream_module, "DOCUMENT_BYTES", 1000)
    line = b'{"id":"a","text":"The ministers met in Paris on Monday and talked."}\n'
    assert sum(1 for _ in ByteStream(io.BytesIO(gzip.compress(line * 50_000))).lines()) == 50_000


def test_peek_takes_nothing_away() -> None:
    stream = ByteStream(io.BytesIO(b"abcdef"))
    assert stream.peek(3) == b"abc"
    assert stream.peek(100) == b"abcdef"
    assert stream.document() == b"abcdef"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),  # no line
        (b"a", [b"a"]),  # a last line without its end
        (b"a\nb\n", [b"a", b"b"]),  # a last line with it
        (b"a\r\n\nb", [b"a\r", b"", b"b"]),  # \r stays, blank lines count
        ("a\u2028b\x85c".encode(), ["a\u2028b\x85c".encode()]),  # other separators are no end of a line of JSON
        (b"12345678901\nok\n", [None, b"ok"]),  # a line over the limit is told, the next one read
        (b"ok\n12345678901", [b"ok", None]),  # the same at the end
    ],
)
def test_lines(data: bytes, expected: list[bytes | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "DOCUMENT_BYTES", 10)
    assert list(ByteStream(io.BytesIO(data)).lines()) == expected


def test_lines_before_a_fault_are_kept() -> None:
    cut = gzip.compress(b"".join(b"line %d\n" % number for number in range(100_000)), mtime=0)[:-2000]
    kept: list[bytes | None] = []
    with pytest.raises(DocumentError, match="truncated gzip"):
        take_all(ByteStream(io.BytesIO(cut)).lines(), kept)
    assert len(kept) > 90_000
    assert kept[-1] == b"line %d" % (len(kept) - 1)  # no half line among them


def test_lines_are_read_as_they_are_asked_for() -> None:
    raw = io.BytesIO((b"x" * 99 + b"\n") * 100_000)
    lines = ByteStream(raw).lines()
    next(lines)
    assert raw.tell() < 1_000_000


@given(st.lists(st.binary(max_size=20), max_size=20))
def test_lines_split_as_bytes_do(parts: list[bytes]) -> None:
    data = b"\n".join(parts)
    expected = data.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    assert list(ByteStream(io.BytesIO(b"-\n" + data)).lines()) == [b"-", *expected]


@given(st.binary(max_size=200))
def test_gzip_round_trip(data: bytes) -> None:
    assert ByteStream(io.BytesIO(gzip.compress(data))).document() == data


@given(st.binary(max_size=60))
def test_any_bytes_behind_the_gzip_mark(data: bytes) -> None:
    try:
        ByteStream(io.BytesIO(b"\x1f\x8b\x08" + data)).document()
    except DocumentError as error:
        assert "gzip" in str(error)  # noqa: PT017 - some of the inputs are sound, so no error need come


def test_a_missing_file_is_a_document_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read: No such file"), open_source(str(tmp_path / "none")):
        pass


def test_a_folder_is_a_document_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"), open_source(str(tmp_path)):
        pass


def test_standard_input_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b"from outside")

    monkeypatch.setattr("sys.stdin", Input)
    with open_source("-") as stream:
        assert stream.document() == b"from outside"
    assert not Input.buffer.closed


def test_standard_input_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, f"Input/output error after {size}")

    class Input:
        buffer = Broken()

    monkeypatch.setattr("sys.stdin", Input)
    with pytest.raises(DocumentError, match="cannot be read: Input/output error"), open_source("-"):
        pass
