"""Who a title without a name means: "the President of Russia", "the Secretary", "the Foreign Ministers of …"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from demarche.actors.people import Decision
from demarche.actors.titles import role_of, singular_title, title_key

if TYPE_CHECKING:
    from demarche.actors.knowledge import KnowledgeBase, Position
    from demarche.actors.people import People
    from demarche.actors.titles import Title

LEADERS = frozenset({"head-of-state", "monarch", "head-of-government", "crown-prince"})
GOVERNING = LEADERS | {"deputy-head-of-government", "foreign-minister", "defence-minister", "deputy-foreign-minister"}
"""Roles whose holder acts for the country also where the tables do not know who it is."""
DESCRIPTIONS: dict[str, frozenset[str]] = {
    "leader": LEADERS,
    "head of state": frozenset({"head-of-state", "monarch"}),
    "head of government": frozenset({"head-of-government"}),
}
"""Titles that name a role and no office."""


class Offices:
    """Finds the holder of an office at a date, or in a document."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index the positions by title, country and body."""
        self._knowledge = knowledge
        self._by_title: dict[tuple[str, str], list[Position]] = defaultdict(list)
        self._by_role: dict[tuple[str, str], list[Position]] = defaultdict(list)
        self._by_whole: dict[str, list[Position]] = defaultdict(list)
        for position in knowledge.positions.values():
            for title in position.titles:
                self._by_whole[title_key(title)].append(position)
            for owner in {position.country, position.organization} - {""}:
                self._by_role[position.role, owner].append(position)
                for title in position.titles:
                    self._by_title[title_key(title), owner].append(position)

    def holders(self, key: str, owner: str, on: str | None) -> tuple[str, ...]:
        """The ids of those who hold the office with this title in a country or body on a day, sorted."""
        positions = self._by_title.get((key, owner), [])
        if not positions:
            positions = [p for role in DESCRIPTIONS.get(key, ()) for p in self._by_role.get((role, owner), [])]
        return tuple(sorted({h for p in positions for h in self._knowledge.holders_of(p.id, on)}))

    def counterpart(self, person: str, country: str, people: People) -> tuple[str, ...]:
        """Who holds in another country the kind of office that a person holds in their own; () where several do."""
        roles = {o.role for o in self._knowledge.offices_of(person, people.on) if o.role != "other"}
        for role in sorted(roles):
            positions = self._by_role.get((role, country), ())
            found = {h for p in positions for h in self._knowledge.holders_of(p.id, people.on)}
            if len(found) == 1:
                people.enter(next(iter(found)))
                return tuple(found)
        return ()

    def resolve(self, title: Title, people: People, place: int, *, own_office: bool) -> Decision:
        """Decide a title without a name at the offset `place`.

        `own_office` says that the publisher is itself the office or speaks for its holder ("President of Russia").
        """
        if title.past or title.not_held or title.elsewhere or title.article in {"indefinite", "possessive"}:
            return Decision()
        named = self._of_whole(title, people)
        if named.actors:
            return named
        if title.cues:
            return self._of_owner(title, people)
        if title.plural or not (title.article == "definite" or title.capital):
            return Decision()
        return self._of_document(title, people, place, own_office=own_office)

    def _of_whole(self, title: Title, people: People) -> Decision:
        """Decide a title that the tables have with all its words ("Speaker of the State Duma", "Mayor of Moscow")."""
        if title.whole == title.key:
            return Decision()
        positions = self._by_whole.get(title.whole) or self._by_whole.get(title.whole.rpartition(" of ")[0]) or []
        if title.cues:
            owners = {*title.cues, *self._countries_of(title)}
            positions = [p for p in positions if {p.country, p.organization} & owners]
        holders = {h for p in positions for h in self._knowledge.holders_of(p.id, people.on)}
        here = [h for h in people.by_id if h in holders]
        if len(holders) == 1:
            return Decision(tuple(holders), reason="office at the date")
        return Decision((here[0],), reason="office in the document") if len(here) == 1 else Decision()

    def _countries_of(self, title: Title) -> set[str]:
        """The countries of the bodies and places that a title names."""
        return {e.country for e in map(self._knowledge.entity, title.cues) if e is not None and e.country}

    def _of_owner(self, title: Title, people: People) -> Decision:
        """Decide a title that says whose office it is."""
        key = singular_title(title.key) if title.plural else title.key
        found: list[str] = []
        candidates: list[str] = []
        for owner in title.cues:
            known = self._knowledge.entity(owner)
            countries = {owner, known.country if known else None} - {None}
            here = [i for i in _fitting(people, key) if people.country_of(i) in countries]
            if key not in DESCRIPTIONS or not here:
                here = list(self.holders(key, owner, people.on)) or here
            if len(here) == 1:
                found.extend(here)
            else:
                candidates.extend(here)
        if not found and not candidates and _is_ministerial(key):
            states = tuple(owner for owner in title.cues if owner in self._knowledge.countries)
            return Decision(states[: len(states) == 1], reason="government whose office-holder is not known")
        if found and not candidates and (title.plural or len(title.cues) == 1 or len(found) == 1):
            return Decision(tuple(dict.fromkeys(found)), reason="office at the date")
        return Decision(candidates=tuple(dict.fromkeys((*found, *candidates))), reason="office of several")

    def _of_document(self, title: Title, people: People, place: int, *, own_office: bool) -> Decision:
        """Decide a bare title: a party of the document who holds it, or the publisher's own office-holder."""
        # Officials write their own "the President" with a capital, and "the president" of others.
        own = self.holders(title.key, people.side, people.on) if people.side and title.capital else ()
        here = [i for i in _fitting(people, title.key) if _named_by(people, i, place)]
        if len(own) == 1 and (own_office or own[0] in here or not here):
            return Decision(own, reason="publisher's side")
        serving = [i for i in here if self._holds_by_table(i, title.key, people.on)]
        here = serving if len(serving) == 1 else here
        if len(here) == 1:
            return Decision((here[0],), reason="office in the document")
        ours = [i for i in here if people.country_of(i) == people.side] if people.side else []
        if len(ours) == 1:
            return Decision((ours[0],), reason="publisher's side")
        return Decision(candidates=tuple(sorted(here)), reason="office of several")

    def _holds_by_table(self, identity: str, key: str, on: str | None) -> bool:
        """Whether the tables say that a person holds an office of this title on a day."""
        if identity not in self._knowledge.people:
            return False
        return any(title_key(t) == key for o in self._knowledge.offices_of(identity, on) for t in o.titles)


def _is_ministerial(key: str) -> bool:
    """Whether a title is that of a member of a government, so that its holder acts for the country."""
    return role_of(key) in GOVERNING or not {"minister", "premier"}.isdisjoint(key.split())


def _named_by(people: People, identity: str, place: int) -> bool:
    """Whether a person was named before a place in the text, or only in the title of the document or by office."""
    places = people.by_id[identity].places
    return not places or min(places) < place


def _fitting(people: People, key: str) -> list[str]:
    """The people of the document whom a title or description fits."""
    roles = DESCRIPTIONS.get(key)
    return [i for i in people.by_id if people.has_role(i, roles)] if roles else people.holding(key)
