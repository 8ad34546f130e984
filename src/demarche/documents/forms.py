"""The formats that documents come in: how each is recognised, and how one becomes a document."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from demarche.documents.assemble import assemble
from demarche.documents.dating import UNDATED, Dating
from demarche.documents.decode import decode_page, decode_text, looks_binary
from demarche.documents.docx import is_docx, read_docx
from demarche.documents.jsonl import parse_object
from demarche.documents.mail import read_mail
from demarche.documents.metadata_file import GZIP_ENDING
from demarche.documents.origin import Origin
from demarche.documents.original import Loaded, Original
from demarche.documents.page import read_page
from demarche.documents.pdf import read_pdf
from demarche.errors import DocumentError
from demarche.sources.feed import looks_like_feed

if TYPE_CHECKING:
    from demarche.documents.assemble import Given

BY_ENDING = {
    ".txt": "text",
    ".text": "text",
    ".htm": "page",
    ".html": "page",
    ".xhtml": "page",
    ".json": "object",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
}
"""The formats by the ending of a file, `.gz` left aside."""

MEDIA_TYPES = {
    "text": "text/plain",
    "page": "text/html",
    "object": "application/json",
    "lines": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mail": "message/rfc822",
    "feed": "application/xml",
}
"""The media types of what documents are made of."""

BY_MEDIA_TYPE = {
    **{media_type: form for form, media_type in MEDIA_TYPES.items() if form != "lines"},
    "application/xhtml+xml": "page",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "text/xml": "feed",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
}
"""The formats by the media type that a server names."""

_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_PDF_SEARCHED = 1024
_PAGE_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6]|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT_START = re.compile(rb'^\s*\{\s*(?:"|\})')


def form_of_name(path: str) -> str | None:
    """Return the format that the ending of a file tells, None where it tells none."""
    return BY_ENDING.get(PurePath(path.removesuffix(GZIP_ENDING)).suffix.lower())


def form_of_content(head: bytes, *, whole: bytes | None = None) -> str:
    """Return the format that the first bytes show; `whole` are all bytes, where they are at hand.

    Raises:
        DocumentError: the bytes are no text, and none of the formats that are read.
    """
    if _PDF in head[:_PDF_SEARCHED]:
        return "pdf"
    if head.startswith(_ZIP) and (whole is None or is_docx(whole)):
        return "docx"
    if reason := looks_binary(head):
        raise DocumentError(reason)
    if looks_like_feed(head):
        return "feed"
    if _OBJECT_START.match(head):
        return "lines" if _first_line_is_whole(head) else "object"
    return "page" if _PAGE_START.match(head) else "text"


def make(form: str, data: bytes, name: str, given: Given, known: Origin) -> Loaded:
    """Return the one document that the bytes of a text, a page, a PDF file, a Word document or a message hold.

    `name` is its id where it has no other; `known` is what is known of it from elsewhere, and goes first.

    Raises:
        DocumentError: the bytes are not what they ought to be, or hold no text to read.
    """
    dating: Dating = UNDATED
    if form == "pdf":
        text, own = read_pdf(data)
    elif form == "docx":
        text, own = read_docx(data)
    elif form == "mail":
        text, own = read_mail(data)
    elif form == "page":
        page = read_page(decode_page(data))
        text, own, dating = page.text, page.origin, page.dating
    else:
        text, own = decode_text(data), Origin()
    return Loaded(assemble(name, text, known.over(own), given, dating), Original(data, MEDIA_TYPES[form]))


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
