"""Why a record was made: its clauses, the lexicon rows that knew them, the mentions that name its actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.event_matching import match_clause
from demarche.reading.phrases import holds, overlaps
from demarche.reading.speech_rows import lexicon_row
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
        clauses=() if isinstance(record, Actor) else tuple(_clauses(context, spans)),
        mentions=tuple(
            MentionReason(context.text(mention.span), mention)
            for mention in context.cast.mentions
            if any(overlaps(mention.span, span) for span in spans)
        ),
    )


def _clauses(context: ReadingContext, spans: tuple[Span, ...]) -> list[ClauseReason]:
    """The clauses whose predicates stand in the proof."""
    return [
        ClauseReason(context.text(clause.core), clause, tuple(_rows(context, clause)))
        for clause in context.analysis.clauses
        if any(holds(span, clause.verb) for span in spans)
    ]


def _rows(context: ReadingContext, clause: Clause) -> list[tuple[str, str]]:
    """The lexicon rows that know a clause."""
    rows = []
    act = lexicon_row(context, clause)
    if act is not None:
        rows.append(("speech_acts", f"{act.lemma} ({act.construction}): {act.act}"))
    match = match_clause(context, clause)
    if match is not None and match.frame.type is not None:
        rows.append(("event_frames", f"{match.frame.lemma} ({match.frame.construction}): {match.frame.type}"))
    return rows
