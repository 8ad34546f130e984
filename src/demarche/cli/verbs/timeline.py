"""`demarche timeline`: the contacts of two parties, one after the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.counting import counted
from demarche.cli.dates import day_text
from demarche.cli.listing import Column, show_csv, show_table, tell_of_nothing
from demarche.cli.naming import Naming
from demarche.cli.options import archive_option, format_option
from demarche.cli.output import write_json
from demarche.cli.record_table import ID_WIDTH
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from demarche.archive.timeline import Moment


@click.command(short_help="Show the contacts of two parties in the order of their days.")
@click.option("--dyad", nargs=2, required=True, metavar="A B", help="Two names, ids or codes, such as RUS GBR.")
@archive_option
@click.option("--since", metavar="DAY", help="YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--until", metavar="DAY", help="The same; the day itself counts.")
@format_option("table", "csv", "json")
def timeline(*, dyad: tuple[str, str], archive_path: str, form: str, **asked: Any) -> None:
    """Show the contacts of two parties in the order of their days, each with the last one before it.

    Calls, meetings, visits and summits that were held count as speaking to each other; letters and messages do not.
    """
    with stages.open_archive(archive_path) as archive:
        found = archive.timeline(*dyad, **asked)
        last = archive.last_spoken(*dyad)
        if not found and not settings().quiet:
            tell_of_nothing("contacts", archive, dyad)
        naming = Naming(archive.actor_names(who for moment in found for who in _named(moment)))
    if form == "json":
        for moment in found:
            write_json(_plain(moment))
    elif form == "csv":
        show_csv(FIELDS, found, naming)
    else:
        show_table(COLUMNS, found, naming)
        if last is not None and not settings().quiet:
            sys.stdout.write(f"\nlast spoke on {day_text(last.day)} ({last.contact.mode})\n")


def _named(moment: Moment) -> tuple[str, ...]:
    contact = moment.contact
    return (*contact.parties, *contact.topics, *((contact.place,) if contact.place else ()))


def _plain(moment: Moment) -> dict[str, Any]:
    return {
        "day": moment.day,
        "mode": moment.contact.mode,
        "status": moment.contact.status,
        "first_since": moment.since,
        "days": moment.days,
        "records": [{"document": stored.document_id, "record": stored.record} for stored in moment.records],
    }


def _gap(moment: Moment) -> str:
    if moment.since is None or moment.days is None:
        return ""
    return f"first since {day_text(moment.since)}, {counted(moment.days, 'day')}"


def _mode(moment: Moment, _: Naming) -> Text:
    contact = moment.contact
    return Text(contact.mode if contact.status == "held" else f"{contact.mode}, {contact.status}")


COLUMNS: tuple[Column[Moment], ...] = (
    Column("Day", lambda moment, _: Text(moment.day), 10),
    Column("Mode", _mode, 9),
    Column("Parties", lambda moment, naming: Text(naming.list(moment.contact.parties))),
    Column("Before", lambda moment, _: Text(_gap(moment), "dim")),
    Column("Record", lambda moment, _: Text("\n".join(one_line(r.record.id) for r in moment.records), "dim"), ID_WIDTH),
)

FIELDS: Mapping[str, Callable[[Moment, Naming], str]] = {
    "day": lambda moment, _: moment.day,
    "mode": lambda moment, _: moment.contact.mode,
    "status": lambda moment, _: moment.contact.status,
    "first_since": lambda moment, _: moment.since or "",
    "days": lambda moment, _: "" if moment.days is None else str(moment.days),
    "parties": lambda moment, naming: "; ".join(map(naming.actor, moment.contact.parties)),
    "topics": lambda moment, _: "; ".join(moment.contact.topics),
    "documents": lambda moment, _: "; ".join(stored.document_id for stored in moment.records),
    "records": lambda moment, _: "; ".join(stored.record.id for stored in moment.records),
}
