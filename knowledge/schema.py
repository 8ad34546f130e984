"""What the tables of the knowledge base look like: their columns, their keys and the words allowed in them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Row: TypeAlias = dict[str, str]
"""One row of a table by column; "" is unknown."""
Tables: TypeAlias = dict[str, list[Row]]
"""The rows of every table by its name."""

TABLES = Path(__file__).resolve().parent.parent / "src" / "demarche" / "actors" / "tables"
"""The folder that the package reads its tables from."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, in order, and those that together may not repeat."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


SCHEMA = {
    "countries": Table(
        ("id", "name", "official_name", "type", "country", "capital", "qid", "start", "end", "source"), ("id",)
    ),
    "places": Table(("id", "name", "country", "qid", "source"), ("id",)),
    "people": Table(("id", "name", "family_name", "country", "qid", "confidence", "source"), ("id",)),
    "positions": Table(("id", "name", "title", "role", "country", "organization", "sole", "code", "source"), ("id",)),
    "occupancies": Table(
        ("person", "position", "start", "end", "acting", "confidence", "source"), ("person", "position", "start")
    ),
    "organizations": Table(("id", "name", "type", "country", "code", "qid", "state_owned", "source"), ("id",)),
    "aliases": Table(
        ("actor", "surface", "kind", "start", "end", "case_sensitive", "needs_context", "source"),
        ("actor", "surface", "kind", "start"),
    ),
}

ROLES = frozenset({
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "national-security-adviser",
    "spokesperson", "head-of-body", "ambassador", "envoy", "legislator", "monarch", "other", "deputy-head-of-state",
    "deputy-head-of-government", "deputy-foreign-minister", "deputy-national-security-adviser", "deputy-head-of-body",
})  # fmt: skip
ALLOWED: dict[tuple[str, str], frozenset[str]] = {
    ("countries", "type"): frozenset({"country", "place"}),
    ("people", "confidence"): frozenset({"high", "low"}),
    ("positions", "role"): ROLES,
    ("positions", "sole"): frozenset({"true", "false"}),
    ("occupancies", "acting"): frozenset({"true", "false"}),
    ("occupancies", "confidence"): frozenset({"high", "low"}),
    ("organizations", "type"): frozenset({"organization", "group", "format", "agreement"}),
    ("organizations", "state_owned"): frozenset({"true", "false", ""}),
    ("aliases", "kind"): frozenset({"name", "adjective", "demonym", "metonym", "abbreviation", "capital"}),
    ("aliases", "case_sensitive"): frozenset({"true", "false"}),
    ("aliases", "needs_context"): frozenset({"true", "false"}),
}
"""The values that a column may hold."""
MAY_BE_EMPTY = {
    "countries": frozenset({"capital", "qid", "start", "end"}),
    "places": frozenset({"country", "qid"}),
    "people": frozenset({"country", "qid"}),
    "positions": frozenset({"country", "organization", "code"}),
    "occupancies": frozenset({"end"}),
    "organizations": frozenset({"country", "code", "qid", "state_owned"}),
    "aliases": frozenset({"start", "end"}),
}
"""The columns where a value may be unknown."""


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
