"""Positions: where a party stands, as its own statements and the author's account of it show."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.topics import topics_in
from demarche.records import Position, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said

LONGEST_ISSUE = 80
"""Characters of the noun phrase that names an issue."""
PARTY_TYPES = frozenset({"person", "country", "organization", "group"})
WEIGHING_ACTS = frozenset({"stress", "say", "agree"})
IMPORTANCE = frozenset(
    {"adherence", "commitment", "importance", "intention", "interest", "necessity", "need", "priority", "readiness", "support"}
)


@cache
def stance_terms() -> dict[tuple[str, str], Stance]:
    """Verbs and adjectives of stance by (lemma, preposition), and the stance they show."""
    table = resources.files("demarche.reading") / "tables" / "stance_terms.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return {(row["lemma"], row["preposition"]): cast("Stance", row["stance"]) for row in csv.DictReader(lines)}


def positions_of(context: ReadingContext, said: Sequence[Said]) -> tuple[Position, ...]:
    """The positions of a document: one for each party, issue and place in the text."""
    speeches = [s.speech for s in said]
    found: list[Position] = []
    seen: set[tuple[str, Span]] = set()
    for actors, stance, issue, clause, span, statement in (*_from_statements(context, said), *_from_clauses(context)):
        for actor in actors:
            side = context.government(actor)
            if (side, span) in seen:
                continue
            seen.add((side, span))
            name = context.text(issue).strip()
            topics = topics_in(name)
            found.append(
                Position(
                    id=record_id(context.document, "positions", len(found) + 1),
                    actor=actor,
                    stance=stance,
                    issue=topics[0] if topics else None,
                    issue_name=name[:LONGEST_ISSUE],
                    statement=statement,
                    date=context.when_said(clause),
                    attribution=voices_of(context, clause, speeches),
                    evidence=(span,),
                )
            )
    return tuple(found)


_Row = tuple[tuple[str, ...], Stance, "Span", "Clause", "Span", str | None]


def _from_statements(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Row]:
    """Acts that show a stance: asking for, condemning, voicing concern at, stressing or agreeing on the worth of."""
    for one in said:
        statement, clause = one.statement, one.speech.clause
        if not statement.speakers or clause.polarity == "negative":
            continue
        worth = _worth(clause)
        stance: Stance | None = None
        if statement.act in {"condemn", "concern"}:
            stance = "oppose"
        elif statement.act in {"ask", "commit"} or (statement.act in WEIGHING_ACTS and worth is not None):
            stance = "support"
        if stance is not None:
            issue = worth.span if worth is not None else one.speech.content
            yield statement.speakers, stance, issue, clause, one.speech.span, statement.id


def _worth(clause: Clause) -> Phrase | None:
    """What is held worth having: X in "the importance of X", "commitment to X", "support for X"."""
    for phrase in (clause.object, *(phrase for _, phrase in clause.obliques)):
        if phrase is not None and phrase.lemma in IMPORTANCE:
            return phrase.modifier("of", "to", "for", "in", "on") or phrase
    return None


def _from_clauses(context: ReadingContext) -> Iterator[_Row]:
    """"stands for a peaceful settlement", "opposes the sanctions", "is ready to talk if …"."""
    for clause in context.analysis.clauses:
        if clause.modality not in {"fact", "intention"}:
            continue
        actors = tuple(i for i in context.parties(clause.subject) if context.cast.actor(i).type in PARTY_TYPES)
        if not actors:
            continue
        hit = _stance_of(clause)
        if hit is None:
            continue
        stance, target = hit
        if clause.polarity == "negative":
            stance = {"support": "oppose", "oppose": "support"}.get(stance, stance)  # type: ignore[assignment]
        issue = target.span if target is not None else (clause.verb[1], clause.core[1])
        if issue[1] > issue[0]:
            yield actors, stance, issue, clause, clause.core, None


def _stance_of(clause: Clause) -> tuple[Stance, Phrase | None] | None:
    terms = stance_terms()
    for preposition, phrase in clause.obliques:
        if (clause.predicate, preposition) in terms:
            return terms[clause.predicate, preposition], phrase
    if (clause.predicate, "") in terms and (clause.object is not None or clause.complement is not None):
        return terms[clause.predicate, ""], clause.object
    return None
