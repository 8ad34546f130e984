"""Text and origin to a Document: publisher, side, date, author, language and kind put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.documents.byline import author_note, byline_author
from demarche.documents.dating import UNDATED, Dating, date_of
from demarche.documents.decode import check_text
from demarche.documents.kind import kind_of
from demarche.documents.language import language_of
from demarche.documents.publishers import find_publisher
from demarche.errors import DocumentError
from demarche.records import Document
from demarche.sources.limits import DOCUMENT_BYTES
from demarche.sources.stream import TOO_LARGE

if TYPE_CHECKING:
    from demarche.documents.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of every document of a run; it goes before everything else."""

    published: str | None = None
    publisher: str | None = None
    side: str | None = None


def assemble(identity: str, text: str, origin: Origin, given: Given, page: Dating = UNDATED) -> Document:
    """Return the document of a text.

    `identity` names the document where its origin has neither id nor address; `page` is the date that a page gives.

    Raises:
        DocumentError: the text is empty, binary, too large or not English.
    """
    check_text(text)
    # A code point takes one byte at least, so most texts need no encoding to be measured.
    if len(text) * 4 > DOCUMENT_BYTES and len(text.encode()) > DOCUMENT_BYTES:
        raise DocumentError(TOO_LARGE)
    publisher = find_publisher(origin.url, given.publisher or origin.publisher)
    dating = date_of(
        text,
        given=given.published,
        metadata=origin.published,
        url=origin.url,
        page=page,
        order=publisher.date_order if publisher else None,
    )
    document = Document(
        id=origin.id or origin.url or identity,
        url=origin.url,
        title=origin.title,
        publisher=given.publisher or origin.publisher or (publisher.name if publisher else None),
        side=given.side or origin.side or (publisher.side if publisher else None),
        author=origin.author or byline_author(text) or author_note(text),
        published=dating.published,
        published_method=dating.method,
        published_reliability=dating.reliability,
        language=language_of(text),
        text=text,
    )
    return replace(document, kind=kind_of(document)[0])
