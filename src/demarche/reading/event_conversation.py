"""In the report of a contact, what one side promises or asks it promises to, or asks of, the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from demarche.reading.event_merging import Coded

ADDRESSED = frozenset({"AGREE", "REQUEST"})
"""Types that are done to the other side of the talk where the text names no one else."""


def addressed(events: Sequence[Coded]) -> tuple[Coded, ...]:
    """Fill in the other side of the contact that a document reports: the first CONSULT that a clause tells of."""
    talks = [e for e in events if e.type == "CONSULT" and not e.nominal and e.sources and e.targets]
    if not talks:
        return tuple(events)
    # "Had conversations with A and with B" is told in one clause and makes several contacts.
    reported = [talk for talk in talks if talk.clause.index == talks[0].clause.index]
    sides = _united(*(parties for talk in reported for parties in (talk.sources, talk.targets)))
    return tuple(_with_sides(event, sides) if event.type in ADDRESSED else event for event in events)


def _with_sides(event: Coded, sides: tuple[str, ...]) -> Coded:
    """The event with the missing party taken from the sides of the contact."""
    if event.type == "AGREE" and not event.sources and event.clause.voice == "passive":
        return replace(event, sources=sides, targets=sides)
    unsaid = not event.targets or event.targets == event.sources
    if not event.sources or not unsaid or not set(event.sources) <= set(sides):
        return event
    if event.targets and len(event.sources) > 1:
        return replace(event, sources=sides, targets=sides)
    others = tuple(side for side in sides if side not in event.sources)
    return replace(event, targets=others) if others else event


def _united(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identity for group in groups for identity in group))
