"""Entries of feeds to documents, where the feed itself holds the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.documents.assemble import assemble
from demarche.documents.decode import check_text
from demarche.documents.failure import Failure
from demarche.documents.origin import Origin
from demarche.documents.original import Loaded, Original
from demarche.documents.page import read_page
from demarche.errors import DocumentError
from demarche.sources.feed import parse_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.documents.assemble import Given
    from demarche.sources.feed import Entry

FEWEST_WORDS = 40
"""Words from which the text in a feed is taken for the document rather than for a lead to it."""


def documents_of_feed(data: bytes, name: str, given: Given) -> Iterator[Loaded | Failure]:
    """Yield the documents that a feed holds in itself; nothing is fetched.

    Raises:
        DocumentError: it is no feed.
    """
    feed = parse_feed(data)
    if feed is None:
        message = "XML that is neither a feed nor a sitemap"
        raise DocumentError(message)
    if not any(entry.html for entry in feed.entries):
        message = "the feed or sitemap holds no texts; give its address, and the pages that it names are fetched"
        raise DocumentError(message)
    for number, entry in enumerate(feed.entries, 1):
        identity = entry.url or entry.id or f"{name}#{number}"
        made = document_of_entry(entry, identity, given, origin_of_entry(entry, feed.publisher))
        yield made or Failure(identity, "the feed holds only a lead to it; give the feed's address to fetch the page")


def origin_of_entry(entry: Entry, publisher: str | None) -> Origin:
    """Return what a feed says of an entry."""
    return Origin(
        title=_sound(entry.title),
        url=entry.url,
        published=_sound(entry.published),
        publisher=_sound(publisher),
        author=_sound(entry.author),
    )


def document_of_entry(entry: Entry, identity: str, given: Given, known: Origin) -> Loaded | None:
    """Return the document that an entry holds, None where it holds none that is long enough to be one."""
    if entry.html is None:
        return None
    try:
        page = read_page(f"<html><body><article>{entry.html}</article></body></html>")
        if len(page.text.split()) < FEWEST_WORDS:
            return None
        document = assemble(identity, page.text, known.over(page.origin), given, page.dating)
    except DocumentError:
        return None
    return Loaded(document, Original(entry.html.encode(), "text/html"))


def _sound(value: str | None) -> str | None:
    """A value that is text; what a feed has of another sort is no reason to refuse its documents."""
    try:
        check_text(value or "")
    except DocumentError:
        return None
    return value
