"""The knowledge base: countries, places, people, positions, who held them when, bodies, and all their names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from demarche.actors.name_index import NameIndex
from demarche.actors.overlay import current_tables
from demarche.actors.spelling import name_words
from demarche.actors.wordlists import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.schema import Row, Tables
    from demarche.records import ActorType

AliasKind = Literal["name", "adjective", "demonym", "metonym", "abbreviation", "title", "capital", "person", "surname"]
"""How an alias names its actor; "person" (a full name) and "surname" (one word) are given to the names of people."""
NAMING_KINDS = frozenset({"name", "abbreviation"})
"""The kinds of alias that are names of the actor itself and may stand in `Actor.aliases`."""
ISO_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory; its id is its alpha-3 code. `start` and `end` are the half-open days of its existence."""

    id: str
    name: str
    official_name: str
    type: str
    country: str
    capital: str
    qid: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the country it lies in ("" where it lies in none or several)."""

    id: str
    name: str
    country: str
    qid: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person; `confidence` is "low" where a second cue is needed before the name is believed."""

    id: str
    name: str
    family_name: str
    country: str
    qid: str
    confidence: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """An office: its titles as texts write them, its role, and the country or body it belongs to."""

    id: str
    name: str
    titles: tuple[str, ...]
    role: str
    country: str
    organization: str
    sole: bool
    code: str


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Who held a position from `start` until before `end` (ISO days, possibly partial; "" is open)."""

    person: str
    position: str
    start: str
    end: str
    acting: bool
    confidence: str
    source: str = ""

    def covers(self, on: str) -> bool:
        """Whether the office was held throughout `on`, an ISO day, month or year."""
        first, last = day_range(on)
        return (not self.start or self.start <= first) and (not self.end or last < self.end)


@dataclass(frozen=True, slots=True)
class Organization:
    """A body, group, format or agreement (`type` says which); `start` and `end` are its half-open days where known."""

    id: str
    name: str
    type: ActorType
    country: str
    code: str
    qid: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A country or body in an organization, format or agreement from `start` until before `end` ("" is open)."""

    body: str
    member: str
    start: str
    end: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Alias:
    """One way in which texts name an actor, and when that way holds."""

    actor: str
    surface: str
    kind: AliasKind
    start: str = ""
    end: str = ""
    case_sensitive: bool = False
    needs_context: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """What every kind of actor has in common."""

    id: str
    name: str
    type: ActorType
    country: str | None
    code: str | None
    qid: str | None


def iso_day(published: str | None) -> str | None:
    """The day (or month, or year) of a publication date; None where there is none that can be read."""
    match = ISO_DAY.match(published or "")
    return match.group() if match else None


def day_range(on: str) -> tuple[str, str]:
    """The first and the last day that an ISO day, month or year may mean."""
    whole, month = len("2014-03-01"), len("2014-03")
    if len(on) >= whole:
        return on[:whole], on[:whole]
    return (f"{on}-01", f"{on}-31") if len(on) == month else (f"{on}-01-01", f"{on}-12-31")


@dataclass(slots=True)
class KnowledgeBase:
    """All tables with their indexes; read only after it is built.

    Raises:
        ValueError: a row refers to an id that no table has.
    """

    countries: dict[str, Country]
    places: dict[str, Place]
    people: dict[str, KnownPerson]
    positions: dict[str, Position]
    organizations: dict[str, Organization]
    occupancies: tuple[Occupancy, ...]
    aliases: tuple[Alias, ...]
    memberships: tuple[Membership, ...] = ()
    _entities: dict[str, Entity] = field(init=False, repr=False)
    _names: dict[str, list[str]] = field(init=False, repr=False)
    _occupancies_of: dict[str, list[Occupancy]] = field(init=False, repr=False)
    _occupancies_at: dict[str, list[Occupancy]] = field(init=False, repr=False)
    name_index: NameIndex = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Build the indexes."""
        self._entities = dict(self._all_entities())
        unknown = [a.actor for a in self.aliases if a.actor not in self._entities]
        unknown += [o.person for o in self.occupancies if o.person not in self.people]
        unknown += [o.position for o in self.occupancies if o.position not in self.positions]
        if unknown:
            message = f"the actor tables refer to unknown ids: {', '.join(sorted(set(unknown))[:5])}"
            raise ValueError(message)
        self._names = defaultdict(list)
        for alias in self.aliases:
            if alias.kind in NAMING_KINDS:
                self._names[alias.actor].append(alias.surface)
        self.name_index = NameIndex(
            (p.id, p.family_name, p.country in title_words().by_any_name, (p.name, *self._names.get(p.id, ())))
            for p in self.people.values()
        )
        self._occupancies_of, self._occupancies_at = defaultdict(list), defaultdict(list)
        for occupancy in self.occupancies:
            self._occupancies_of[occupancy.person].append(occupancy)
            self._occupancies_at[occupancy.position].append(occupancy)

    def _all_entities(self) -> Iterable[tuple[str, Entity]]:
        for c in self.countries.values():
            kind: ActorType = "place" if c.type == "place" else "country"
            yield c.id, Entity(c.id, c.name, kind, c.country or None, c.id, c.qid or None)
        for p in self.places.values():
            yield p.id, Entity(p.id, p.name, "place", p.country or None, None, p.qid or None)
        for o in self.organizations.values():
            yield o.id, Entity(o.id, o.name, o.type, o.country or None, o.code or None, o.qid or None)
        for person in self.people.values():
            yield person.id, Entity(person.id, person.name, "person", person.country or None, None, person.qid or None)

    def entity(self, identity: str) -> Entity | None:
        """The actor with this id, None where the tables have none."""
        return self._entities.get(identity)

    def names_of(self, identity: str) -> tuple[str, ...]:
        """Every name of an actor but its usual one, in the order of the table."""
        entity = self._entities.get(identity)
        names = dict.fromkeys(self._names.get(identity, ()))
        country = self.countries.get(identity)
        if country and country.official_name:
            names.setdefault(country.official_name)
        return tuple(n for n in names if entity is None or n != entity.name)

    def offices_of(self, person: str, on: str | None) -> tuple[Position, ...]:
        """The positions a person held on a day, the highest first; none without a day."""
        if on is None:
            return ()
        held = [self.positions[o.position] for o in self._occupancies_of.get(person, ()) if o.covers(on)]
        return tuple(sorted(held, key=lambda position: (ROLE_RANK.get(position.role, len(ROLE_RANK)), position.id)))

    def country_of(self, person: str, on: str | None) -> str | None:
        """The country that a person of the tables stands for on a day; none for servants of international bodies."""
        offices = self.offices_of(person, on)
        if not offices or any(office.country for office in offices):
            return self.people[person].country or None
        bodies = (self.organizations.get(office.organization) for office in offices)
        return next((body.country for body in bodies if body is not None and body.country), None)

    def terms_of(self, person: str) -> tuple[Occupancy, ...]:
        """Every term of a person in any office, the earliest first."""
        return tuple(sorted(self._occupancies_of.get(person, ()), key=lambda term: (term.start, term.position)))

    def past_offices_of(self, person: str, on: str | None) -> tuple[Position, ...]:
        """The positions a person had come into by a day; all of any time without a day."""
        held = self._occupancies_of.get(person, ())
        return tuple(self.positions[o.position] for o in held if on is None or o.start <= day_range(on)[0])

    def holders_of(self, position: str, on: str | None) -> tuple[str, ...]:
        """The ids of those who surely held a position on a day; none without a day.

        Rows of low confidence are left out: without a name beside the title nothing could confirm them.
        """
        if on is None:
            return ()
        held = (o for o in self._occupancies_at.get(position, ()) if o.covers(on) and o.confidence != "low")
        return tuple(dict.fromkeys(o.person for o in held))

    def members_of(self, body: str, on: str | None) -> tuple[str, ...]:
        """The ids of the countries and bodies in an organization, format or agreement on a day; without a day, ever."""
        first, last = day_range(on) if on is not None else ("", "")
        return tuple(
            dict.fromkeys(
                m.member
                for m in self.memberships
                if m.body == body
                and (on is None or ((not m.start or m.start <= last) and (not m.end or first < m.end)))
            )
        )

    def single_names_of(self, identity: str) -> tuple[str, ...]:
        """The names of one word that a person goes by, beside the family name."""
        return tuple(n for n in self._names.get(identity, ()) if len(name_words(n)) == 1)

    def existed(self, country: str, on: str | None) -> bool:
        """Whether a country existed on a day; without a day, whether it still does."""
        known = self.countries.get(country)
        if known is None or not (known.start or known.end):
            return True
        if on is None:
            return not known.end
        first, last = day_range(on)
        return (not known.start or known.start <= last) and (not known.end or first < known.end)


ROLE_RANK = {
    role: rank
    for rank, role in enumerate(
        ("head-of-state", "monarch", "head-of-government", "head-of-body", "foreign-minister", "defence-minister")
    )
}
"""Which of two offices held at once is named as the person's office."""


@cache
def load_knowledge() -> KnowledgeBase:
    """Read the tables of the package, and the user's own over them; loaded once per process.

    Raises:
        UsageError: a row of the user's own tables is wrong; the text names its file and line.
    """
    return knowledge_of(current_tables())


def knowledge_of(tables: Tables) -> KnowledgeBase:
    """The knowledge base that tables hold.

    Raises:
        ValueError: a row refers to an id that no table has.
    """
    return KnowledgeBase(
        countries={r["id"]: Country(*(r[c] for c in Country.__dataclass_fields__)) for r in tables["countries"]},
        places={r["id"]: Place(*(r[c] for c in Place.__dataclass_fields__)) for r in tables["places"]},
        people={r["id"]: KnownPerson(*(r[c] for c in KnownPerson.__dataclass_fields__)) for r in tables["people"]},
        positions={r["id"]: _position(r) for r in tables["positions"]},
        organizations={r["id"]: _organization(r) for r in tables["organizations"]},
        occupancies=tuple(map(_occupancy, tables["occupancies"])),
        aliases=tuple(map(_alias, tables["aliases"])),
        memberships=tuple(Membership(*(r[c] for c in Membership.__dataclass_fields__)) for r in tables["members"]),
    )


def _position(row: Row) -> Position:
    titles = tuple(t.strip() for t in row["title"].split("|") if t.strip())
    return Position(
        row["id"],
        row["name"],
        titles,
        row["role"],
        row["country"],
        row["organization"],
        _true(row["sole"]),
        row["code"],
    )


def _organization(row: Row) -> Organization:
    kind: ActorType = row["type"]  # type: ignore[assignment]  # the schema test of the table holds it to the actor types
    return Organization(row["id"], row["name"], kind, row["country"], row["code"], row["qid"], row["start"], row["end"])


def _occupancy(row: Row) -> Occupancy:
    return Occupancy(
        row["person"],
        row["position"],
        row["start"],
        row["end"],
        _true(row["acting"]),
        row["confidence"],
        row["source"],
    )


def _alias(row: Row) -> Alias:
    kind: AliasKind = row["kind"]  # type: ignore[assignment]  # the schema test of the table holds it to the kinds
    return Alias(
        row["actor"],
        row["surface"],
        kind,
        row["start"],
        row["end"],
        _true(row["case_sensitive"]),
        _true(row["needs_context"]),
    )


def _true(value: str) -> bool:
    return value == "true"
