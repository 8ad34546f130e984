"""A country's name or adjective with the word after it: its government ("the Ukrainian authorities") or its army."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from demarche.actors.people import Decision
from demarche.actors.wordlists import place_words

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.page import Page
    from demarche.actors.sectors import Parties
    from demarche.language.clause import Word

NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"AUX", "VERB"})
MOST_FILLERS = 2
STOP = "."
"""What ends an abbreviation with stops ("U.S.") and is no part of its last word."""


def joined(page: Page, word: int) -> bool:
    """Whether nothing but a space stands between a word and the next; the stop of "U.S." belongs to the word."""
    gap = page.gap(word)
    if gap != f"{STOP} ":
        return gap == " "
    hit = page.hit(word)
    # A capital after the stop may begin a sentence.
    return hit is not None and not page.capital(word + 1) and hit.end == page.ends[word] + len(STOP)


class Collectives:
    """Finds the governments and armed forces on one page."""

    def __init__(self, parties: Parties, page: Page, words: tuple[Word, ...]) -> None:
        """`words` are the words of the analysis, which tell a noun from an adjective."""
        self._parties = parties
        self._knowledge = parties.knowledge
        self._page = page
        self._parts = {word.start: word.pos for word in words}

    def read(self, index: int, country: str, draft: Draft) -> bool:
        """Put a mention of the government or the forces that a country's name with what stands beside it means.

        `index` is that of the country's hit; False where it means neither.
        """
        page = self._page
        first, last = page.words_of_hit(index)
        if page.hits[index].end not in {page.ends[last - 1], page.ends[last - 1] + len(STOP)} or self._names_people(
            first
        ):
            return False
        opening = self._before(first)
        if opening is not None:
            return self._put_forces(country, opening, last, draft)
        adjective = bool(page.hits[index].kinds() & {"adjective", "demonym", "abbreviation"})
        if page.gap(last - 1) == "'" and page.lows[last] == "s":
            adjective, last = True, last + 1
        sense, end = self._noun(last, adjective=adjective)
        if sense == "forces":
            return self._put_forces(country, first, end, draft)
        return sense == "government" and self._put_government(country, first, end, draft)

    def _names_people(self, first: int) -> bool:
        """Whether a country's adjective names a people here: "ethnic Albanian guerrillas", "Bosnian Serb forces"."""
        page = self._page
        if not first or page.gap(first - 1) != " ":
            return False
        before = page.hit(first - 1)
        return page.lows[first - 1] == "ethnic" or (before is not None and "adjective" in before.kinds())

    def _noun(self, word: int, *, adjective: bool) -> tuple[Literal["government", "forces", "neither"], int]:
        """What the nouns from a word on make of a country's name before them, and the word after them."""
        page, lists = self._page, place_words()
        for _ in range(MOST_FILLERS + 1):
            beside = joined(page, word - 1) or page.gap(word - 1) == "' "
            if word >= len(page) or not beside or page.hit(word) is not None:
                break
            low = page.lows[word]
            if page.gap(word) == " " and f"{low} {page.lows[word + 1]}" in lists.military_phrases:
                return "forces", word + 2
            if low in lists.military and self._is_head(word):
                return "forces", word + 1
            if low in lists.government and (adjective or low not in lists.adjective_only) and self._is_head(word):
                return "government", word + 1
            if low not in lists.fillers:
                break
            word += 1
        return "neither", word

    def _before(self, first: int) -> int | None:
        """The word at which "Armed Forces of" before a country begins."""
        page = self._page
        word = first - 1
        if word >= 0 and page.lows[word] == "the" and page.gap(word) == " ":
            word -= 1
        opening = word - 2
        if opening < 0 or page.lows[word] != "of" or page.gap(word) != " ":
            return None
        return opening if f"{page.lows[opening]} {page.lows[opening + 1]}" in place_words().military_phrases else None

    def _is_head(self, word: int) -> bool:
        """Whether a noun is not itself before another noun ("the Russian military aggression")."""
        page = self._page
        if page.lows[word] not in place_words().attributive:
            return True
        if page.gap(word) != " ":
            return page.gap(word) != "-"
        own, following = self._parts.get(page.starts[word]), self._parts.get(page.starts[word + 1])
        # The tagger often takes the noun "official" for the adjective; before a verb it is the noun.
        return following not in NOUNS and (own != "ADJ" or following in VERBS)

    def _put_government(self, country: str, first: int, last: int, draft: Draft) -> bool:
        draft.acting.add(country)
        return draft.put(first, last, Decision((country,), reason="government of a country"))

    def _put_forces(self, country: str, first: int, last: int, draft: Draft) -> bool:
        """The armed forces of a country: those of the tables, else a body of that name."""
        entity = self._knowledge.entity(country)
        if entity is None or entity.type != "country":
            return False
        made = self._parties.armed_forces(entity)
        if self._knowledge.entity(made.id) is None:
            draft.introduced.setdefault(made.id, (made, (f"{entity.name} Armed Forces",)))
        return draft.put(first, last, Decision((made.id,), reason="armed forces of a country"))
