"""Dates and durations as texts give them, resolved to days against publication and the date in focus.

The grammar is our own table (`time_rules.py`): a general date library guesses where a text only hints. Measured by
`benchmarks/time_scores.py` on the 165 phrases of `tests/language/times.csv`: dateparser 1.5 reads 62 as they are meant,
in 7 ms each. It does well on single days and months (40 of 46 weekdays, named and calendar days, "ago", months), where
our table reads all; it knows no parts of months, quarters, seasons, decades, ranges, "since" or "by", and makes days of
"They may go further" and "the 2016 election". It wins in no kind, so nothing here rests on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from demarche.language.time_rules import NEEDLES, RULES
from demarche.language.time_words import (
    DAYS_OF_WEEK,
    FOCUS,
    NUMBERS,
    ORDERS,
    RELATIVE,
    STATED,
    WEEKDAYS,
    alternatives,
    count,
)
from demarche.records import When

if TYPE_CHECKING:
    from demarche.language.clause import Span, Tense
    from demarche.language.days import Days
    from demarche.language.time_words import Values

__all__ = ["FOCUS", "RELATIVE", "STATED", "TimeExpression", "find_durations", "find_times", "writes_day_first"]
DATED = frozenset({"month-day", "day-month", "month", "month-year", "part-of-month"})
"""Kinds that take the year of the end of their range."""
RANGED = DATED | {"weekday", "iso", "figures"}
FOCUSED = frozenset({"focus", "focus-step"})
POINTS = DATED | {"iso", "figures", "day-range", "month-day-range"}
"""Kinds that bring a date into focus: those that a text states."""
FOCUS_REACH = 400
"""How many code points back the date in focus may stand: two or three sentences."""
_OPENING = re.compile(
    r"\b(?:(?P<since>since)|(?P<until>until|till)|(?P<by>by|(?:no|not) later than)|(?P<range>from|between))"
    r" (?:the )?\Z",
    re.IGNORECASE,
)
_OPENING_REACH = len("not later than the ") + 1
_SINCE = "since"
_UNTIL = "until"
_BY = "by"
_AHEAD = frozenset({_UNTIL, _BY})
_JOINED = re.compile(r"(?P<word> (?:to|and|until|till|through) )| ?[-–—] ?")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time; `kind` is the rule that found them, `values` what it read.

    `frame` is "since", "until" or "by" where that opens it, `last` the expression that closes a range, `anchor` the one
    that brought a date into focus before "the next day".
    """

    span: Span
    text: str
    kind: str
    values: dict[str, str]
    frame: str = ""
    last: TimeExpression | None = None
    anchor: TimeExpression | None = None

    def resolve(self, published: date | None, tense: Tense = "past") -> When | None:
        """The days meant, or None where they cannot be told.

        `tense` is that of the clause: it decides whether "on Monday" looks back or ahead.
        """
        try:
            days = self._framed(published, tense)
        except (OverflowError, ValueError):  # a day beyond the calendar's first or last year
            return None
        if days is None or days == (None, None):
            return None
        start, end = days
        basis = RULES[self.kind].basis
        return When(
            start=start.isoformat() if start else None,
            end=end.isoformat() if end else None,
            text=self.text,
            basis=STATED if basis == RELATIVE and "year" in self.values else basis,
        )

    def _framed(self, published: date | None, tense: Tense) -> Days | None:
        """The days with what opens the expression: since then, or until then; a deadline that is a day is that day."""
        days = self._ranged(published, "future" if self.frame in _AHEAD else tense)
        if days is None or not self.frame:
            return days
        start, end = days
        if self.frame == _SINCE:
            return (start, published) if published is None or start is None or start <= published else None
        if self.frame == _BY and start == end:
            return days
        return (published if published and end and published <= end else None), end

    def _ranged(self, published: date | None, tense: Tense) -> Days | None:
        """The days from the first day of this expression to the last of the one that closes its range."""
        if self.last is None:
            return self._plain(self.values, published, tense)
        closing = self.last._plain(self.last.values, published, tense)  # noqa: SLF001  the same class
        end = closing[1] if closing else None
        if end is None:
            return None
        if self.kind == "weekday":
            back = (end.weekday() - WEEKDAYS[self.values["weekday"].lower()]) % DAYS_OF_WEEK
            return end - timedelta(days=back), end
        years = (end.year, end.year - 1) if self.kind in DATED and "year" not in self.values else (0,)
        for year in years:
            opening = self._plain(self.values | ({"year": str(year)} if year else {}), published, tense)
            if opening is not None and opening[0] is not None and opening[0] <= end:
                return opening[0], end
        return None

    def _plain(self, values: Values, published: date | None, tense: Tense) -> Days | None:
        """The days of the expression by itself, from the date in focus where it goes by that."""
        if self.kind not in FOCUSED:
            return RULES[self.kind].resolve(values, published, tense)
        days = self.anchor._framed(published, tense) if self.anchor else None  # noqa: SLF001  the same class
        if days is None or days[0] is None or (days[0] != days[1] and "rest" not in values):
            return None
        return RULES[self.kind].resolve(values, days[0], tense)


_PATTERNS = tuple(
    (kind, rule.near, re.compile(rf"\b(?:{rule.pattern})", 0 if rule.named else re.IGNORECASE))
    for kind, rule in RULES.items()
)
_NEEDLE = re.compile("|".join(rf"(?P<{group}>(?<![A-Za-z\d])(?:{words}))" for group, words in NEEDLES.items()))
_REACH = 56
"""How many code points before and after its needle a time expression may reach; the longest of corpus/official, with
what opens it, has 35."""


def _places(text: str) -> dict[str, list[Span]]:
    """The stretches around the needles of each group, merged where they meet."""
    places: dict[str, list[Span]] = {group: [] for group in NEEDLES}
    for match in _NEEDLE.finditer(text):
        group = places[match.lastgroup or ""]
        start, end = max(0, match.start() - _REACH), match.end() + _REACH
        if group and group[-1][1] >= start:
            group[-1] = (group[-1][0], end)
        else:
            group.append((start, end))
    return places


def _merged(stretches: list[Span]) -> list[Span]:
    """Sorted stretches without overlaps."""
    merged: list[Span] = []
    for start, end in sorted(stretches):
        if merged and merged[-1][1] >= start:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def writes_day_first(country: str | None) -> bool | None:
    """Whether publishers of a country (alpha-3) write the day first in figures; None where nobody can tell."""
    if country is None or country in ORDERS["mixed"]:
        return None
    return country not in ORDERS["month_first"]


def find_times(text: str, *, day_first: bool | None = None, zone: str | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of `text`, sorted and free of overlaps; where two patterns meet, the earlier rule wins.

    `day_first` is the publisher's order in "04/05/2021" (None: unknown, and such a day too), `zone` the IANA zone where
    it sits: a stamp in UTC is then the local day.
    """
    taken = bytearray(len(text))
    expressions: list[TimeExpression] = []
    asides = {} if day_first is None else {"order": "day" if day_first else "month"}
    if zone:
        asides["zone"] = zone
    places = _places(text)
    for kind, near, pattern in _PATTERNS:
        stretches = places[near[0]] if len(near) == 1 else _merged([s for group in near for s in places[group]])
        for match in (found for place in stretches for found in pattern.finditer(text, *place)):
            start, end = match.span()
            if kind == "month" and text[end - 1] == ".":  # a full stop, not that of an abbreviation before a day
                end -= 1
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            values = {name: value for name, value in match.groupdict().items() if value}
            expressions.append(TimeExpression((start, end), text[start:end], kind, values | asides))
    expressions.sort(key=lambda expression: expression.span)
    return tuple(_joined(text, expressions))


def _joined(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Expressions with what opens them, ranges as one, and those that go by a date in focus with that date."""
    joined: list[TimeExpression] = []
    focus: TimeExpression | None = None
    number = 0
    while number < len(found):
        expression = found[number]
        start = expression.span[0]
        opening = _OPENING.search(text, max(0, start - _OPENING_REACH), start)
        word = opening.lastgroup if opening else None
        following = found[number + 1] if number + 1 < len(found) else None
        if following is not None and _is_range(text, expression, following, opened=word == "range"):
            span = (start, following.span[1])
            expression = replace(expression, span=span, text=text[slice(*span)], last=following)
            number += 1
        elif opening is not None and word in {_SINCE, *_AHEAD} and expression.kind not in _OPEN_ENDED:
            span = (opening.start(), expression.span[1])
            expression = replace(expression, span=span, text=text[slice(*span)], frame=word or "")
        if expression.kind in FOCUSED and focus is not None and start - focus.span[1] <= FOCUS_REACH:
            expression = replace(expression, anchor=focus)
        if expression.kind in POINTS or expression.anchor is not None:
            focus = expression
        joined.append(expression)
        number += 1
    return joined


_OPEN_ENDED = frozenset({"until", "until-year", "soon", "lasting", "recent", "ahead"})
"""Kinds that say themselves from when or until when."""


def _is_range(text: str, first: TimeExpression, second: TimeExpression, *, opened: bool) -> bool:
    """Whether two neighbours are the ends of a range: "from 30 May to 2 June", or with a dash."""
    if first.kind not in RANGED or second.kind not in RANGED or (first.kind == "weekday") != (second.kind == "weekday"):
        return False
    joining = _JOINED.fullmatch(text, first.span[1], second.span[0])
    return joining is not None and (opened or (joining["word"] is None and first.kind != "weekday"))


_LENGTH = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:\.\d)?|half(?: an?)?|(?P<quarters>a|three)[- ]quarters? of an|{alternatives(NUMBERS)})"
    r"(?P<half>(?:[ -]and[ -]a[ -](?:half|quarter))?)[ -](?P<unit>minute|min|hour)s?\b"
    r"(?P<later_half>(?: and a (?:half|quarter))?)(?:,? (?:and )?(?P<minutes>[0-5]?\d)[ -]minutes?\b)?",
    re.IGNORECASE,
)
_MINUTES_OF_HOUR = 60
_NO_LENGTH = re.compile(r" (?:ago|later|earlier|before|after|late)\b", re.IGNORECASE)


def find_durations(text: str) -> tuple[tuple[Span, int], ...]:
    """Lengths of talk in `text` as (span, minutes): "30-minute", "an hour-long", "two-and-a-half hours".

    "several hours" has no number and is none; "two hours ago" is a time.
    """
    found: list[tuple[Span, int]] = []
    for match in _LENGTH.finditer(text):
        if _NO_LENGTH.match(text, match.end()):
            continue
        amount = _amount(match) + _fraction(match["half"]) + _fraction(match["later_half"])
        minutes = amount * (_MINUTES_OF_HOUR if match["unit"].lower() == "hour" else 1) + int(match["minutes"] or 0)
        found.append((match.span(), round(minutes)))
    return tuple(found)


def _amount(match: re.Match[str]) -> float:
    """How many units a length has, but for a half or quarter added to them."""
    number = match["number"].lower()
    if match["quarters"]:
        return 0.75 if match["quarters"].lower() == "three" else 0.25
    if number.startswith("half"):
        return 0.5
    return float(number) if number[0].isdigit() else float(count(number))


def _fraction(words: str) -> float:
    """What " and a half" and the like add."""
    return 0.5 if words.lower().endswith("half") else 0.25 if words else 0.0
