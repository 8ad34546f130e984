"""Points: what the versions of a contact say, together or alone, and how they differ where both say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.analysis.alignment import NUMBER, align, compatible, text_of
from demarche.records import Point

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.records import Difference, Reading, Span, Statement

SAME = 0.66
"""Nearness from which statements of equal act are the same without a difference in detail; chosen with ALIGNED."""

Member = tuple[str, int]
"""A statement: the label of its version and its index there."""


def points_of(versions: Mapping[str, Reading]) -> tuple[Point, ...]:
    """Every point that one or more versions make: shared ones first in the order of the first version, then the rest."""
    groups, nearness = _groups(versions)
    points = [_point(versions, group, nearness) for group in groups]
    order = {"both": 0, "differs": 0, "only": 1}
    return tuple(
        point for _, point in sorted(zip(groups, points, strict=True), key=lambda pair: (order[pair[1].relation], pair[0]))
    )


def _groups(versions: Mapping[str, Reading]) -> tuple[list[list[Member]], dict[frozenset[Member], float]]:
    """Statements joined across versions into points: the connected parts of the pairwise alignments."""
    labels = list(versions)
    nearness: dict[frozenset[Member], float] = {}
    owner: dict[Member, Member] = {(label, n): (label, n) for label in labels for n in range(len(versions[label].statements))}

    def root(member: Member) -> Member:
        while owner[member] != member:
            member = owner[member]
        return member

    for place, first in enumerate(labels):
        for second in labels[place + 1 :]:
            for row, column, value in align(versions[first], versions[second]):
                nearness[frozenset(((first, row), (second, column)))] = value
                owner[max(root((first, row)), root((second, column)))] = min(root((first, row)), root((second, column)))
    groups: dict[Member, list[Member]] = {}
    for member in sorted(owner):
        groups.setdefault(root(member), []).append(member)
    return list(groups.values()), nearness


def _point(versions: Mapping[str, Reading], group: Sequence[Member], nearness: Mapping[frozenset[Member], float]) -> Point:
    """The record of one group of statements."""
    by_label: dict[str, list[Statement]] = {}
    for label, number in group:
        by_label.setdefault(label, []).append(versions[label].statements[number])
    topic = next((t for statements in by_label.values() for s in statements for t in s.topics), None)
    statements = {label: tuple(s.id for s in by_label.get(label, ())) for label in versions}
    evidence: dict[str, tuple[Span, ...]] = {
        label: tuple(span for s in by_label.get(label, ()) for span in s.evidence) for label in versions
    }
    if len(by_label) == 1:
        only = next(iter(by_label))
        return Point(relation="only", only=only, topic=topic, statements=statements, evidence=evidence, note=_flag(by_label[only]))
    values = [value for pair, value in nearness.items() if pair <= set(group)]
    similarity = round(sum(values) / len(values), 3) if values else None
    difference, note = _difference(versions, by_label, max(values, default=0.0))
    return Point(
        relation="differs" if difference else "both",
        topic=topic,
        statements=statements,
        evidence=evidence,
        difference=difference,
        note=note,
        similarity=similarity,
    )


def _flag(statements: Sequence[Statement]) -> str:
    """What a reader should know of a point that one version makes alone."""
    if any(s.act == "agree" and s.joint for s in statements):
        return "an agreement that only this version claims"
    return ""


def _difference(
    versions: Mapping[str, Reading], by_label: Mapping[str, Sequence[Statement]], nearness: float
) -> tuple[Difference | None, str]:
    """How versions of one point differ: polarity, act, numbers, detail; None where they say the same."""
    labels = list(by_label)
    polarities = {label: {s.polarity for s in by_label[label]} for label in labels}
    if not set.intersection(*polarities.values()):
        return "polarity", "affirmed in one version, denied in the other"
    numbers = {label: {n for s in by_label[label] for n in NUMBER.findall(text_of(versions[label], s))} for label in labels}
    if all(numbers.values()) and not set.intersection(*numbers.values()):
        return "number", "; ".join(f"{label}: {', '.join(sorted(numbers[label]))}" for label in labels)
    first, second = by_label[labels[0]], by_label[labels[1]]
    if not any(compatible(one.act, other.act) for one in first for other in second):
        return "act", "; ".join(f"{label}: {', '.join(dict.fromkeys(s.act for s in by_label[label]))}" for label in labels)
    if nearness < SAME:
        lengths = {label: sum(len(text_of(versions[label], s)) for s in by_label[label]) for label in labels}
        fuller = max(lengths, key=lambda label: (lengths[label], label))
        return "detail", f"{fuller} says more"
    return None, ""
