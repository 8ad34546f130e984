"""Dates as they are written: ISO days and timestamps, days with the month in words, numeric days.

Every reading is checked against the calendar; a date that may mean two days means none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.documents.publishers import DateOrder

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?![\d])"

_FORMS = (
    re.compile(rf"(?<![\d/.])\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]*{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(
        r"(?<![\d/.-])(?P<year>\d{4})(?P<separator>[-/.])(?P<number>\d{1,2})(?P=separator)(?P<day>\d{1,2})(?!\d)"
    ),
    re.compile(
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<separator>[-/.])(?P<second>\d{1,2})(?P=separator)(?P<year>\d{4})(?!\d)"
    ),
)
_RANGE_BEFORE = re.compile(
    rf"(?:(?<![:.\d])\d{{1,2}}(?:st|nd|rd|th)?|(?<!\d)\d{{4}}|\b{_MONTH})\s*(?:[-\u2013\u2014&]|\band\b|\bto\b)\s*$",
    re.IGNORECASE,
)
_RANGE_CHARACTERS = 24

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_TIMESTAMP = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?Z|\s?[+-]\d{2}(?::?\d{2})?)?",
)
_FRACTION = re.compile(r"[.,]\d+")
_AROUND_A_DATE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.]\d{2}(?::\d{2})?\b"
    r"|\b[ap]\.?m\b\.?|\b(?:utc|gmt|e[sd]t|c[sd]t|p[sd]t|msk|ist|cet|cest|bst|at|on)\b|[\s,;|()\u2013\u2014-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it stands in a text: where, and which ISO day it means."""

    start: int
    end: int
    day: str


def iso_date(text: str) -> str | None:
    """Return an ISO day or timestamp as given, without the space around it; None where it is neither, or no such day.

    A timestamp keeps its zone, or the lack of one.
    """
    given = text.strip()
    try:
        if _ISO_DAY.fullmatch(given):
            date.fromisoformat(given)
        elif _ISO_TIMESTAMP.fullmatch(given):
            datetime.fromisoformat(_FRACTION.sub("", given.replace(" ", "T", 1).replace(" ", "")))
        else:
            return None
    except ValueError:
        return None
    return given


def written_date(text: str, order: DateOrder | None = None) -> str | None:
    """Return the date that a metadata field holds: ISO as given, a mail date as a timestamp, another form as a day.

    None where the field holds something else, something more, or a day that may be two.
    """
    if given := iso_date(text):
        return given
    if stamp := _mail_date(text):
        return stamp
    days = written_days(text, order)
    if len(days) == 1 and not _AROUND_A_DATE.sub("", text[: days[0].start] + " " + text[days[0].end :]):
        return days[0].day
    return None


def written_days(text: str, order: DateOrder | None = None) -> list[WrittenDay]:
    """Return the complete days (with a year) written in `text`, in the order of the text.

    Numeric days are read in `order`; without it only those that can mean one day alone. The end of a span of days
    ("12-14 July 2021") is no day of its own.
    """
    found: list[WrittenDay] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if _RANGE_BEFORE.search(text[max(0, match.start() - _RANGE_CHARACTERS) : match.start()]):
                continue
            day = _day_of(match, order)
            if day and not any(other.start < match.end() and match.start() < other.end for other in found):
                found.append(WrittenDay(match.start(), match.end(), day))
    return sorted(found, key=lambda written: written.start)


def calendar_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO day, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int | None:
    """Return 1 to 12 for an English month, whole or shortened to three letters or more, None for anything else."""
    folded = name.lower().rstrip(".")
    shortest = 3
    if len(folded) < shortest:
        return None
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(folded)), None)


def _mail_date(text: str) -> str | None:
    """Return the date of a mail or a feed ("Tue, 26 May 2015 10:00:00 GMT") as a timestamp; None without a zone."""
    try:
        stamp = parsedate_to_datetime(text.strip())
    except ValueError:
        return None
    return stamp.isoformat() if stamp.tzinfo else None


def _day_of(match: re.Match[str], order: DateOrder | None) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("month"):
        month = month_number(parts["month"])
        return calendar_day(year, month, int(parts["day"])) if month else None
    if parts.get("number"):
        return calendar_day(year, int(parts["number"]), int(parts["day"]))
    first, second = int(parts["first"]), int(parts["second"])
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if parts["separator"] == "." or order == "dmy":
        return day_first or (month_first if parts["separator"] != "." else None)
    if order == "mdy":
        return month_first or day_first
    # Both readings are in the calendar: only the same one twice (05/05/2015) is a day.
    if day_first and month_first:
        return day_first if day_first == month_first else None
    return day_first or month_first
