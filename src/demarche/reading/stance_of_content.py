"""Stances in what is said: "X must be restored", "Y is unacceptable", "Z would meet with a response"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.issue_names import action_extent, phrase_extent
from demarche.reading.stance_tables import accusations, verdicts
from demarche.reading.stances import Stand, is_procedural, parties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import Stance

JUDGING_ACTS = frozenset({"agree", "say", "stress", "warn", "concern", "condemn"})
RETALIATING = frozenset({"respond", "retaliate", "react", "answer"})
FOLLOWING = frozenset({"bring", "entail", "lead", "meet", "prompt", "provoke", "result", "trigger"})
REACTIONS = frozenset({"answer", "consequence", "cost", "price", "reaction", "response", "retaliation", "sanction"})


def stances_of_content(context: ReadingContext, one: Said) -> Iterator[Stand]:
    """The stances of the speakers in the clauses that one statement reports."""
    if one.statement.act not in JUDGING_ACTS or not one.statement.speakers or one.speech.clause.polarity == "negative":
        return
    for clause in _reported(context, one):
        found = _judged(context, clause)
        if found is not None:
            stance, issue = found
            span = (clause.core[0], max(clause.core[1], issue[1]))
            yield Stand(one.statement.speakers, stance, issue, clause, span, one.statement.id)


def _reported(context: ReadingContext, one: Said) -> Iterator[Clause]:
    """The main clauses of what is said: the complement and what is joined to it, or what follows the verb."""
    top = one.speech.clause
    following = context.analysis.clauses[top.index + 1 : top.index + 8]
    if top.complement is not None:
        first = context.analysis.clauses[top.complement]
    else:
        found = next(
            (c for c in following[:3] if c.finite and c.role in {"complement", "relative"} and c.parent == top.index),
            None,
        )
        if found is None:
            return
        first = found
    if first.finite:
        yield first
    for other in following:
        beside = other.parent == top.index and context.text(other.core).lower().startswith("that ")
        if other.role == "conjunct" and other.finite and (other.parent == first.index or beside):
            yield other


def _judged(context: ReadingContext, clause: Clause) -> tuple[Stance, Span] | None:
    return (
        _retaliation(context, clause)
        or _verdict(clause)
        or _consequence(clause)
        or _right(clause)
        or _duty(context, clause)
    )


def _retaliation(context: ReadingContext, clause: Clause) -> tuple[Stance, Span] | None:
    """As in "would respond to any further aggression": whoever threatens an answer opposes the deed."""
    if clause.predicate not in RETALIATING:
        return None
    deed = clause.oblique("to", "against")
    if deed is None and clause.role == "complement" and clause.parent is not None:
        deed = context.analysis.clauses[clause.parent].oblique("to", "against")
    if deed is not None and deed.lemma in accusations():
        return "oppose", phrase_extent(deed)
    return None


def _consequence(clause: Clause) -> tuple[Stance, Span] | None:
    """As in "further aggression would result in a swift response"."""
    subject = clause.subject
    if subject is None or subject.lemma not in accusations() or clause.predicate not in FOLLOWING:
        return None
    answer = clause.object or clause.oblique("in", "to", "with")
    named = {answer.lemma, *answer.adjectives} if answer is not None else set()
    future = clause.tense == "future" or clause.modality == "hypothetical"
    if answer is not None and (named & REACTIONS or (future and clause.predicate == "result")):
        return "oppose", phrase_extent(subject)
    return None


def _verdict(clause: Clause) -> tuple[Stance, Span] | None:
    """As in "threats of force are unacceptable", "the launches were a threat", "dialogue is essential"."""
    if not clause.copula or clause.subject is None or clause.subject.pos == "PRON":
        return None
    stance = verdicts().get(clause.predicate)
    if stance is None:
        return None
    if clause.polarity == "negative":
        return ("oppose" if stance == "support" else "support"), phrase_extent(clause.subject)
    return stance, phrase_extent(clause.subject)


def _right(clause: Clause) -> tuple[Stance, Span] | None:
    """As in "X has the right to ensure its security"."""
    if clause.predicate == "have" and clause.object is not None and clause.object.lemma == "right":
        start = (
            clause.subject.span[0]
            if clause.subject is not None and not clause.subject_shared
            else clause.object.span[0]
        )
        stance: Stance = "oppose" if clause.polarity == "negative" else "support"
        return stance, (start, max(clause.object.span[1], clause.core[1]))
    return None


def _duty(context: ReadingContext, clause: Clause) -> tuple[Stance, Span] | None:
    """As in "the borders must be restored", "peace cannot be bought with territory": what has to be, or must not."""
    words = context.text((clause.core[0], clause.verb[0])).lower().split()
    owed = clause.modality == "obligation" or "must" in words or "should" in words
    barred = (
        clause.polarity == "negative" and clause.modality in {"possibility", "obligation"} and clause.voice == "passive"
    )
    if not owed and not barred:
        return None
    if clause.modality == "hypothetical" or is_procedural(context, clause):
        return None
    subject = clause.subject
    if subject is None or (subject.pos == "PRON" and not parties(context, subject)):
        return None
    start, end = action_extent(context, clause)
    if " " not in context.text((start, end)).strip():
        return None
    if clause.voice == "passive" and not clause.subject_shared:
        start = min(start, subject.span[0])
    stance: Stance = "oppose" if clause.polarity == "negative" else "support"
    return stance, (start, end)
