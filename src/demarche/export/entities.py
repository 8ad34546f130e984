"""Readings as entities of FollowTheMoney, which Aleph and its like take in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from demarche.archive.outline import published_day
from demarche.ontology.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from demarche.records import Actor, Contact, Document, Event, Reading, When

Entity: TypeAlias = "dict[str, Any]"

TABLE = Path(__file__).parent / "tables" / "ftm_countries.csv"
SCHEMATA: Mapping[str, str] = {
    "person": "Person",
    "country": "PublicBody",
    "organization": "Organization",
    "group": "Organization",
    "format": "LegalEntity",
}
"""The schema of each type of actor; agreements and places are no entities of their own there."""
COUNTRY_PROPERTY: Mapping[str, str] = {"Person": "nationality"}
LANGUAGES: Mapping[str, str] = {"en": "eng"}


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country's alpha-3 code and its code in FollowTheMoney."""

    country: str
    code: str


def entities(readings: Iterable[Reading]) -> Iterator[Entity]:
    """The entities of readings: each actor once, each document, each contact and event with its proof.

    Ids are digests of ours, so that exporting twice gives the same entities.
    """
    seen: set[str] = set()
    for reading in readings:
        yield _text(reading.document)
        kept = {actor.id: key("actor", actor.id) for actor in reading.actors if actor.type in SCHEMATA}
        for actor in reading.actors:
            if actor.id in kept and actor.id not in seen:
                seen.add(actor.id)
                yield _actor(actor)
        names = {actor.id: actor.name for actor in reading.actors}
        happenings: tuple[Contact | Event, ...] = (*reading.contacts, *reading.events)
        for record in happenings:
            yield _happening(record, reading.document, kept, names)


def key(*parts: str) -> str:
    """The id of an entity: a digest of what it is."""
    return f"demarche-{hashlib.sha1(chr(0).join(parts).encode(), usedforsecurity=False).hexdigest()}"


def _entity(identity: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    """An entity without the properties that have no value."""
    found = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in found.items() if values}}


def _text(document: Document) -> Entity:
    return _entity(
        key("document", document.id),
        # An Article there has no text of its own.
        "PlainText",
        {
            "name": [document.title or document.id],
            "title": [document.title],
            "publisher": [document.publisher],
            "author": [document.author],
            "sourceUrl": [document.url],
            "publishedAt": [published_day(document)],
            "language": [LANGUAGES.get(document.language or "")],
            "bodyText": [document.text],
            "country": [_code(document.side)],
        },
    )


def _actor(actor: Actor) -> Entity:
    schema = SCHEMATA[actor.type]
    return _entity(
        key("actor", actor.id),
        schema,
        {
            "name": [actor.name],
            "alias": dict.fromkeys(alias for alias in actor.aliases if alias != actor.name),
            COUNTRY_PROPERTY.get(schema, "country"): [_code(actor.country)],
            "wikidataId": [actor.qid],
            **({"position": [actor.office]} if schema == "Person" else {}),
        },
    )


def _happening(
    record: Contact | Event, document: Document, kept: Mapping[str, str], names: Mapping[str, str]
) -> Entity:
    kind = type(record).__name__.lower()
    parties = record.parties if kind == "contact" else (*record.sources, *record.targets)  # type: ignore[union-attr]  # told apart by their names
    sort = record.mode if kind == "contact" else record.type  # type: ignore[union-attr]  # the same
    listed = ", ".join(dict.fromkeys(names.get(party, party) for party in parties))
    proof = " … ".join(document.text[start:end] for start, end in record.evidence)
    return _entity(
        key(kind, document.id, record.id),
        "Event",
        {
            "name": [f"{sort}: {listed}" if listed else sort],
            "involved": dict.fromkeys(kept[party] for party in parties if party in kept),
            "location": [names.get(record.place, record.place) if record.place else None],
            **_days(record.date),
            "summary": [proof],
            "notes": [record.status],
            "proof": [key("document", document.id)],
            "recordId": [record.id],
            "sourceUrl": [document.url],
            "publisher": [document.publisher],
        },
    )


def _days(when: When | None) -> dict[str, list[str | None]]:
    if when is None:
        return {}
    if when.start == when.end:
        return {"date": [when.start]}
    return {"startDate": [when.start], "endDate": [when.end]}


def _code(country: str | None) -> str | None:
    return _codes().get(country or "")


@cache
def _codes() -> dict[str, str]:
    return {row.country: row.code for row in read_table(TABLE, CountryCode, ("country",))}
