"""The gazetteer: every place in a text where a name of the knowledge base stands, found in one pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ahocorasick

from demarche.actors.knowledge import Alias, day_range
from demarche.actors.name_index import without_article
from demarche.actors.spelling import core_words, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.actors.knowledge import AliasKind, KnowledgeBase
    from demarche.records import Span

PERSON_KINDS = frozenset({"person", "surname"})
PLURAL_KINDS = frozenset({"adjective", "demonym"})
LOWER_CASE_WORDS = 3
"""A name of this many words is one in any case ("trilateral contact group"); a shorter one needs a capital."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that is an alias; `readings` are the aliases it may be, by actor."""

    start: int
    end: int
    readings: tuple[Alias, ...]

    @property
    def span(self) -> Span:
        """The offsets of the words."""
        return self.start, self.end

    def actors(self, *kinds: AliasKind) -> tuple[str, ...]:
        """The ids it may stand for as one of `kinds` (any kind where none is given), sorted."""
        return tuple(sorted({a.actor for a in self.readings if not kinds or a.kind in kinds}))

    def kinds(self) -> frozenset[AliasKind]:
        """The kinds of alias it may be."""
        return frozenset(a.kind for a in self.readings)


class Gazetteer:
    """Finds the aliases of a knowledge base in texts."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Compile the aliases, and the names that the other tables give, into one automaton."""
        self._automaton = ahocorasick.Automaton()
        entries: dict[str, dict[tuple[str, AliasKind, str], Alias]] = {}
        for alias in (*_shipped(knowledge), *_implied(knowledge)):
            key = fold(alias.surface)
            if key:
                entries.setdefault(key, {}).setdefault((alias.actor, alias.kind, alias.surface), alias)
        for key, readings in entries.items():
            self._automaton.add_word(key, (len(key), tuple(readings.values())))
        self._empty = not entries
        if entries:
            self._automaton.make_automaton()

    def find(self, text: str, folded: str, on: str | None = None) -> list[Hit]:
        """The hits in `text`, sorted and free of overlaps: of two that overlap, the first and then the longer.

        `folded` is `fold(text)`; aliases that do not hold on the day `on` are left out.
        """
        if self._empty:
            return []
        found: list[tuple[int, int, tuple[Alias, ...]]] = []
        size = len(folded)
        for last, (length, aliases) in self._automaton.iter(folded):
            readings = aliases
            start, end = last + 1 - length, last + 1
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end < size and folded[end].isalnum() and folded[last].isalnum():
                if folded[end] != "s" or (end + 1 < size and folded[end + 1].isalnum()):
                    continue
                readings = tuple(a for a in readings if a.kind in PLURAL_KINDS)
                end += 1
            kept = tuple(a for a in readings if _written_so(a, text[start : last + 1]) and _valid(a, on))
            if kept:
                found.append((start, -end, kept))
        found.sort(key=lambda hit: hit[:2])
        return list(_without_overlaps(found))


def _shipped(knowledge: KnowledgeBase) -> Iterator[Alias]:
    """The aliases of the table; those of people are told apart by whether they are a whole name."""
    for alias in knowledge.aliases:
        if alias.actor in knowledge.people:
            yield replace(alias, kind="person" if _is_whole(alias, knowledge) else "surname")
        else:
            yield alias


def _is_whole(alias: Alias, knowledge: KnowledgeBase) -> bool:
    """Whether a name of a person is more than the family name, with or without its article."""
    words = without_article(core_words(alias.surface))
    return len(words) > 1 and words != without_article(core_words(knowledge.people[alias.actor].family_name))


def _implied(knowledge: KnowledgeBase) -> Iterator[Alias]:
    """The names in the other tables, as aliases; a family name that the table of aliases has is left to it."""
    listed: dict[str, set[str]] = {}
    for alias in knowledge.aliases:
        if alias.actor in knowledge.people:
            listed.setdefault(alias.actor, set()).add(fold(alias.surface))
    for country in knowledge.countries.values():
        yield Alias(country.id, country.name, "name")
        yield Alias(country.id, country.official_name, "name")
        yield Alias(country.id, country.capital, "capital", needs_context=True)
    for place in knowledge.places.values():
        yield Alias(place.id, place.name, "name")
    for body in knowledge.organizations.values():
        name = body.name.removeprefix("the ").removeprefix("The ")
        yield Alias(body.id, name, "name", case_sensitive=name.isupper())
    for person in knowledge.people.values():
        yield Alias(person.id, person.name, "person")
        if fold(person.family_name) not in listed.get(person.id, ()):
            yield Alias(person.id, person.family_name, "surname")


def _written_so(alias: Alias, written: str) -> bool:
    """Whether the case of the words in the text is that of a name."""
    abbreviation = alias.surface.isupper() and len(alias.surface) > len("USSR")
    if alias.case_sensitive and (
        written == alias.surface or (abbreviation and _capitals(written) >= len(alias.surface) - 1)
    ):
        return True
    capital = written[0].isupper()
    if alias.case_sensitive and len(alias.surface) <= len("USSR") and alias.surface.isupper():
        return False
    if capital or not alias.surface[0].isalpha():
        # "iran" and "us" are words, "Iran" and "IRAN" names; a case-sensitive alias may still stand in capitals.
        return not alias.case_sensitive or written.isupper() or _opened(written) == _opened(alias.surface)
    if not alias.surface[0].isupper():
        return True
    words = alias.surface.count(" ") + 1
    if alias.case_sensitive and words < LOWER_CASE_WORDS:
        return False
    return words >= LOWER_CASE_WORDS or any(c.isupper() for c in written)


def _capitals(text: str) -> int:
    """How many capital letters a text has: "JCPoA" is JCPOA."""
    return sum(map(str.isupper, text))


def _opened(text: str) -> str:
    """The text as it stands at the beginning of a sentence: "Von der Leyen"."""
    return fold_marks(text[:1].upper() + text[1:])


def fold_marks(text: str) -> str:
    """The text with accents, hyphens and apostrophes folded but its case kept."""
    return "".join(f.upper() if c.isupper() else f for c, f in zip(text, fold(text), strict=True))


def _valid(alias: Alias, on: str | None) -> bool:
    """Whether the alias holds on the day; without a day every alias does."""
    if on is None or not (alias.start or alias.end):
        return True
    first, last = day_range(on)
    return (not alias.start or alias.start <= last) and (not alias.end or first < alias.end)


def _without_overlaps(found: Iterable[tuple[int, int, tuple[Alias, ...]]]) -> Iterator[Hit]:
    """Of hits sorted by start and then by length, those that do not reach into an earlier one.

    Aliases of one surface that differ only in an accent share a span; their readings are joined.
    """
    current: Hit | None = None
    for start, negative_end, readings in found:
        end = -negative_end
        if current is None or start >= current.end:
            if current is not None:
                yield current
            current = Hit(start, end, readings)
        elif (start, end) == current.span:
            current = Hit(start, end, (*current.readings, *readings))
    if current is not None:
        yield current
