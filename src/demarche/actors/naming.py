"""Who a name of a person means: by the full name, the office at the date, the country beside it, or the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.people import Decision
from demarche.actors.spelling import slug
from demarche.actors.wordlists import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.names import PersonName
    from demarche.actors.page import Page
    from demarche.actors.people import OfficeTime, People, Person
    from demarche.actors.titles import Title

WORDS_OF_FULL_NAME = 2
FOREMOST = frozenset({"head-of-state", "head-of-government", "monarch"})
"""Of several with one surname, the one in such an office is meant where nothing else is said ("Biden", "Obama")."""
KNOWN_ROLES = FOREMOST | {"crown-prince", "defence-minister", "foreign-minister", "head-of-body"}
"""Offices whose holders on the publishing side are in the tables: a stranger with such a title is a foreigner."""


class Naming:
    """Decides the names of one document and notes in `people` who was named."""

    def __init__(self, people: People, speaking: frozenset[int]) -> None:
        """`speaking` are the offsets of words that head the subject of a verb of saying."""
        self._people = people
        self._knowledge = people.knowledge
        self._speaking = speaking

    def read(
        self, page: Page, names: Iterable[PersonName], *, memory_only: bool = False
    ) -> list[tuple[PersonName, Decision]]:
        """Decide the names of a page in order, full names first, so that a surname may stand before its full name.

        With `memory_only`, for the document's title, only people of the tables are entered, and without places.
        """
        names = list(names)
        decided: dict[int, Decision] = {}
        for whole in (True, False):
            for index, name in enumerate(names):
                words = essential_words(page, name)
                if not words or (len(words) >= WORDS_OF_FULL_NAME or bool(name.known)) != whole:
                    continue
                decision = self._by_full_name(page, name, words) if whole else self._by_surname(page, name, words[0])
                if not decision.actors and not decision.candidates and not memory_only:
                    decision = self._as_written(page, name, words)
                decided[index] = decision
                if len(decision.actors) == 1:
                    place = None if memory_only else page.starts[name.first]
                    self._people.remember(name, decision.actors[0], words, self._country_beside(name), place)
        return [(name, decided.get(index, Decision())) for index, name in enumerate(names)]

    # -- full names ---------------------------------------------------------------------------------------------------

    def _by_full_name(self, page: Page, name: PersonName, words: tuple[str, ...]) -> Decision:
        """Decide a name of two words or more."""
        del page
        candidates = list(name.known) or sorted(self._named(name, words))
        sure = [c for c in candidates if self._knowledge.people[c].confidence != "low" or self._second_cue(c, name)]
        best = self._narrowed(sure, name)
        if len(best) == 1:
            return Decision(tuple(best), reason="full name")
        if candidates:
            reason = "full name of several" if best else "needs a second cue"
            return Decision(candidates=tuple(candidates), reason=reason)
        same = sorted(p.id for p in self._people.by_id.values() if _is_part(words, p.words) or _is_part(p.words, words))
        if len(same) == 1:
            return Decision((same[0],), reason="full name in the document")
        return Decision(candidates=tuple(same), reason="full name of several" if same else "")

    def _named(self, name: PersonName, words: tuple[str, ...]) -> frozenset[str]:
        """The people of the tables with this name, its order either way, its middle names left out.

        With a name before or after the known one ("Sayyid Ebrahim Raisi") the title must fit as well.
        """
        tables = self._knowledge
        found = tables.named(words) or tables.named((words[-1], *words[:-1])) or tables.named((*words[1:], words[0]))
        if found or len(words) == WORDS_OF_FULL_NAME:
            return found
        found = tables.named((words[0], words[-1]))
        if found:
            return found
        parts = tables.named(words[1:]) | tables.named(words[:-1])
        return frozenset(c for c in parts if any(self._people.holds(c, t.key) for t in name.titles))

    def _second_cue(self, identity: str, name: PersonName) -> bool:
        """Whether country or title beside a name speak for this person."""
        person = self._knowledge.people[identity]
        return person.country in name.cues or any(self._people.holds(identity, t.key) for t in name.titles)

    # -- surnames -----------------------------------------------------------------------------------------------------

    def _by_surname(self, page: Page, name: PersonName, word: str) -> Decision:
        """Decide a name of one word."""
        here = [p for p in self._people.by_id.values() if word in p.surnames and self._agrees(p, name)]
        if here and self._meant(page, name, word):
            best = self._narrowed(sorted(p.id for p in here), name)
            if len(best) == 1:
                return Decision(tuple(best), reason="surname after full name")
            return Decision(candidates=tuple(best), reason="surname of several")
        bearers = sorted(self._knowledge.surnamed(word))
        past = any(t.past for t in name.titles)
        known = self._narrowed(bearers, name, in_office=not past)
        if not known and self._people.on is not None:
            # Those who held an office are given its title for life: "President Obama" in 2021.
            known = [
                c for c in bearers if any(self._held(c, t) for t in name.titles) and self._agrees_by_table(c, name)
            ]
        known = [c for c in known if self._knowledge.people[c].confidence != "low" or self._second_cue(c, name)]
        if not known or not self._evident(name, word):
            return Decision()
        if len(known) == 1:
            return Decision(tuple(known), reason="surname and office at the date")
        return Decision(candidates=tuple(known), reason="surname of several")

    def _agrees(self, person: Person, name: PersonName) -> bool:
        """Whether a courtesy does not speak against a person: "Mrs" against a man, a country against a foreigner."""
        lists = title_words()
        gender = "f" if name.courtesy in lists.feminine else "m" if name.courtesy in lists.masculine else ""
        if gender and person.gender and gender != person.gender:
            return False
        countries = [c for c in name.cues if c in self._knowledge.countries]
        return not countries or person.country is None or person.country in countries

    def _held(self, identity: str, title: Title) -> bool:
        """Whether a person held an office of this title by the date, or ever where it is one still to be held."""
        time: OfficeTime = "ever" if title.not_held else "past"
        return any(self._people.holds(identity, key, time=time) for key in (title.key, title.whole))

    def _agrees_by_table(self, identity: str, name: PersonName) -> bool:
        """Whether the country beside a name, where there is one, is that of a person of the tables."""
        countries = [c for c in name.cues if c in self._knowledge.countries]
        return not countries or self._knowledge.people[identity].country in countries

    def _meant(self, page: Page, name: PersonName, word: str) -> bool:
        """Whether a lone word is the surname of somebody here: "Price" needs more than to begin a sentence."""
        if name.titles or name.courtesy or name.model:
            return True
        return word not in title_words().never_names and not (name.ambiguous and page.opens(name.first))

    def _evident(self, name: PersonName, word: str) -> bool:
        """Whether a surname that no full name explains may be believed.

        A title or country beside it is enough, or the model's word; else it must be neither a calendar word nor one
        that the tables mark as ambiguous.
        """
        if name.titles or name.courtesy or name.cues:
            return True
        return word not in title_words().never_names and (name.model or not name.ambiguous)

    # -- choosing -----------------------------------------------------------------------------------------------------

    def _narrowed(self, candidates: list[str], name: PersonName, *, in_office: bool = False) -> list[str]:
        """The candidates that the title, the country beside the name and the office at the date leave.

        With `in_office` each must hold an office at the date, and title and country must fit, not merely choose.
        """
        if in_office:
            candidates = [c for c in candidates if self._knowledge.offices_of(c, self._people.on)]
        if name.titles:
            fitting = [c for c in candidates if any(self._fits(c, t) for t in name.titles)]
            candidates = fitting if fitting or in_office else candidates
        if name.cues and (len(candidates) > 1 or in_office):
            near = [c for c in candidates if self._belongs(c, name.cues)]
            candidates = near if near or in_office else candidates
        if len(candidates) > 1:
            candidates = [c for c in candidates if self._knowledge.offices_of(c, self._people.on)] or candidates
        if len(candidates) > 1 and not name.titles and name.courtesy not in title_words().feminine:
            foremost = [c for c in candidates if self._people.has_role(c, FOREMOST)]
            candidates = foremost if len(foremost) == 1 else candidates
        return candidates

    def _fits(self, identity: str, title: Title) -> bool:
        """Whether a title fits a person: at the date, or before it for a former one, or ever for one elected to it."""
        time: OfficeTime = "ever" if title.not_held else "past" if title.past else "now"
        return any(self._people.holds(identity, key, time=time) for key in (title.key, title.whole))

    def _belongs(self, identity: str, cues: tuple[str, ...]) -> bool:
        """Whether a person is of one of the countries or bodies."""
        bodies = {o.organization for o in self._knowledge.offices_of(identity, self._people.on)}
        return self._people.country_of(identity) in cues or bool(bodies & set(cues))

    # -- strangers ----------------------------------------------------------------------------------------------------

    def _as_written(self, page: Page, name: PersonName, words: tuple[str, ...]) -> Decision:
        """Enter a person the tables do not know, where something beside the model's word says that it is one."""
        whole = len(words) >= WORDS_OF_FULL_NAME
        if any(t.elsewhere for t in name.titles) and not whole:
            return Decision()
        speaks = any(page.starts[w] in self._speaking for w in range(name.first, name.last))
        if not name.titles and not (whole and (name.courtesy or (name.model and speaks))):
            return Decision()
        start, end = page.span(name.first, name.last)
        written = " ".join(page.text[start:end].split())
        identity = slug(" ".join(words) if whole else written)
        country = self._country_beside(name)
        by_first = country in title_words().family_name_first or any(t.role == "monarch" for t in name.titles)
        self._people.introduce(identity, written, words, country, by_first=by_first)
        return Decision((identity,), reason="name as written" if whole else "title and name as written")

    def _country_beside(self, name: PersonName) -> str | None:
        """The one country that the words beside a name point to, None where they point to none or several.

        A title without any is taken for one of the publishing side where that gives such titles.
        """
        entities = [e for e in map(self._knowledge.entity, name.cues) if e is not None]
        countries = {e.country for e in entities if e.country and e.type in {"country", "place"}}
        countries = countries or {e.country for e in entities if e.country}
        if entities:
            return countries.pop() if len(countries) == 1 else None
        return self._people.side if name.titles and all(self._own_title(t) for t in name.titles) else None

    def _own_title(self, title: Title) -> bool:
        """Whether a title without a country may be one of the publishing side, whose highest offices are known."""
        side = self._people.side
        if side is None or side not in self._knowledge.countries or title.role in KNOWN_ROLES:
            return False
        foreign = title_words().foreign_titles
        return not set(title.key.split()) & (foreign["any"] | foreign.get(side, frozenset()))


def essential_words(page: Page, name: PersonName) -> tuple[str, ...]:
    """The folded words of a name without initials and suffixes, the parts of hyphenated words apart."""
    lists = title_words()
    words = [part for w in range(name.first, name.last) for part in page.lows[w].split("-")]
    kept = [w.replace("'", "") for w in words if len(w) > 1 and w not in lists.suffixes and w not in lists.honorifics]
    return tuple(kept) or tuple(words)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name is the other with words left out, two words at least in common, in any order."""
    return WORDS_OF_FULL_NAME <= len(short) <= len(long) and set(short) <= set(long)
