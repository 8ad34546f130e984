"""From a coded event to its record: code, contexts, day and place."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from demarche.ontology.announced import announced
from demarche.ontology.context_words import contexts_told
from demarche.ontology.plover import cameo_code
from demarche.reading.identity import record_id
from demarche.reading.phrases import overlaps
from demarche.records import Event, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.reading.event_merging import Coded
    from demarche.records import Contact

OF_PUBLICATION = "publication"
"""The basis of a day that the text does not give, but the tense of a main clause does."""


def record_of(
    context: ReadingContext, event: Coded, number: int, voices: tuple[str, ...], contacts: Sequence[Contact]
) -> Event:
    """The record of a coded event, the `number`-th of its document."""
    mode, code = _code(event)
    cameo = cameo_code(code)
    told = contexts_told(_lemmas(context, event.clause))
    return Event(
        id=record_id(context.document, "events", number),
        type=event.type,
        mode=mode or None,
        contexts=tuple(dict.fromkeys((*(cameo.contexts if cameo else ()), *told))),
        cameo=cameo.code if cameo else None,
        goldstein=cameo.goldstein if cameo else None,
        sources=event.sources,
        targets=event.targets,
        date=_day(context, event, contacts),
        place=_place(context, event.clause),
        status=event.status,
        attribution=voices,
        evidence=event.evidence,
    )


def _code(event: Coded) -> tuple[str, str]:
    """Mode and CAMEO code: those of the frame, or of announcing or refusing what the frame is of."""
    if event.frame.type == event.type:
        return event.frame.mode, event.frame.cameo
    row = announced(event.type, event.frame.type) if event.frame.type is not None else None
    return (row.mode, row.cameo) if row is not None else ("", "")


def _lemmas(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """The lemmas of a clause without its adverbial and conjunct clauses."""
    words = context.analysis.words
    first = bisect.bisect_left(words, clause.core[0], key=lambda word: word.start)
    last = bisect.bisect_left(words, clause.core[1], key=lambda word: word.start)
    return tuple(word.lemma.lower() for word in words[first:last])


def _day(context: ReadingContext, event: Coded, contacts: Sequence[Contact]) -> When | None:
    """The day that the clause names, else that of the contact told in the same words, else that of publication."""
    found = None if event.nominal else context.when_said(event.clause)
    found = found or context.when(event.evidence[0], event.clause.tense)
    if found is not None:
        return found
    for contact in contacts:
        if contact.date is not None and any(overlaps(a, b) for a in contact.evidence for b in event.evidence):
            return contact.date
    if context.published is None or not _is_news(context, event):
        return None
    day = context.published.isoformat()
    return When(start=day, end=day, text=None, basis=OF_PUBLICATION)


def _is_news(context: ReadingContext, event: Coded) -> bool:
    """Whether the tense puts an event on the day of publication: a main clause in the past, but not "had done"."""
    clause = event.clause
    if event.nominal or event.status != "occurred" or not clause.finite or clause.tense != "past":
        return False
    if clause.role not in {"root", "conjunct"} or context.document.kind not in {"news", "readout"}:
        return False
    before = context.text((clause.span[0], clause.verb[0])).lower().split()
    return "had" not in before


def _place(context: ReadingContext, clause: Clause) -> str | None:
    """Where it happened: a place or country that hangs on the verb by "in", "at" or "near"."""
    for preposition, phrase in clause.obliques:
        if preposition in {"in", "at", "near"}:
            found = [i for i in context.parties(phrase) if context.cast.actor(i).type in {"place", "country"}]
            if found:
                return found[0]
    return None
