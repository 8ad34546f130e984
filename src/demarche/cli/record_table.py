"""Records of any kind in a table: the day, what sort of record it is and who, what it says, its id."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from rich.text import Text

from demarche.cli import stages
from demarche.cli.dates import days
from demarche.cli.headline import headline
from demarche.cli.listing import Column, show_answers, tell_of_nothing
from demarche.cli.naming import Naming
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line
from demarche.records import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.archive import Answers, Stored
    from demarche.records import Record, RecordKind

ID_WIDTH = 13
"""Columns of a record's id as the reader makes them: ten digits, a hyphen, a letter, a number."""
DAYS_WIDTH = 12
"""Columns of a day in brackets."""
LONGEST = 160
"""Characters of what a record says that a table shows; `demarche show` gives all of it."""
WHO = (
    "actor",
    "attribution",
    "by",
    "disputed_by",
    "dyad",
    "parties",
    "path",
    "place",
    "sources",
    "targets",
    "to",
)
"""The fields of records that name actors."""


def list_records(kind: RecordKind, archive_path: str, form: str, asked: dict[str, Any]) -> None:
    """Ask an archive for the records of a kind and print them in a form."""
    with stages.open_archive(archive_path) as archive:
        answers: Answers[Any] = getattr(archive, kind)(**asked)
        if not answers and not settings().quiet:
            tell_of_nothing(kind, archive, (asked["actor"], asked["with_"]))
        show_answers(answers, form, COLUMNS, lambda: Naming(archive.actor_names(_actors(answers))))


def _actors(answers: Answers[Any]) -> Iterator[str]:
    for stored in answers:
        named = [getattr(stored.record, field.name) for field in fields(stored.record) if field.name in WHO]
        for value in named:
            yield from (value,) if isinstance(value, str) else value or ()


def _when(row: Stored[Record], _: Naming) -> Text:
    date = next((value for value in _values(row.record) if isinstance(value, When)), None)
    return Text(days(date, row.published))


def _values(record: Record) -> Iterator[Any]:
    return (getattr(record, field.name) for field in fields(record))


def _sort(row: Stored[Record], naming: Naming) -> Text:
    said = headline(row.record, naming)
    return Text(said.label, said.style)


def _what(row: Stored[Record], naming: Naming) -> Text:
    said = headline(row.record, naming)
    content = getattr(row.record, "proposition", "")
    what = one_line(f"{said.subject}: {content}" if content else said.subject)
    if len(what) > LONGEST:
        what = what[:LONGEST].rsplit(" ", 1)[0] + " …"
    return Text(what)


COLUMNS: tuple[Column[Stored[Any]], ...] = (
    Column("Day", _when, DAYS_WIDTH),
    Column("Sort", _sort, 12),
    Column("Who and what", _what),
    Column("Record", lambda row, _: Text(one_line(row.record.id), "dim"), ID_WIDTH),
)
