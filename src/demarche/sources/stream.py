"""The bytes of one source, decompressed where they are gzip, never more than the limits allow."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from demarche.errors import DocumentError
from demarche.sources.limits import CHUNK_BYTES, DOCUMENT_BYTES, EXPANSION_RATIO

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_INPUT = "-"
"""The source that stands for standard input."""

GZIP_MAGIC = b"\x1f\x8b"
TOO_LARGE = f"larger than {DOCUMENT_BYTES // 1_000_000} MB"


class _Counted(io.RawIOBase):
    """A binary stream that counts what has been read from it; it also works where `tell` does not, as on a pipe."""

    def __init__(self, inner: BinaryIO, head: bytes) -> None:
        """Read `head` first and `inner` after it."""
        self._inner = inner
        self._head = head
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stub asks for a wider buffer type
        piece = self._head[: len(buffer)] or self._inner.read(len(buffer)) or b""
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)


class ByteStream:
    """The bytes of one source, read once from front to back.

    Gzip is recognised by its first bytes, whatever the source is called.
    """

    def __init__(self, raw: BinaryIO) -> None:
        """Wrap a binary stream, which stays the caller's to close."""
        head = raw.read(len(GZIP_MAGIC))
        self._compressed = _Counted(raw, head)
        self._gzip = head == GZIP_MAGIC
        self._bytes: gzip.GzipFile | _Counted = self._compressed
        if self._gzip:
            self._bytes = gzip.GzipFile(fileobj=io.BufferedReader(self._compressed), mode="rb")
        self._expanded = 0
        self._ahead = b""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The stream of bytes that are at hand."""
        return cls(io.BytesIO(data))

    def peek(self, size: int) -> bytes:
        """Return the first `size` bytes that are still to come (fewer at the end), leaving them to be read.

        Raises:
            DocumentError: the bytes cannot be read or decompressed.
        """
        while len(self._ahead) < size:
            piece = self._next_piece()
            if not piece:
                break
            self._ahead += piece
        return self._ahead[:size]

    def chunks(self) -> Iterator[bytes]:
        """Yield what is left, some hundred kilobytes at a time.

        Raises:
            DocumentError: the bytes cannot be read or decompressed, or expand like a decompression bomb.
        """
        ahead, self._ahead = self._ahead, b""
        if ahead:
            yield ahead
        while piece := self._next_piece():
            yield piece

    def document(self) -> bytes:
        """Return all that is left, as the bytes of one document.

        Raises:
            DocumentError: there is more than a document may hold, or it cannot be read.
        """
        pieces: list[bytes] = []
        size = 0
        for piece in self.chunks():
            size += len(piece)
            if size > DOCUMENT_BYTES:
                raise DocumentError(TOO_LARGE)
            pieces.append(piece)
        return b"".join(pieces)

    def lines(self) -> Iterator[bytes | None]:
        r"""Yield what is left line by line, split at \n alone; None stands for a line larger than a document may be.

        Raises:
            DocumentError: the bytes cannot be read or decompressed; the lines before the fault have been yielded.
        """
        pending: list[bytes] = []
        size = 0
        for chunk in self.chunks():
            *ended, rest = chunk.split(b"\n")
            for end in ended:
                pending.append(end)
                yield b"".join(pending) if size + len(end) <= DOCUMENT_BYTES else None
                pending, size = [], 0
            size += len(rest)
            # A line that is too long already is not kept, only its length.
            pending = [*pending, rest] if size <= DOCUMENT_BYTES else []
        if size:
            yield b"".join(pending) if size <= DOCUMENT_BYTES else None

    def _next_piece(self) -> bytes:
        try:
            piece = self._bytes.read1(CHUNK_BYTES) if isinstance(self._bytes, gzip.GzipFile) else self._read_plain()
        except EOFError:
            message = "truncated gzip: the file ends before its data does"
            raise DocumentError(message) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            message = f"damaged gzip: {error}"
            raise DocumentError(message) from None
        except OSError as error:
            raise DocumentError(cannot_be_read(error)) from None
        self._expanded += len(piece)
        if self._gzip and self._expanded > max(DOCUMENT_BYTES, EXPANSION_RATIO * self._compressed.count):
            message = f"decompression bomb: more than {EXPANSION_RATIO} bytes from each compressed byte"
            raise DocumentError(message)
        return piece

    def _read_plain(self) -> bytes:
        return self._compressed.read(CHUNK_BYTES) or b""


def cannot_be_read(error: OSError) -> str:
    """Return the reason to record for a source that the operating system does not give."""
    return f"cannot be read: {error.strerror or error}"


@contextmanager
def open_source(source: str) -> Iterator[ByteStream]:
    """Open a path, or standard input for "-", and close it afterwards unless it is standard input.

    Raises:
        DocumentError: the source cannot be opened or read.
    """
    with ExitStack() as open_files:
        try:
            if source == STANDARD_INPUT:
                stream = ByteStream(sys.stdin.buffer)
            else:
                stream = ByteStream(open_files.enter_context(Path(source).open("rb")))
        except OSError as error:
            raise DocumentError(cannot_be_read(error)) from None
        yield stream
