"""A PDF file to its text, page by page."""

from __future__ import annotations

import io
import logging
import time
from typing import TYPE_CHECKING

from demarche.documents.decode import check_text
from demarche.documents.origin import Origin
from demarche.documents.unwrapping import unwrapped
from demarche.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pypdf

MOST_PAGES = 2_000
MOST_SECONDS = 60.0
"""The longest that the pages of one file may take; a page of print takes some hundredths of a second."""


def read_pdf(data: bytes, clock: Callable[[], float] = time.monotonic) -> tuple[str, Origin]:
    """Return the text of a PDF file and the title and author that it names.

    The dates in it tell when the file was made, not when it was published; they are left alone.

    Raises:
        DocumentError: it is encrypted, damaged, too long, takes too long, or holds pictures of text only.
    """
    import pypdf  # noqa: PLC0415  # takes 0.2 s, for PDF files alone

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # every small fault of a file would be told on the terminal
    end = clock() + MOST_SECONDS
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = list(_pages(reader, lambda: clock() > end))
        named = reader.metadata
    except DocumentError:
        raise
    # Files are written by strangers and parsed by others: whatever fails in there is a fault of this file alone.
    except Exception as error:
        message = f"the PDF file cannot be read: {type(error).__name__}"
        raise DocumentError(message) from error
    text = unwrapped("\n".join(pages).replace("\0", ""))
    if not text.strip():
        message = "the PDF file holds no text, perhaps pictures of it"
        raise DocumentError(message)
    return text, Origin(title=_clean(named and named.title), author=_clean(named and named.author))


def _pages(reader: pypdf.PdfReader, late: Callable[[], bool]) -> Iterator[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        message = "the PDF file is encrypted"
        raise DocumentError(message)
    if len(reader.pages) > MOST_PAGES:
        message = f"the PDF file has more than {MOST_PAGES:,} pages"
        raise DocumentError(message)
    for page in reader.pages:
        yield page.extract_text()
        if late():
            message = f"the PDF file takes longer than {MOST_SECONDS:.0f} seconds"
            raise DocumentError(message)


def _clean(value: object) -> str | None:
    words = " ".join(str(value or "").split())
    try:
        check_text(words)
    except DocumentError:
        return None
    return words
