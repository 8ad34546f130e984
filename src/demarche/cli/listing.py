"""Rows of an archive as a table on a page, as CSV, or as JSON Lines."""

from __future__ import annotations

import io
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rich.text import Text

from demarche.archive.answers import columns_of, frame
from demarche.cli.grid import GAP, grid_lines
from demarche.cli.output import Page, write_csv, write_json
from demarche.errors import UsageError
from demarche.plain_json import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from demarche.archive import Answers, Archive, Stored
    from demarche.cli.naming import Naming
    from demarche.records import Record

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: its heading, what stands in it, and its width, which None leaves to the page."""

    heading: str
    text: Callable[[Row, Naming], Text]
    width: int | None = None


def table_lines(columns: Sequence[Column[Row]], rows: Sequence[Row], naming: Naming, width: int) -> list[Text]:
    """The lines of a table at most `width` columns wide; columns without a width share what is left."""
    fixed = sum(column.width for column in columns if column.width is not None)
    open_columns = sum(column.width is None for column in columns)
    share = (width - fixed - len(GAP) * (len(columns) - 1)) // max(1, open_columns)
    widths = [column.width if column.width is not None else share for column in columns]
    lines = grid_lines([Text(column.heading, "bold underline") for column in columns], widths)
    for row in rows:
        lines += grid_lines([column.text(row, naming) for column in columns], widths)
    return lines


def show_table(columns: Sequence[Column[Row]], rows: Sequence[Row], naming: Naming) -> None:
    """Print a table on standard output, unless it has no rows."""
    if rows:
        page = Page()
        page.show(table_lines(columns, rows, naming, page.width))


def show_csv(fields: Mapping[str, Callable[[Row, Naming], str]], rows: Sequence[Row], naming: Naming) -> None:
    """Print rows as CSV with a heading, which stands there even where there are no rows."""
    write_csv(list(fields), ([field(row, naming) for field in fields.values()] for row in rows))


def show_stored(kind: str, rows: Sequence[Stored[Any]]) -> None:
    """Print records as JSON Lines, each with its kind and its document."""
    for row in rows:
        write_json(stored_json(kind, row))


def stored_json(kind: str, row: Stored[Record]) -> dict[str, Any]:
    """A record with its kind and its document as plain values."""
    plain = {"document": row.document_id, "kind": kind, "record": to_json(row.record)}
    if row.verdict is not None:
        plain["verdict"] = row.verdict
    if row.also:
        plain["also"] = list(row.also)
    return plain


def show_answers(
    answers: Answers[Any], form: str, columns: Sequence[Column[Stored[Any]]], naming: Callable[[], Naming]
) -> None:
    """Print records in the form that was asked for; `naming` is asked for the names where they are needed."""
    if form == "json":
        show_stored(answers.kind, answers)
    elif form == "csv":
        show_rows(answers)
    elif form == "parquet":
        write_parquet(answers.to_rows(), columns_of(answers.kind))
    else:
        show_table(columns, answers, naming())


def show_rows(answers: Answers[Any]) -> None:
    """Print records as CSV, one column a field; several actors or topics in one cell are parted by semicolons."""
    names = columns_of(answers.kind)
    write_csv(list(names), ([cell(row[name]) for name in names] for row in answers.to_rows()))


def cell(value: Any) -> str:
    """A value of a row as it stands in CSV."""
    if isinstance(value, (list, tuple)):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def write_parquet(rows: Sequence[Mapping[str, Any]], types: Mapping[str, str]) -> None:
    """Write rows as a Parquet file on standard output; `types` are the columns with the sorts of their values.

    Raises:
        UsageError: standard output is a terminal, or polars is not installed.
    """
    if sys.stdout.isatty():
        message = "a Parquet file is no text: send it into a file, as in `… --format parquet > records.parquet`"
        raise UsageError(message)
    written = io.BytesIO()
    frame(rows, types).write_parquet(written)
    sys.stdout.buffer.write(written.getvalue())


def show_plain(rows: Sequence[Any]) -> None:
    """Print dataclasses as JSON Lines."""
    for row in rows:
        write_json(asdict(row))


def tell_of_nothing(kind: str, archive: Archive, names: Sequence[str | None]) -> None:
    """Say on standard error that nothing was found, and which of the names asked for the archive does not know."""
    sys.stderr.write(f"no {kind} match\n")
    for name in names:
        if name is not None and not archive.knows(name):
            near = archive.similar_names(name)
            hint = f"; the nearest are {', '.join(near)}" if near else ""
            sys.stderr.write(f"the archive names nobody {name!r}{hint}\n")
