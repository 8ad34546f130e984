"""Where the compiled tables lie, and how they are read and written; the package knows their form."""

from __future__ import annotations

import csv
from pathlib import Path

from demarche.actors.schema import SCHEMA, Row, Tables

__all__ = ["SCHEMA", "TABLES", "Row", "Tables", "read_tables", "write_tables"]

TABLES = Path(__file__).resolve().parent.parent / "src" / "demarche" / "actors" / "tables"
"""The folder that the package reads its tables from."""


def read_tables(folder: Path = TABLES) -> Tables:
    """Read every table from `folder`.

    Raises:
        OSError: a table is missing.
    """
    tables: Tables = {}
    for name in SCHEMA:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            tables[name] = list(csv.DictReader(lines))
    return tables


def write_tables(tables: Tables, folder: Path = TABLES) -> None:
    """Write every table to `folder`, its rows sorted by its columns from the left."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in SCHEMA.items():
        rows = sorted([row[c] for c in table.columns] for row in tables[name])
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(table.columns)
            writer.writerows(rows)
