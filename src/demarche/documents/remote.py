"""Addresses to documents: a page, a file, a feed with the pages it points to, a sitemap."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

from demarche.documents.canonical import canonical_address
from demarche.documents.failure import Failure
from demarche.documents.forms import BY_MEDIA_TYPE, form_of_content, form_of_name, make
from demarche.documents.jsonl import read_lines, read_record
from demarche.documents.origin import Origin
from demarche.documents.original import Loaded, Original, Unchanged, Validators
from demarche.documents.syndicated import document_of_entry, origin_of_entry
from demarche.errors import DocumentError
from demarche.sources.feed import parse_feed
from demarche.sources.limits import PROBE_BYTES
from demarche.sources.stream import ByteStream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.documents.assemble import Given
    from demarche.sources.feed import Entry, Feed
    from demarche.sources.fetch import Client, Page

DEEPEST = 3
"""How many sitemaps may stand within one another; the standard has two."""


class Memory(Protocol):
    """What is remembered of pages that were fetched before."""

    def validators(self, identity: str) -> Validators | None:
        """What came with the page of this canonical address, if it was fetched and read before."""


class Remote:
    """Fetches sources and makes documents of them; use it in a `with` block.

    Args:
        memory: what is remembered of former fetches; None remembers nothing.
        allow_private: whether addresses that are not of the public internet may be asked.
        client: fetches pages; by default one that is made when it is first needed.
    """

    def __init__(
        self, memory: Memory | None = None, *, allow_private: bool = False, client: Client | None = None
    ) -> None:
        self._memory = memory
        self._allow_private = allow_private
        self._client = client
        self._open = ExitStack()
        self._done: set[str] = set()

    def close(self) -> None:
        """Close the connections."""
        self._open.close()

    def documents(self, url: str, given: Given) -> Iterator[Loaded | Failure | Unchanged]:
        """Yield what an address holds, or leads to; each page once in a run."""
        yield from self._followed(url, given, Origin(), None, 0)

    def _followed(
        self, url: str, given: Given, known: Origin, entry: Entry | None, depth: int
    ) -> Iterator[Loaded | Failure | Unchanged]:
        identity = canonical_address(url)
        if identity in self._done:
            return
        self._done.add(identity)
        before = self._memory.validators(identity) if self._memory else None
        try:
            page = self._page(url, before)
            if page is None:
                yield Unchanged(identity)
                return
            self._done.add(canonical_address(page.url))
            form = _form(page)
            if form == "feed" and (feed := parse_feed(page.data, page.url)) is not None:
                yield from self._entries(feed, given, depth)
            elif form == "lines":
                yield from read_lines(ByteStream.of(page.data), identity, given)
            elif form == "object":
                yield read_record(page.data, identity, given)
            else:
                yield self._single(page, form, identity, given, known)
        except DocumentError as error:
            if entry is not None and (held := document_of_entry(entry, identity, given, known)) is not None:
                yield held
            else:
                yield Failure(identity, str(error))

    def _single(self, page: Page, form: str, identity: str, given: Given, known: Origin) -> Loaded:
        place = Origin(id=identity, url=canonical_address(page.url))
        made = make("page" if form == "feed" else form, page.data, identity, given, place.over(known))
        original = Original(page.data, page.media_type or made.original.media_type)
        return Loaded(made.document, original, Validators(identity, page.etag, page.last_modified))

    def _entries(self, feed: Feed, given: Given, depth: int) -> Iterator[Loaded | Failure | Unchanged]:
        for place in feed.sitemaps:
            if depth >= DEEPEST:
                yield Failure(place, f"sitemaps more than {DEEPEST} deep")
                continue
            yield from self._followed(place, given, Origin(), None, depth + 1)
        for entry in feed.entries:
            if entry.url is not None:
                known = origin_of_entry(entry, feed.publisher)
                yield from self._followed(entry.url, given, known, entry, DEEPEST)

    def _page(self, url: str, before: Validators | None) -> Page | None:
        if self._client is None:
            from demarche.sources.fetch import Client  # noqa: PLC0415  # the network's libraries, where they are needed

            self._client = self._open.enter_context(Client(allow_private=self._allow_private))
        if before is None:
            return self._client.fetch(url)
        return self._client.fetch(url, etag=before.etag, last_modified=before.last_modified)


def _form(page: Page) -> str:
    """The format of a page: that which its bytes show, and where they show only text, that which the server names."""
    seen = form_of_content(page.data[:PROBE_BYTES], whole=page.data)
    if seen != "text":
        return "page" if seen == "lines" and page.media_type == "text/html" else seen
    named = BY_MEDIA_TYPE.get(page.media_type) or form_of_name(page.url)
    return named if named in ("page", "mail", "lines", "object") else "text"
