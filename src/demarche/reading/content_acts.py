"""Neutral verbs that carry another act: "informed him that he intends to provide $500 million" is a commitment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.ontology.tables import read_table
from demarche.records import Act  # noqa: TC001 - read_table resolves the annotation

if TYPE_CHECKING:
    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech

TABLE = Path(__file__).parent / "tables" / "content_acts.csv"
LONGEST_QUOTED_OFFER = 1
"""Sentences of a quotation up to which its first clause decides the act: a longer one holds several."""


@dataclass(frozen=True, slots=True)
class ContentAct:
    """A predicate that makes a neutral report another act, whatever it stands under or under one of `under` only.

    "will" in `under` means the predicate's own future.
    """

    predicate: str
    under: tuple[str, ...]
    act: Act
    note: str


@cache
def load_content_acts() -> dict[str, ContentAct]:
    """The table by predicate."""
    return {row.predicate: row for row in read_table(TABLE, ContentAct, ("predicate",))}


def act_of_content(context: ReadingContext, speech: Speech) -> Act:
    """The act of a statement: that of its verb, unless a neutral verb carries content that plainly is another."""
    if speech.act != "say" or speech.row.construction == "light":
        return speech.act
    top = _top_clause(context, speech)
    if top is None:
        return speech.act
    inner = context.analysis.clauses[top.complement] if top.complement is not None else None
    for clause, governor in ((top, None), (inner, top)):
        if clause is None or clause.polarity == "negative":
            continue
        row = load_content_acts().get(clause.predicate)
        doer = governor if governor is not None and clause.subject_shared else clause
        if row is None or not _is_about_speakers(context, speech, doer):
            continue
        if not row.under or (governor is not None and governor.predicate in row.under):
            return row.act
        if governor is None and "will" in row.under and clause.tense == "future":
            return row.act
    return speech.act


def _is_about_speakers(context: ReadingContext, speech: Speech, clause: Clause) -> bool:
    """Whether it is the speakers' own side that is ready or will do: nobody commits another."""
    if clause.subject is None:
        return False
    if clause.subject.lemma in {"i", "we"}:
        return True
    doers = {context.government(i) for i in context.parties(clause.subject)}
    return bool(doers) and doers <= {context.government(s) for s in speech.speakers}


def _top_clause(context: ReadingContext, speech: Speech) -> Clause | None:
    """The main clause of what is said, where it is one sentence."""
    if speech.quotes:
        start, end = speech.quotes[0]
        # between the marks: a mark may stand as a sentence of its own, and the first sentence open before them
        sentences = [s for s in context.analysis.sentences if start + 1 < s[1] and s[0] < end - 1]
        if len(sentences) > LONGEST_QUOTED_OFFER:
            return None
        inside = (c for c in context.analysis.clauses if start <= c.verb[0] and c.verb[1] <= end)
        return next((c for c in inside if c.role in {"root", "complement", "parataxis", "quotation"}), None)
    if speech.clause.complement is None:
        return None
    return context.analysis.clauses[speech.clause.complement]
