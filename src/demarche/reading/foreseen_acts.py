"""Commitments that the author foresees: what the publisher's own side will do, and what others are expected to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.ontology.speech_acts import speech_act
from demarche.reading.commitment_row import FIRST_PERSON, Found, doers_of, is_no_deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext

CONDITIONALS = frozenset({"would", "i'd", "we'd", "i’d", "we’d"})
CONDITION = re.compile(r"\W*(?:if|whether|unless|that which|what|(?:\w+ )?(?:whom|which))\b", re.IGNORECASE)
EXPECTING = frozenset({"expect", "await", "anticipate"})
TELLING_ROLES = frozenset({"root", "complement", "conjunct"})
GOING_ON = frozenset({"continue", "go on"})
"""Verbs of speech that in the future tell of a deed kept up: "will continue to give aid"."""
TALK = frozenset({"ask", "concern", "condemn", "congratulate", "differ", "discuss", "say", "stress", "warn", "welcome"})
"""Acts of speech to come bind nobody: "the Secretary will underscore"."""


def from_foreseeing(context: ReadingContext, clause: Clause, pair: tuple[str, ...]) -> Iterator[Found]:
    """As in "X would expect Y to do"; "Y will visit X"; `pair` are the sides of the contact reported."""
    if clause.predicate in EXPECTING and clause.complement is not None:
        inner = context.analysis.clauses[clause.complement]
        doers, expecting = doers_of(context, inner, pair), doers_of(context, clause, pair)
        if doers and doers != expecting:
            yield Found("expected", doers, expecting, inner.span, clause, clause.core)
        return
    if clause.tense != "future" or clause.modality != "intention" or clause.polarity == "negative" or clause.copula:
        return
    if clause.quoted or clause.voice == "passive" or clause.role not in TELLING_ROLES or not _is_deed(context, clause):
        return
    doers = doers_of(context, clause, pair)
    if doers:
        kind = "promised" if _own(context, clause, doers) else "expected"
        yield Found(kind, doers, (), clause.span, clause, clause.core)  # type: ignore[arg-type]  # one of two literals


def _own(context: ReadingContext, clause: Clause, doers: tuple[str, ...]) -> bool:
    """Whether it is the publisher's own side that will act, by its own account."""
    if clause.subject is not None and clause.subject.lemma in FIRST_PERSON:
        return True
    side = context.document.side
    return bool(side) and clause.role != "complement" and {context.government(d) for d in doers} == {side}


def _is_full(clause: Clause) -> bool:
    """Whether a clause without arguments still has its own subject: not the "will create" of a list cut short."""
    return clause.subject is not None and not clause.subject_shared and clause.core[0] <= clause.subject.span[0]


def _is_deed(context: ReadingContext, clause: Clause) -> bool:
    """Whether a future clause tells of something to be done: no "I would like to", no "we will say more"."""
    if CONDITION.match(context.text(clause.core)) or is_no_deed(clause):
        return False
    if clause.object is None and not clause.obliques and clause.complement is None and not _is_full(clause):
        return False
    words = {word.lower() for word in context.text(clause.core).split()}
    if words & CONDITIONALS and clause.role != "complement":
        return False
    talk = speech_act(clause.predicate, "verb")
    if talk is not None and talk.act in TALK and clause.predicate not in GOING_ON:
        return False
    return clause.subject is None or clause.subject.lemma != "i"
