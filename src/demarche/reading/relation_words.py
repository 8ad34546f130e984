"""Relations told by the words beside a relationship, where the parser hangs them elsewhere.

"Relations between X and Y have reached an all-time low", "X broke off diplomatic relations with Y": the partners, the
verb next to them and set phrases are read off the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from demarche.ontology.relation_cues import load_relation_cues, relation_cue
from demarche.reading.contact_telling import parties_in
from demarche.reading.contact_terms import ContactTerm
from demarche.reading.partner_runs import partners_after
from demarche.reading.party_runs import words_between
from demarche.reading.phrases import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Span, Word
    from demarche.reading.context import ReadingContext
    from demarche.records import Direction

RELATIONSHIP = frozenset({"relation", "relationship", "tie"})
OPENING_VERBS = frozenset(
    {"break", "cut", "downgrade", "elevate", "normalise", "normalize", "restore", "sever", "upgrade"}
)
"""Verbs that, right before a relationship, tell of it: "broke off diplomatic relations"."""
BREAKING = frozenset({"break", "cut", "downgrade", "sever"})
PARTNERS = ContactTerm("noun", "relation", None, ("between", "with"), direct=False, named=False, note="")
PAIR = 2
CLOSE = 4
"""Words between the last partner and its verb that are no verb ("have markedly")."""


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, Direction]]:
    """All set phrases of the table as one pattern, and the direction of each."""
    directions = {row.lemma: row.direction for row in load_relation_cues() if row.form == "phrase"}
    longest = sorted(directions, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE), directions


def told_by_words(context: ReadingContext, sentence: Span) -> Iterator[tuple[tuple[str, ...], Direction, Span, Clause]]:
    """Sides, direction, proof and clause of each relationship that a sentence tells of by the words beside it."""
    clauses = tuple(context.clauses_near(sentence))
    words = words_between(context, *sentence)
    for number, word in enumerate(words):
        if word.lemma.lower() not in RELATIONSHIP or not clauses:
            continue
        run = partners_after(context, (word.end, sentence[1]), PARTNERS)
        clause = _around(clauses, word)
        end = run.end if run is not None else word.end
        sides = _sides(context, clause, run.parties if run is not None else ())
        told = _cue(context, words, number, end)
        plain = clause.polarity == "positive" and clause.modality == "fact" and clause.finite
        if told is not None and plain and len(sides) == PAIR:
            direction, cue = told
            yield sides, direction, (min(word.start, cue[0]), max(end, cue[1])), clause


def _around(clauses: Sequence[Clause], word: Word) -> Clause:
    """The innermost clause that a word stands in."""
    around = [c for c in clauses if holds(c.core, (word.start, word.end))] or list(clauses)
    return min(around, key=lambda c: c.core[1] - c.core[0])


def _sides(context: ReadingContext, clause: Clause, partners: tuple[str, ...]) -> tuple[str, ...]:
    """The two sides: both partners, or the partner with the owner or the subject."""
    sides = tuple(dict.fromkeys(context.side_of(p) for p in partners))
    if len(sides) < PAIR:
        subject = clause.subject
        owner = subject.possessor if subject is not None and subject.lemma in RELATIONSHIP else subject
        sides = tuple(dict.fromkeys((*(context.side_of(p) for p in parties_in(context, owner)), *sides)))
    return sides


def _cue(context: ReadingContext, words: Sequence[Word], number: int, end: int) -> tuple[Direction, Span] | None:
    """What is said of a relationship that ends at `end`: by the verb behind or before it, or by a set phrase."""
    pattern, directions = _phrases()
    stretch = words[0].start, words[-1].end
    found = pattern.search(context.document.text, *stretch)
    if found is not None:
        return directions[found.group(0).lower()], found.span()
    behind = [w for w in words if w.start >= end][:CLOSE]
    verb = next((w for w in behind if w.pos == "VERB"), None)
    if verb is not None and all(w.pos in {"AUX", "ADV"} for w in behind if w.start < verb.start):
        cue = relation_cue(verb.lemma.lower(), "verb")
        if cue is not None and verb.lemma.lower() not in {"develop", "maintain"}:
            return cue.direction, (verb.start, verb.end)
    at = number
    while at > 0 and words[at - 1].pos in {"ADJ", "ADP", "DET", "PRON"} and number - at < CLOSE:
        at -= 1
    before = words[at - 1] if at else None
    if before is not None and before.pos == "VERB" and before.lemma.lower() in OPENING_VERBS:
        cooling = before.lemma.lower() in BREAKING
        return ("cooling" if cooling else "warming"), (before.start, before.end)
    return None
