"""Who has to do with whom, as GraphML: actors, and an edge for each contact or event between two of them."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from demarche.archive.answers import Answers
    from demarche.archive.asking import ActorSummary

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "node": ("name", "type", "country"),
    "edge": ("kind", "sort", "status", "date", "document", "record"),
}
"""The attributes of nodes and edges, all of them text."""


def graph_lines(actors: Iterable[ActorSummary], answers: Iterable[Answers[Any]]) -> Iterator[str]:
    """The lines of a GraphML file of the actors that contacts and events name.

    Contacts join each two of their parties, without a direction; events lead from each source to each target.
    """
    known = {actor.id: actor for actor in actors}
    edges = [edge for answer in answers for edge in _edges(answer)]
    named = dict.fromkeys(end for first, second, *_ in edges for end in (first, second))
    yield HEAD
    for place, names in FIELDS.items():
        for name in names:
            yield f'  <key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph id="demarche" edgedefault="directed">'
    for identity in sorted(named):
        actor = known.get(identity)
        values = {
            "name": actor.name if actor else identity,
            "type": actor.type if actor else None,
            "country": actor.country if actor else None,
        }
        yield f"    <node id={quoteattr(clean(identity))}>{_data('node', values)}</node>"
    for number, (first, second, directed, values) in enumerate(edges):
        ends = f"source={quoteattr(clean(first))} target={quoteattr(clean(second))}"
        yield f'    <edge id="e{number}" {ends} directed="{str(directed).lower()}">{_data("edge", values)}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _edges(answer: Answers[Any]) -> Iterator[tuple[str, str, bool, dict[str, str | None]]]:
    for stored in answer:
        record = stored.record
        date = record.date and (record.date.start or record.date.end)
        values = {
            "kind": answer.kind.removesuffix("s"),
            "sort": record.mode if answer.kind == "contacts" else record.type,
            "status": record.status,
            "date": date or stored.published,
            "document": stored.document_id,
            "record": record.id,
        }
        if answer.kind == "contacts":
            yield from (
                (first, second, False, values) for first, second in combinations(sorted(set(record.parties)), 2)
            )
        else:
            yield from ((first, second, True, values) for first, second in product(record.sources, record.targets))


def clean(text: str) -> str:
    """The text without the control characters that XML has no way to write."""
    return "".join(character if character >= " " or character in "\t\n" else " " for character in text).translate(
        {0xFFFE: " ", 0xFFFF: " "}
    )


def _data(place: str, values: Mapping[str, str | None]) -> str:
    return "".join(
        f'<data key="{place}-{name}">{escape(clean(value))}</data>' for name, value in values.items() if value
    )
