"""An HTML page to its main text and to what the page says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import trafilatura

from demarche.documents.dates import written_date
from demarche.documents.dating import PAGE_RELIABILITY, SEARCHED_PAGE_RELIABILITY, UNDATED, Dating
from demarche.documents.decode import check_text
from demarche.documents.origin import Origin
from demarche.documents.publishers import find_publisher
from demarche.documents.table import read_rows
from demarche.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # ships no types

# The limits keep the search for a date from asking the clock; a page of any year is dated the same in any year.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-12-31"}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://\S+?)\s*-->", re.IGNORECASE)
_SAVED_FROM_CHARACTERS = 2000
_WHOLE_PAGE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_TITLE_SEPARATORS = (" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00b7 ")
_DEEPEST = 20
"""How deep structured data is searched for a date; it is seldom more than four deep."""


@dataclass(frozen=True, slots=True)
class DatePlace:
    """Where a page declares its date: the element whose `attribute` is `name` (any, if empty) gives it in `value`."""

    attribute: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, what it says of its origin, and the date that it gives."""

    text: str
    origin: Origin
    dating: Dating


def read_page(html: str) -> Page:
    """Return the main text and the metadata of a page; the title is no part of the text.

    Raises:
        DocumentError: the page is no valid text, cannot be parsed, or holds no main text.
    """
    # The parser would stop at a NUL or at half a surrogate pair and hold the rest back without a word.
    check_text(html)
    try:
        page = _page(html)
    # Pages are written by strangers and parsed by others: whatever fails in there is a fault of this page alone.
    except Exception as error:
        message = f"the page cannot be parsed: {type(error).__name__}"
        raise DocumentError(message) from error
    if page is None:
        message = "no HTML page: it cannot be parsed"
        raise DocumentError(message)
    if not page.text.strip():
        message = "no main text found in the page"
        raise DocumentError(message)
    return page


def _page(html: str) -> Page | None:
    tree = trafilatura.load_html(html if _WHOLE_PAGE.search(html) else f"<html><body>{html}</body></html>")
    if tree is None:
        return None
    origin, searched = _origin_of(tree, html)
    dating = _dating_of(tree, origin, searched)
    extracted = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    return Page(_without_title(getattr(extracted, "text", None) or "", origin.title), origin, dating)


def _origin_of(tree: HtmlElement, html: str) -> tuple[Origin, str | None]:
    """Return what the page says of itself, and the day found by searching it, if any."""
    found = trafilatura.extract_metadata(tree, date_config=dict(_DATE_SEARCH))
    saved = _SAVED_FROM.search(html[:_SAVED_FROM_CHARACTERS])
    origin = Origin(
        title=found.title or None,
        url=found.url or (saved["url"] if saved else None),
        publisher=found.sitename or None,
        author=found.author or None,
    )
    return origin, found.date or None


def _dating_of(tree: HtmlElement, origin: Origin, searched: str | None) -> Dating:
    publisher = find_publisher(origin.url, origin.publisher)
    order = publisher.date_order if publisher else None
    for declared in _declared_dates(tree):
        if day := written_date(declared, order):
            return Dating(day, "page", PAGE_RELIABILITY)
    return Dating(searched, "page", SEARCHED_PAGE_RELIABILITY) if searched else UNDATED


def _declared_dates(tree: HtmlElement) -> Iterator[str]:
    """Yield what the page declares as its date of publication, as written, the most explicit first."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from _structured_dates(json.loads(script.text or ""), 0)
        except (ValueError, RecursionError):
            continue
    elements = [element for element in tree.iter("meta", "time", "span", "p", "div") if element.attrib]
    for place in read_rows("page_dates", DatePlace, ("attribute", "name", "value")):
        for element in elements:
            named = element.get(place.attribute)
            if named is not None and (not place.name or named.lower() == place.name.lower()):
                yield element.get(place.value) or ""


def _structured_dates(data: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        published = data.get("datePublished")
        if isinstance(published, str):
            yield published
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _structured_dates(item, depth + 1)


def _without_title(text: str, title: str | None) -> str:
    """Drop the first line where it repeats the title, with or without the name of the site behind it."""
    first, _, rest = text.partition("\n")
    heading, whole = _folded(first), _folded(title or "")
    if heading and (whole == heading or any(whole.startswith(heading + sign) for sign in _TITLE_SEPARATORS)):
        return rest
    return text


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()
