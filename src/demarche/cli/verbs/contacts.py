"""`demarche contacts`: the contacts of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.dates import days
from demarche.cli.listing import Column, show_answers, show_csv, show_table, tell_of_nothing
from demarche.cli.naming import Naming
from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.record_table import DAYS_WIDTH, ID_WIDTH
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from demarche.archive import Stored
    from demarche.records import Contact


@click.command(short_help="List the calls, meetings, visits and letters of an archive.")
@archive_option
@question_options
@click.option("--mode", metavar="MODE", help="call, meeting, visit, letter …")
@click.option("--status", metavar="STATUS", help="held, planned, proposed, declined, cancelled, denied.")
@format_option("table", "csv", "json", "parquet")
def contacts(*, archive_path: str, form: str, **asked: Any) -> None:
    """List the calls, meetings, visits and letters of an archive, newest first.

    --actor and --with name two parties; a country stands for its people and bodies too. A contact without a day of
    its own is found by the day on which its document was published.
    """
    with stages.open_archive(archive_path) as archive:
        rows = archive.contacts(**asked)
        if not rows and not settings().quiet:
            tell_of_nothing("contacts", archive, (asked["actor"], asked["with_"]))
        if form in ("json", "parquet"):
            show_answers(rows, form, COLUMNS, Naming)
            return
        naming = Naming(archive.actor_names(identity for row in rows for identity in _actors(row.record)))
    if form == "csv":
        show_csv(FIELDS, rows, naming)
    else:
        show_table(COLUMNS, rows, naming)


def _actors(contact: Contact) -> tuple[str, ...]:
    others = [identity for identity in (contact.initiator, contact.place) if identity is not None]
    return (*contact.parties, *others, *contact.topics)


def _mode(row: Stored[Contact], _: Naming) -> Text:
    contact = row.record
    return Text(contact.mode if contact.status == "held" else f"{contact.mode}, {contact.status}")


COLUMNS: tuple[Column[Stored[Contact]], ...] = (
    Column("Day", lambda row, _: Text(days(row.record.date, row.published)), DAYS_WIDTH),
    Column("Mode", _mode, 9),
    Column("Parties", lambda row, naming: Text(naming.list(row.record.parties))),
    Column("Topics", lambda row, naming: Text(naming.topics(row.record.topics), "dim")),
    Column("Record", lambda row, _: Text(one_line(row.record.id), "dim"), ID_WIDTH),
)

FIELDS: Mapping[str, Callable[[Stored[Contact], Naming], str]] = {
    "document": lambda row, _: row.document_id,
    "record": lambda row, _: row.record.id,
    "mode": lambda row, _: row.record.mode,
    "status": lambda row, _: row.record.status,
    "published": lambda row, _: row.published or "",
    "from": lambda row, _: (row.record.date and row.record.date.start) or "",
    "to": lambda row, _: (row.record.date and row.record.date.end) or "",
    "parties": lambda row, naming: "; ".join(map(naming.actor, row.record.parties)),
    "party_ids": lambda row, _: "; ".join(row.record.parties),
    "initiator": lambda row, _: row.record.initiator or "",
    "place": lambda row, naming: naming.actor(row.record.place) if row.record.place else "",
    "minutes": lambda row, _: "" if row.record.duration_minutes is None else str(row.record.duration_minutes),
    "topics": lambda row, _: "; ".join(row.record.topics),
}
