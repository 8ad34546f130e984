"""Checks of the finished tables: schema, order, references, dates, and one holder at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from demarche.actors.schema import ALLOWED, MAY_BE_EMPTY, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.actors.schema import Row, Tables

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ALPHA_3 = re.compile(r"[A-Z]{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ACTOR_CODE = re.compile(r"([A-Z]{3})+")
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
    ("members", "body"): ("organizations",),
    ("members", "member"): ("countries", "organizations"),
    ("aliases", "actor"): ("countries", "places", "people", "organizations"),
}
"""Columns that hold the id of another table's row, with the tables it may be in."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a table; `rows` are the rows that are at fault, none where it is the table as a whole."""

    table: str
    text: str
    rows: tuple[Row, ...] = ()


def problems(tables: Tables) -> list[str]:
    """Everything that is wrong with the tables, one line each; empty where all is well.

    Where the columns are wrong, nothing else is looked at.
    """
    found = list(_wrong_columns(tables)) or [*_wrong_order(tables), *faults(tables)]
    return [f"{fault.table}: {fault.text}" for fault in found]


def faults(tables: Tables) -> Iterator[Fault]:
    """What is wrong with the rows of the tables, in whatever order they stand."""
    yield from _repeated_keys(tables)
    yield from _wrong_values(tables)
    yield from _wrong_ids(tables)
    yield from _wrong_references(tables)
    yield from _wrong_dates(tables)
    yield from _overlapping_terms(tables)
    yield from _overlapping_memberships(tables)


def _wrong_columns(tables: Tables) -> Iterator[Fault]:
    """Columns missing, added or out of order."""
    for name, table in SCHEMA.items():
        for row in tables[name]:
            if tuple(row) != table.columns:
                yield Fault(name, f"columns {tuple(row)} instead of {table.columns}", (row,))
                break


def _wrong_order(tables: Tables) -> Iterator[Fault]:
    """Rows that do not stand in the order of their columns."""
    for name, table in SCHEMA.items():
        rows = [tuple(row.get(c, "") for c in table.columns) for row in tables[name]]
        if rows != sorted(rows):
            yield Fault(name, "rows are not sorted")


def _repeated_keys(tables: Tables) -> Iterator[Fault]:
    """Keys that more than one row has."""
    for name, table in SCHEMA.items():
        seen: set[tuple[str, ...]] = set()
        for row in tables[name]:
            key = table.key_of(row)
            if key in seen:
                yield Fault(name, f"{', '.join(key)} stands twice", (row,))
            seen.add(key)


def _wrong_values(tables: Tables) -> Iterator[Fault]:
    """Empty fields where a value is due, values with stray white space, words that are not allowed, ill-formed QIDs."""
    for name, table in SCHEMA.items():
        for row in tables[name]:
            for column in table.columns:
                if wrong := _wrong_value(name, column, row.get(column) or ""):
                    yield Fault(name, f"{_label(name, row)}: {wrong}", (row,))


def _wrong_value(table: str, column: str, value: str) -> str | None:
    """What is wrong with one value, None where nothing is."""
    allowed = ALLOWED.get((table, column))
    if value != " ".join(value.split()):
        return f"stray white space in {column}"
    if not value and column not in MAY_BE_EMPTY[table]:
        return f"{column} is empty"
    if allowed and value not in allowed:
        return f"{column} is {value!r}, not one of {', '.join(sorted(allowed - {''}))}"
    if column == "code" and value and not ACTOR_CODE.fullmatch(value):
        return f"{value} is no CAMEO actor code"
    if column == "qid" and value and not QID.fullmatch(value):
        return f"{value} is no Wikidata id"
    return None


def _label(name: str, row: Row) -> str:
    """The first two values of a row, by which a person finds it."""
    first, second, *_ = SCHEMA[name].columns
    return f"{row.get(first)}, {row.get(second)}"


def _wrong_ids(tables: Tables) -> Iterator[Fault]:
    """Ids of the wrong form, and ids that two tables share."""
    owners: dict[str, tuple[str, Row]] = {}
    for name in ("countries", "places", "people", "organizations", "positions"):
        form = ALPHA_3 if name == "countries" else SLUG
        for row in tables[name]:
            if not form.fullmatch(row["id"]):
                yield Fault(name, f"{row['id']} is no id of the right form", (row,))
            owner, first = owners.setdefault(row["id"], (name, row))
            if owner != name:
                yield Fault(name, f"{row['id']} is in {owner} and in {name}", (first, row))


def _wrong_references(tables: Tables) -> Iterator[Fault]:
    """Ids that no table has."""
    ids = {name: {row["id"] for row in tables[name]} for name in SCHEMA if "id" in SCHEMA[name].columns}
    for (name, column), targets in REFERENCES.items():
        for row in tables[name]:
            value = row[column]
            if value and not any(value in ids[target] for target in targets):
                yield Fault(name, f"{column} {value} is in none of {', '.join(targets)}", (row,))


def _wrong_dates(tables: Tables) -> Iterator[Fault]:
    """Dates of the wrong form, and spans that end before they begin."""
    for name, table in SCHEMA.items():
        if "start" not in table.columns:
            continue
        for row in tables[name]:
            for column in ("start", "end"):
                if row[column] and not DATE.fullmatch(row[column]):
                    yield Fault(name, f"{_label(name, row)}: {column} {row[column]} is no ISO date", (row,))
            if row["start"] and row["end"] and not row["start"] < row["end"]:
                yield Fault(name, f"{_label(name, row)}: starts {row['start']}, ends {row['end']}", (row,))


def _overlapping_terms(tables: Tables) -> Iterator[Fault]:
    """Two holders at once of an office that only one can hold, and terms of one person in one office that overlap."""
    sole = {row["id"] for row in tables["positions"] if row["sole"] == "true"}
    held: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["occupancies"]:
        held[row["position"], "" if row["position"] in sole else row["person"]].append(row)
    for (position, _), rows in held.items():
        rows.sort(key=lambda row: row["start"])
        for former, latter in pairwise(rows):
            if _reaches_into(former["end"], latter["start"]):
                yield Fault(
                    "occupancies",
                    f"{position} is held by {former['person']} until {former['end'] or 'now'}"
                    f" and by {latter['person']} from {latter['start']}",
                    (former, latter),
                )


def _overlapping_memberships(tables: Tables) -> Iterator[Fault]:
    """Members that are in one body twice at once, or beyond its own days."""
    bodies = {row["id"]: row for row in tables["organizations"]}
    held: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["members"]:
        held[row["body"], row["member"]].append(row)
        body = bodies.get(row["body"])
        if body and body["end"] and _reaches_into(row["end"], body["end"]) and row["end"] != body["end"]:
            yield Fault("members", f"{row['member']} stays in {row['body']} after its end {body['end']}", (row, body))
    for (name, member), rows in held.items():
        rows.sort(key=lambda row: row["start"])
        for former, latter in pairwise(rows):
            if _reaches_into(former["end"], latter["start"]):
                yield Fault("members", f"{member} is in {name} twice from {latter['start']}", (former, latter))


def _reaches_into(end: str, start: str) -> bool:
    """Whether a term that ends on `end` overlaps one that starts on `start`; partial dates count as far as they go."""
    if not end:
        return True
    size = min(len(end), len(start))
    return end[:size] > start[:size]
