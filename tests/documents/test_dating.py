"""The date of publication: which method goes before which, and how sure it is."""

from __future__ import annotations

import time

import pytest

from demarche.documents import dating
from demarche.documents.dating import Dating, date_of, url_day

PROSE = "The ministers met on 3 March 2014 and will meet again.\n"
BYLINE = "Moscow, 25 May 2015\n\n" + PROSE
PAGE = Dating("2015-05-27", "page", dating.PAGE_RELIABILITY)
URL = "https://example.org/2015/05/28/story"


@pytest.mark.parametrize(
    ("known", "published", "method"),
    [
        ({"given": "2015-05-30", "metadata": "2015-05-29", "url": URL, "page": PAGE}, "2015-05-30", "given"),
        ({"metadata": "2015-05-29", "url": URL, "page": PAGE}, "2015-05-29", "metadata"),
        ({"metadata": "last week", "url": URL, "page": PAGE}, "2015-05-28", "url"),  # no date is passed over
        ({"url": URL, "page": PAGE}, "2015-05-28", "url"),
        ({"page": PAGE}, "2015-05-27", "page"),
        ({}, "2015-05-25", "byline"),
    ],
)
def test_order_of_methods(known: dict[str, object], published: str, method: str) -> None:
    found = date_of(BYLINE, **known)  # type: ignore[arg-type]  # the rows hold what the keywords take
    assert (found.published, found.method) == (published, method)


def test_dateline() -> None:
    found = date_of("KYIV, May 25, 2015 \u2014 The president said so.")
    assert found == Dating("2015-05-25", "dateline", dating.DATELINE_RELIABILITY)


def test_nothing_known_is_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date in the prose is no date of publication, and the clock is not asked."""
    monkeypatch.setattr(time, "time", lambda: pytest.fail("the clock was asked"))
    assert date_of(PROSE) == Dating(None, "none", 0.0)


def test_reliabilities_fall_with_the_order() -> None:
    falling = [
        dating.GIVEN_RELIABILITY,
        dating.METADATA_RELIABILITY,
        dating.URL_RELIABILITY,
        dating.PAGE_RELIABILITY,
        dating.SEARCHED_PAGE_RELIABILITY,
        dating.BYLINE_RELIABILITY,
        dating.DATELINE_RELIABILITY,
    ]
    assert falling == sorted(falling, reverse=True)
    assert all(0 < value <= 1 for value in falling)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.whitehouse.gov/briefing-room/2022/02/13/readout/", "2022-02-13"),
        ("https://www.theguardian.com/world/2015/may/26/putin", "2015-05-26"),  # the month in letters
        ("https://www.fmprc.gov.cn/mfa_eng/202202/t20220221_10644075.html", "2022-02-21"),  # eight digits
        ("https://example.org/story-2015-05-26", "2015-05-26"),
        ("https://example.org/news?date=2015-05-26", "2015-05-26"),
        ("https://example.org/2015/5/6/x", "2015-05-06"),
        ("https://example.org/2015/05/", None),  # no day
        ("https://example.org/2015/13/45/", None),  # no such day
        ("https://example.org/article/20159999", None),  # a number, not a date
        ("https://example.org/2015/05/26/on-2014-03-01", None),  # two days
        ("https://example.org/2015/05/26/on-20150526", "2015-05-26"),  # the same day twice
        ("https://web.archive.org/web/20200101000000/https://example.org/2015/05/26/x", "2015-05-26"),  # the page's
        ("https://web.archive.org/web/20200101000000/https://example.org/x", None),
        ("http://[broken/2015/05/26/", None),
        (None, None),
    ],
)
def test_url_day(url: str | None, expected: str | None) -> None:
    assert url_day(url) == expected
