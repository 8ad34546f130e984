"""What the tables of the knowledge base look like: their columns, their keys and the words allowed in them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Row: TypeAlias = dict[str, str]
"""One row of a table by column; "" is unknown."""
Tables: TypeAlias = dict[str, list[Row]]
"""The rows of every table by its name."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, in order, and those that together may not repeat."""

    columns: tuple[str, ...]
    key: tuple[str, ...]

    def key_of(self, row: Row) -> tuple[str, ...]:
        """What tells a row from the others of its table."""
        return tuple(row.get(column, "") for column in self.key)


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
    "organizations": Table(
        ("id", "name", "type", "country", "code", "qid", "state_owned", "start", "end", "source"), ("id",)
    ),
    "members": Table(("body", "member", "start", "end", "confidence", "source"), ("body", "member", "start")),
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
    ("members", "confidence"): frozenset({"high", "low"}),
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
    "organizations": frozenset({"country", "code", "qid", "state_owned", "start", "end"}),
    "members": frozenset({"start", "end"}),
    "aliases": frozenset({"start", "end"}),
}
"""The columns where a value may be unknown."""


def shipped_tables() -> Tables:
    """Every table of the package as it stands, with no check."""
    folder = files("demarche.actors").joinpath("tables")
    return {name: rows_of(folder.joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()) for name in SCHEMA}


def rows_of(lines: Iterable[str]) -> list[Row]:
    """The rows of a table from its lines.

    A cell too many stands under no column and a cell too few is empty; the check of the tables finds both.
    """
    cells = csv.reader(lines)
    columns = next(cells, [])
    return [dict(zip_longest(columns, row, fillvalue="")) for row in cells]
