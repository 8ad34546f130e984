"""Reckoning: the days that the values of a time expression come to.

Each function takes what a rule's pattern read, the day of publication (or the date in focus) and the tense of the
clause, and gives the first and last day, or None where they cannot be told.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from demarche.language import days
from demarche.language.time_words import (
    DAYS_OF_WEEK,
    LAST_MONTH,
    MONTHS,
    ORDINALS,
    PARTS,
    RECENT_DAYS,
    SATURDAY,
    SOON,
    WEEKDAYS,
    count,
)

if TYPE_CHECKING:
    from demarche.language.clause import Tense
    from demarche.language.days import Days
    from demarche.language.time_words import Values


def _month_number(values: Values) -> int:
    return MONTHS[values["month"].lower().rstrip(".")]


def calendar_day(values: Values, published: date | None, tense: Tense) -> Days | None:
    """A day and month, with the year said or the one nearest to publication that fits the tense."""
    month, day = _month_number(values), int(values["day"])
    if values.get("year"):
        return days.one_day(int(values["year"]), month, day)
    if published is None:
        return None
    around = (published.year - 1, published.year, published.year + 1)
    options = [found[0] for year in around if (found := days.one_day(year, month, day))]
    if tense == "future":
        options = [d for d in options if d >= published] or options
    elif tense == "past":
        options = [d for d in options if d <= published] or options
    if not options:
        return None
    nearest = min(options, key=lambda d: abs((d - published).days))
    return nearest, nearest


def day_range(values: Values, published: date | None, tense: Tense) -> Days | None:
    """From a day to another of the same or a named month: "March 27 to 29", "7-8 March", "July 31 to August 6"."""
    first = calendar_day(values, published, tense)
    if first is None or first[0] is None:
        return None
    start = first[0]
    month = MONTHS[(values.get("last_month") or values["month"]).lower().rstrip(".")]
    last = days.one_day(start.year + (month < start.month), month, int(values["last"]))
    if last is None or last[0] < start:
        return first
    return start, last[0]


def month(values: Values, published: date | None, tense: Tense) -> Days | None:
    """A month or a third of it, with its year or the nearest before or after publication."""
    month = _month_number(values)
    if values.get("year"):
        year = int(values["year"])
    elif published is None:
        return None
    elif tense == "future" or values.get("which", "").lower() == "next":
        year = published.year + (month < published.month)
    else:
        year = published.year - (month > published.month)
    part = PARTS.get(values.get("part", "").lower(), "")
    thirds = {"beginning": "early", "end": "late"}
    return days.part_of_month(year, month, thirds.get(part, part)) if part else days.months(year, month)


def _some_year(values: Values, published: date | None) -> int | None:
    """The year said, or last, this or next year."""
    if values.get("year"):
        return int(values["year"])
    if published is None:
        return None
    return published.year + {"last": -1, "next": 1}.get(values.get("which", "").lower(), 0)


def year(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """A year or a part of it: "in 2014", "late 2013", "the end of last year"."""
    number = _some_year(values, published)
    if number is None:
        return None
    part = PARTS.get(values.get("part", "").lower())
    return days.part_of_year(number, part) if part else days.years(number)


def year_range(values: Values, _published: date | None, _tense: Tense) -> Days | None:
    """From a year to another."""
    first, last = int(values["year"]), int(values["last"])
    return days.years(first, last) if first <= last else None


def decade(values: Values, _published: date | None, _tense: Tense) -> Days | None:
    """Ten years or a part of them: "the 1990s", "the early 1990s"."""
    first, last = days.PARTS_OF_DECADE.get(values.get("part", "").lower(), (0, 9))
    start = int(values["decade"])
    return days.years(start + first, start + last)


def century(values: Values, _published: date | None, _tense: Tense) -> Days | None:
    """A hundred years, the last of which gives the number."""
    number = ORDINALS[values["ordinal"].lower()]
    return days.years(100 * (number - 1) + 1, 100 * number)


def share_of_year(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """A quarter or half of a year: "the first quarter of 2023", "Q4 2022", "the second half of the year"."""
    year = _some_year(values, published)
    if year is None:
        return None
    shares = 2 if values.get("share", "").lower() == "half" else 4
    word = (values.get("ordinal") or values.get("quarter") or "").lower()
    number = shares if word in {"last", "final"} else ORDINALS.get(word) or int(word)
    if number > shares:
        return None
    length = LAST_MONTH // shares
    return days.months(year, 1 + length * (number - 1), length)


def season(values: Values, published: date | None, tense: Tense) -> Days | None:
    """A season of a year, or the last, this or next one."""
    name = values["season"].lower()
    if values.get("year"):
        return days.season(int(values["year"]), name)
    if published is None:
        return None
    around = [days.season(published.year + shift, name) for shift in (-2, -1, 0, 1)]
    which = values["which"].lower()
    if which == "last":
        return next(s for s in reversed(around) if s[1] < published)
    if which == "next":
        return next((s for s in around if s[0] > published), None)
    start, end = around[2] if not around[1][0] <= published <= around[1][1] else around[1]
    if tense == "future":
        return max(start, published), end
    return (start, min(end, published)) if start <= published else None


def iso_day(values: Values, _published: date | None, _tense: Tense) -> Days | None:
    """A day in figures; a stamp with an offset is a day where the publisher sits, if that is known."""
    found = days.one_day(int(values["year"]), int(values["month"]), int(values["day"]))
    if found is None or not values.get("offset") or not values.get("zone"):
        return found
    offset = values["offset"].replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{found[0].isoformat()}T{values['clock']}{offset}")
        local = moment.astimezone(ZoneInfo(values["zone"])).date()
    except (ValueError, ZoneInfoNotFoundError):
        return found
    return local, local


def figures(values: Values, _published: date | None, _tense: Tense) -> Days | None:
    """A day in figures, "25/08/2021": by the publisher's order where both could be a month, with dots the day first."""
    first, second, year = int(values["first"]), int(values["second"]), int(values["year"])
    order = "day" if values["mark"] == "." else values.get("order", "")
    readings = [found for found in (days.one_day(year, second, first), days.one_day(year, first, second)) if found]
    if order:
        return days.one_day(year, *((second, first) if order == "day" else (first, second))) or next(
            iter(readings), None
        )
    return readings[0] if len(set(readings)) == 1 else None


def named_day(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """As in "yesterday", "this morning", "the day after tomorrow"."""
    if published is None:
        return None
    shifts = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    day = published + timedelta(days=shifts.get(values["word"].lower(), 0))
    return day, day


def weekday(values: Values, published: date | None, tense: Tense) -> Days | None:
    """The last such day up to publication, or the next one after it."""
    if published is None:
        return None
    wanted = WEEKDAYS[values["weekday"].lower()]
    which = (values.get("which") or "").lower()
    if which in {"next", "coming", "this coming"} or (tense == "future" and which not in {"last", "past"}):
        day = published + timedelta(days=(wanted - published.weekday() - 1) % DAYS_OF_WEEK + 1)
    else:
        back = (published.weekday() - wanted) % DAYS_OF_WEEK
        if which in {"last", "past"} and back == 0:
            back = DAYS_OF_WEEK
        day = published - timedelta(days=back)
    return day, day


def weekend(values: Values, published: date | None, tense: Tense) -> Days | None:
    """Saturday and Sunday before or after publication."""
    if published is None:
        return None
    ahead = values["which"].lower() in {"next", "this coming"} or (tense == "future" and values["which"] != "last")
    saturday = days.week_of(published)[0] + timedelta(days=SATURDAY)
    if not ahead and saturday > published:
        saturday -= timedelta(weeks=1)
    if values["which"].lower() == "next":
        saturday += timedelta(weeks=1) if published.weekday() < SATURDAY and tense != "future" else timedelta(0)
    return saturday, saturday + timedelta(days=1)


def ago(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """As in "three days ago": the day, the week around it, or the whole month, year or decade-old year."""
    if published is None:
        return None
    number, unit = count(values["number"]), values["unit"].lower()
    day = days.moved(published, -number, unit)
    if day is None:
        return None
    if unit == "day":
        return day, day
    if unit == "week":
        return day - timedelta(days=3), day + timedelta(days=3)
    return days.months(day.year, day.month) if unit == "month" else days.years(day.year)


def ahead(values: Values, published: date | None, tense: Tense) -> Days | None:
    """As in "in three days", "in two weeks' time": the day; in a past clause it is how long something took."""
    if published is None or tense == "past":
        return None
    day = days.moved(published, count(values["number"]), values["unit"].lower())
    if day is None:
        return None
    return days.months(day.year, day.month) if values["unit"].lower() in {"month", "year"} else (day, day)


def lasting(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """As in "over the past three days", "within 30 days": from publication back or on."""
    if published is None:
        return None
    back = (values.get("which") or "").lower() in {"past", "last", "previous"}
    number = count(values["number"])
    other = days.moved(published, -number if back else number, values["unit"].lower())
    return (other, published) if back else (published, other)


def neighbouring(values: Values, published: date | None, tense: Tense) -> Days | None:
    """As in "last week", "next month", "this year", "earlier this month"."""
    if published is None:
        return None
    which, unit = values["which"].lower(), values["unit"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    around = days.unit_around(published, unit, shift)
    if around is None or shift:
        return around
    ahead = tense == "future" if which == "this" else which.startswith("later")
    return (published, around[1]) if ahead else (around[0], min(around[1], published))


def soon(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """As in "in the coming day or two", "in the coming days": from publication on; the end only where it is said."""
    if published is None:
        return None
    extent = SOON.get((values.get("extent") or "").lower(), 0)
    return published, published + timedelta(days=extent) if extent else None


def recent(_values: Values, published: date | None, _tense: Tense) -> Days | None:
    """As in "recently": the month before publication."""
    return (published - timedelta(days=RECENT_DAYS), published - timedelta(days=1)) if published else None


def until(values: Values, published: date | None, _tense: Tense) -> Days | None:
    """As in "by the end of the year", "by the end of March", "by the end of 2018"."""
    if published is None:
        return None
    if values.get("month"):
        _, end = month(values, published, "future") or (None, None)
    elif values.get("year"):
        end = date(int(values["year"]), 12, 31)
    else:
        _, end = days.unit_around(published, values["unit"].lower()) or (None, None)
    return published, end


def after_focus(values: Values, focus: date | None, _tense: Tense) -> Days | None:
    """As in "the next day", "two days later", "the same day", "later that year": from the date in focus."""
    if focus is None:
        return None
    if values.get("rest"):
        around = days.unit_around(focus, values["rest"].lower())
        return (focus, around[1]) if around else None
    if values.get("unit"):
        number = count(values["number"])
        back = values["way"].lower() in {"earlier", "before"}
        day = days.moved(focus, -number if back else number, values["unit"].lower())
        if day is None or values["unit"].lower() in {"day", "week"}:
            return (day, day) if day else None
        return days.months(day.year, day.month) if values["unit"].lower() == "month" else days.years(day.year)
    word = values["word"].lower()
    shift = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}
    day = focus + timedelta(days=next((step for name, step in shift.items() if name in word.split()), 0))
    return day, day
