"""Columns of wrapped cells, without rules between them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.terminal import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "  "


def grid_lines(cells: Sequence[Text], widths: Sequence[int], indent: str = "") -> list[Text]:
    """The lines of one row, each cell wrapped in its own width in columns, two blanks between them."""
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for pieces in zip_longest(*columns, fillvalue=Text()):
        line = Text(indent)
        for piece, width in zip(pieces, widths, strict=True):
            line.append_text(piece)
            line.append(" " * max(0, width - piece.cell_len) + GAP)
        line.rstrip()
        lines.append(line)
    return lines


def shared_width(width: int, taken: int, columns: int) -> int:
    """The width of each of several equal columns beside others that take `taken` columns, their gaps included."""
    return (width - taken - len(GAP) * (columns - 1)) // max(1, columns)
