"""Copies of training texts in which people are called as officials call them: by title and surname.

A transcript names its speaker in capitals at the head of a paragraph; some copies open like that.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from training.names import NamedText

if TYPE_CHECKING:
    from random import Random

TABLE = Path(__file__).with_name("titles.toml")
PERSON = "PERSON"
# The share of texts with a full name that are copied, and of the copies that open with a speaker.
COPIED = 0.5
SPEAKERS = 0.2


def read_titles() -> tuple[str, ...]:
    """Return the titles that stand before a surname; one that is listed twice is drawn twice as often."""
    return tuple(tomllib.loads(TABLE.read_text(encoding="utf-8"))["before_surname"])


def titled_copy(named: NamedText, titles: tuple[str, ...], chance: Random) -> NamedText | None:
    """Return a copy of a text with people called by title and surname, None where there is none or chance says no."""
    people = [span for span in named.spans if span[2] == PERSON and _is_full_name(named.text[span[0] : span[1]])]
    if not people or chance.random() >= COPIED:
        return None
    copy = named
    for start, end, _ in sorted(people, reverse=True):
        if not _has_title(copy.text[:start]):
            copy = _called(copy, start, end, chance.choice(titles))
    if chance.random() < SPEAKERS:
        copy = _spoken(copy, f"{chance.choice(titles)} ", _surname(named.text[people[0][0] : people[0][1]]))
    return copy


def _is_full_name(name: str) -> bool:
    """Return whether a name ends in a capitalised surname after at least one more word."""
    words = name.split()
    return len(words) > 1 and words[-1][:1].isupper() and words[-1].isalpha()


def _surname(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(maxsplit=1)[-1]


def _has_title(before: str) -> bool:
    """Return whether the word before a name has a capital: it may be a title already."""
    words = before.split()
    return bool(words) and words[-1][:1].isupper()


def _called(named: NamedText, start: int, end: int, title: str) -> NamedText:
    """Return the text with the name at [start, end) replaced by a title and its surname."""
    surname = _surname(named.text[start:end])
    shift = len(title) + 1 + len(surname) - (end - start)
    name = (start + len(title) + 1, end + shift, PERSON)

    def moved(offset: int) -> int:
        return offset + shift if offset >= end else offset

    spans = tuple(
        name if span[:2] == (start, end) else (moved(span[0]), moved(span[1]), span[2]) for span in named.spans
    )
    unknown = tuple((moved(first), moved(last)) for first, last in named.unknown)
    return NamedText(f"{named.text[:start]}{title} {surname}{named.text[end:]}", spans, unknown)


def _spoken(named: NamedText, title: str, surname: str) -> NamedText:
    """Return the text with a speaker before it: "MR. PRICE: ..."."""
    opening = f"{title}{surname}: ".upper()
    shift = len(opening)
    speaker = (len(title), len(title) + len(surname), PERSON)
    spans = tuple((start + shift, end + shift, label) for start, end, label in named.spans)
    return NamedText(
        opening + named.text, (speaker, *spans), tuple((start + shift, end + shift) for start, end in named.unknown)
    )
