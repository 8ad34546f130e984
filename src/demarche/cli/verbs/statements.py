"""`demarche statements`: what was said, as an archive has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.dates import days
from demarche.cli.headline import headline
from demarche.cli.listing import Column, show_answers, show_csv, show_table, tell_of_nothing
from demarche.cli.naming import Naming
from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.record_table import DAYS_WIDTH, ID_WIDTH
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from demarche.archive import Stored
    from demarche.records import Statement

LONGEST_CONTENT = 160
"""Characters of a statement's content in a table; `demarche show` gives all of it."""


@click.command(short_help="List what was said, by whom, to whom.")
@archive_option
@question_options
@click.option("--act", metavar="ACT", help="agree, ask, condemn, deny, propose …")
@format_option("table", "csv", "json", "parquet")
def statements(*, archive_path: str, form: str, **asked: Any) -> None:
    """List what was said, by whom, to whom, newest first.

    --actor said it or was told it, with --with as the other side of the exchange or a joint speaker.
    """
    with stages.open_archive(archive_path) as archive:
        rows = archive.statements(**asked)
        if not rows and not settings().quiet:
            tell_of_nothing("statements", archive, (asked["actor"], asked["with_"]))
        if form in ("json", "parquet"):
            show_answers(rows, form, COLUMNS, Naming)
            return
        naming = Naming(archive.actor_names(identity for row in rows for identity in _actors(row.record)))
    if form == "csv":
        show_csv(FIELDS, rows, naming)
    else:
        show_table(COLUMNS, rows, naming)


def _actors(statement: Statement) -> tuple[str, ...]:
    return (*statement.speakers, *statement.addressees, *statement.topics)


def _who(row: Stored[Statement], naming: Naming) -> Text:
    said = headline(row.record, naming)
    return Text.assemble((said.label, said.style), "\n", said.subject)


def _what(row: Stored[Statement], naming: Naming) -> Text:
    content = one_line(row.record.content or naming.topics(row.record.topics))
    if len(content) > LONGEST_CONTENT:
        content = content[:LONGEST_CONTENT].rsplit(" ", 1)[0] + " …"
    return Text(content)


COLUMNS: tuple[Column[Stored[Statement]], ...] = (
    Column("Day", lambda row, _: Text(days(row.record.date, row.published)), DAYS_WIDTH),
    Column("Act and who", _who, 20),
    Column("What", _what),
    Column("Record", lambda row, _: Text(one_line(row.record.id), "dim"), ID_WIDTH),
)

FIELDS: Mapping[str, Callable[[Stored[Statement], Naming], str]] = {
    "document": lambda row, _: row.document_id,
    "record": lambda row, _: row.record.id,
    "act": lambda row, _: row.record.act,
    "polarity": lambda row, _: row.record.polarity,
    "speakers": lambda row, naming: "; ".join(map(naming.actor, row.record.speakers)),
    "speaker_ids": lambda row, _: "; ".join(row.record.speakers),
    "addressees": lambda row, naming: "; ".join(map(naming.actor, row.record.addressees)),
    "addressee_ids": lambda row, _: "; ".join(row.record.addressees),
    "joint": lambda row, _: "yes" if row.record.joint else "no",
    "published": lambda row, _: row.published or "",
    "from": lambda row, _: (row.record.date and row.record.date.start) or "",
    "to": lambda row, _: (row.record.date and row.record.date.end) or "",
    "topics": lambda row, _: "; ".join(row.record.topics),
    "content": lambda row, _: row.record.content or "",
}
