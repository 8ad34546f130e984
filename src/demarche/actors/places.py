"""Countries, capitals, bodies and places: what a gazetteer hit or a name of the model that is no person stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.people import Decision
from demarche.actors.spelling import slug
from demarche.actors.wordlists import place_words

if TYPE_CHECKING:
    from demarche.actors.gazetteer import Hit
    from demarche.actors.knowledge import Alias, AliasKind, KnowledgeBase
    from demarche.actors.page import Page
    from demarche.language.clause import Analysis

ARTICLES = frozenset({"the", "a", "an"})
NAMES: tuple[AliasKind, ...] = ("name", "abbreviation", "title")
JOINING = frozenset({" and ", " and the ", ", ", ", the ", " or ", " or the ", "/"})
DASHES = frozenset({" - ", " \N{EM DASH} "})
MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)
WORDS_BEFORE = 6
"""How far back a verb of motion is looked for before "to Kyiv"."""


class Places:
    """Decides the hits of one page that are no people."""

    def __init__(self, knowledge: KnowledgeBase, page: Page, analysis: Analysis, on: str | None) -> None:
        """Note what the page names without doubt, for the names that need a second cue."""
        self._knowledge = knowledge
        self._page = page
        self._on = on
        self._certain = {
            reading.actor
            for hit in page.hits
            if len(hit.actors()) == 1
            for reading in hit.readings
            if not reading.needs_context
        }
        self._subjects = {
            member.head[0]: clause.voice == "passive" and clause.predicate in place_words().done_to_places
            for clause in analysis.clauses
            if clause.subject is not None and clause.finite
            for member in clause.subject.members
        }
        self._objects = {
            member.head[0]
            for clause in analysis.clauses
            if clause.object is not None and clause.predicate in place_words().done_to_places
            for member in clause.object.members
        }

    def decide(self, index: int, *, inside_title: bool = False) -> Decision:
        """What the hit with this index stands for; inside a title a capital is the place ("Mayor of Moscow")."""
        hit = self._page.hits[index]
        capitals = self._existing(hit.actors("capital"))
        named = tuple(
            dict.fromkeys(
                r.actor
                for r in hit.readings
                if r.kind not in {"capital", "surname", "person"} and self._supported(r, index)
            )
        )
        states = [a for a in named if a in self._knowledge.countries]
        if capitals and not states:
            return self._capital(hit, capitals, named, location=inside_title or self.is_location(index))
        if len(named) > 1:
            seen = [a for a in named if a in self._certain]
            named = tuple(seen) if len(seen) == 1 else named
        if len(named) > 1:
            named = self._existing(named)
        if len(named) == 1:
            return Decision(named, reason="name" if hit.actors(*NAMES) else "name of a people or a metonym")
        return Decision(candidates=tuple(sorted(named)), reason="name of several")

    def _beside_its_like(self, reading: Alias, index: int) -> bool:
        """Whether an abbreviation is joined to another of the same type: "the DPR and the LPR"."""
        own = self._knowledge.entity(reading.actor)
        if reading.kind != "abbreviation" or own is None:
            return False
        for other in (index - 1, index + 1):
            if not 0 <= other < len(self._page.hits):
                continue
            first, second = sorted((self._page.hits[index].span, self._page.hits[other].span))
            joined = self._page.folded[first[1] : second[0]] in JOINING
            kinds = {
                e.type
                for r in self._page.hits[other].readings
                if r.kind == "abbreviation" and (e := self._knowledge.entity(r.actor))
            }
            if joined and own.type in kinds:
                return True
        return False

    def _existing(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Of several actors those that are no country, or a country that exists at the date."""
        return tuple(a for a in actors if len(actors) == 1 or self._knowledge.existed(a, self._on))

    def place_of_capital(self, country: str, written: str) -> str:
        """The id of a capital as a place."""
        known = self._knowledge.countries.get(country)
        return slug(known.capital if known and known.capital else written)

    def _supported(self, reading: Alias, index: int) -> bool:
        """Whether an alias that needs a second cue has one: the actor under another name, or a country on its own.

        "Turkey" is the country unless a capitalised word before it makes it a surname ("Michael Jordan").
        """
        if not reading.needs_context or reading.actor in self._certain or self._beside_its_like(reading, index):
            return True
        if self._has_its_article(reading, index):
            return True
        if reading.kind != "name" or reading.actor not in self._knowledge.countries:
            return False
        page, first = self._page, self._page.words_of_hit(index)[0]
        before = first - 1
        joined = before >= 0 and page.gap(before) == " " and page.capital(before) and page.hit(before) is None
        return not joined or page.opens(before) or page.lows[before] in place_words().place_before

    def _has_its_article(self, reading: Alias, index: int) -> bool:
        """Whether a name that goes with "the" has it here and stands alone: "the West", not "West Wing"."""
        own = self._knowledge.entity(reading.actor)
        if own is None or not own.name.startswith("the "):
            return False
        page = self._page
        first, last = page.words_of_hit(index)
        article = first > 0 and page.gap(first - 1) == " " and page.lows[first - 1] == "the"
        return article and not (page.gap(last - 1) == " " and page.capital(last))

    def _capital(self, hit: Hit, capitals: tuple[str, ...], named: tuple[str, ...], *, location: bool) -> Decision:
        """A capital: the place, or the government in it."""
        if location:
            if len(capitals) == 1:
                written = self._page.text[hit.start : hit.end]
                places = (a for a in named if (e := self._knowledge.entity(a)) is not None and e.type == "place")
                place = next(places, self.place_of_capital(capitals[0], written))
                return Decision((place,), reason="capital as a place")
            return Decision(candidates=named, reason="capital of several")
        if len(capitals) == 1:
            return Decision(capitals, reason="capital for its government")
        return Decision(candidates=capitals, reason="capital of several")

    def is_location(self, index: int, depth: int = 0) -> bool:
        """Whether a name that may be a place or a government stands for the place here."""
        page, lists = self._page, place_words()
        first, last = page.words_of_hit(index)
        start = page.hits[index].start
        after = page.lows[last] if page.gap(last - 1) == " " else ""
        if after in lists.place_after or start in self._objects or self._is_dateline(first, last):
            return True
        if page.gap(last - 1) == ", " and self._country_follows(index, last):
            return True
        if self._closes_address(first, last):
            return True
        before = first - 1
        if before >= 0 and page.gap(before) == " " and page.lows[before] in ARTICLES:
            before -= 1
        listed = self._neighbour(before)
        if listed is not None:
            return self._like_neighbour(listed, set(page.hits[index].actors("capital")), depth)
        passive = self._subjects.get(start, self._subjects.get(page.starts[last - 1], False))
        return self._after_preposition(before) or passive

    def _closes_address(self, first: int, last: int) -> bool:
        """Whether a name ends the address of a house: "at State House, Nairobi."."""
        page, before = self._page, first - 1
        if before < 1 or page.gap(before) != ", " or not page.capital(before) or page.hit(before) is not None:
            return False
        return page.gap(before - 1) == " " and page.capital(before - 1) and page.gap(last - 1) != " "

    def _is_dateline(self, first: int, last: int) -> bool:
        """Whether a name is the place line of a report: "MOSCOW, March 3", "Kyiv - ..."."""
        page = self._page
        if not page.opens(first):
            return False
        return page.gap(last - 1) in DASHES or (page.gap(last - 1) == ", " and page.lows[last] in MONTHS)

    def _neighbour(self, before: int) -> int | None:
        """The word of the name that a name is joined to by a comma or "and" before it."""
        page = self._page
        if before < 0:
            return None
        if page.gap(before) == ", " and page.hit(before) is not None:
            return before
        joined = page.lows[before] in {"and", "or"} and page.gap(before) == " " and page.gap(before - 1) in {" ", ", "}
        return before - 1 if joined and before and page.hit(before - 1) is not None else None

    def _after_preposition(self, before: int) -> bool:
        """Whether the word before a name makes it a place: "in", "visited", "travelled to", "residents of"."""
        page, lists = self._page, place_words()
        word = page.lows[before] if before >= 0 and page.gap(before) == " " else ""
        if word == "of":
            return before > 0 and page.lows[before - 1] in lists.place_of
        if word in {"to", "from", "for"}:
            return any(page.lows[w] in lists.motion for w in range(max(0, before - WORDS_BEFORE), before))
        return word == "at" or word in lists.place_before

    def _country_follows(self, index: int, word: int) -> bool:
        """Whether ", Ukraine" follows a capital."""
        following = self._page.hit(word)
        return following is not None and bool(
            set(following.actors("name")) & set(self._page.hits[index].actors("capital"))
        )

    def _like_neighbour(self, word: int, own: set[str], depth: int) -> bool:
        """Whether the hit at a word, which a name is joined to in a list, is a place."""
        index = self._page.hit_of[word]
        neighbour = self._page.hits[index]
        if set(neighbour.actors("name")) & own:
            return True
        if "capital" in neighbour.kinds():
            # Lists are short; the bound keeps a text of nothing but capitals from deep recursion.
            return depth < WORDS_BEFORE and self.is_location(index, depth + 1)
        return {e.type for e in map(self._knowledge.entity, neighbour.actors()) if e} == {"place"}
