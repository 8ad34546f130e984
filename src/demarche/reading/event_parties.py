"""Governments that act through their people: every party of an event is an actor of its reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.records import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.records import Event

GOVERNMENT_CODE = "GOV"
"""Ends the code of a country that acts as a government."""


def with_parties(actors: Sequence[Actor], events: Iterable[Event], knowledge: KnowledgeBase) -> tuple[Actor, ...]:
    """The actors of a document with the governments that its events name and its text only means.

    "President Macron visited Ghana" never names France, yet France is the source of the visit: it joins the actors,
    with the mentions of those who act for it as its own.
    """
    listed = {actor.id for actor in actors}
    parties = dict.fromkeys(party for event in events for party in (*event.sources, *event.targets))
    return (*actors, *(_government(party, actors, knowledge) for party in parties if party not in listed))


def _government(party: str, actors: Sequence[Actor], knowledge: KnowledgeBase) -> Actor:
    """The record of a country or body that only its people stand for."""
    entity = knowledge.entity(party)
    standing = [actor for actor in actors if party == actor.country or (entity and entity.name in (actor.office or ""))]
    mentions = tuple(sorted({mention for actor in standing for mention in actor.mentions}))
    kind = entity.type if entity is not None else "country"
    code = entity.code if entity is not None else None
    return Actor(
        id=party,
        name=entity.name if entity is not None else party,
        aliases=knowledge.names_of(party),
        text=next((actor.text for actor in standing if mentions[0] in actor.mentions), ""),
        type=kind,
        country=entity.country if entity is not None else party,
        code=f"{code}{GOVERNMENT_CODE}" if code and kind == "country" else code,
        qid=entity.qid if entity is not None else None,
        mentions=mentions,
    )
