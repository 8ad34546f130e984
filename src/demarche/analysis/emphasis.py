"""Emphasis and omissions: how versions of one contact weigh what was said, and what each leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.ontology.topics import load_topics
from demarche.records import Emphasis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.analysis.passages import Passage
    from demarche.records import Act, Point

WEIGHTS: dict[Act | None, int] = {
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
    None: 2,
    "welcome": 1,
    "congratulate": 0,
}
"""How much an omission of such a statement matters: commitments and demands before topics, courtesies last."""
MOST_OMISSIONS = 50


def emphasis_of(passages: Mapping[str, Sequence[Passage]]) -> tuple[Emphasis, ...]:
    """For each topic the share of each version's words in passages about it, and its rank there; largest first."""
    names = {topic.id: topic.name for topic in load_topics()}
    words: dict[str, dict[str, int]] = {}
    totals = dict.fromkeys(passages, 0)
    for label, version in passages.items():
        for passage in version:
            length = len(passage.text.split())
            totals[label] += length
            for topic in passage.topics:
                words.setdefault(topic, dict.fromkeys(passages, 0))[label] += length
    ranks = {label: _ranks({topic: counts[label] for topic, counts in words.items()}) for label in passages}
    rows = [
        Emphasis(
            topic=names.get(topic, topic),
            share={label: round(counts[label] / totals[label], 3) if totals[label] else 0.0 for label in passages},
            rank={label: ranks[label][topic] for label in passages if topic in ranks[label]},
        )
        for topic, counts in words.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-max(row.share.values()), row.topic)))


def _ranks(counts: Mapping[str, int]) -> dict[str, int]:
    """The place of each topic that is spoken of, by its words."""
    spoken = sorted((t for t, n in counts.items() if n), key=lambda t: (-counts[t], t))
    return {topic: place for place, topic in enumerate(spoken, start=1)}


def omissions_of(passages: Mapping[str, Sequence[Passage]], points: Sequence[Point]) -> dict[str, tuple[int, ...]]:
    """For each version the indexes of the points only others make, the weightiest first."""
    by_span = {(label, p.spans[0]): p for label, version in passages.items() for p in version}

    def weight(index: int) -> int:
        told = [
            by_span[label, span]
            for label, spans in points[index].evidence.items()
            for span in spans
            if (label, span) in by_span
        ]
        acts = max((WEIGHTS[passage.act] for passage in told), default=0)
        return acts + int(any(passage.numbers for passage in told))

    missing: dict[str, tuple[int, ...]] = {}
    for label in passages:
        absent = [index for index, point in enumerate(points) if not point.evidence.get(label)]
        missing[label] = tuple(sorted(absent, key=lambda index: (-weight(index), index))[:MOST_OMISSIONS])
    return missing
