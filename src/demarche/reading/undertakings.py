"""Undertakings: what a government says of itself that it will do, without a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.content_acts import load_content_acts

if TYPE_CHECKING:
    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext

OWN_KINDS = frozenset({"readout", "statement"})
"""Kinds of document in which a government speaks for itself in whole; a transcript is full of passing "we will"."""
CARRYING_ON = frozenset({"continue", "go on"})
FIRST_PERSON = frozenset({"we"})


def undertakes(context: ReadingContext, clause: Clause) -> bool:
    """Whether a clause of a government's own text tells what it will give or go on doing ("Japan will provide …")."""
    side = context.document.side
    if not side or context.document.kind not in OWN_KINDS or clause.quoted or clause.polarity == "negative":
        return False
    ahead = clause.tense == "future" and clause.modality == "intention" and clause.finite and clause.voice == "active"
    if not ahead or clause.copula or clause.role not in {"root", "conjunct"} or not _gives(clause):
        return False
    if clause.subject is not None and clause.subject.lemma in FIRST_PERSON:
        return True
    doers = {context.government(identity) for identity in context.parties(clause.subject)}
    return doers == {side}


def _gives(clause: Clause) -> bool:
    """Whether what will be done is to give something or to carry something on."""
    row = load_content_acts().get(clause.predicate)
    return (row is not None and "will" in row.under) or clause.predicate in CARRYING_ON
