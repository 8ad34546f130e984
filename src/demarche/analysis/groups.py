"""Groups: passages put together into points, across versions by alignment and within one where it goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.analysis.similarity import similarities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from demarche.analysis.alignment import Link
    from demarche.analysis.passages import Passage
    from demarche.records import Act

Member = tuple[str, int]
"""A passage: the label of its version and its index there."""
COURTESIES: frozenset[Act] = frozenset({"welcome", "congratulate"})
"""Acts that one breath of thanks or praise repeats."""
NEW_MATTER = re.compile(
    r"[\"“]?(?:(?:\S+\s+){1,4}?also\b|(?:on|regarding|concerning|turning to|as regards|as for|with regard to|"
    r"in addition|separately|finally)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that takes up a further matter."""
REMAINDER = 2
"""Content words up to which the rest of a sentence belongs to the point that its other part makes; of 2, 3, 4, 6, 8 and
any number the best macro F1 on the even half of corpus/pairs and on evals/pairs."""
ON_THE_SAME = 0.2
"""Nearness of content from which consecutive passages without a speech act of their own are one point; lower
values have the better F1 of "only" on the even half (0.2: 0.76, 0.35: 0.74)."""


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
        near = similarities([p.content for p in version], [p.content for p in version])
        for n in range(1, len(version)):
            paired = ((label, n - 1) in aligned) + ((label, n) in aligned)
            if paired == 0 and _goes_on(version[n - 1], version[n], float(near[n - 1, n])):
                join((label, n - 1), (label, n))
            elif paired == 1 and version[n].continues and min(map(_size, version[n - 1 : n + 1])) <= REMAINDER:
                join((label, n - 1), (label, n))
                aligned.update(((label, n - 1), (label, n)))
    return _parts(owner, root)


def _join_remainders(
    label: str, version: Sequence[Passage], aligned: set[Member], join: Callable[[Member, Member], None]
) -> None:
    """Let short unaligned rests of a sentence go with its aligned part."""
    for n, passage in enumerate(version):
        if (label, n) in aligned or len(passage.own) > REMAINDER:
            continue
        for beside in (n - 1, n + 1):
            if (
                0 <= beside < len(version)
                and version[beside].sentence == passage.sentence
                and (label, beside) in aligned
            ):
                join((label, beside), (label, n))
                aligned.add((label, n))
                break


def _size(passage: Passage) -> int:
    return len(passage.own)


def _goes_on(before: Passage, after: Passage, nearness: float) -> bool:
    """Whether a passage goes on with what the one before it says."""
    if {s.id for s in before.statements} & {s.id for s in after.statements}:
        return True
    if before.statements and after.statements and before.sentence == after.sentence:
        return False
    if before.sentence == after.sentence or after.continues:
        return True
    if NEW_MATTER.match(after.text):
        return False
    if before.act == after.act and after.act in COURTESIES:
        return True
    return not after.statements and nearness >= ON_THE_SAME


def _parts(owner: Iterable[Member], root: Callable[[Member], Member]) -> list[list[Member]]:
    """The members of each group, in order."""
    groups: dict[Member, list[Member]] = {}
    for member in sorted(owner):
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())
