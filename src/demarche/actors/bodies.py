"""Bodies, formats, agreements and places that no table has, known by a noun of their name or by the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.knowledge import Entity
from demarche.actors.people import Decision
from demarche.actors.spelling import slug
from demarche.actors.wordlists import body_words, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.draft import Draft
    from demarche.actors.knowledge import KnowledgeBase
    from demarche.language.clause import Name
    from demarche.records import ActorType

SHORTEST = 2
LONGEST = 10
"""Words of a name; longer capitalised runs are headings."""


class Bodies:
    """Puts the unknown bodies and places of one page."""

    def __init__(self, knowledge: KnowledgeBase, draft: Draft, side: str | None) -> None:
        """Work on a draft that has the people and the names of the tables already; `side` publishes the document."""
        self._knowledge = knowledge
        self._side = side if side in knowledge.countries else None
        self._draft = draft
        self._page = draft.page

    def read(self, names: Iterable[Name]) -> None:
        """Put the names that their own nouns explain, then the model's places after a preposition of place."""
        type_of = body_words().type_of
        after = 0
        for position, low in enumerate(self._page.lows):
            if low in type_of and position >= after and self._page.capital(position):
                after = self._around(position)
        for name in names:
            if name.label == "LOC":
                self._place(*self._page.words_in((name.start, name.end)))

    def _around(self, noun: int) -> int:
        """Put the name around a noun that tells its type; the word after it."""
        page, words = self._page, body_words()
        while page.gap(noun) == " " and page.capital(noun + 1) and page.lows[noun + 1] in words.type_of:
            noun += 1
        first, last = noun, noun + 1
        while first > 0 and noun - first < LONGEST and self._joins_left(first, noun):
            first = self._start_of_hit(first - 1)
        while first < noun and (page.lows[first] in words.links or page.lows[first] in title_words().never_names):
            first += 1
        if page.lows[noun] in words.leading:
            last = self._complement_end(last)
        if page.gap(last - 1) == " " and page.lows[last] in {"official", "officials"}:
            return noun + 1
        if last - first < SHORTEST or last - first > LONGEST or not page.capital(first):
            return noun + 1
        if any(self._is_person(w) for w in range(first, last)) or self._covered(first, last):
            return noun + 1
        kind = words.type_of[page.lows[noun]]
        shared = kind == "organization" and not words.shared.isdisjoint(page.lows[first:noun])
        self._introduce(first, last, "format" if shared else kind)
        return last

    def _joins_left(self, first: int, noun: int) -> bool:
        """Whether the word before belongs to the name: a capitalised one, or a link with one before it."""
        page, words = self._page, body_words()
        before = first - 1
        if page.gap(before) not in {" ", "-", ".-", ". "} or (page.gap(before) == ". " and page.hit(before) is None):
            return False
        if page.capital(before):
            return page.lows[before] not in title_words().never_names and page.lows[before] not in title_words().heads
        return (
            first < noun
            and page.lows[before] == "and"
            and before > 0
            and page.capital(before - 1)
            and page.gap(before - 1) == " "
            and page.hit(before - 1) is None
            and page.lows[before - 1] not in words.type_of
            and not self._is_person(before - 1)
        )

    def _start_of_hit(self, word: int) -> int:
        """The first word of the hit over a word, or the word itself."""
        index = self._page.hit_of[word]
        return word if index < 0 else min(word, self._page.words_of_hit(index)[0])

    def _complement_end(self, last: int) -> int:
        """Where "of the Russian Federation" after a leading noun ends."""
        page, words = self._page, body_words()
        if page.gap(last - 1) != " " or page.lows[last] not in words.links - {"and", "&", "to", "in", "the"}:
            return last
        end, position = last, last
        while position < len(page) and position - last < LONGEST and page.gap(position - 1) in {" ", "-"}:
            if page.capital(position) and not self._is_person(position):
                position += 1
                end = position
            elif page.lows[position] in words.links and (
                page.lows[position] != "and" or (position + 1 < len(page) and page.hit(position + 1) is None)
            ):
                position += 1
            else:
                break
        return end

    def _is_person(self, word: int) -> bool:
        """Whether a word belongs to a mention of a person or reference."""
        mention = self._draft.at(word)
        if mention is None:
            return False
        return any(self._draft.type_of(a, self._knowledge) == "person" for a in (*mention.actors, *mention.candidates))

    def _covered(self, first: int, last: int) -> bool:
        """Whether one mention of the tables already covers the whole name."""
        indexes = {self._draft.owner[w] for w in range(first, last)}
        return len(indexes) == 1 and -1 not in indexes

    def _place(self, first: int, last: int) -> None:
        """Put a place of the model after "in" or "near"."""
        page = self._page
        while first < last and (page.lows[first] == "the" or not page.capital(first)):
            first += 1
        if (
            first >= last
            or not self._draft.free(first, last)
            or any(page.hit(w) is not None for w in range(first, last))
        ):
            return
        before = first - 1
        if before >= 0 and page.lows[before] == "the":
            before -= 1
        if before >= 0 and page.gap(before) == " " and page.lows[before] in body_words().locative:
            self._introduce(first, last, "place")

    def _introduce(self, first: int, last: int, kind: ActorType) -> None:
        """Enter an actor that no table has and put its mention."""
        page = self._page
        start, end = page.span(first, last)
        written = " ".join(page.text[start:end].split())
        identity = slug(written)
        if not identity or self._knowledge.entity(identity) is not None:
            return
        countries = {
            e.country for w in range(first, last) for a in self._country_actors(w) if (e := self._knowledge.entity(a))
        }
        country = countries.pop() if len(countries) == 1 and kind == "organization" else None
        if not countries and kind == "organization" and self._generic(first, last):
            country = self._side
        if self._draft.put(first, last, Decision((identity,), reason="name as written")):
            self._draft.introduced.setdefault(identity, (Entity(identity, written, kind, country, None, None), ()))

    def _generic(self, first: int, last: int) -> bool:
        """Whether a name consists of words that every state has bodies of: "Supreme Court", "Interior Ministry"."""
        words, modifiers = body_words(), title_words().modifiers
        lows = self._page.lows[first:last]
        return all(low in words.type_of or low in words.links or low in modifiers for low in lows)

    def _country_actors(self, word: int) -> tuple[str, ...]:
        """The countries that a word names."""
        hit = self._page.hit(word)
        return (
            ()
            if hit is None
            else tuple(a for a in hit.actors("name", "adjective", "abbreviation") if a in self._knowledge.countries)
        )
