"""The tables beside this code: plain CSV that can be corrected without reading Python."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from demarche.ontology.tables import RowType, read_table

FOLDER = Path(__file__).parent / "tables"
"""Where the tables of this package lie."""


@cache
def read_rows(name: str, kind: type[RowType], key: tuple[str, ...]) -> tuple[RowType, ...]:
    """Return the rows of `tables/NAME.csv` as records of class `kind`, read once; see `read_table`.

    Raises:
        TableError: the table breaks its form.
    """
    return read_table(FOLDER / f"{name}.csv", kind, key)
