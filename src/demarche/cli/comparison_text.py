"""The words in which a comparison is shown, on a terminal and on a page alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from demarche.cli.dates import day_text
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.cli.naming import Naming
    from demarche.records import Comparison, Emphasis, Fact, Point, PointRelation, Wording

FIELD_NAMES = {"duration_minutes": "minutes"}
DATE_FIELDS = {"date"}
AGREE, DIFFER = "=", "≠"
SILENT = "–"
Row: TypeAlias = "tuple[str, dict[str, str], str]"
"""A name, a cell for each label, a sign."""


def relation_sections(comparison: Comparison) -> list[tuple[str, list[Point]]]:
    """The points under their headings, empty headings left out."""
    sections = [
        ("All say" if len(comparison.documents) > 2 else "Both say", _related(comparison.points, "both")),  # noqa: PLR2004
        ("They differ", _related(comparison.points, "differs")),
    ]
    for label, document in comparison.documents.items():
        who = one_line(document.publisher or document.side or "")
        alone = [point for point in _related(comparison.points, "only") if point.only == label]
        sections.append((f"Only {label}" + (f", {who}" if who else ""), alone))
    return [(title, points) for title, points in sections if points]


def _related(points: Sequence[Point], relation: PointRelation) -> list[Point]:
    return [point for point in points if point.relation == relation]


def fact_rows(comparison: Comparison, naming: Naming) -> list[Row]:
    """The facts that some version states, with a sign where they agree or differ."""
    rows = []
    for fact in comparison.facts:
        if all(value in (None, [], ()) for value in fact.values.values()):
            continue
        sign = {True: AGREE, False: DIFFER, None: ""}[fact.agree]
        cells = {label: _value_text(fact, value, naming) for label, value in fact.values.items()}
        rows.append((one_line(FIELD_NAMES.get(fact.field, fact.field)), cells, sign))
    return rows


def _value_text(fact: Fact, value: Any, naming: Naming) -> str:
    """A value in words: ids as names, days as people write them, a dash for silence."""
    if value in (None, [], ()):
        return SILENT
    if isinstance(value, (list, tuple)):
        return naming.topics(str(item) for item in value)
    if fact.field in DATE_FIELDS and isinstance(value, str):
        return " – ".join(day_text(day) for day in value.split("/"))
    if isinstance(value, dict):
        return one_line(", ".join(str(item) for item in value.values() if item is not None))
    return naming.actor(str(value))


def emphasis_text(item: Emphasis, label: str) -> str:
    """The share of a version's words on a topic, and its rank there."""
    return f"{item.share.get(label, 0.0):.0%}" + (f"  #{item.rank[label]}" if label in item.rank else "")


def wording_row(item: Wording) -> Row:
    """What each version calls one thing."""
    cells = {label: ", ".join(f"“{one_line(term)}”" for term in terms) for label, terms in item.terms.items()}
    return one_line(item.concept), cells, ""
