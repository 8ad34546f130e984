"""Which event frames a text triggers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from demarche.reading.event_matching import match_clause, match_noun
from demarche.reading.phrases import phrases_of

if TYPE_CHECKING:
    from demarche.ontology.event_frames import EventFrame
    from demarche.reading.context import ReadingContext


def frames_triggered(context: ReadingContext) -> Counter[EventFrame]:
    """How often each frame is filled by a clause or a noun of a document, whether an event comes of it or not."""
    found: Counter[EventFrame] = Counter()
    for clause in context.analysis.clauses:
        match = match_clause(context, clause)
        if match is not None:
            found[match.frame] += 1
        found.update(frame for noun in phrases_of(clause) if (frame := match_noun(noun)) is not None)
    return found
