"""What the first and last lines of a text say of its date and its author.

A line of date and place, a dateline before the first sentence, "By …", and the note on the author at the end. Prose
that merely mentions a date or a person says nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from demarche.documents.dates import written_days
from demarche.documents.table import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.documents.publishers import DateOrder

HEAD_LINES = 8
"""How many of the first lines that are not blank may date a text."""
TAIL_LINES = 6
"""How many of the last lines that are not blank may hold the note on the author."""
EDGE_CHARACTERS = 4000
"""How much of either end of a text is split into lines for this."""
BYLINE_CHARACTERS = 100
DATELINE_CHARACTERS = 90
NOTE_CHARACTERS = 600

_WEEKDAY_OR_TIME = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
    r"|\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*[ap]\.?\s?m\b\.?"
    r"|\b(?:utc|gmt|e[sd]?t|c[sd]t|p[sd]t|msk|ist|jst|kst|cet|cest|bst|local time|o'clock)\b(?:\s*[+-]\d{1,2})?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:first |originally )?(?:published|posted|issued|released|created|uploaded|date|dated)(?: (?:on|at|by))?\b:?"
    r"|\b(?:for )?immediate release\b:?|\brelease date\b:?|\bpublication date\b:?",
    re.IGNORECASE,
)
_NOT_PUBLICATION = re.compile(
    r"\b(?:updat|modifi|revis|correct|edit(?:ed|s)\b|access|retriev|expir|embargo|born|copyright|effective|deadline|due)|\u00a9",
    re.IGNORECASE,
)
_LEADS_INTO_DATE = re.compile(
    r"\b(?:of|since|until|till|from|by|before|after|between|to|in|on|for|dated|the)\s*$", re.IGNORECASE
)
_DATELINE_AFTER = re.compile(r"^\s*(?:[(/][^()/\n]{2,40}[)/]\s*)?(?:[\u2013\u2014:-]|--)\s*\S")
_PLACE = re.compile(r"^\(?(?:[A-Z][\w.'\u2019-]*(?:\s*[,/]\s*|\s+|$)|(?:of|de|la|el|and|the)\s+){1,7}\)?[,.:]?\s*$")
_DASH_FIRST = re.compile(r"[\u2012-\u2015-]")
_CLOSING_QUOTES = ("\u201d", '"', "\u00bb", "\u2019\u2019")
_NAME_WORDS = 8
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "by", "de", "la", "le", "du", "del", "von", "van", "in", "at"})

_NAME = (
    r"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Gen|Col|Amb|Ambassador)\.?\s+)?"
    r"(?:[A-Z][\w\u2019'-]*\.?(?:[A-Z]\.)*|[A-Z]\.)"
    r"(?:\s+(?:(?:de|da|di|von|van|der|den|bin|al|el|la|le|du)\s+)*[A-Z][\w\u2019'.-]*){1,3}"
)
_BY = re.compile(
    rf"^(?:Posted\s+|Written\s+)?[Bb][Yy]:?\s+(?P<name>{_NAME}(?:(?:,\s*{_NAME})*,?\s+(?:and|&)\s+{_NAME})?)"
    r"\s*(?:$|[|,\u2013\u2014(/\u2022\u00b7-])",
)


@dataclass(frozen=True, slots=True)
class AuthorRole:
    """A noun that a note on an author goes on with, as "former diplomat"."""

    role: str


def byline_day(text: str, order: DateOrder | None = None) -> str | None:
    """Return the ISO day of the lines at the head that consist of a date with a place, a time, a name or a label.

    None where there is no such line, or where two of them differ.
    """
    days: set[str] = set()
    quoted = False
    for line in _head(text):
        # The short lines under a quotation say who spoke, where and when.
        quoted = line.endswith(_CLOSING_QUOTES) or (quoted and len(line) <= BYLINE_CHARACTERS)
        if not quoted and not _DASH_FIRST.match(line) and (day := _line_day(line, order)):
            days.add(day)
    return days.pop() if len(days) == 1 else None


def dateline_day(text: str, order: DateOrder | None = None) -> str | None:
    """Return the ISO day of a dateline, as in "WASHINGTON, May 25, 2015 — The president …"; None without a year."""
    for line in _head(text):
        for written in written_days(line[:DATELINE_CHARACTERS], order):
            place = line[: written.start]
            if (
                _PLACE.match(place)
                and not _LEADS_INTO_DATE.search(place)
                and _DATELINE_AFTER.match(line[written.end :])
            ):
                return written.day
    return None


def _head(text: str) -> Iterator[str]:
    count = 0
    for line in text[:EDGE_CHARACTERS].splitlines():
        if line.strip():
            yield line.strip()
            count += 1
            if count == HEAD_LINES:
                return


def _line_day(line: str, order: DateOrder | None) -> str | None:
    if len(line) > BYLINE_CHARACTERS or _NOT_PUBLICATION.search(line):
        return None
    written = written_days(line, order)
    if len(written) != 1:
        return None
    before, after = line[: written[0].start], line[written[0].end :]
    labelled = _LABEL.search(before) is not None
    if not labelled and _LEADS_INTO_DATE.search(_WEEKDAY_OR_TIME.sub("", before)):
        return None
    rest_before, rest_after = _bare(before), _bare(after)
    # The date stands at one end of its line; words on both sides make a title or a sentence.
    if rest_before and rest_after:
        return None
    return written[0].day if _only_names(rest_before or rest_after) else None


def _bare(part: str) -> str:
    """Return what is left of a part of a line without label, weekday, time and the signs between them."""
    return _LABEL.sub(" ", _WEEKDAY_OR_TIME.sub(" ", part)).strip(" \t,;:|/()[]\u2013\u2014\u00b7\u2022.-")


def _only_names(rest: str) -> bool:
    """Say whether words may be a place, an office or a person: few, and each with a capital but for small ones."""
    words = re.findall(r"[^\W\d_][\w.'\u2019-]*", rest)
    return len(words) <= _NAME_WORDS and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def byline_author(text: str) -> str | None:
    """Return the author that a line "By …" among the first lines names, spelt as there; else None."""
    for line in _head(text):
        if len(line) <= BYLINE_CHARACTERS and (found := _BY.match(line)):
            return found["name"]
    return None


def author_note(text: str) -> str | None:
    """Return the author whom a note at the end introduces, as in "A. B. Carter is a former diplomat who …"; else None.

    The note is a paragraph of its own that begins with the name and goes on with what an author is.
    """
    lines = [line.strip() for line in text[-EDGE_CHARACTERS:].splitlines() if line.strip()]
    for line in reversed(lines[1:][-TAIL_LINES:]):
        found = _note().match(line[:NOTE_CHARACTERS])
        if found:
            return found["name"]
    return None


@cache
def _note() -> re.Pattern[str]:
    roles = "|".join(re.escape(row.role) for row in read_rows("author_roles", AuthorRole, ("role",)))
    return re.compile(
        rf"^(?P<name>{_NAME}(?:\s+and\s+{_NAME})*),?\s+(?:is|are|was|has been|serves as)\s+"
        rf"(?:an?\s+|the\s+|currently\s+)?(?:[\w'\u2019-]+\s+){{0,5}}?(?:{roles})s?\b",
    )
