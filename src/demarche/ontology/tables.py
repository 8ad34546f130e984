"""Reads a CSV table into frozen dataclasses, strictly: a bad row is refused with its file and line."""

from __future__ import annotations

import csv
import dataclasses
import types
import typing
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol, TypeVar

FOLDER = Path(__file__).parent
"""Where the tables lie, beside the code that reads them."""

LIST_SEPARATOR = "|"
"""Between the items of a cell that holds several."""


class TableError(ValueError):
    """A table that breaks its own form; the text names file, line and what is wrong."""


class Row(Protocol):
    """A frozen dataclass whose fields, in order, are the columns of its table."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


RowType = TypeVar("RowType", bound=Row)


def read_table(path: Path, kind: type[RowType], key: tuple[str, ...]) -> tuple[RowType, ...]:
    """Read the rows of a table in their order.

    Cells take the type of the field: text, true or false, a number (empty for None), one word of a Literal, or several
    words with `|` between them.

    Args:
        path: a CSV file in UTF-8 whose header is exactly the field names of `kind`.
        kind: the dataclass of a row.
        key: the fields that together may occur only once.

    Raises:
        TableError: header, cell or key is wrong; names the file and the line.
    """
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    rows: list[RowType] = []
    lines: dict[tuple[Any, ...], int] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            if header != names:
                raise _error(path, 1, f"the columns are {', '.join(header)}; they must be {', '.join(names)}")
            for cells in reader:
                if len(cells) != len(names):
                    raise _error(path, reader.line_num, f"{len(cells)} cells instead of {len(names)}")
                row = kind(**_values(f"{path.name}:{reader.line_num}", dict(zip(names, cells, strict=True)), hints))
                identity = tuple(getattr(row, name) for name in key)
                if identity in lines:
                    raise _error(path, reader.line_num, f"{identity} stands already in line {lines[identity]}")
                lines[identity] = reader.line_num
                rows.append(row)
        except csv.Error as problem:
            raise _error(path, reader.line_num, str(problem)) from problem
    return tuple(rows)


def _values(place: str, cells: dict[str, str], hints: dict[str, Any]) -> dict[str, Any]:
    """The cells of a row, turned into the types of the fields."""
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell != cell.strip():
            message = f"{place}: {name} {cell!r} has white space around it"
            raise TableError(message)
        try:
            values[name] = _value(hints[name], cell)
        except ValueError as problem:
            message = f"{place}: {name} {cell!r} is not {problem}"
            raise TableError(message) from problem
    return values


def _value(hint: Any, cell: str) -> Any:
    """One cell as `hint` wants it; a ValueError names what is allowed."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in typing.get_args(hint) if a is not type(None))
        return None if cell == "" else _value(inner, cell)
    if origin is Literal:
        return _choice(typing.get_args(hint), cell)
    if origin is tuple:
        return tuple(_item(item) for item in cell.split(LIST_SEPARATOR)) if cell else ()
    if hint is bool:
        return _choice(("true", "false"), cell) == "true"
    if hint is float:
        try:
            return float(cell)
        except ValueError:
            message = "a number"
            raise ValueError(message) from None
    return cell


def _choice(allowed: tuple[str, ...], cell: str) -> str:
    """The cell, which must be one of the allowed words."""
    if cell not in allowed:
        message = f"one of {', '.join(allowed)}"
        raise ValueError(message)
    return cell


def _item(item: str) -> str:
    """One item of a list, which must not be empty or padded."""
    if not item or item != item.strip():
        message = f"a list of words with {LIST_SEPARATOR} between them and no white space around it"
        raise ValueError(message)
    return item


def _error(path: Path, line: int, what: str) -> TableError:
    """The error that names file and line."""
    return TableError(f"{path.name}:{line}: {what}")
