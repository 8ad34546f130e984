"""WARC files: the pages that a crawl saved."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.errors import DocumentError
from demarche.sources.limits import DOCUMENT_BYTES
from demarche.sources.stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".warc", ".warc.gz")
SUCCESS = 200
LONGEST_HEADER = 65_536


@dataclass(frozen=True, slots=True)
class Saved:
    """A page that was saved: its address, its bytes and media type; `fault` says why there are none."""

    url: str
    data: bytes
    media_type: str
    fault: str | None = None


def saved_pages(path: str) -> Iterator[Saved]:
    """The pages of a WARC file that servers answered with success, in their order.

    Raises:
        DocumentError: fastwarc is not installed, or the file cannot be read any further.
    """
    try:
        with warnings.catch_warnings():
            # The library warns, when it is imported, of classes of its own that nobody here uses.
            warnings.simplefilter("ignore", DeprecationWarning)
            from fastwarc.stream_io import FastWARCError  # noqa: PLC0415  # an extra
            from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415
    except ImportError:
        message = "a WARC file needs fastwarc: pip install 'demarche[batch]'"
        raise DocumentError(message) from None
    wanted = WarcRecordType.response | WarcRecordType.resource
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # the name may hold bytes that are no text
            for record in ArchiveIterator(
                file, record_types=wanted, parse_http=True, auto_decode="all", max_header_len=LONGEST_HEADER
            ):
                url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
                if record.is_http and record.http_headers.status_code != SUCCESS:
                    continue
                media_type = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
                data = record.reader.read(DOCUMENT_BYTES + 1)
                fault = TOO_LARGE if len(data) > DOCUMENT_BYTES else None
                yield Saved(url, b"" if fault else data, media_type.partition(";")[0].strip(), fault)
    except (FastWARCError, OSError, ValueError) as error:
        message = f"damaged WARC file: {error}"
        raise DocumentError(message) from None
