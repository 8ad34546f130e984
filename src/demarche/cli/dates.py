"""Days as people write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from demarche.records import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DECEMBER = 12
DAY_LENGTH = len("2015-05-25")


def day_text(day: str) -> str:
    """A day, or the day of a moment, in words: "25 May 2015"; what is no ISO day stays as it is."""
    found = _day(day)
    return one_line(day) if found is None else f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def when_text(when: When | None) -> str:
    """A time in words: "25 May 2015", "May 2013", "until 1 June 2015 (“by summer”)"; empty where nothing is known."""
    if when is None:
        return ""
    words = one_line(when.text or "")
    days = _span_text(when.start, when.end)
    if not days:
        return f"“{words}”" if words else ""
    # What the text said is worth showing where the day was worked out from it.
    relative = words and not any(character.isdigit() for character in words)
    return f"{days} (“{words}”)" if relative else days


def days(date: When | None, published: str | None) -> str:
    """The days of a record as a table has them: "2015-05-25", two of them with a dash.

    A record without a day shows that of publication in brackets, since it is found by it.
    """
    if date is None or not (date.start or date.end):
        return f"({published})" if published else ""
    start, end = date.start or "", date.end or ""
    return one_line(start if start == end else f"{start} –{end}")


def _span_text(start: str | None, end: str | None) -> str:
    if start is None or end is None:
        return f"from {day_text(start)}" if start else f"until {day_text(end)}" if end else ""
    first, last = _day(start), _day(end)
    if start == end or first is None or last is None:
        return day_text(start) if start == end else f"{day_text(start)} – {day_text(end)}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year:
        if (first.month, last.month) == (1, DECEMBER):
            return str(first.year)
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(end)}"
    return f"{day_text(start)} – {day_text(end)}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:DAY_LENGTH])
    except ValueError:
        return None
