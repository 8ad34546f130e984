"""Why a record was made: its clauses, the lexicon rows that knew them, the mentions that name its actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.explain_rows import rows_behind
from demarche.reading.phrases import holds, overlaps
from demarche.records import Actor

if TYPE_CHECKING:
    from demarche.actors.mention import Mention
    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.records import Record, Span


@dataclass(frozen=True, slots=True)
class ClauseReason:
    """One clause under a record: what the language gave, and the rows of the tables that took it up.

    `rows` are pairs of a table's name and the row's key, e.g. ("speech_acts", "express|concern (light): concern").
    """

    text: str
    clause: Clause
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MentionReason:
    """Words that name an actor of the record, the actor ids they were resolved to, and what decided."""

    text: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a record rests on, in the order of the text."""

    record: Record
    clauses: tuple[ClauseReason, ...]
    mentions: tuple[MentionReason, ...]


def explain(context: ReadingContext, record: Record) -> Explanation:
    """What lies behind one record of a document that `context` was made from."""
    spans = record.mentions if isinstance(record, Actor) else record.evidence
    return Explanation(
        record=record,
        clauses=() if isinstance(record, Actor) else tuple(_clauses(context, record, spans)),
        mentions=tuple(
            MentionReason(context.text(mention.span), mention)
            for mention in context.cast.mentions
            if any(overlaps(mention.span, span) for span in spans)
        ),
    )


def _clauses(context: ReadingContext, record: Record, spans: tuple[Span, ...]) -> list[ClauseReason]:
    """The clauses whose predicates stand in the proof; for a proof that is a mere noun, the clause around it."""
    inside = [c for c in context.analysis.clauses if any(holds(span, c.verb) for span in spans)]
    if not inside:
        around = [c for c in context.analysis.clauses if any(holds(c.core, span) for span in spans)]
        inside = sorted(around, key=lambda c: c.core[1] - c.core[0])[:1]
    return [ClauseReason(context.text(c.core), c, rows_behind(context, c, record)) for c in inside]
