"""A comparison as it is printed: the facts slot by slot, then what all say, what differs and what one alone says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.comparison_text import SILENT, emphasis_text, fact_rows, relation_sections, wording_row
from demarche.cli.counting import counted
from demarche.cli.grid import GAP, grid_lines, shared_width
from demarche.cli.headline import headline
from demarche.cli.naming import naming_of
from demarche.cli.proof import proof_lines
from demarche.cli.render_reading import section_title
from demarche.cli.render_record import INDENT, INNER
from demarche.cli.terminal import one_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.cli.naming import Naming
    from demarche.records import ComparedDocument, Comparison, Emphasis, Point, Reading

FIELD_WIDTH = 16
"""Columns of the name of a slot or a topic; the longest slot is "next contact"."""
NARROWEST_CELL = 14
"""Where the versions would have fewer columns than this side by side, they are set one below the other."""
MOST_TOPICS = 8
"""Topics whose emphasis is shown, the weightiest first."""


def comparison_lines(
    comparison: Comparison, readings: Mapping[str, Reading], width: int, *, styled: bool
) -> list[Text]:
    """The lines that show a comparison, at most `width` columns wide; `readings` are by their labels."""
    naming = naming_of(*readings.values())
    lines: list[Text] = []
    for label, document in comparison.documents.items():
        lines += wrapped(_version(label, document), width, "", INNER)
    if comparison.facts:
        lines += [Text(), *_facts(comparison, naming, width)]
    for title, points in relation_sections(comparison):
        lines += [Text(), *section_title(title, len(points), width)]
        for point in points:
            lines += _point_lines(point, readings, naming, width, styled=styled)
    if comparison.emphasis:
        lines += [Text(), *_emphasis(comparison, naming, width)]
    if comparison.wording:
        lines += [Text(), *_wording(comparison, width)]
    return lines


def _version(label: str, document: ComparedDocument) -> Text:
    """What one letter stands for."""
    publisher = one_line(document.publisher or document.id)
    side = f" ({one_line(document.side)})" if document.side else ""
    cut = ", cut short" if document.truncated else ""
    return Text.assemble((label, "bold"), f"  {publisher}{side}", (f" · {counted(document.words, 'word')}{cut}", "dim"))


def _facts(comparison: Comparison, naming: Naming, width: int) -> list[Text]:
    rows = fact_rows(comparison, naming)
    return [*section_title("Facts", len(rows), width), *_side_by_side(rows, list(comparison.documents), width)]


def _emphasis(comparison: Comparison, naming: Naming, width: int) -> list[Text]:
    rows = [_emphasis_row(item, naming) for item in comparison.emphasis[:MOST_TOPICS]]
    title = section_title("Emphasis", "share of each version's words, rank", width)
    return [*title, *_side_by_side(rows, list(comparison.documents), width)]


def _emphasis_row(item: Emphasis, naming: Naming) -> tuple[str, dict[str, str], str]:
    cells = {label: emphasis_text(item, label) for label in item.share}
    return naming.topics((item.topic,)), cells, ""


def _wording(comparison: Comparison, width: int) -> list[Text]:
    rows = [wording_row(item) for item in comparison.wording]
    return [*section_title("Wording", len(rows), width), *_side_by_side(rows, list(comparison.documents), width)]


def _side_by_side(rows: Sequence[tuple[str, Mapping[str, str], str]], labels: list[str], width: int) -> list[Text]:
    """Rows of (name, a cell for each label, sign): in columns, or one below the other where they are too many."""
    taken = len(INDENT) + FIELD_WIDTH + len(GAP) + len(GAP) + 1
    cell = shared_width(width, taken, len(labels))
    if cell < NARROWEST_CELL:
        return _stacked(rows, labels, width)
    widths = [FIELD_WIDTH, *[cell] * len(labels), 1]
    lines = grid_lines([Text(), *(Text(label, "bold") for label in labels), Text()], widths, INDENT)
    for name, cells, sign in rows:
        texts = [Text(cells.get(label, SILENT)) for label in labels]
        lines += grid_lines([Text(name, "dim"), *texts, Text(sign, "bold")], widths, INDENT)
    return lines


def _stacked(rows: Sequence[tuple[str, Mapping[str, str], str]], labels: list[str], width: int) -> list[Text]:
    lines: list[Text] = []
    for name, cells, sign in rows:
        lines += wrapped(Text.assemble((name, "bold"), f" {sign}"), width, INDENT, INDENT)
        for label in labels:
            lines += wrapped(Text(f"{label}  {cells.get(label, SILENT)}"), width, INNER, INNER + INDENT)
    return lines


def _point_lines(
    point: Point, readings: Mapping[str, Reading], naming: Naming, width: int, *, styled: bool
) -> list[Text]:
    """What the point is about and how it differs; then each version's statements and their proof."""
    topic = naming.topics((point.topic,)) if point.topic else ""
    difference = f"in {point.difference}" if point.difference else ""
    about = [part for part in (topic, difference, one_line(point.note)) if part]
    lines = wrapped(Text(" · ".join(about), "bold"), width, INDENT, INNER) if about else []
    for label, reading in readings.items():
        if not point.evidence.get(label):
            continue
        statements = {statement.id: statement for statement in reading.statements}
        for identity in point.statements.get(label, ()):
            if identity in statements:
                said = headline(statements[identity], naming)
                who = Text() if point.relation == "only" else Text(f"{label}  ", "bold")
                line = Text.assemble(who, (said.label, said.style), "  ", said.subject)
                lines += wrapped(line, width, INNER, INNER * 2)
        lines += proof_lines(reading.document.text, point.evidence[label], width, INNER, styled=styled)
    return lines
