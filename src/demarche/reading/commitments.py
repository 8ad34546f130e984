"""Commitments: what somebody has agreed, promised, is expected or is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.attribution import voices_of
from demarche.reading.foreseen_acts import from_foreseeing
from demarche.reading.identity import record_id
from demarche.reading.phrases import overlaps
from demarche.reading.promise_nouns import from_nouns
from demarche.reading.promises import from_statement
from demarche.records import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Span
    from demarche.reading.commitment_row import Found
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import Contact, When

DOUBLE_MARKS = '"“”„«» '
"""What opens and closes quoted words, and a space."""


def commitments_of(
    context: ReadingContext, said: Sequence[Said], contacts: Sequence[Contact] = ()
) -> tuple[Commitment, ...]:
    """The commitments of a document, in the order of the text.

    Whoever acts or speaks for a government is that government where the document names it. `contacts` are those of
    the document: "it was agreed" binds the parties of the one it reports.
    """
    found: list[Commitment] = []
    spans: set[Span] = set()
    speeches = [s.speech for s in said]
    rows = sorted(_all(context, said, _pair(context, contacts)), key=lambda row: row.span)
    for row in rows:
        if row.span in spans or (row.kind == "expected" and any(overlaps(row.span, other) for other in spans)):
            continue
        spans.add(row.span)
        found.append(
            Commitment(
                id=record_id(context.document, "commitments", len(found) + 1),
                kind=row.kind,
                by=_sides(context, row.by),
                to=_sides(context, row.to),
                action=_unquoted(context.text(row.action)),
                due=_due(context, row.span),
                attribution=voices_of(context, row.clause, speeches),
                evidence=(row.span,),
            )
        )
    return tuple(found)


def _pair(context: ReadingContext, contacts: Sequence[Contact]) -> tuple[str, ...]:
    """The parties of the first contact held that the document tells of; nobody in a transcript."""
    if context.document.kind == "transcript":
        return ()
    return next((contact.parties for contact in contacts if contact.status == "held"), ())


def _sides(context: ReadingContext, identities: Sequence[str]) -> tuple[str, ...]:
    """The governments that people act for, where the document names them; each once."""
    return tuple(dict.fromkeys(context.side_of(i) for i in identities))


def _all(context: ReadingContext, said: Sequence[Said], pair: tuple[str, ...]) -> Iterator[Found]:
    for one in said:
        yield from from_statement(context, one, pair)
    told = {s.speech.clause.index for s in said}
    for clause in context.analysis.clauses:
        if clause.index not in told:
            yield from from_foreseeing(context, clause, pair)
        yield from from_nouns(context, clause, pair)


def _unquoted(action: str) -> str:
    """What is to be done without the marks of the quotation it stands in."""
    inside = action.strip(DOUBLE_MARKS)
    return inside.rstrip(",") if inside != action.strip() else inside


def _due(context: ReadingContext, span: Span) -> When | None:
    """The day named in the commitment, where it does not lie before publication."""
    named = context.when(span, "future")
    if named is None or context.published is None or named.end is None:
        return named
    return named if named.end >= context.published.isoformat() else None
