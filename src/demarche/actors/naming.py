"""Who a name of a person means: by the full name, the office at the date, the country beside it, or the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.name_index import LIKENESS, LIKENESS_UNTITLED, alike, without_article
from demarche.actors.people import Decision
from demarche.actors.spelling import core_words, name_words, slug
from demarche.actors.titles import title_key
from demarche.actors.wordlists import gender_of_names, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.name_search import PersonName
    from demarche.actors.page import Page
    from demarche.actors.people import OfficeTime, People, Person
    from demarche.actors.titles import Title

WORDS_OF_FULL_NAME = 2
A_MOMENT = 200
"""Code points within which a surname goes back to the name before it, whoever else bears it: two sentences."""
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
                if not words or self._is_whole(name, words) != whole:
                    continue
                decision = self._by_full_name(name, words) if whole else self._by_surname(page, name, words)
                if not decision.actors and not decision.candidates and not memory_only:
                    decision = self._as_written(page, name, words)
                decided[index] = decision
                if len(decision.actors) == 1:
                    place = None if memory_only else page.starts[name.first]
                    self._people.remember(name, decision.actors[0], words, self._country_beside(name), place)
        return [(name, decided.get(index, Decision())) for index, name in enumerate(names)]

    def _is_whole(self, name: PersonName, words: tuple[str, ...]) -> bool:
        """Whether a name is more than a surname, which may have several words ("von der Leyen", "Ben Ali")."""
        index = self._knowledge.name_index
        if name.known or index.named(words):
            return True
        return len(without_article(words)) >= WORDS_OF_FULL_NAME and not index.surnamed(*words)

    # -- full names ---------------------------------------------------------------------------------------------------

    def _by_full_name(self, name: PersonName, words: tuple[str, ...]) -> Decision:
        """Decide a name of two words or more."""
        candidates = list(name.known) or sorted(self._named(name, words))
        sure = [c for c in candidates if self._knowledge.people[c].confidence != "low" or self._second_cue(c, name)]
        best = _nearest(self._narrowed(sure, name), words, self._knowledge)
        if len(best) == 1:
            return Decision(tuple(best), reason="full name")
        if candidates:
            reason = "full name of several" if best else "needs a second cue"
            return Decision(candidates=tuple(candidates), reason=reason)
        same = sorted(p.id for p in self._people.by_id.values() if _is_part(words, p.words) or _is_part(p.words, words))
        if len(same) == 1:
            return Decision((same[0],), reason="full name in the document")
        if not same:
            return self._by_sound(name, words)
        return Decision(candidates=tuple(same), reason="full name of several")

    def _named(self, name: PersonName, words: tuple[str, ...]) -> frozenset[str]:
        """The people of the tables with this name, its order either way, its middle names left out.

        Where a name is shorter or longer than the known one ("Asif Zardari", "Sayyid Ebrahim Raisi") the title must fit
        as well, or the person hold an office where there is no title.
        """
        names = self._knowledge.name_index
        found = names.named(words) or names.named((words[-1], *words[:-1])) or names.named((*words[1:], words[0]))
        if found:
            return found
        found = names.shortened(words) | names.named((words[0], words[-1]))
        if len(words) > WORDS_OF_FULL_NAME and not found:
            found = names.named(words[1:]) | names.named(words[:-1])
            return frozenset(c for c in found if any(self._people.holds(c, t.key) for t in name.titles))
        return frozenset(c for c in found if self._confirmed(c, name)) if len(words) == WORDS_OF_FULL_NAME else found

    def _confirmed(self, identity: str, name: PersonName) -> bool:
        """Whether title and country beside a name speak for a person, or without a title an office at the date."""
        if name.titles:
            return any(self._held(identity, title) for title in name.titles) and self._agrees_by_table(identity, name)
        held = self._knowledge.offices_of(identity, self._people.on)
        return bool(held) and self._agrees_by_table(identity, name)

    def _by_sound(self, name: PersonName, words: tuple[str, ...]) -> Decision:
        """Decide a name that the tables spell otherwise: of somebody in office at the date, whom the title fits."""
        names = self._knowledge.name_index
        whole = len(words) >= WORDS_OF_FULL_NAME
        found: set[str] = set()
        for first in range(1 if whole else 0, len(words)):
            found |= names.sounding(words[first:], LIKENESS if name.titles else LIKENESS_UNTITLED)
        given = words[0] if whole else ""
        fitting = [
            c
            for c in sorted(found)
            if self._knowledge.offices_of(c, self._people.on)
            and self._agrees_by_table(c, name)
            and (not name.titles or any(self._fits(c, t) for t in name.titles))
            and (not whole or any(alike(given, w) for w in name_words(self._knowledge.people[c].name)[:-1]))
        ]
        exact = [c for c in fitting if self._exactly(c, name)] or fitting
        if len(exact) == 1:
            return Decision((exact[0],), reason="name in another spelling and office at the date")
        return Decision(candidates=tuple(exact), reason="name in another spelling of several" if exact else "")

    def _second_cue(self, identity: str, name: PersonName) -> bool:
        """Whether country or title beside a name speak for this person."""
        person = self._knowledge.people[identity]
        return person.country in name.cues or any(self._people.holds(identity, t.key) for t in name.titles)

    # -- surnames -----------------------------------------------------------------------------------------------------

    def _by_surname(self, page: Page, name: PersonName, words: tuple[str, ...]) -> Decision:
        """Decide a name that is a surname only."""
        here = [p for p in self._people.by_id.values() if _answers_to(p, words) and self._agrees(p, name)]
        bearers = sorted(self._knowledge.name_index.surnamed(*words))
        other = self._holder_of_title(name, bearers, here)
        if other is not None:
            return Decision((other,), reason="surname and office at the date")
        if here and self._meant(page, name, words[-1]):
            best = self._narrowed(sorted(p.id for p in here), name)
            best = best if len(best) == 1 else self._just_named(best, page.starts[name.first]) or best
            return _decided(best, "surname after full name")
        return self._by_table(name, words, bearers, strange=not here)

    def _by_table(self, name: PersonName, words: tuple[str, ...], bearers: list[str], *, strange: bool) -> Decision:
        """Decide a surname among those in office at the date, or before it, who bear it."""
        known = self._narrowed(bearers, name, in_office=not any(t.past for t in name.titles))
        if not known and self._people.on is not None:
            # Those who held an office are given its title for life: "President Obama" in 2021.
            known = [
                c for c in bearers if any(self._held(c, t) for t in name.titles) and self._agrees_by_table(c, name)
            ]
        known = [c for c in known if self._agrees_by_table(c, name) or self._second_cue(c, name)]
        known = [c for c in known if self._knowledge.people[c].confidence != "low" or self._second_cue(c, name)]
        if not known and name.titles and strange:
            return self._by_sound(name, words)
        if not known or not self._evident(name, words[-1]):
            return Decision()
        ours = [c for c in known if name.titles and self._people.country_of(c) == self._people.side]
        if len(known) > 1 and len(ours) == 1:
            return Decision(tuple(ours), reason="surname and publisher's side")
        return _decided(known, "surname and office at the date")

    def _holder_of_title(self, name: PersonName, bearers: list[str], here: list[Person]) -> str | None:
        """Who holds the office of a title at the date where nobody of that surname whom the document names does.

        "President Biden" is the President, though only Hunter Biden has been named in full.
        """
        if not name.titles or any(t.past or t.not_held for t in name.titles):
            return None
        if not here or any(self._fits(p.id, t) for p in here for t in name.titles):
            return None
        fitting = [c for c in self._narrowed(bearers, name, in_office=True) if self._exactly(c, name)]
        return fitting[0] if len(fitting) == 1 else None

    def _just_named(self, candidates: list[str], place: int) -> list[str]:
        """Of several with one surname those who were named a moment ago."""
        return [c for c in candidates if any(0 < place - named <= A_MOMENT for named in self._people.by_id[c].places)]

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
        """Whether courtesy and country beside a name do not speak against a person of the tables."""
        lists, known = title_words(), self._knowledge.people[identity]
        told = "f" if name.courtesy in lists.feminine else "m" if name.courtesy in lists.masculine else ""
        gender = self._people.gender(known.name, known.country)
        if told and gender and told != gender:
            return False
        countries = [c for c in name.cues if c in self._knowledge.countries]
        return not countries or known.country in countries

    def _meant(self, page: Page, name: PersonName, word: str) -> bool:
        """Whether a lone word is the surname of somebody here: "Price" needs more than to begin a sentence."""
        if name.titles or name.courtesy or name.model or name.repeated:
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
            candidates = [c for c in candidates if self._exactly(c, name)] or candidates
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

    def _exactly(self, identity: str, name: PersonName) -> bool:
        """Whether one of the titles is word for word that of an office held at the date."""
        held = {title_key(t) for o in self._knowledge.offices_of(identity, self._people.on) for t in o.titles}
        return any(title.key in held for title in name.titles)

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
        given = gender_of_names().get(words[0]) or self._knowledge.name_index.is_given(words[0])
        if not name.titles and not (whole and (name.courtesy or (name.model and (speaks or given)))):
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


def _decided(people: list[str], reason: str) -> Decision:
    """The one who is left, else the candidates."""
    if len(people) == 1:
        return Decision(tuple(people), reason=reason)
    return Decision(candidates=tuple(people), reason="surname of several")


def _nearest(candidates: list[str], words: tuple[str, ...], knowledge: KnowledgeBase) -> list[str]:
    """Of people with one name those who have most of its other words in a fuller one ("Abdullah bin Abdulaziz")."""
    if len(candidates) < WORDS_OF_FULL_NAME:
        return candidates
    told = set(words) - title_words().particles

    def shared(identity: str) -> int:
        names = (knowledge.people[identity].name, *knowledge.names_of(identity))
        return len(told & {word for name in names for word in core_words(name)})

    most = max(map(shared, candidates))
    return [c for c in candidates if shared(c) == most]


def _answers_to(person: Person, words: tuple[str, ...]) -> bool:
    """Whether a surname may stand for a person of the document."""
    ending = without_article(words)
    if len(ending) == 1:
        return ending[0] in person.surnames
    return ending == person.words[-len(ending) :]


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name is the other with words left out, two words at least in common, in any order."""
    return WORDS_OF_FULL_NAME <= len(short) <= len(long) and set(short) <= set(long)
