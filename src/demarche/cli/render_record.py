"""One record as it is printed: its headline, its details, its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.headline import headline
from demarche.cli.proof import proof_lines
from demarche.cli.terminal import one_line, wrapped
from demarche.records import Actor

if TYPE_CHECKING:
    from demarche.cli.naming import Naming
    from demarche.records import Document, Record, Span

INDENT = "  "
INNER = INDENT * 2
LONGEST_ID = 24
"""Columns of an id that still stands at the right edge of the headline; a longer one goes under it."""
SEPARATOR = " · "


def record_lines(record: Record, document: Document, naming: Naming, width: int, *, styled: bool) -> list[Text]:
    """The lines that show a record with its proof, at most `width` columns wide."""
    said = headline(record, naming)
    identity = Text(one_line(record.id), "dim")
    aside = 0 < identity.cell_len <= LONGEST_ID
    room = width - identity.cell_len - 2 if aside else width
    head = Text.assemble((said.label, said.style), "  ", said.subject)
    lines = wrapped(head, room, INDENT, INNER) or [Text(INDENT)]
    if aside:
        lines[0] = Text.assemble(lines[0], " " * (width - identity.cell_len - lines[0].cell_len), identity)
    elif identity:
        lines += wrapped(identity, width, INNER, INNER)
    if said.details:
        lines += wrapped(Text(SEPARATOR.join(said.details), "dim"), width, INNER, INNER)
    return lines + proof_lines(document.text, _evidence(record), width, INNER, styled=styled)


def _evidence(record: Record) -> tuple[Span, ...]:
    return record.mentions if isinstance(record, Actor) else record.evidence
