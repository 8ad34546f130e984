"""Groups: passages put together into points, across versions by alignment and within one where it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.analysis.similarity import similarities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from demarche.analysis.alignment import Link
    from demarche.analysis.passages import Passage

Member = tuple[str, int]
"""A passage: the label of its version and its index there."""
REMAINDER = 4
"""Content words up to which the rest of a sentence belongs to the point that its other part makes."""
ON_THE_SAME = 0.45
"""Nearness of meaning from which consecutive passages without a speech act of their own are one point."""


def grouped(passages: Mapping[str, Sequence[Passage]], links: Mapping[frozenset[Member], Link]) -> list[list[Member]]:
    """Passages joined into points: the connected parts of the alignments, then what only goes on within a version."""
    owner = {(label, n): (label, n) for label, version in passages.items() for n in range(len(version))}

    def root(member: Member) -> Member:
        while owner[member] != member:
            member = owner[member]
        return member

    def join(first: Member, second: Member) -> None:
        ends = sorted((root(first), root(second)))
        owner[ends[1]] = ends[0]

    aligned = {member for pair in links for member in pair}
    for pair in links:
        join(*pair)
    for label, version in passages.items():
        _join_remainders(label, version, aligned, join)
        near = similarities([p.text for p in version], [p.text for p in version])
        for n in range(1, len(version)):
            lone = (label, n - 1) not in aligned and (label, n) not in aligned
            if lone and _goes_on(version[n - 1], version[n], float(near[n - 1, n])):
                join((label, n - 1), (label, n))
    return _parts(owner, root)


def _join_remainders(label: str, version: Sequence[Passage], aligned: set[Member], join: Callable[[Member, Member], None]) -> None:
    """Let short unaligned rests of a sentence go with its aligned part."""
    for n, passage in enumerate(version):
        if (label, n) in aligned or len(passage.own) > REMAINDER:
            continue
        for beside in (n - 1, n + 1):
            if 0 <= beside < len(version) and version[beside].sentence == passage.sentence and (label, beside) in aligned:
                join((label, beside), (label, n))
                aligned.add((label, n))
                break


def _goes_on(before: Passage, after: Passage, nearness: float) -> bool:
    """Whether a passage goes on with what the one before it says."""
    if before.sentence == after.sentence or after.continues:
        return True
    shared = {s.id for s in before.statements} & {s.id for s in after.statements}
    if shared:
        return True
    return not after.statements and nearness >= ON_THE_SAME


def _parts(owner: Iterable[Member], root: Callable[[Member], Member]) -> list[list[Member]]:
    """The members of each group, in order."""
    groups: dict[Member, list[Member]] = {}
    for member in sorted(owner):
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())
