"""From mentions to the actors of a document: the records with their names, codes, offices and mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.mention import Cast
from demarche.actors.sectors import code_of, code_of_person
from demarche.records import Actor

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.knowledge import Entity
    from demarche.actors.people import People
    from demarche.records import Span


def cast_of(draft: Draft, people: People) -> Cast:
    """Put the actors together, in the order in which the text first names them."""
    mentions = draft.sorted_mentions()
    spans: dict[str, list[Span]] = {}
    names: dict[str, list[Span]] = {}
    for mention in mentions:
        for actor in mention.actors:
            spans.setdefault(actor, []).append(mention.span)
            if not mention.reference:
                names.setdefault(actor, []).append(mention.span)
    for span, actor in draft.nested:
        spans.setdefault(actor, []).append(span)
        names.setdefault(actor, []).append(span)
    actors = []
    for identity in sorted(spans, key=lambda i: (min(spans[i]), i)):
        places = tuple(sorted(set(spans[identity])))
        first = min(names.get(identity, places))
        text = draft.page.text[first[0] : first[1]]
        person = draft.type_of(identity, people.knowledge) == "person"
        actors.append(
            _person(identity, places, text, people) if person else _actor(identity, places, text, draft, people)
        )
    return Cast(tuple(actors), mentions)


def _actor(identity: str, places: tuple[Span, ...], text: str, draft: Draft, people: People) -> Actor:
    """The record of an actor that is no person."""
    entity = people.knowledge.entity(identity)
    aliases = people.knowledge.names_of(identity)
    if entity is None:
        entity, aliases = draft.introduced[identity]
    return Actor(
        id=identity,
        name=entity.name,
        aliases=aliases,
        text=text,
        type=entity.type,
        country=entity.country,
        code=code_of(entity, acting=identity in draft.acting),
        qid=entity.qid,
        mentions=places,
    )


def _person(identity: str, places: tuple[Span, ...], text: str, people: People) -> Actor:
    """The record of a person, with the office held at the date."""
    knowledge = people.knowledge
    known: Entity | None = knowledge.entity(identity)
    here = people.by_id.get(identity)
    offices = knowledge.offices_of(identity, people.on)
    country = knowledge.country_of(identity, people.on) if known else here.country if here else None
    return Actor(
        id=identity,
        name=known.name if known else here.name if here else identity,
        aliases=knowledge.names_of(identity),
        text=text,
        type="person",
        country=country,
        code=code_of_person(country, offices),
        office=offices[0].name if offices else None,
        qid=known.qid if known else None,
        mentions=places,
    )
