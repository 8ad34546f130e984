"""Dates and durations as texts give them, resolved to days against the day of publication.

The grammar is our own table of patterns: a general date library guesses where a text only hints ("May", "second"),
and a guessed day must never enter a record. What a pattern does not settle stays None.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from typing import TYPE_CHECKING

from demarche.records import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from demarche.language.clause import Span, Tense

Days = tuple[date | None, date | None]

_WORDS = tomllib.loads((resources.files("demarche.language") / "times.toml").read_text(encoding="utf-8"))
MONTHS = {name.lower(): int(number) for number, names in _WORDS["months"].items() for name in names}
WEEKDAYS = {name.lower(): number for number, name in enumerate(_WORDS["weekdays"])}
NUMBERS: dict[str, int] = _WORDS["numbers"]
SOON: dict[str, int] = _WORDS["soon"]
FIRST_MONTH = 12
"""Months counted from year 0 to the first one that a date can have."""
RECENT_DAYS = 30
"""How far back "recently" may reach; gold readouts use the month before."""


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_MONTHS = _any(name for names in _WORDS["months"].values() for name in names)
_MONTH = rf"(?P<month>(?:{_MONTHS})\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBER = rf"(?P<number>\d{{1,3}}|{_any(NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_WEEKDAY = rf"(?P<weekday>{_any(_WORDS['weekdays'])})"
_PART_OF_DAY = r"(?:morning|afternoon|evening)"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time; `kind` is the pattern that found them, `values` what it read."""

    span: Span
    text: str
    kind: str
    values: dict[str, str]

    def resolve(self, published: date | None, tense: Tense = "past") -> When | None:
        """The days meant, or None where they cannot be told.

        `tense` is that of the clause: it decides whether "on Monday" looks back or ahead.
        """
        rule = _RULES[self.kind]
        try:
            days = rule.resolve(self.values, published, tense)
        except OverflowError:  # a day beyond the calendar's first or last year
            return None
        if days is None:
            return None
        start, end = days
        return When(
            start=start.isoformat() if start else None,
            end=end.isoformat() if end else None,
            text=self.text,
            basis=rule.basis,
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: str
    basis: str
    resolve: Callable[[dict[str, str], date | None, Tense], Days | None]


def _calendar_day(values: dict[str, str], published: date | None, tense: Tense) -> Days | None:
    """A day and month, with the year said or the one nearest to publication that fits the tense."""
    month, day = MONTHS[values["month"].lower().rstrip(".")], int(values["day"])
    if values.get("year"):
        return _one_day(int(values["year"]), month, day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    options = [found[0] for year in years if (found := _one_day(year, month, day)) and found[0]]
    if tense == "future":
        later = [d for d in options if d >= published]
        options = later or options
    elif tense == "past":
        earlier = [d for d in options if d <= published]
        options = earlier or options
    if not options:
        return None
    nearest = min(options, key=lambda d: abs((d - published).days))
    return nearest, nearest


def _day_range(values: dict[str, str], published: date | None, tense: Tense) -> Days | None:
    """From a day to another of the same or a named month: "March 27 to 29", "7-8 March", "July 31 to August 6"."""
    first = _calendar_day(values, published, tense)
    if first is None or first[0] is None:
        return None
    start = first[0]
    month = MONTHS[(values.get("last_month") or values["month"]).lower().rstrip(".")]
    last = _one_day(start.year + (month < start.month), month, int(values["last"]))
    if last is None or last[0] is None or last[0] < start:
        return first
    return start, last[0]


def _one_day(year: int, month: int, day: int) -> Days | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _month_span(year: int, month: int) -> Days:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _month(values: dict[str, str], published: date | None, tense: Tense) -> Days | None:
    """A month with its year, or the nearest such month before or after publication."""
    month = MONTHS[values["month"].lower().rstrip(".")]
    if values.get("year"):
        return _month_span(int(values["year"]), month)
    if published is None:
        return None
    if tense == "future":
        return _month_span(published.year + (month < published.month), month)
    return _month_span(published.year - (month > published.month), month)


def _year(values: dict[str, str], _published: date | None, _tense: Tense) -> Days | None:
    year = int(values["year"])
    return date(year, 1, 1), date(year, 12, 31)


def _iso_day(values: dict[str, str], _published: date | None, _tense: Tense) -> Days | None:
    return _one_day(int(values["year"]), int(values["month"]), int(values["day"]))


def _named_day(values: dict[str, str], published: date | None, _tense: Tense) -> Days | None:
    if published is None:
        return None
    word = values["word"].lower()
    shift = {"yesterday": -1, "last night": -1, "the day before": -1, "tomorrow": 1}.get(word, 0)
    day = published + timedelta(days=shift)
    return day, day


def _weekday(values: dict[str, str], published: date | None, tense: Tense) -> Days | None:
    """The last such day up to publication, or the next one after it."""
    if published is None:
        return None
    wanted = WEEKDAYS[values["weekday"].lower()]
    which = (values.get("which") or "").lower()
    if which in {"next", "coming", "this coming"} or (tense == "future" and which not in {"last", "past"}):
        day = published + timedelta(days=(wanted - published.weekday() - 1) % 7 + 1)
    else:
        back = (published.weekday() - wanted) % 7
        if which in {"last", "past"} and back == 0:
            back = 7
        day = published - timedelta(days=back)
    return day, day


def _ago(values: dict[str, str], published: date | None, _tense: Tense) -> Days | None:
    if published is None:
        return None
    count, unit = _count(values["number"]), values["unit"].lower()
    if unit == "day":
        day = published - timedelta(days=count)
        return day, day
    if unit == "week":
        day = published - timedelta(weeks=count)
        return day - timedelta(days=3), day + timedelta(days=3)
    months = count * (12 if unit == "year" else 1)
    index = published.year * 12 + published.month - 1 - months
    if index < FIRST_MONTH:
        return None
    start, _ = _month_span(index // 12, index % 12 + 1)
    if unit == "year":
        return date(index // 12, 1, 1), date(index // 12, 12, 31)
    return start, _month_span(index // 12, index % 12 + 1)[1]


def _neighbouring(values: dict[str, str], published: date | None, tense: Tense) -> Days | None:
    """As in "last week", "next month", "this year"."""
    if published is None:
        return None
    which, unit = values["which"].lower(), values["unit"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        start, end = monday, monday + timedelta(days=6)
    elif unit == "month":
        index = published.year * 12 + published.month - 1 + shift
        first, last = _month_span(index // 12, index % 12 + 1)
        if first is None or last is None:
            return None
        start, end = first, last
    else:
        start, end = date(published.year + shift, 1, 1), date(published.year + shift, 12, 31)
    if shift == 0:
        return (published, end) if tense == "future" else (start, min(end, published))
    return start, end


def _soon(values: dict[str, str], published: date | None, _tense: Tense) -> Days | None:
    """As in "in the coming day or two", "in the coming days": from publication on; the end only where it is said."""
    if published is None:
        return None
    days = SOON.get((values.get("extent") or "").lower(), 0)
    return published, published + timedelta(days=days) if days else None


def _recent(_values: dict[str, str], published: date | None, _tense: Tense) -> Days | None:
    return (published - timedelta(days=RECENT_DAYS), published - timedelta(days=1)) if published else None


def _until(values: dict[str, str], published: date | None, _tense: Tense) -> Days | None:
    """As in "by the end of the year", "by the end of March"."""
    if published is None:
        return None
    if values.get("month"):
        _, end = _month(values, published, "future") or (None, None)
        return published, end
    unit = values["unit"].lower()
    if unit == "year":
        return published, date(published.year, 12, 31)
    if unit == "month":
        return published, _month_span(published.year, published.month)[1]
    return published, published + timedelta(days=6 - published.weekday())


def _until_year(values: dict[str, str], published: date | None, _tense: Tense) -> Days | None:
    return published, date(int(values["year"]), 12, 31)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


RELATIVE = "relative to publication"
STATED = "stated in the text"
_RULES: dict[str, _Rule] = {
    "until": _Rule(
        rf"by the end of (?:{_MONTH}\b(?: {_YEAR})?|(?:the|this) (?P<unit>year|month|week)\b)", RELATIVE, _until
    ),
    "until-year": _Rule(r"by the end of (?P<year>(?:19|20)\d\d)", STATED, _until_year),
    "iso": _Rule(rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)", STATED, _iso_day),
    "day-range": _Rule(
        rf"{_DAY} ?(?:-|–|—|to|and) ?(?P<last>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH}\b(?:,? {_YEAR})?", STATED, _day_range
    ),
    "month-day-range": _Rule(
        rf"{_MONTH} {_DAY} ?(?:-|–|—|to|and|through) ?(?:(?P<last_month>{_MONTHS})\.? )?"
        rf"(?P<last>[0-3]?\d)(?!\d|[:.,]\d)(?:st|nd|rd|th)?(?:,? {_YEAR})?",
        STATED,
        _day_range,
    ),
    "month-day": _Rule(rf"{_MONTH} {_DAY}(?!\d|[:.,]\d)(?:,? {_YEAR})?", STATED, _calendar_day),
    "day-month": _Rule(rf"{_DAY}(?: of)? {_MONTH}\b(?:,? {_YEAR})?", STATED, _calendar_day),
    "month-year": _Rule(rf"{_MONTH},? {_YEAR}", STATED, _month),
    "month": _Rule(
        rf"(?:in|since|of|last|next|this|early|late|mid|by|until) {_MONTH}(?= |[,.;:)]|$)(?! [A-Z])", RELATIVE, _month
    ),
    "soon": _Rule(
        rf"(?:in|within|over) the (?:coming|next|nearest|following) (?P<extent>{_any(SOON)})\b"
        r"|in the days ahead|in the near future|(?:very )?soon\b|shortly\b",
        RELATIVE,
        _soon,
    ),
    "ago": _Rule(rf"{_NUMBER} {_UNIT} (?:ago|earlier)", RELATIVE, _ago),
    "neighbouring": _Rule(
        r"(?P<which>last|past|previous|next|coming|this) (?P<unit>week|month|year)\b", RELATIVE, _neighbouring
    ),
    "named": _Rule(
        r"(?P<word>today|yesterday|tomorrow|tonight|last night|the day before"
        rf"|this {_PART_OF_DAY}|earlier (?:today|this {_PART_OF_DAY}))\b",
        RELATIVE,
        _named_day,
    ),
    "weekday": _Rule(rf"(?:(?P<which>last|past|next|coming|this coming|this) )?{_WEEKDAY}\b", RELATIVE, _weekday),
    "recent": _Rule(r"(?:recently|the other day|in recent (?:days|weeks))\b", RELATIVE, _recent),
    "year": _Rule(rf"(?:in|since|of|by|until) {_YEAR}(?!\d|-\d|[.,]\d)", STATED, _year),
}


def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every rule as one pattern of its own; case matters only for months and weekdays, which are proper names."""
    return tuple(
        (kind, re.compile(rf"\b(?:{rule.pattern})", re.IGNORECASE if kind not in _NAMED else 0))
        for kind, rule in _RULES.items()
    )


_NAMED = frozenset({"day-range", "month-day-range", "month-day", "day-month", "month-year", "month", "weekday"})
_PATTERNS = _compiled()


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Every time expression of `text`, sorted and free of overlaps; where two patterns meet, the earlier rule wins."""
    taken = bytearray(len(text))
    found: list[TimeExpression] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "month" and text[end - 1] == ".":  # a full stop, not that of an abbreviation before a day
                end -= 1
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            values = {name: value for name, value in match.groupdict().items() if value}
            found.append(TimeExpression((start, end), text[start:end], kind, values))
    return tuple(sorted(found, key=lambda expression: expression.span))


_LENGTH = re.compile(
    r"\b(?:(?:more than|over|about|around|some|nearly|almost|roughly) )?"
    rf"(?P<number>\d{{1,3}}|half an|{_any(NUMBERS)})"
    r"(?P<half>(?: and a half| and a quarter)?)[ -](?P<unit>minute|hour)s?(?P<form>[- ]long)?\b",
    re.IGNORECASE,
)
_HALVES = {"": 0.0, " and a half": 0.5, " and a quarter": 0.25}


def find_durations(text: str) -> tuple[tuple[Span, int], ...]:
    """Lengths of talk in `text` as (span, minutes): "30-minute", "an hour-long", "two and a half hours"."""
    found: list[tuple[Span, int]] = []
    for match in _LENGTH.finditer(text):
        number = match["number"].lower()
        count = 0.5 if number == "half an" else float(_count(number))
        count += _HALVES[match["half"].lower()]
        found.append((match.span(), round(count * (60 if match["unit"].lower() == "hour" else 1))))
    return tuple(found)
