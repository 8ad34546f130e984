"""What negation, modality and the governing verb make of an event: its status, or another type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.reading.event_matching import content_of, operator_of

if TYPE_CHECKING:
    from demarche.language.clause import Clause
    from demarche.ontology.plover import EventType
    from demarche.reading.context import ReadingContext
    from demarche.records import EventStatus

PROMISED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
"""Announced, these are an AGREE; refused, a REJECT."""
FEARED = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})
"""Announced by the one who would do them, these are a THREATEN."""
WITHOUT_FORCE = frozenset({"SANCTION", "COERCE"})
"""What a government that "may" do it threatens; that violence "may" happen is a fear, not a threat."""

NEAR = 4
"""Words before a verb among which its modal stands."""


@dataclass(frozen=True, slots=True)
class Force:
    """How a clause stands to fact, its governing clauses included.

    `content` tells that it is what another event of the document promises, demands or refuses, and no event itself.
    """

    status: EventStatus
    negative: bool
    announced: bool
    possible: bool
    content: bool


def force_of(context: ReadingContext, clause: Clause) -> Force:
    """Work out the force of a clause from its own verb group and from the clauses above it."""
    force = _own_force(context, clause)
    inner = clause
    for outer in context.ancestors(clause):
        taken = content_of(context, outer)
        if taken is not None and taken.index == inner.index:
            force = _as_content(context, force, inner, outer)
        else:
            force = _as_dependent(force, inner, outer)
        inner = outer
    return force


def _own_force(context: ReadingContext, clause: Clause) -> Force:
    """What the verb group alone says."""
    status: EventStatus = "ongoing" if _is_progressive(context, clause) else "occurred"
    if clause.modality == "hypothetical" or _is_conditional(context, clause):
        status = "hypothetical"
    elif clause.modality == "intention" and not clause.finite and clause.role != "complement":
        status = "planned"
    return Force(
        status=status,
        negative=clause.polarity == "negative",
        announced=clause.modality == "intention" and clause.finite,
        possible=clause.modality == "possibility",
        content=clause.modality == "obligation",
    )


def _as_content(context: ReadingContext, force: Force, inner: Clause, outer: Clause) -> Force:
    """The force of a clause under a predicate that takes it as its content."""
    frame = operator_of(context, outer)
    if frame is None:
        # Under a verb without a frame only a finite clause is a fact: "forced Iraq to leave" tells of no leaving.
        return replace(force, content=force.content or (not inner.finite and outer.predicate != "be"))
    if frame.type is not None:
        return replace(force, content=True)
    effect = frame.status_effect
    status = effect if effect in {"denied", "ongoing"} and force.status == "occurred" else force.status
    force = replace(force, status=status)
    if inner.finite:
        return force
    return replace(
        force,
        negative=force.negative or outer.polarity == "negative",
        announced=force.announced or effect == "planned" or (outer.modality == "intention" and outer.finite),
        possible=force.possible or outer.modality == "possibility",
        content=force.content or outer.modality == "obligation",
    )


def _as_dependent(force: Force, inner: Clause, outer: Clause) -> Force:
    """The force of a clause that hangs on another one without being its content."""
    status: EventStatus = "hypothetical" if outer.modality == "hypothetical" else force.status
    return replace(force, status=status, content=force.content or (inner.role == "complement" and not inner.finite))


def _is_conditional(context: ReadingContext, clause: Clause) -> bool:
    """Whether a clause says "would" of itself; in what somebody said earlier, "would" only stands for his "will"."""
    if clause.modality != "intention" or not clause.finite:
        return False
    words = context.text((clause.span[0], clause.verb[0])).lower().replace("’", "'").split()[-NEAR:]
    if not any(word == "would" or word.endswith("'d") for word in words):
        return False
    governing = next(iter(context.ancestors(clause)), None)
    return governing is None or clause.role != "complement" or governing.tense != "past"


def _is_progressive(context: ReadingContext, clause: Clause) -> bool:
    """Whether a finite verb in the present stands in its "-ing" form."""
    return clause.finite and clause.tense == "present" and context.text(clause.verb).endswith("ing")


def applied(kind: EventType, force: Force, *, own_word: bool) -> tuple[EventType, EventStatus] | None:
    """Type and status of an event of a kind told with a force, or None where nothing was done or announced.

    `own_word` is true where nobody but the source itself is reported to say so.
    """
    if force.content:
        return None
    if force.status == "denied":
        return kind, "denied"
    if force.negative:
        return ("REJECT", "occurred") if force.announced and kind in PROMISED else None
    if force.announced and force.status != "hypothetical":
        return _announced(kind, own_word=own_word)
    return _uncertain(kind, force) if force.possible or force.status == "hypothetical" else (kind, force.status)


def _uncertain(kind: EventType, force: Force) -> tuple[EventType, EventStatus] | None:
    """What may happen: harm is kept, as a threat or a fear; a favour that may come is no event."""
    if kind not in FEARED:
        return None
    threat = kind in WITHOUT_FORCE and force.status != "hypothetical"
    return ("THREATEN", "occurred") if threat else (kind, "hypothetical")


def _announced(kind: EventType, *, own_word: bool) -> tuple[EventType, EventStatus]:
    """An announced event is an event of its own: a promise or a threat."""
    if kind in PROMISED:
        return "AGREE", "occurred"
    if kind in FEARED:
        return ("THREATEN", "occurred") if own_word else (kind, "hypothetical")
    return kind, "planned"
