"""Tables of text for spreadsheets, in which nothing that a document says is taken for a formula."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
"""What makes a spreadsheet take a cell for a formula."""


def neutral(cell: str) -> str:
    """A cell that is text in every spreadsheet: one that begins like a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def cell(value: Any) -> str:
    """A value as the text of a cell; the items of a list are parted by semicolons."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def write_table(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows with a heading and give their number; numbers stay numbers, however they begin."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    number = 0
    for row in rows:
        values = (row[name] for name in columns)
        writer.writerow([cell(value) if isinstance(value, (int, float)) else neutral(cell(value)) for value in values])
        number += 1
    return number
