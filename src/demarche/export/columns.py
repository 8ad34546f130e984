"""The columns of published event files, in their published order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from demarche.ontology.tables import read_table

TABLE = Path(__file__).parent / "tables" / "columns.csv"
Layout = Literal["gdelt", "polecat"]
Since = Literal["1", "2"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a layout and the version of the layout that brought it in."""

    layout: Layout
    column: str
    since: Since


@cache
def load_columns() -> tuple[Column, ...]:
    """The table; the columns of a layout stand in its order."""
    return read_table(TABLE, Column, ("layout", "column"))


def columns_of(layout: Layout, version: Since = "2") -> tuple[str, ...]:
    """The names of the columns that a version of a layout has."""
    return tuple(row.column for row in load_columns() if row.layout == layout and row.since <= version)
