"""Channels of mediation: "talks between X and Y mediated by Z", "Z brokered talks between X and Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.contact_telling import acting, parties_in
from demarche.reading.contact_terms import ContactTerm
from demarche.reading.partner_runs import partners_after
from demarche.reading.party_runs import run_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext

MEDIATING = frozenset({"broker", "mediate"})
SIDES = ContactTerm("noun", "mediation", None, ("between",), direct=False, named=False, note="")
THROUGH = re.compile(
    r"\b(?:(?:through|with|under|thanks to) the (?:mediation|good offices) of|(?:brokered|mediated) by|"
    r"indirect (?:talks|negotiations|contacts) (?:through|via))\s+",
    re.IGNORECASE,
)
"""What brings in whoever stands between the sides of a sentence."""
OFFICES = re.compile(
    r"\b(?:good offices|mediator|go-between|intermediary|mediation)\s+(?=(?:between|to)\s)", re.IGNORECASE
)
PAIR = 2


def mediations_in(context: ReadingContext, clause: Clause) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Path (one side, who mediates, the other side) and proof of each mediation that a clause tells of."""
    if clause.polarity == "negative" or clause.modality in {"hypothetical", "possibility"}:
        return
    sentence = context.analysis.sentences[clause.sentence]
    if clause.predicate in MEDIATING and clause.voice == "active":
        sides, (_, end) = _between(context, (clause.verb[1], sentence[1]))
        yield from _path(context, acting(context, clause, ()), (sides, (clause.core[0], end)))
        return
    start, end = clause.core
    offices = OFFICES.search(context.document.text, start, end)
    if offices is not None and clause.voice == "active":
        run = run_at(context, context.document.text.index(" ", offices.end()) + 1, sentence[1])
        found = (run.parties, (clause.core[0], run.end)) if run is not None else ((), clause.core)
        yield from _path(context, acting(context, clause, ()), found)
    through = THROUGH.search(context.document.text, start, end)
    if through is not None and clause.role in {"root", "conjunct"}:
        carrier = run_at(context, through.end(), sentence[1])
        sides, _ = _between(context, sentence)
        sides = sides or parties_in(context, clause.subject)
        if carrier is not None:
            span = (min(start, through.start()), max(end, carrier.end))
            yield from _path(context, carrier.parties, (sides, span))


def _between(context: ReadingContext, stretch: Span) -> tuple[tuple[str, ...], Span]:
    """The two sides after "between" in a stretch of text, with the stretch up to them."""
    at = context.document.text.find("between ", *stretch)
    run = partners_after(context, (at, stretch[1]), SIDES) if at >= 0 else None
    return (run.parties, (stretch[0], run.end)) if run is not None else ((), stretch)


def _path(
    context: ReadingContext, carriers: tuple[str, ...], told: tuple[tuple[str, ...], Span]
) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The path, where one mediates between two others."""
    sides, span = told
    if len(carriers) != 1 or len(sides) != PAIR:
        return
    path = (sides[0], carriers[0], sides[1])
    if len({context.government(p) for p in path}) == len(path):
        yield path, span
