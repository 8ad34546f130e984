"""Dates as written: kept where they are ISO, read where they are clear, left alone where they are not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.documents.dates import iso_date, written_date, written_days

if TYPE_CHECKING:
    from demarche.documents.publishers import DateOrder


@pytest.mark.parametrize(
    "text",
    [
        "2015-05-26",  # a day stays a day
        "2022-02-13T17:45:24+00:00",  # a timestamp keeps its zone,
        "2022-02-13T17:45:24Z",  # in the form it has,
        "2022-02-13T17:45:24",  # or its lack of one
        "2022-02-13 17:45",
        "2022-02-13T17:45:24.123+0300",
        "2022-02-13 17:45:24 +03:00",
    ],
)
def test_iso_is_kept(text: str) -> None:
    assert iso_date(f" {text} ") == text
    assert written_date(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2015-02-30",  # no such day
        "2015-13-01",  # no such month
        "2022-02-13T25:00",  # no such hour
        "2015-05",  # no day
        "2015",
        "20150526",  # not the form asked for
        "2015-W22-2",
        "2015-05-26x",
        "",
    ],
)
def test_no_iso(text: str) -> None:
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("25 May 2015", None, "2015-05-25"),
        ("25th of May, 2015", None, "2015-05-25"),
        ("May 25, 2015", None, "2015-05-25"),
        ("Sept. 9, 2021", None, "2021-09-09"),  # shortened with a dot
        ("Monday, 25 May 2015, 19:45", None, "2015-05-25"),  # weekday and time around it
        ("May 25, 2015 at 3:16 p.m. EDT", None, "2015-05-25"),
        ("Tue, 26 May 2015 10:00:00 GMT", None, "2015-05-26T10:00:00+00:00"),  # the date of a mail or a feed
        ("25/05/2015", None, "2015-05-25"),  # only one reading is in the calendar
        ("05/25/2015", None, "2015-05-25"),
        ("05/05/2015", None, "2015-05-05"),  # both readings are the same day
        ("04/05/2015", None, None),  # two days: none
        ("04/05/2015", "dmy", "2015-05-04"),
        ("04/05/2015", "mdy", "2015-04-05"),
        ("04.05.2015", None, "2015-05-04"),  # with dots the day comes first
        ("04.25.2015", None, None),  # and so this is none
        ("2015.5.7", None, "2015-05-07"),
        ("2015/05/07", "mdy", "2015-05-07"),  # the year first leaves one order
        ("31 February 2020", None, None),
        ("12-14 July 2021", None, None),  # a span is no day
        ("July 12 - July 14, 2021", None, None),
        ("12 and 13 May 2020", None, None),
        ("19:45 - 25 May 2015", None, "2015-05-25"),  # a time before a dash makes no span
        ("published in May 2015", None, None),
        ("the agreement of 25 May 2015", None, None),  # a field that holds more than a date
        ("25 May 2015, 26 May 2015", None, None),  # or two
    ],
)
def test_written_date(text: str, order: DateOrder | None, expected: str | None) -> None:
    assert written_date(text, order) == expected


def test_written_days_say_where() -> None:
    text = "Signed on 3 March 2014 and again on April 4, 2015."
    assert [(text[day.start : day.end], day.day) for day in written_days(text)] == [
        ("3 March 2014", "2014-03-03"),
        ("April 4, 2015", "2015-04-04"),
    ]


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%Y/%m/%d"]))
def test_forms_round_trip(day: date, form: str) -> None:
    assert written_date(day.strftime(form)) == day.isoformat()


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-11, 14))  # noqa: DTZ001 - a zone is added
def test_timestamps_are_kept(moment: datetime, hours: int) -> None:
    stamp = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)) if hours else UTC).isoformat()
    assert iso_date(stamp) == stamp


@given(st.text(max_size=60), st.sampled_from(["dmy", "mdy", "ymd", None]))
def test_any_text(text: str, order: DateOrder | None) -> None:
    for found in written_days(text, order):
        assert date.fromisoformat(found.day)
        assert 0 <= found.start < found.end <= len(text)
    assert written_date(text, order) is None or written_days(text, order) or "," in text
