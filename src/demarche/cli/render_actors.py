"""Why a name stands for somebody, as it is printed: the answer, then each candidate with the offices held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.render_record import INDENT, INNER, SEPARATOR
from demarche.cli.terminal import one_line, wrapped

if TYPE_CHECKING:
    from demarche.actors.explanation import Candidate, NameExplanation, Term

MOST_CANDIDATES = 12
"""Candidates that are printed; "President" alone has 150 on any day."""
NOW, NOT_NOW = "▸ ", "  "


def name_lines(explanation: NameExplanation, width: int, *, styled: bool) -> list[Text]:
    """The lines that explain a name, at most `width` columns wide; `▸` marks what holds at the date."""
    del styled  # bold and dim are no part of what is said
    asked = [f"on {explanation.on}" if explanation.on else "without a date"]
    asked += [f"in a text of {explanation.side}"] if explanation.side else []
    head = Text.assemble((one_line(explanation.name), "bold"), f", {', '.join(asked)}")
    named = {candidate.id: candidate.name for candidate in explanation.candidates}
    meant = " and ".join(one_line(named.get(actor, actor)) for actor in explanation.actors) or "undecided"
    lines = wrapped(head, width) + wrapped(Text(f"→ {meant}: {explanation.reason}"), width, INDENT, INNER)
    for candidate in explanation.candidates[:MOST_CANDIDATES]:
        lines += [Text(), *_candidate_lines(candidate, width)]
    more = len(explanation.candidates) - MOST_CANDIDATES
    if more > 0:
        lines += [Text(), Text(f"and {more} more; a country, a name or --side narrows them")]
    return lines


def _candidate_lines(candidate: Candidate, width: int) -> list[Text]:
    mark = NOW if candidate.meant else NOT_NOW
    about = SEPARATOR.join(filter(None, (candidate.id, candidate.type, candidate.country)))
    lines = wrapped(Text.assemble((one_line(candidate.name), "bold"), f"  {one_line(about)}"), width, mark, INNER)
    for term in candidate.terms:
        lines += _term_lines(term, width)
    if not candidate.terms and candidate.source:
        lines += wrapped(Text(one_line(candidate.source), "dim"), width, INNER, INNER)
    return lines


def _term_lines(term: Term, width: int) -> list[Text]:
    """Two lines or more: the days and the office, then where that can be checked."""
    days = f"{term.start or '?'} until {term.end or 'now'}"
    notes = [note for note, holds in (("acting", term.acting), ("not sure", term.confidence == "low")) if holds]
    aside = f" ({', '.join(notes)})" if notes else ""
    mark = INDENT + (NOW if term.current else NOT_NOW)
    told = Text(f"{days}  {one_line(term.office)}{aside}")
    return wrapped(told, width, mark, INNER * 2) + wrapped(
        Text(one_line(term.source), "dim"), width, INNER * 2, INNER * 2
    )
