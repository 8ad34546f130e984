"""The patterns of time expressions, as a table of rules.

A rule's pattern names what it reads ("day", "month", "unit"); its function (`reckoning.py`) makes days of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.language import days, reckoning
from demarche.language.time_words import FOCUS, NUMBERS, ORDINALS, PARTS, RELATIVE, SOON, STATED, WORDS, alternatives

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from demarche.language.clause import Tense
    from demarche.language.days import Days
    from demarche.language.time_words import Values


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, on what its days rest, and how they are told."""

    pattern: str
    basis: str
    resolve: Callable[[Values, date | None, Tense], Days | None]
    near: tuple[str, ...]
    """The groups of `NEEDLES` of which a match must hold a word; it is looked for only around those."""
    named: bool = False
    """Whether case matters: months and weekdays are proper names, "may" and "march" are not."""


def _after(*words: str) -> str:
    """A pattern for a place right behind one of these words, which are no part of what is found."""
    places = (f"(?<=\\b{word} )|(?<=\\b{word.capitalize()} )" for word in words)
    return f"(?:{'|'.join(places)})"


NEEDLES = {
    "month": alternatives(name for names in WORDS["months"].values() for name in names),
    "weekday": alternatives(WORDS["weekdays"]),
    "year": r"(?:1[89]|20)\d\d",
    "unit": "[Hh]our|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entury|DAY|WEEK|MONTH|YEAR",
    "season": "[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter",
    "word": "[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Nn]ight|[Mm]orning|[Aa]fternoon|[Ee]vening|[Rr]ecently"
    "|[Ss]oon|[Ss]hortly|[Ff]uture|TODAY|YESTERDAY|TOMORROW",
}
"""Words without which there is no time expression, in groups; a text is searched for them once, and for the patterns
only around them: one pass where thirty took three times as long."""
_MONTHS = alternatives(name for names in WORDS["months"].values() for name in names)
_MONTH = rf"(?P<month>(?:{_MONTHS})\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBER = rf"(?P<number>\d{{1,3}}|{alternatives(NUMBERS)})"
_WEEKDAY = rf"(?P<weekday>{alternatives(WORDS['weekdays'])})"
_ON_WEEKDAY = rf"(?:(?:{alternatives(WORDS['weekdays'])}),? )?"
_PART_OF_DAY = r"(?:morning|afternoon|evening)"
_PART = rf"(?P<part>{alternatives(PARTS)})[- ]"
_SOME_YEAR = rf"(?:{_YEAR}|(?P<which>last|this|next|the) year)"
_SEASON = rf"(?P<season>{alternatives(days.SEASONS)})"
_ORDINAL = rf"(?P<ordinal>{alternatives(ORDINALS)}|last|final)"


RULES: dict[str, Rule] = {
    "until": Rule(
        rf"(?:by|before|until|till) the end of (?:{_MONTH}\b(?: {_YEAR})?|(?:the|this) (?P<unit>year|month|week)\b)",
        RELATIVE,
        reckoning.until,
        (
            "month",
            "unit",
        ),
    ),
    "until-year": Rule(rf"(?:by|before|until|till) the end of {_YEAR}", STATED, reckoning.until, ("year",)),
    "iso": Rule(
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)"
        r"(?P<offset>Z|[+-][01]\d:?[0-5]\d)?)?",
        STATED,
        reckoning.iso_day,
        ("year",),
    ),
    "figures": Rule(
        rf"(?P<first>[0-3]?\d)(?P<mark>[./])(?P<second>[0-3]?\d)(?P=mark){_YEAR}(?![./]?\d)",
        STATED,
        reckoning.figures,
        ("year",),
    ),
    "day-range": Rule(
        rf"{_DAY} ?(?:-|–|—|to|and) ?(?P<last>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH}\b(?:,? {_YEAR})?",
        STATED,
        reckoning.day_range,
        ("month",),
        named=True,
    ),
    "month-day-range": Rule(
        rf"{_MONTH} {_DAY} ?(?:-|–|—|to|and|through) ?(?:(?P<last_month>{_MONTHS})\.? )?"
        rf"(?P<last>[0-3]?\d)(?!\d|[:.,]\d)(?:st|nd|rd|th)?(?:,? {_YEAR})?",
        STATED,
        reckoning.day_range,
        ("month",),
        named=True,
    ),
    "month-day": Rule(
        rf"{_ON_WEEKDAY}{_MONTH} {_DAY}(?!\d|[:.,]\d)(?:,? {_YEAR})?",
        STATED,
        reckoning.calendar_day,
        ("month",),
        named=True,
    ),
    "day-month": Rule(
        rf"{_ON_WEEKDAY}(?:the )?{_DAY}(?: of)? {_MONTH}\b(?:,? {_YEAR})?",
        STATED,
        reckoning.calendar_day,
        ("month",),
        named=True,
    ),
    "part-of-month": Rule(rf"{_PART}{_MONTH}\b(?:,? {_YEAR})?", RELATIVE, reckoning.month, ("month",), named=True),
    "month-year": Rule(rf"{_MONTH},? {_YEAR}", STATED, reckoning.month, ("month",), named=True),
    "month": Rule(
        rf"(?:{_after('in', 'of', 'from', 'between', 'during', 'since', 'by', 'until')}|(?P<which>last|next|this) )"
        rf"{_MONTH}(?= |[,.;:)]|$)(?! [A-Z])",
        RELATIVE,
        reckoning.month,
        ("month",),
        named=True,
    ),
    "share": Rule(
        rf"{_ORDINAL} (?P<share>quarter|half) of {_SOME_YEAR}\b",
        RELATIVE,
        reckoning.share_of_year,
        (
            "year",
            "unit",
        ),
    ),
    "quarter": Rule(rf"Q(?P<quarter>[1-4])(?: of)? {_YEAR}", STATED, reckoning.share_of_year, ("year",)),
    "season": Rule(rf"{_SEASON}(?: of)? {_YEAR}", STATED, reckoning.season, ("year",)),
    "this-season": Rule(rf"(?P<which>last|this|next) {_SEASON}\b", RELATIVE, reckoning.season, ("season",)),
    "decade": Rule(
        r"(?:(?P<part>early|mid|late)[- ])?(?P<decade>(?:18|19|20)\d0)['’]?s\b", STATED, reckoning.decade, ("year",)
    ),
    "century": Rule(rf"(?P<ordinal>{alternatives(ORDINALS)}) century\b", STATED, reckoning.century, ("unit",)),
    "part-of-year": Rule(
        rf"{_PART}(?:of )?{_SOME_YEAR}\b",
        RELATIVE,
        reckoning.year,
        (
            "year",
            "unit",
        ),
    ),
    "year-range": Rule(
        rf"{_after('from', 'between', 'in', 'over')}{_YEAR}(?:-|–| to | and )(?P<last>(?:19|20)\d\d)(?!\d|-\d)",
        STATED,
        reckoning.year_range,
        ("year",),
    ),
    "soon": Rule(
        rf"(?:in|within|over) the (?:coming|next|nearest|following) (?P<extent>{alternatives(SOON)})\b"
        r"|in the days ahead|in the near future|(?:very )?soon\b|shortly\b",
        RELATIVE,
        reckoning.soon,
        (
            "unit",
            "word",
        ),
    ),
    "lasting": Rule(
        rf"(?:(?:over|in|for|during|within|throughout) the (?P<which>past|last|previous|next|coming)|within) {_NUMBER} "
        r"(?P<unit>hour|day|week|month|year|decade)s?\b",
        RELATIVE,
        reckoning.lasting,
        ("unit",),
    ),
    "ago": Rule(rf"{_NUMBER} (?P<unit>day|week|month|year|decade)s? ago", RELATIVE, reckoning.ago, ("unit",)),
    "focus-step": Rule(
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<way>later|earlier|before|after that)\b"
        r"|later that (?P<rest>week|month|year)\b",
        FOCUS,
        reckoning.after_focus,
        ("unit",),
    ),
    "ahead": Rule(
        rf"in {_NUMBER} (?P<unit>day|week|month|year)s?(?:['’] time)?\b", RELATIVE, reckoning.ahead, ("unit",)
    ),
    "neighbouring": Rule(
        r"(?P<which>last|past|previous|next|coming|(?:earlier |later )?this) (?P<unit>week|month|year)\b",
        RELATIVE,
        reckoning.neighbouring,
        ("unit",),
    ),
    "weekend": Rule(
        r"(?P<which>last|next|this coming|this past|this|at the|over the|the past) weekend\b",
        RELATIVE,
        reckoning.weekend,
        ("unit",),
    ),
    "named": Rule(
        r"(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night"
        rf"|this {_PART_OF_DAY}|(?:earlier|later) (?:today|this {_PART_OF_DAY}))\b",
        RELATIVE,
        reckoning.named_day,
        (
            "unit",
            "word",
        ),
    ),
    "focus": Rule(
        r"(?P<word>the (?:next|following|same|previous) day|that (?:same )?day|the day (?:before|after))\b",
        FOCUS,
        reckoning.after_focus,
        ("unit",),
    ),
    "weekday": Rule(
        rf"(?:(?P<which>last|past|next|coming|this coming|this) )?{_WEEKDAY}\b",
        RELATIVE,
        reckoning.weekday,
        ("weekday",),
        named=True,
    ),
    "recent": Rule(
        r"(?:recently|the other day|in recent (?:days|weeks))\b",
        RELATIVE,
        reckoning.recent,
        (
            "unit",
            "word",
        ),
    ),
    "year": Rule(
        rf"{_after('in', 'since', 'of', 'by', 'until', 'from')}{_YEAR}(?!\d|-\d|[.,]\d|\))",
        STATED,
        reckoning.year,
        ("year",),
    ),
}
"""In the order of precedence: where two patterns meet in the text, the earlier rule wins."""
