"""Copies of training texts in which people are called as officials call them.

By title and surname ("Mr Lavrov"), by office and full name ("President of France Emmanuel Macron"); and as a transcript
names its speaker, in capitals at the head of a paragraph ("SECRETARY BLINKEN: ...").
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from training.names import NamedText

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = Path(__file__).with_name("titles.toml")
PERSON = "PERSON"
PLACE = "LOC"
# The share of texts with a full name that are copied; of their people those introduced by an office of a place; of the
# copies those that open with a speaker.
COPIED = 0.5
OF_PLACE = 0.35
SPEAKERS = 0.2
# A place so often named in the corpora is one that has offices, more likely than a street has.
FREQUENT = 4


@dataclass(frozen=True)
class Forms:
    """What introductions are drawn from: titles before a surname, offices before "of", and places."""

    before_surname: tuple[str, ...]
    of_place: tuple[str, ...]
    places: tuple[str, ...]


def read_forms(texts: Sequence[NamedText]) -> Forms:
    """Return the titles of the table and the frequent places of the texts, sorted."""
    table: dict[str, list[str]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    counts = Counter(text.text[start:end] for text in texts for start, end, label in text.spans if label == PLACE)
    places = sorted(place for place, count in counts.items() if count >= FREQUENT and place[:1].isupper())
    return Forms(tuple(table["before_surname"]), tuple(table["of_place"]), tuple(places))


def titled_copies(texts: Sequence[NamedText], seed: int) -> list[NamedText]:
    """Return the copies of those texts that name people in full and that chance picks."""
    chance = Random(seed)  # noqa: S311 - not for cryptography
    forms = read_forms(texts)
    copies = (titled_copy(text, forms, chance) for text in texts)
    return [copy for copy in copies if copy is not None]


def titled_copy(named: NamedText, forms: Forms, chance: Random) -> NamedText | None:
    """Return a copy of a text with its people introduced, None where nobody can be or chance says no."""
    people = [span for span in named.spans if span[2] == PERSON and _is_full_name(named.text[span[0] : span[1]])]
    if not people or chance.random() >= COPIED:
        return None
    copy = named
    for start, end, _ in sorted(people, reverse=True):
        if not _may_be_titled(copy.text[:start]):
            copy = replaced(copy, start, end, introduction(copy.text[start:end], forms, chance))
    if chance.random() < SPEAKERS:
        title, name = chance.choice(forms.before_surname), named.text[people[0][0] : people[0][1]]
        opening = _joined(f"{title} ".upper(), _surname(name).upper(), ": ")
        copy = replaced(copy, 0, 0, opening)
    return None if copy == named else copy


def introduction(name: str, forms: Forms, chance: Random) -> NamedText:
    """Return a full name as an official would first write it."""
    if forms.places and chance.random() < OF_PLACE:
        office, place = f"{chance.choice(forms.of_place)} of ", chance.choice(forms.places)
        first = len(office) + len(place) + 1
        spans = ((len(office), first - 1, PLACE), (first, first + len(name), PERSON))
        return NamedText(f"{office}{place} {name}", spans)
    return _joined(f"{chance.choice(forms.before_surname)} ", _surname(name), "")


def replaced(named: NamedText, start: int, end: int, by: NamedText) -> NamedText:
    """Return a text with [start, end) and the name there replaced by another text and its names."""
    shift = len(by.text) - (end - start)

    def moved(offset: int) -> int:
        return offset + shift if offset >= end else offset

    kept = [(moved(first), moved(last), label) for first, last, label in named.spans if (first, last) != (start, end)]
    added = [(start + first, start + last, label) for first, last, label in by.spans]
    unknown = tuple((moved(first), moved(last)) for first, last in named.unknown)
    return NamedText(named.text[:start] + by.text + named.text[end:], tuple(sorted(kept + added)), unknown)


def _joined(before: str, name: str, after: str) -> NamedText:
    """Return a text with one person in it."""
    return NamedText(before + name + after, ((len(before), len(before) + len(name), PERSON),))


def _is_full_name(name: str) -> bool:
    """Return whether a name ends in a capitalised surname after at least one more word."""
    words = name.split()
    return len(words) > 1 and words[-1][:1].isupper() and words[-1].isalpha()


def _surname(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(maxsplit=1)[-1]


def _may_be_titled(before: str) -> bool:
    """Return whether the word before a name has a capital: it may be a title already."""
    words = before.split()
    return bool(words) and words[-1][:1].isupper()
