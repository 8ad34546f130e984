"""Stretches of days: months, quarters, seasons and their parts, and steps from a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

Days: TypeAlias = tuple[date | None, date | None]
Stretch: TypeAlias = tuple[date, date]
MONTHS_OF_YEAR = 12
FIRST_MONTH = 12
"""Months counted from year 0 to the first one that a date can have."""
PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""Days of a month that "early May", "mid-May", "late May" mean: a third each."""
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 1), "end": (12, 12)}
"""Months of a year: a third each, and a month for its beginning and end."""
PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month each begins with, as the north has them: nearly all that is published in English means those."""


def one_day(year: int, month: int, day: int) -> Stretch | None:
    """A calendar day as a stretch; None where there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def months(year: int, month: int, count: int = 1) -> Stretch:
    """The first to the last day of `count` months."""
    following = year * MONTHS_OF_YEAR + month - 1 + count
    last = date(following // MONTHS_OF_YEAR, following % MONTHS_OF_YEAR + 1, 1) - timedelta(days=1)
    return date(year, month, 1), last


def years(first: int, last: int | None = None) -> Stretch:
    """The first to the last day of years."""
    return date(first, 1, 1), date(last or first, 12, 31)


def month_away(day: date, count: int) -> Stretch | None:
    """The calendar month `count` months after (before, where negative) the month of a day."""
    index = day.year * MONTHS_OF_YEAR + day.month - 1 + count
    if index < FIRST_MONTH:
        return None
    return months(index // MONTHS_OF_YEAR, index % MONTHS_OF_YEAR + 1)


def moved(day: date, count: int, unit: str) -> date | None:
    """The day `count` units after a day, or the last of the month where that has no such day."""
    if unit in {"hour", "day", "week"}:
        return day + timedelta(days={"hour": count / 24, "day": count, "week": 7 * count}[unit])
    month = month_away(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
    if month is None:
        return None
    return min(month[0] + timedelta(days=day.day - 1), month[1])


def week_of(day: date, shift: int = 0) -> Stretch:
    """Monday to Sunday of the week of a day, or `shift` weeks later."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def unit_around(day: date, unit: str, shift: int = 0) -> Stretch | None:
    """The calendar week, month or year of a day, or `shift` of them later."""
    if unit == "week":
        return week_of(day, shift)
    if unit == "month":
        return month_away(day, shift)
    return years(day.year + shift)


def part_of_month(year: int, month: int, part: str) -> Stretch:
    """The early, middle or late third of a month."""
    first, last = PARTS_OF_MONTH[part]
    end = months(year, month)[1]
    return date(year, month, first), end if part == "late" else date(year, month, last)


def part_of_year(year: int, part: str) -> Stretch:
    """A third of a year, or its first or last month."""
    first, last = PARTS_OF_YEAR[part]
    return months(year, first, last - first + 1)


def season(year: int, name: str) -> Stretch:
    """Three months; a winter begins in the year it is named by."""
    return months(year, SEASONS[name], 3)
