"""One action told twice is one event with several proofs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause
    from demarche.ontology.event_frames import EventFrame
    from demarche.ontology.plover import EventType
    from demarche.records import EventStatus, Span

ONE_PER_PAIR = frozenset({"SUPPORT", "ASSAULT", "CONSULT"})
"""Types of which a document mostly tells one event between the same parties: the thanks, the war, the contact."""
SETTLED: tuple[EventStatus, ...] = ("occurred", "ongoing", "claimed")
"""Statuses that may stand for the same event told with more or less distance."""
MOST_PROOFS = 2
"""Spans kept as proof of one event: the first tellings. With more, a record's proof outgrows any one of them."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An event before it becomes a record, with the frame and the clause that it rests on.

    `nominal` tells that a noun names it; `of_people` that it is done to people of no named side.
    """

    type: EventType
    frame: EventFrame
    clause: Clause
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: EventStatus
    evidence: tuple[Span, ...]
    nominal: bool = False
    of_people: bool = False


def merged(events: Sequence[Coded]) -> tuple[Coded, ...]:
    """Join events that are the same action, in the order in which each is first told."""
    kept: list[Coded] = []
    for event in events:
        for place, earlier in enumerate(kept):
            if _same(earlier, event):
                kept[place] = _joined(earlier, event)
                break
        else:
            kept.append(event)
    return tuple(kept)


def _same(first: Coded, second: Coded) -> bool:
    """Whether two tellings are of one action."""
    if first.type != second.type or not _compatible(first.status, second.status):
        return False
    sources_agree = first.sources == second.sources or not second.sources or not first.sources
    targets_agree = first.targets == second.targets or not second.targets or not first.targets
    mirrored = first.type == "CONSULT" and set(first.sources + first.targets) == set(second.sources + second.targets)
    if first.type in ONE_PER_PAIR:
        return mirrored or (
            sources_agree and targets_agree and bool(first.sources + first.targets) and _share_a_party(first, second)
        )
    exact = first.sources == second.sources and first.targets == second.targets
    return exact and first.frame.lemma == second.frame.lemma and first.nominal and second.nominal


def _compatible(first: EventStatus, second: EventStatus) -> bool:
    return first == second or (first in SETTLED and second in SETTLED)


def _share_a_party(first: Coded, second: Coded) -> bool:
    """Whether both name a party in the same place."""
    return bool(set(first.sources) & set(second.sources)) or bool(set(first.targets) & set(second.targets))


def _joined(first: Coded, second: Coded) -> Coded:
    """The earlier telling with what the later one adds."""
    evidence = first.evidence
    if len(evidence) < MOST_PROOFS and not any(
        s < end and start < e for s, e in evidence for start, end in second.evidence
    ):
        evidence = (*evidence, *second.evidence)
    return replace(
        first, sources=first.sources or second.sources, targets=first.targets or second.targets, evidence=evidence
    )
