"""Positions: where a party stands, as its own statements and the author's account of it show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.issue_names import issue_name, named_extent, phrase_extent
from demarche.reading.phrases import overlaps
from demarche.reading.stance_of_acts import stances_of_act
from demarche.reading.stance_of_content import stances_of_content
from demarche.reading.stance_of_nouns import OWN, stances_of_nouns
from demarche.reading.stance_tables import stance_terms
from demarche.reading.stances import (
    OPPOSITE,
    Stand,
    follower,
    holders_of,
    is_procedural,
    parties,
    stance_of_action,
    under_condition,
)
from demarche.reading.topics import topics_in
from demarche.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import Stance

PRIORITIES = frozenset({"aim", "emphasis", "focus", "goal", "objective", "priority", "purpose"})
LINKED = re.compile(
    r"^[^.;]{0,40}?\b(?:is|are|remains?|will be|would be)\s+(?:still\s+|now\s+)?"
    r"((?:on|to|that|the|an?|in)\b|(?!going)\w+ing\b)"
)
"""What links a priority to its issue, close behind it; the issue starts at the group."""
FEELING = frozenset({"be", "become", "feel", "keep", "remain", "seem", "stay"})
SHARING = frozenset({"have", "share"})
"""Verbs by which what is said gives the speakers a noun of stance ("agreed that they have similar approaches to")."""
DEMANDING = frozenset({"demand", "necessitate", "require"})
OFFERING = frozenset({"prepared", "ready", "willing"})
OWN_STAND = frozenset({"deny", "differ"})
"""Acts whose verb itself may be one of stance ("opposes", "rejects")."""
SHORTEST_WORD = 4
"""Letters of a word that can name an issue; "on" and "it" name none."""
LONGEST_LEAD = 120
"""Code points of a clause shown before its issue; a clause that starts farther off is shown from its predicate on."""


def positions_of(context: ReadingContext, said: Sequence[Said]) -> tuple[Position, ...]:
    """The positions of a document, in the order of the text: one for each side and stretch of text on an issue."""
    speeches = [s.speech for s in said]
    taken: dict[str, list[Span]] = {}
    kept: list[tuple[Span, str, Stand]] = []
    for stand in _all(context, said):
        for holder in stand.holders:
            spans = taken.setdefault(context.government(holder), [])
            if stand.issue[1] <= stand.issue[0] or any(overlaps(stand.issue, other) for other in spans):
                continue
            spans.append(stand.issue)
            kept.append((stand.issue, holder, stand))
    kept.sort(key=lambda row: row[0])
    found: list[Position] = []
    for issue, holder, stand in kept:
        name = issue_name(context.text(named_extent(context, issue)))
        if not any(len(word) >= SHORTEST_WORD for word in name.split()):
            continue
        topics = topics_in(name)
        found.append(
            Position(
                id=record_id(context.document, "positions", len(found) + 1),
                actor=holder,
                stance=stand.stance,
                issue=topics[0] if topics else None,
                issue_name=name,
                statement=stand.statement,
                date=context.when_said(stand.clause),
                attribution=voices_of(context, stand.clause, speeches),
                evidence=(_shown(stand),),
            )
        )
    return tuple(found)


def _shown(stand: Stand) -> Span:
    """The proof: the clause up to the end of its issue."""
    issue, span = stand.issue, stand.span
    start = min(span[0], issue[0])
    if issue[0] - start > LONGEST_LEAD:
        verb = stand.clause.verb[0]
        start = verb if start < verb < issue[0] and issue[0] - verb <= LONGEST_LEAD else issue[0]
    behind = issue[1] <= stand.clause.verb[0] and span[1] - issue[1] <= LONGEST_LEAD
    end = max(issue[1], span[1]) if behind else issue[1]
    return start, end


def _all(context: ReadingContext, said: Sequence[Said]) -> Iterator[Stand]:
    """Every stance, the surest ways of finding one first."""
    told = {one.speech.clause.index: one for one in said}
    for clause in context.analysis.clauses:
        if clause.modality != "hypothetical":
            one = told.get(clause.index)
            if (
                one is None
                and clause.parent is not None
                and clause.role == "complement"
                and clause.predicate in SHARING
            ):
                one = told.get(clause.parent)
            yield from stances_of_nouns(context, clause, one)
    for one in said:
        yield from stances_of_act(context, one)
        yield from stances_of_content(context, one)
    for clause in context.analysis.clauses:
        if clause.modality in {"fact", "intention"}:
            yield from _priority(context, clause, told)
            if clause.index not in told or told[clause.index].statement.act in OWN_STAND:
                yield from _of_predicate(context, clause, told)


def _of_predicate(context: ReadingContext, clause: Clause, told: dict[int, Said]) -> Iterator[Stand]:
    """As in "stands for a peaceful settlement", "opposes the sanctions", "is ready to talk if …"."""
    hit = _term(context, clause)
    if hit is None:
        return
    stance, issue = hit
    holders = holders_of(context, clause) or _reason_holder(context, clause) or _meant_speakers(clause, told)
    if not holders:
        return
    if clause.polarity == "negative":
        stance = OPPOSITE.get(stance, stance)
    if stance == "support" and clause.predicate in OFFERING and under_condition(context, clause):
        stance = "conditional"
    yield Stand(holders, stance, issue, clause, clause.core)
    for other in _demands(context, clause) if stance == "support" else ():
        if issue[0] < other.verb[0] <= issue[1] and other.object is not None:
            yield Stand(holders, stance, phrase_extent(other.object), other, other.core)


def _demands(context: ReadingContext, clause: Clause) -> tuple[Clause, ...]:
    """The relative clauses of a sentence that say what a thing requires ("a settlement which demands direct talks")."""
    near = context.clauses_of_sentence.get(clause.sentence, ())
    return tuple(c for c in near if c.role == "relative" and c.predicate in DEMANDING and c.object is not None)


def _term(context: ReadingContext, clause: Clause) -> tuple[Stance, Span] | None:
    """The stance of a predicate by the table, with the issue it takes."""
    terms = stance_terms()
    pairs = [(clause.predicate, preposition, phrase) for preposition, phrase in clause.obliques]
    if clause.predicate in FEELING and clause.object is not None:
        pairs += [(clause.object.lemma, preposition, phrase) for preposition, phrase in clause.object.modifiers]
    for lemma, preposition, phrase in pairs:
        if preposition and (lemma, preposition) in terms and phrase.pos != "PRON":
            return terms[lemma, preposition], phrase_extent(phrase)
    stance = terms.get((clause.predicate, ""))
    if stance is None:
        return None
    if clause.object is not None:
        useless = clause.object.pos == "PRON" or parties(context, clause.object)
        return None if useless else (stance, phrase_extent(clause.object))
    action = context.analysis.clauses[clause.complement] if clause.complement is not None else None
    if action is None:
        action = follower(context, clause, clause.verb[1])
    if action is None or action.finite or action.verb[0] < clause.verb[0] or is_procedural(context, action):
        return None
    wanted = stance_of_action(context, action)
    if wanted is None:
        return None
    return (wanted[0] if stance == "support" else OPPOSITE.get(wanted[0], wanted[0])), wanted[1]


def _reason_holder(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """As in "X has reason to be content with": the infinitive on a noun that somebody has is his."""
    if clause.role != "adnominal" or clause.parent is None or clause.finite:
        return ()
    parent = context.analysis.clauses[clause.parent]
    return parties(context, parent.subject) if parent.predicate == "have" and parent.voice == "active" else ()


def _meant_speakers(clause: Clause, told: dict[int, Said]) -> tuple[str, ...]:
    """The speakers, where what they say has a bare pronoun for its subject ("he reiterated that it rejects …")."""
    pronoun = clause.subject is not None and clause.subject.pos == "PRON" and clause.subject.lemma in OWN
    if not pronoun or clause.role != "complement" or clause.parent not in told:
        return ()
    return told[clause.parent].statement.speakers


def _priority(context: ReadingContext, clause: Clause, told: dict[int, Said]) -> Iterator[Stand]:
    """As in "the priority is on X", "X's priority is that Y": what comes first for somebody."""
    subject = clause.subject
    if subject is None or subject.lemma not in PRIORITIES or clause.subject_shared or clause.tense == "past":
        return
    one = told.get(clause.parent) if clause.parent is not None and clause.role == "complement" else None
    holders = parties(context, subject.possessor)
    if not holders and one is not None:
        holders = one.statement.speakers
    if not holders and subject.possessor is None and clause.role in {"adverbial", "conjunct"}:
        holders = next((found for outer in context.ancestors(clause) if (found := parties(context, outer.subject))), ())
    if not holders:
        return
    demands = _demands(context, clause)
    linked = LINKED.search(context.text((subject.head[1], clause.core[1])))
    if linked is None:
        return
    start = subject.head[1] + linked.start(1)
    relative = next((c for c in demands if start < c.core[0]), None)
    end = relative.core[0] if relative is not None else clause.core[1]
    if end > start and clause.polarity == "positive":
        yield Stand(holders, "support", (start, end), clause, (subject.span[0], end), one.statement.id if one else None)
    for other in demands:
        if start < other.core[0] and other.object is not None:
            yield Stand(holders, "support", phrase_extent(other.object), other, other.core)
