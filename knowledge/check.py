"""Checks of the finished tables: schema, order, references, dates, and one holder at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.schema import ALLOWED, MAY_BE_EMPTY, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.schema import Row, Tables

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ALPHA_3 = re.compile(r"[A-Z]{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
QID = re.compile(r"Q[1-9]\d*")
REFERENCES = {
    ("countries", "country"): ("countries",),
    ("places", "country"): ("countries",),
    ("people", "country"): ("countries",),
    ("positions", "country"): ("countries",),
    ("positions", "organization"): ("organizations",),
    ("organizations", "country"): ("countries",),
    ("occupancies", "person"): ("people",),
    ("occupancies", "position"): ("positions",),
    ("aliases", "actor"): ("countries", "places", "people", "organizations"),
}
"""Columns that hold the id of another table's row, with the tables it may be in."""


def problems(tables: Tables) -> list[str]:
    """Everything that is wrong with the tables, one line each; empty where all is well."""
    return [
        *_wrong_columns(tables),
        *_wrong_order(tables),
        *_wrong_values(tables),
        *_wrong_ids(tables),
        *_wrong_references(tables),
        *_wrong_dates(tables),
        *_overlapping_terms(tables),
    ]


def _wrong_columns(tables: Tables) -> Iterator[str]:
    """Columns missing, added or out of order."""
    for name, table in SCHEMA.items():
        for row in tables[name]:
            if tuple(row) != table.columns:
                yield f"{name}: columns {tuple(row)} instead of {table.columns}"
                break


def _wrong_order(tables: Tables) -> Iterator[str]:
    """Rows that do not stand in the order of their columns, and keys that repeat."""
    for name, table in SCHEMA.items():
        rows = [tuple(row.get(c, "") for c in table.columns) for row in tables[name]]
        if rows != sorted(rows):
            yield f"{name}: rows are not sorted"
        seen: set[tuple[str, ...]] = set()
        for row in tables[name]:
            key = tuple(row.get(c, "") for c in table.key)
            if key in seen:
                yield f"{name}: {', '.join(key)} stands twice"
            seen.add(key)


def _wrong_values(tables: Tables) -> Iterator[str]:
    """Empty fields where a value is due, values with stray white space, words that are not allowed, ill-formed QIDs."""
    for name, table in SCHEMA.items():
        for row in tables[name]:
            label = f"{name}: {row.get(table.columns[0])}, {row.get(table.columns[1])}"
            for column in table.columns:
                value = row.get(column) or ""
                allowed = ALLOWED.get((name, column))
                if value != " ".join(value.split()):
                    yield f"{label}: stray white space in {column}"
                if not value and column not in MAY_BE_EMPTY[name]:
                    yield f"{label}: {column} is empty"
                elif allowed and value not in allowed:
                    yield f"{label}: {column} is {value!r}, not one of {', '.join(sorted(allowed))}"
                elif column == "qid" and value and not QID.fullmatch(value):
                    yield f"{label}: {value} is no Wikidata id"


def _wrong_ids(tables: Tables) -> Iterator[str]:
    """Ids of the wrong form, and ids that two tables share."""
    owner: dict[str, str] = {}
    for name in ("countries", "places", "people", "organizations", "positions"):
        form = ALPHA_3 if name == "countries" else SLUG
        for row in tables[name]:
            if not form.fullmatch(row["id"]):
                yield f"{name}: {row['id']} is no id of the right form"
            if row["id"] in owner:
                yield f"{name}: {row['id']} is also in {owner[row['id']]}"
            owner[row["id"]] = name


def _wrong_references(tables: Tables) -> Iterator[str]:
    """Ids that no table has."""
    ids = {name: {row["id"] for row in tables[name]} for name in SCHEMA if "id" in SCHEMA[name].columns}
    for (name, column), targets in REFERENCES.items():
        for row in tables[name]:
            value = row[column]
            if value and not any(value in ids[target] for target in targets):
                yield f"{name}: {column} {value} is in none of {', '.join(targets)}"


def _wrong_dates(tables: Tables) -> Iterator[str]:
    """Dates of the wrong form, and spans that end before they begin."""
    for name, table in SCHEMA.items():
        if "start" not in table.columns:
            continue
        for row in tables[name]:
            label = f"{name}: {row[table.columns[0]]}, {row[table.columns[1]]}"
            for column in ("start", "end"):
                if row[column] and not DATE.fullmatch(row[column]):
                    yield f"{label}: {column} {row[column]} is no ISO date"
            if row["start"] and row["end"] and not row["start"] < row["end"]:
                yield f"{label}: starts {row['start']}, ends {row['end']}"


def _overlapping_terms(tables: Tables) -> Iterator[str]:
    """Two holders at once of an office that only one can hold, and terms of one person in one office that overlap."""
    sole = {row["id"] for row in tables["positions"] if row["sole"] == "true"}
    held: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["occupancies"]:
        held[row["position"], "" if row["position"] in sole else row["person"]].append(row)
    for (position, _), rows in held.items():
        rows.sort(key=lambda row: row["start"])
        for former, latter in pairwise(rows):
            if _reaches_into(former["end"], latter["start"]):
                yield (
                    f"occupancies: {position} is held by {former['person']} until {former['end'] or 'now'}"
                    f" and by {latter['person']} from {latter['start']}"
                )


def _reaches_into(end: str, start: str) -> bool:
    """Whether a term that ends on `end` overlaps one that starts on `start`; partial dates count as far as they go."""
    if not end:
        return True
    size = min(len(end), len(start))
    return end[:size] > start[:size]
