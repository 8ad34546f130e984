"""Emphasis, omissions and wording: how versions of one contact weigh and name things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.analysis.passages import NUMBER, text_of
from demarche.records import Emphasis, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.records import Act, Point, Reading

WEIGHTS: dict[Act, int] = {
    "commit": 6,
    "agree": 6,
    "ask": 5,
    "warn": 5,
    "condemn": 5,
    "deny": 5,
    "differ": 5,
    "propose": 4,
    "concern": 4,
    "stress": 3,
    "say": 2,
    "discuss": 2,
    "welcome": 1,
    "congratulate": 0,
}
"""How much an omission of such a statement matters: commitments and demands before topics, courtesies last."""
MOST_OMISSIONS = 50


def emphasis_of(versions: Mapping[str, Reading]) -> tuple[Emphasis, ...]:
    """For each topic the share of each version's words in statements about it, and its rank there; largest first."""
    words: dict[str, dict[str, int]] = {}
    totals = dict.fromkeys(versions, 0)
    for label, reading in versions.items():
        for statement in reading.statements:
            length = len(text_of(reading, statement).split())
            totals[label] += length
            for topic in statement.topics:
                words.setdefault(topic, dict.fromkeys(versions, 0))[label] += length
    ranks = {label: _ranks({topic: counts[label] for topic, counts in words.items()}) for label in versions}
    rows = [
        Emphasis(
            topic=topic,
            share={label: round(counts[label] / totals[label], 3) if totals[label] else 0.0 for label in versions},
            rank={label: ranks[label][topic] for label in versions if topic in ranks[label]},
        )
        for topic, counts in words.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-max(row.share.values()), row.topic)))


def _ranks(counts: Mapping[str, int]) -> dict[str, int]:
    """The place of each topic that is spoken of, by its words."""
    spoken = sorted((t for t, n in counts.items() if n), key=lambda t: (-counts[t], t))
    return {topic: place for place, topic in enumerate(spoken, start=1)}


def omissions_of(versions: Mapping[str, Reading], points: Sequence[Point]) -> dict[str, tuple[int, ...]]:
    """For each version the indexes of the points only others make, the weightiest first."""
    statements = {s.id: (reading, s) for reading in versions.values() for s in reading.statements}

    def weight(index: int) -> int:
        told = [statements[i] for ids in points[index].statements.values() for i in ids]
        acts = max((WEIGHTS[s.act] for _, s in told), default=0)
        return acts + int(any(NUMBER.search(text_of(reading, s)) for reading, s in told))

    missing: dict[str, tuple[int, ...]] = {}
    for label in versions:
        absent = [i for i, point in enumerate(points) if not point.statements.get(label)]
        missing[label] = tuple(sorted(absent, key=lambda i: (-weight(i), i))[:MOST_OMISSIONS])
    return missing


def wording_of(versions: Mapping[str, Reading]) -> tuple[Wording, ...]:
    """What each version calls an actor that several name, where their words for it differ."""
    surfaces: dict[str, dict[str, dict[str, None]]] = {}
    names: dict[str, str] = {}
    for label, reading in versions.items():
        for actor in reading.actors:
            names[actor.id] = actor.name
            known = {alias.lower() for alias in (actor.name, *actor.aliases)}
            for start, end in actor.mentions:
                surface = reading.document.text[start:end]
                if surface.lower() in known and actor.type in {"place", "country", "organization", "group"}:
                    surfaces.setdefault(actor.id, {}).setdefault(label, {})[surface] = None
    rows = []
    for identity, by_label in sorted(surfaces.items()):
        terms = {label: tuple(by_label[label]) for label in by_label}
        if len(terms) > 1 and not set.intersection(*({t.lower() for t in words} for words in terms.values())):
            rows.append(Wording(concept=names[identity], terms=terms))
    return tuple(rows)
