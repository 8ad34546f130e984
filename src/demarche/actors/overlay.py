"""A user's own tables, whose rows win over those of the package: a new office-holder, a corrected date, a name."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from demarche.actors.check import faults
from demarche.actors.schema import SCHEMA, rows_of, shipped_tables
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.actors.schema import Row, Tables

OVERLAY_VARIABLE = "DEMARCHE_ACTORS"
_DEFAULT_OVERLAY = Path(".config", "demarche", "actors")


def overlay_folder() -> Path | None:
    """The folder of the user's own tables: what `DEMARCHE_ACTORS` names, else `~/.config/demarche/actors` if there.

    Raises:
        UsageError: the variable names something that is no folder.
    """
    named = os.environ.get(OVERLAY_VARIABLE)
    if named:
        if not Path(named).is_dir():
            message = f"{OVERLAY_VARIABLE} names {named}, which is no folder"
            raise UsageError(message)
        return Path(named)
    usual = default_overlay()
    return usual if usual.is_dir() else None


def default_overlay() -> Path:
    """Where the user's own tables are looked for when nothing names another folder."""
    return Path(os.path.expanduser("~"), _DEFAULT_OVERLAY)  # noqa: PTH111  # unlike Path.home() it never raises


def current_tables() -> Tables:
    """The tables of the package with the user's own over them.

    Raises:
        UsageError: one of the user's rows is wrong; the text names its file and line.
    """
    folder = overlay_folder()
    return shipped_tables() if folder is None else overlaid(shipped_tables(), folder)


def overlaid(tables: Tables, folder: Path) -> Tables:
    """Tables with those of a folder over them: a row with the same key replaces, one with a new key is added.

    A term of the user's in an office that one person holds at a time ends the term before it, if that one is the
    package's and open or longer.

    Raises:
        UsageError: a file is no such table, or a row is wrong or does not fit the others.
    """
    places: dict[int, str] = {}
    own: Tables = {}
    for path in _files(folder):
        own[path.stem] = []
        for line, row in _rows(path):
            own[path.stem].append(row)
            places[id(row)] = f"{path}:{line}"
    merged = {name: _merged(name, rows, own.get(name, [])) for name, rows in tables.items()}
    merged["occupancies"] = _ended(merged, own.get("occupancies", []))
    for fault in faults(merged):
        for row in reversed(fault.rows):
            if id(row) in places:
                _refuse(places[id(row)], fault.text)
    return {name: _sorted(name, rows) for name, rows in merged.items()}


def rows_of_folder(folder: Path) -> Tables:
    """The user's own tables by themselves.

    Raises:
        UsageError: a file is no such table, or cannot be read as one.
    """
    return {path.stem: [row for _, row in _rows(path)] for path in _files(folder)}


def _refuse(place: str, what: str) -> NoReturn:
    message = f"{place}: {what}"
    raise UsageError(message)


def _files(folder: Path) -> list[Path]:
    """The tables in a folder.

    Raises:
        UsageError: a CSV file has not the name of a table.
    """
    paths = sorted(folder.glob("*.csv"))
    for path in paths:
        if path.stem not in SCHEMA:
            _refuse(str(path), f"there is no such table; the tables are {', '.join(f'{name}.csv' for name in SCHEMA)}")
    return paths


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a file with the numbers of their lines.

    Raises:
        UsageError: it cannot be read as the table that its name says.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        _refuse(str(path), f"cannot be read as UTF-8: {error}")
    expected = SCHEMA[path.stem].columns
    columns = tuple(next(csv.reader(lines), ()))
    if columns != expected:
        _refuse(f"{path}:1", f"the columns are {','.join(columns)}; they must be {','.join(expected)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = next(csv.reader([line]))
        if len(cells) != len(expected):
            _refuse(f"{path}:{number}", f"{len(cells)} cells instead of {len(expected)}")
        yield number, rows_of([lines[0], line])[0]


def _merged(name: str, shipped: list[Row], own: list[Row]) -> list[Row]:
    """The package's rows that the user does not replace, and the user's; two of the user's with one key both stay."""
    replaced = {SCHEMA[name].key_of(row) for row in own}
    return [*(row for row in shipped if SCHEMA[name].key_of(row) not in replaced), *own]


def _ended(tables: Tables, own: list[Row]) -> list[Row]:
    """The terms, those of the package ended where a user's term in the same sole office begins."""
    sole = {row["id"] for row in tables["positions"] if row["sole"] == "true"}
    begins = [(row["position"], row["start"]) for row in own if row["position"] in sole]
    mine = {id(row) for row in own}
    rows = []
    for row in tables["occupancies"]:
        starts = [start for office, start in begins if office == row["position"] and row["start"] < start]
        until = min(starts, default="")
        ends_later = until and (not row["end"] or until < row["end"])
        rows.append(row | {"end": until} if ends_later and id(row) not in mine else row)
    return rows


def _sorted(name: str, rows: list[Row]) -> list[Row]:
    """The rows in the order of their columns, as the package's own stand."""
    return sorted(rows, key=lambda row: tuple(row[column] for column in SCHEMA[name].columns))
