"""Every contact is an event too: a CONSULT between the parties, from the reporting or initiating side to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.ontology.event_frames import frames_for
from demarche.reading.event_merging import Coded
from demarche.reading.phrases import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.records import Contact, EventStatus

STATUSES: dict[str, EventStatus] = {"held": "occurred", "planned": "planned", "denied": "denied"}
"""What a contact's status is as an event's; one that is proposed, declined or cancelled is told by another event."""
VERBS = {"call": "telephone", "videoconference": "telephone", "visit": "visit"}
"""The verb whose frame a contact of a mode fills; "meet" for the rest."""


def with_contacts(context: ReadingContext, events: Sequence[Coded], contacts: Sequence[Contact]) -> list[Coded]:
    """The events with the contacts among them: a CONSULT told in the same words takes the contact's parties."""
    joined = list(events)
    for contact in contacts:
        sides = tuple(dict.fromkeys(context.government(party) for party in contact.parties))
        status = STATUSES.get(contact.status)
        if status is None or len(sides) < len(("one", "other")):
            continue
        source = _source(context, contact, sides)
        targets = tuple(side for side in sides if side != source)
        place = next((n for n, e in enumerate(joined) if _tells(e, contact.evidence)), None)
        if place is None:
            joined.append(_consult(context, contact, status, source, targets))
        elif joined[place].type == "CONSULT" and set(joined[place].sources + joined[place].targets) < set(sides):
            joined[place] = replace(joined[place], sources=(source,), targets=targets)
    return sorted(joined, key=lambda event: event.evidence[0])


def _source(context: ReadingContext, contact: Contact, sides: tuple[str, ...]) -> str:
    """The side that the event goes out from: the initiator, else the one that reports it, else the first named."""
    if contact.initiator is not None and (initiator := context.government(contact.initiator)) in sides:
        return initiator
    side = context.document.side
    return side if side is not None and side in sides else sides[0]


def _tells(event: Coded, evidence: tuple[Span, ...]) -> bool:
    """Whether an event is a CONSULT, or the announcement of one, that rests on the same words."""
    return event.frame.type == "CONSULT" and any(overlaps(mine, its) for mine in event.evidence for its in evidence)


def _consult(
    context: ReadingContext, contact: Contact, status: EventStatus, source: str, targets: tuple[str, ...]
) -> Coded:
    """The event of a contact that no clause was coded for."""
    frame = next(f for f in frames_for(VERBS.get(contact.mode, "meet"), "verb") if f.type == "CONSULT")
    return Coded(
        type="CONSULT",
        frame=frame,
        clause=_clause_at(context, contact.evidence[0]),
        sources=(source,),
        targets=targets,
        status=status,
        evidence=contact.evidence[:1],
    )


def _clause_at(context: ReadingContext, span: Span) -> Clause:
    """The innermost clause whose words hold the start of a stretch of text."""
    clauses = context.analysis.clauses
    around = [clause for clause in clauses if overlaps(clause.span, span)] or list(clauses)
    return min(around, key=lambda clause: clause.span[1] - clause.span[0])
