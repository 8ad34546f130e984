"""Points: what the versions of a contact say, together or alone, and how they differ where both say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.analysis.alignment import align
from demarche.analysis.closeness import local_weights
from demarche.analysis.differences import difference_of
from demarche.analysis.groups import grouped
from demarche.records import Point

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.analysis.alignment import Link
    from demarche.analysis.groups import Member
    from demarche.analysis.passages import Passage

RELATIONS_IN_ORDER = ("both", "differs", "only")
CLAIMED = "an agreement that only this version claims"
ATTRIBUTED = "words of the other side that only this version gives"


def points_of(passages: Mapping[str, Sequence[Passage]], truncated: Sequence[str] = ()) -> tuple[Point, ...]:
    """Every point that one or more versions make: shared ones first in the order of the first version, then the rest.

    `truncated` are the labels of versions that are not whole; of what only another says it is noted that it is not in
    this text.
    """
    rarity = local_weights(list(passages.values()))
    labels = list(passages)
    links: dict[frozenset[Member], Link] = {}
    for place, first in enumerate(labels):
        for second in labels[place + 1 :]:
            for link in align(passages[first], passages[second], rarity):
                links[frozenset(((first, link.first), (second, link.second)))] = link
    groups = grouped(passages, links)
    points = [_point(passages, group, links, truncated) for group in groups]
    order = sorted(range(len(points)), key=lambda n: (RELATIONS_IN_ORDER.index(points[n].relation), groups[n][0]))
    return tuple(points[n] for n in order)


def _point(
    passages: Mapping[str, Sequence[Passage]],
    group: Sequence[Member],
    links: Mapping[frozenset[Member], Link],
    truncated: Sequence[str],
) -> Point:
    """The record of one group of passages."""
    told: dict[str, list[Passage]] = {label: [] for label in passages}
    for label, number in group:
        told[label].append(passages[label][number])
    statements = {
        label: tuple(dict.fromkeys(s.id for p in parts for s in p.statements)) for label, parts in told.items()
    }
    evidence = {label: tuple(span for p in parts for span in p.spans) for label, parts in told.items()}
    topic = next((t for parts in told.values() for p in parts for t in p.topics), None)
    telling = {label: parts for label, parts in told.items() if parts}
    if len(telling) == 1:
        (only,) = telling
        return Point(
            relation="only",
            only=only,
            topic=topic,
            statements=statements,
            evidence=evidence,
            note=_flag(telling[only], [label for label in truncated if label != only]),
        )
    inside = [link for pair, link in links.items() if pair <= set(group)]
    difference, note = difference_of(telling, inside)
    return Point(
        relation="differs" if difference else "both",
        topic=topic,
        statements=statements,
        evidence=evidence,
        difference=difference,
        note=note,
        similarity=round(sum(link.probability for link in inside) / len(inside), 3),
    )


def _flag(parts: Sequence[Passage], truncated: Sequence[str]) -> str:
    """What a reader should know of a point that one version makes alone."""
    claimed = any(s.act == "agree" and s.joint for p in parts for s in p.statements)
    notes = [CLAIMED] if claimed else []
    if not claimed and any(p.foreign for p in parts):
        notes.append(ATTRIBUTED)
    if truncated:
        notes.append(f"not in this text of {', '.join(truncated)}, which is cut")
    return "; ".join(notes)
