"""RSS and Atom feeds, and sitemaps, out of bytes: what they point to and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from demarche.sources.markup import local_name, parse_xml, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES = 50_000
"""Entries of one feed or sitemap that are read; a sitemap may have no more."""
ENTRIES = frozenset({"item", "entry"})
DATES = ("published", "pubdate", "date", "issued", "updated", "modified")
"""Elements that tell when an entry was published, the most direct first."""
CONTENTS = ("encoded", "content", "description", "summary")
"""Elements that hold its text, the fullest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed, in plain text but for `html`, which is what the feed holds of the page; None is unknown."""

    url: str | None
    id: str | None
    title: str | None
    published: str | None
    author: str | None
    html: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed or a sitemap holds: the `publisher` it names, its entries, and further `sitemaps` to read."""

    publisher: str | None
    entries: tuple[Entry, ...]
    sitemaps: tuple[str, ...] = ()


def parse_feed(data: bytes, base: str | None = None) -> Feed | None:
    """What a feed or sitemap holds, None where the XML is something else; `base` is where it came from.

    Addresses that are not http or https are dropped, and what the fields hold of HTML is reduced to its words.

    Raises:
        DocumentError: it is no XML, or XML that must not be read.
    """
    root = parse_xml(data)
    name = local_name(root)
    if name in ("urlset", "sitemapindex"):
        places = [_address(child, base, ("loc",)) for child in list(root)[:MOST_ENTRIES]]
        found = tuple(dict.fromkeys(place for place in places if place))
        if name == "sitemapindex":
            return Feed(None, (), found)
        return Feed(None, tuple(Entry(place, None, None, None, None, None) for place in found))
    if name not in ("rss", "feed", "rdf"):
        return None
    channel = next((child for child in root if local_name(child) == "channel"), root)
    entries = tuple(_entry(element, base) for _, element in zip(range(MOST_ENTRIES), _entries(root), strict=False))
    return Feed(_text(channel, ("title",)), entries)


def looks_like_feed(head: bytes) -> bool:
    """Whether the first bytes may be those of a feed or a sitemap."""
    low = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return low.startswith(b"<") and any(
        mark in low for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<urlset", b"<sitemapindex")
    )


def _entries(root: Any) -> Iterator[Any]:
    return (element for element in root.iter() if local_name(element) in ENTRIES)


def _entry(element: Any, base: str | None) -> Entry:
    author = next((child for child in element if local_name(child) in ("author", "creator")), None)
    named = None if author is None else (_text(author, ("name",)) or plain_text("".join(author.itertext())) or None)
    return Entry(
        url=_address(element, base, ("link", "guid", "id")),
        id=_text(element, ("guid", "id")),
        title=_text(element, ("title",)),
        published=_text(element, DATES),
        author=named,
        html=_content(element),
    )


def _address(element: Any, base: str | None, names: tuple[str, ...]) -> str | None:
    """The first address of a page among the children of these names, those for the page itself before others."""
    for name in names:
        children = [child for child in element if local_name(child) == name]
        children.sort(key=lambda child: child.get("rel", "alternate") != "alternate")
        for child in children:
            written = (child.get("href") or "".join(child.itertext())).strip()
            try:
                address = urljoin(base or "", written)
                parts = urlsplit(address)
            except ValueError:
                continue
            if written and parts.scheme in ("http", "https") and parts.hostname:
                return str(address)
    return None


def _text(element: Any, names: tuple[str, ...]) -> str | None:
    for name in names:
        for child in element:
            if local_name(child) == name and (words := plain_text("".join(child.itertext()))):
                return words
    return None


def _content(element: Any) -> str | None:
    for name in CONTENTS:
        for child in element:
            if local_name(child) == name and (words := "".join(child.itertext()).strip()):
                return words
    return None
