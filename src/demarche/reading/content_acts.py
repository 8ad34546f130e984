"""Neutral verbs that carry another act: "informed him that he intends to provide $500 million" is a commitment."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from demarche.records import Act

if TYPE_CHECKING:
    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech

LONGEST_QUOTED_OFFER = 1
"""Sentences of a quotation up to which its first clause decides the act: a longer one holds several."""


@cache
def _rows() -> dict[str, tuple[str, frozenset[str], Act]]:
    table = resources.files("demarche.reading") / "tables" / "content_acts.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return {
            row["predicate"]: (row["modality"], frozenset(row["under"].split("|")), cast("Act", row["act"]))
            for row in csv.DictReader(lines)
        }


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
        row = _rows().get(clause.predicate)
        if row is None:
            continue
        modality, under, act = row
        if "any" in under or (governor is not None and governor.predicate in under):
            return act
        if governor is None and "will" in under and modality == clause.modality and clause.tense == "future":
            return act
    return speech.act


def _top_clause(context: ReadingContext, speech: Speech) -> Clause | None:
    """The main clause of what is said, where it is one sentence."""
    if speech.quotes:
        start, end = speech.quotes[0]
        sentences = [s for s in context.analysis.sentences if start <= s[0] + 1 and s[0] < end]
        if len(sentences) > LONGEST_QUOTED_OFFER:
            return None
        inside = (c for c in context.analysis.clauses if start <= c.verb[0] and c.verb[1] <= end)
        return next((c for c in inside if c.role in {"root", "complement", "parataxis", "quotation"}), None)
    if speech.clause.complement is None:
        return None
    return context.analysis.clauses[speech.clause.complement]
