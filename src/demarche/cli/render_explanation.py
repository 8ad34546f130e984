"""What lies behind one record, as it is printed: clauses, lexicon rows, and who the names stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.naming import Naming
from demarche.cli.render_record import INDENT, INNER, record_lines
from demarche.cli.terminal import one_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause
    from demarche.reading.explain import Explanation
    from demarche.records import Document


def explanation_lines(explanation: Explanation, document: Document, width: int, *, styled: bool) -> list[Text]:
    """The record itself, then each clause with its parts and rows, then each mention with what decided it."""
    lines = record_lines(explanation.record, document, Naming(), width, styled=styled)
    for reason in explanation.clauses:
        lines += [Text(), *wrapped(Text.assemble(("Clause", "bold"), f"  {one_line(reason.text)}"), width, "", INDENT)]
        for name, value in _parts(reason.clause):
            lines += wrapped(Text.assemble((f"{name:<11}", "dim"), one_line(value)), width, INDENT, INNER)
        for table, row in reason.rows:
            lines += wrapped(Text.assemble((f"{'row':<11}", "dim"), f"{table}: {row}"), width, INDENT, INNER)
    if explanation.mentions:
        lines += [Text(), Text("Names", "bold")]
    for mention in explanation.mentions:
        meant = ", ".join(mention.mention.actors) or f"undecided between {', '.join(mention.mention.candidates)}"
        told = f"{one_line(mention.text)} → {meant} ({mention.mention.reason})"
        lines += wrapped(Text(told), width, INDENT, INNER)
    return lines


def _parts(clause: Clause) -> Iterator[tuple[str, str]]:
    """The parts of a clause that it has, by name."""
    yield "predicate", f"{clause.predicate} ({clause.tense}, {clause.voice}, {clause.modality}, {clause.polarity})"
    if clause.subject is not None:
        yield "subject", clause.subject.text + (" (understood)" if clause.subject_shared else "")
    if clause.object is not None:
        yield "object", clause.object.text
    for preposition, phrase in clause.obliques:
        yield preposition or "adverbial", phrase.text
