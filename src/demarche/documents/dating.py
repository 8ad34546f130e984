"""When a document was published, by which method that is known, and how far the method can be trusted.

The methods are asked in a fixed order, the most direct first; neither the clock nor a file's time is ever asked.
A reliability is the share of documents whose day the method gives, by the rule of succession (hits + 1) / (cases + 2),
counted over the shared official documents in the publisher's time zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from demarche.documents.address import path_of
from demarche.documents.byline import byline_day, dateline_day
from demarche.documents.dates import calendar_day, month_number, written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.documents.publishers import DateOrder

DatingMethod = Literal["given", "metadata", "url", "page", "byline", "dateline", "none"]

GIVEN_RELIABILITY = 1.0
"""A person says so for this run."""
METADATA_RELIABILITY = 0.999
"""Metadata and address gave the same day in all of the 1,231 documents that have both."""
URL_RELIABILITY = 0.999
"""See METADATA_RELIABILITY: neither can be told from the other."""
PAGE_RELIABILITY = METADATA_RELIABILITY
"""What a page declares is what the metadata of the shared documents was taken from; no pages are at hand to count."""
SEARCHED_PAGE_RELIABILITY = 0.583
"""A date that had to be searched for in a page is no better than one in the lines of a text; not counted by itself."""
BYLINE_RELIABILITY = 0.583
"""34 of 58; 23 more are the day before, when the words were spoken that were published after midnight or next day."""
DATELINE_RELIABILITY = 0.583
"""As a byline: none of the shared documents has a dateline with a year to count."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A publication date, an ISO day or a timestamp as given; the method that found it; its reliability in [0, 1]."""

    published: str | None
    method: DatingMethod
    reliability: float


UNDATED = Dating(None, "none", 0.0)


def date_of(  # noqa: PLR0913 - one keyword for each method, all optional
    text: str,
    *,
    given: str | None = None,
    metadata: str | None = None,
    url: str | None = None,
    page: Dating = UNDATED,
    order: DateOrder | None = None,
) -> Dating:
    """Return the publication date by the first method that has one.

    `given` is a date that has been checked; `metadata` is as written, passed over where it is no date; `page` is what
    the page says; `order` is how the publisher writes numeric dates.
    """

    def datings() -> Iterator[Dating]:
        yield Dating(given, "given", GIVEN_RELIABILITY)
        yield Dating(written_date(metadata, order) if metadata else None, "metadata", METADATA_RELIABILITY)
        yield Dating(url_day(url), "url", URL_RELIABILITY)
        yield page
        yield Dating(byline_day(text, order), "byline", BYLINE_RELIABILITY)
        yield Dating(dateline_day(text, order), "dateline", DATELINE_RELIABILITY)

    return next((dating for dating in datings() if dating.published), UNDATED)


_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d{2})"
_URL_DAYS = (
    re.compile(_YEAR + r"(?P<separator>[/_.-])(?P<month>\d{1,2}|[A-Za-z]{3,9})(?P=separator)(?P<day>\d{1,2})(?!\d)"),
    re.compile(_YEAR + r"(?P<month>\d{2})(?P<day>\d{2})(?!\d)"),
)


def url_day(url: str | None) -> str | None:
    """Return the ISO day in the path of an address, as in /2015/05/26/, /2015/may/26/ or t20150526_, else None.

    None too where the path holds two different days. The address of a snapshot counts as that of the page itself.
    """
    days: set[str] = set()
    for form in _URL_DAYS:
        for match in form.finditer(path_of(url)):
            month = int(match["month"]) if match["month"].isdigit() else month_number(match["month"])
            if month and (day := calendar_day(int(match["year"]), month, int(match["day"]))):
                days.add(day)
    return days.pop() if len(days) == 1 else None
