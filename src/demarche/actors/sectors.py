"""Sectors of unnamed parties, the nouns that tell them, and the CAMEO and PLOVER actor code of every actor.

An unnamed party is the people of one sector of one country, wherever it is met: "Syrian rebels" and "insurgents in
Syria" are `syr-reb`, gunmen of no known country `unnamed-uaf`. A government and its armed forces have actors of their
own in the tables, which are taken instead.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from demarche.actors.knowledge import Entity
from demarche.actors.spelling import fold, slug
from demarche.ontology.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.knowledge import Country, KnowledgeBase, Organization, Position

LEXICON = Path(__file__).parent / "lexicon"
CIVILIANS, GOVERNMENT, MILITARY, REBELS = "CVL", "GOV", "MIL", "REB"
NOWHERE = "unnamed"
"""Stands for the country in the id of a party of no known country."""
FORCES = ("Armed Forces", "armed forces", "army", "military")
"""What the armed forces as a whole are called after the adjective of their country."""
Alone = Literal["always", "acting", "never"]


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector by its code, with the name of its people, and whether these are bodies of a state or a loose group."""

    code: str
    name: str
    type: Literal["organization", "group"]
    note: str


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun or phrase for people of one sector; without a plural it is one itself ("police").

    `alone` tells whether the noun is a party where the text names no country: always, where it is subject or object of
    a clause, or never. `of_body` tells whether people so called after a body's name act for it ("Houthi fighters").
    """

    noun: str
    plural: str
    sector: str
    alone: Alone
    of_body: bool


@dataclass(frozen=True, slots=True)
class People:
    """A people or belief by its adjective; `country` is the one its people live in where that is one alone."""

    people: str
    country: str


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """The words of a group noun in one of its numbers."""

    words: tuple[str, ...]
    noun: GroupNoun
    singular: bool


PUBLIC = frozenset({"COP", "GOV", "IGO", "JUD", "LEG", "MIL", "OPP", "PTY", "REB", "SPY", "UAF"})
"""Sectors whose people may be a side of a contact."""


@cache
def sectors() -> dict[str, Sector]:
    """The sectors by code."""
    return {row.code: row for row in read_table(LEXICON / "sectors.csv", Sector, ("code",))}


@cache
def group_nouns() -> tuple[GroupNoun, ...]:
    """The table of group nouns, sorted by noun."""
    return read_table(LEXICON / "group_nouns.csv", GroupNoun, ("noun",))


@cache
def group_phrases() -> dict[str, tuple[GroupPhrase, ...]]:
    """The group nouns in both numbers by their first word, the longest first."""
    found: defaultdict[str, list[GroupPhrase]] = defaultdict(list)
    for noun in group_nouns():
        for written, singular in ((noun.noun, bool(noun.plural)), (noun.plural, False)):
            if written:
                words = tuple(fold(written).split())
                found[words[0]].append(GroupPhrase(words, noun, singular))
    return {first: tuple(sorted(some, key=lambda p: -len(p.words))) for first, some in found.items()}


@cache
def country_of_people() -> dict[str, str]:
    """The country of each people or belief, "" where it is of none or several."""
    return {row.people: row.country for row in read_table(LEXICON / "peoples.csv", People, ("people",))}


def party_id(country: str | None, sector: str) -> str:
    """The id of an unnamed party: "syr-reb", without a country "unnamed-reb"."""
    return f"{country or NOWHERE}-{sector}".lower()


def is_public(actor: str) -> bool:
    """Whether an actor is anything but an unnamed party that diplomacy is not done with: reporters, farmers, students.

    Officials, soldiers, parties and rebels without a name may meet and be met.
    """
    owner, _, sector = actor.rpartition("-")
    return not (owner and sector.upper() in sectors()) or sector.upper() in PUBLIC


def unnamed_party(country: str | None, sector: Sector, adjective: str | None) -> Entity:
    """The actor that stands for the people of one sector of a country, or of a sector alone."""
    name = f"{adjective} {sector.name}" if adjective else f"{sector.name} ({country})" if country else sector.name
    code = actor_code(country, sector.code)
    return Entity(party_id(country, sector.code), name, sector.type, country, code, None)


class Parties:
    """Makes the actors of unnamed parties, with the names that a knowledge base has for countries and their forces."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Look up the adjective and the armed forces of every country once."""
        self.knowledge = knowledge
        self._adjectives = _adjectives(knowledge)
        self._military: defaultdict[str, list[Organization]] = defaultdict(list)
        for body in knowledge.organizations.values():
            self._military[body.code].append(body)
        self._forces = {c.id: forces for c in knowledge.countries.values() if (forces := self._listed_forces(c))}

    def party(self, country: str | None, sector: str) -> Entity:
        """The actor for the people of a sector of a country, or of a sector alone.

        For the government that is the country itself, for the military its armed forces.
        """
        known = self.knowledge.entity(country) if country is not None else None
        if known is not None and sector == GOVERNMENT:
            return known
        if known is not None and sector == MILITARY:
            return self.armed_forces(known)
        return unnamed_party(country, sectors()[sector], self._adjectives.get(country or ""))

    def armed_forces(self, country: Entity) -> Entity:
        """The armed forces of a country: those of the tables, else a body of that name."""
        if country.id in self._forces:
            return self._forces[country.id]
        name = f"Armed Forces of {_with_article(country.name)}"
        code = actor_code(country.id, MILITARY)
        return self.knowledge.entity(slug(name)) or Entity(slug(name), name, "organization", country.id, code, None)

    def _listed_forces(self, country: Country) -> Entity | None:
        """The body of the tables that has the country's military code and is called its armed forces."""
        adjective = self._adjectives.get(country.id, country.name)
        names = {f"Armed Forces of {country.name}", *(f"{adjective} {noun}" for noun in FORCES)}
        bodies = self._military.get(actor_code(country.id, MILITARY), ())
        found = (b for b in bodies if names & {b.name, *self.knowledge.names_of(b.id)})
        body = next(found, None)
        return self.knowledge.entity(body.id) if body is not None else None


def _adjectives(knowledge: KnowledgeBase) -> dict[str, str]:
    """The adjective that names the people of a country: the one most like the country's own name."""
    choices: defaultdict[str, list[str]] = defaultdict(list)
    for alias in knowledge.aliases:
        if alias.kind == "adjective" and not alias.needs_context and not alias.surface.isupper():
            choices[alias.actor].append(alias.surface)
    return {
        country: min(some, key=lambda s: (-_shared(s, knowledge.countries[country].name), len(s), s))
        for country, some in choices.items()
        if country in knowledge.countries
    }


def _shared(first: str, second: str) -> int:
    """How many letters two words begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def _with_article(country: str) -> str:
    """The name with the article English gives it in the middle of a sentence."""
    plural = country.endswith(
        ("States", "Emirates", "Netherlands", "Philippines", "Bahamas", "Maldives", "Islands", "Kingdom", "Republic")
    )
    return f"the {country}" if plural else country


def actor_code(country: str | None, sector: str) -> str:
    """The code of a sector of a country, by CAMEO's rule that the country comes first: "SYRREB"; "REB" without one."""
    return f"{country or ''}{sector}"


def code_of(entity: Entity, *, acting: bool = False) -> str | None:
    """The CAMEO and PLOVER code of an actor that is no person; a country that acts is its government ("RUSGOV").

    None for formats, agreements and places, which have no code of their own.
    """
    if entity.type == "country" and entity.code is not None and acting:
        return actor_code(entity.code, GOVERNMENT)
    return entity.code


def code_of_person(country: str | None, held: Iterable[Position]) -> str | None:
    """The code of a person: that of the highest office held, else the country's.

    Nobody is put with the elite (ELI) for having left an office: the tables do not have every office that may follow.
    """
    return next((office.code for office in held if office.code), country)
