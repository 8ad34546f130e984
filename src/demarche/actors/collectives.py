"""A country's name or adjective with the word after it: its government ("the Ukrainian authorities") or its army."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from demarche.actors.knowledge import Entity
from demarche.actors.people import Decision
from demarche.actors.spelling import slug
from demarche.actors.wordlists import place_words

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.page import Page
    from demarche.language.clause import Word

MILITARY_CODE = "MIL"
NOUNS = frozenset({"NOUN", "PROPN"})
MOST_FILLERS = 2


class Collectives:
    """Finds the governments and armed forces on one page."""

    def __init__(self, knowledge: KnowledgeBase, page: Page, words: tuple[Word, ...]) -> None:
        """`words` are the words of the analysis, which tell a noun from an adjective."""
        self._knowledge = knowledge
        self._page = page
        self._parts = {word.start: word.pos for word in words}

    def read(self, index: int, country: str, draft: Draft) -> bool:
        """Put a mention of the government or the forces that a country's name with what stands beside it means.

        `index` is that of the country's hit; False where it means neither.
        """
        page = self._page
        first, last = page.words_of_hit(index)
        if page.ends[last - 1] != page.hits[index].end:
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

    def _noun(self, word: int, *, adjective: bool) -> tuple[Literal["government", "forces", "neither"], int]:
        """What the nouns from a word on make of a country's name before them, and the word after them."""
        page, lists = self._page, place_words()
        for _ in range(MOST_FILLERS + 1):
            if word >= len(page) or page.gap(word - 1) not in {" ", "' "} or page.hit(word) is not None:
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
        return own != "ADJ" and following not in NOUNS

    def _put_government(self, country: str, first: int, last: int, draft: Draft) -> bool:
        draft.acting.add(country)
        return draft.put(first, last, Decision((country,), reason="government of a country"))

    def _put_forces(self, country: str, first: int, last: int, draft: Draft) -> bool:
        """The armed forces of a country: those of the tables, else a body of that name."""
        entity = self._knowledge.entity(country)
        if entity is None or entity.type != "country":
            return False
        code = f"{country}{MILITARY_CODE}"
        name = f"Armed Forces of {_with_article(entity.name)}"
        known = [
            o.id for o in self._knowledge.organizations.values() if o.code == code and o.name.endswith(entity.name)
        ]
        identity = known[0] if known else slug(name)
        if not known:
            made = Entity(identity, name, "organization", country, code, None)
            draft.introduced[identity] = (made, (f"{entity.name} Armed Forces",))
        return draft.put(first, last, Decision((identity,), reason="armed forces of a country"))


def _with_article(country: str) -> str:
    """The name with the article English gives it in the middle of a sentence."""
    plural = country.endswith(
        ("States", "Emirates", "Netherlands", "Philippines", "Bahamas", "Maldives", "Islands", "Kingdom", "Republic")
    )
    return f"the {country}" if plural else country
