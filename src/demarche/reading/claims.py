"""Claims: disputable assertions of fact, on whose word they rest and how certain the text holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.ontology.hedges import load_hedges
from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.records import AUTHOR, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import Certainty

ON_SOMEBODYS_WORD = frozenset({"unconfirmed", "disputed", "denied"})
"""Certainties a verb gives to what it reports ("claims", "alleges", "denies"); "says" and "notes" make no claim of
their own: 1 of 10 of the statements under them in the gold readouts is one."""
PRESS_KINDS = frozenset({"news", "analysis", "other"})
CONTRADICTION = frozenset({"however", "but", "nevertheless", "nonetheless"})
SENTENCE_GAP = 10
"""Characters between the end of a clause and the start of the next sentence: a full stop, a space, a bracket."""
REPORTING_PRESS = frozenset({"report", "write"})


def claims_of(context: ReadingContext, said: Sequence[Said]) -> tuple[Claim, ...]:
    """The claims of a document, in the order of the text; a claim that the next speaker contradicts is disputed."""
    rows = sorted((*_reported(context, said), *_inferred(context, said)), key=lambda row: row[3])
    speeches = [s.speech for s in said]
    claims: list[Claim] = []
    for by, held, content, span, clause in rows:
        certainty, disputed_by = _disputed(context, held, span, said)
        claims.append(
            Claim(
                id=record_id(context.document, "claims", len(claims) + 1),
                by=by,
                proposition=context.text(content).strip(),
                certainty=certainty,
                disputed_by=disputed_by,
                attribution=voices_of(context, clause, speeches) if by == AUTHOR else (AUTHOR, *((by,) if by else ())),
                evidence=(span,),
            )
        )
    return tuple(claims)


_Row = tuple[str | None, "Certainty", "Span", "Span", "Clause"]


def _reported(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Row]:
    """Assertions on the word of a speaker whose verb holds them at a distance, and what the press reports of others."""
    for one in said:
        row, clause = one.speech.row, one.speech.clause
        speakers = one.statement.speakers
        certainty = row.claim_certainty
        if certainty is None or not speakers or clause.complement is None:
            continue
        if certainty in ON_SOMEBODYS_WORD:
            yield speakers[0], certainty, one.speech.content, one.speech.span, clause
        elif clause.predicate in REPORTING_PRESS and context.document.kind in PRESS_KINDS:
            organization = context.cast.actor(speakers[0]).type == "organization"
            yield speakers[0], "unconfirmed" if organization else "attributed", one.speech.content, one.speech.span, clause


def _inferred(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Row]:
    """What the author concludes rather than reports: "clearly", "seems to have"."""
    if context.document.kind not in PRESS_KINDS:
        return
    hedges = {(hedge.surface, hedge.form): hedge.kind for hedge in load_hedges()}
    told = {one.speech.clause.index for one in said}
    for clause in context.analysis.clauses:
        if clause.quoted or clause.index in told or clause.role not in {"root", "conjunct"}:
            continue
        kinds = [hedges.get((adverb, "adverb")) for adverb in clause.adverbs]
        kinds.append(hedges.get((clause.predicate, "verb")) if clause.complement is not None else None)
        if "inference" in kinds and context.parties(clause.subject):
            yield AUTHOR, "inference", clause.core, clause.core, clause


def _disputed(
    context: ReadingContext, certainty: Certainty, span: Span, said: Sequence[Said]
) -> tuple[Certainty, tuple[str, ...]]:
    """Whether the sentence after a claim contradicts it on another's word ("US officials maintain, however, …")."""
    for one in said:
        start = one.speech.span[0]
        if not span[1] <= start <= span[1] + SENTENCE_GAP:
            continue
        words = {word.strip(",.;").lower() for word in context.text(one.speech.span).split()}
        if words & CONTRADICTION and one.statement.speakers:
            return "disputed", one.statement.speakers
    return certainty, ()
