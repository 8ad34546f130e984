"""`demarche actors list`: the actors that the documents of an archive name."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.listing import Column, cell, show_plain, show_table, write_parquet
from demarche.cli.naming import Naming
from demarche.cli.options import archive_option, format_option
from demarche.cli.output import write_csv
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from demarche.archive.asking import ActorSummary

TYPES = {**dict.fromkeys(("id", "name", "type", "country"), "str"), "documents": "int"}


@click.command("list", short_help="List the actors that an archive names.")
@archive_option
@click.option("--actor", metavar="WHO", help="One of them, or a country for all its people and bodies.")
@click.option("--type", "type", metavar="TYPE", help="person, country, organization, group, format, agreement, place.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many, those named most.")
@format_option("table", "csv", "json", "parquet")
def list_actors(*, archive_path: str, actor: str | None, type: str | None, limit: int | None, form: str) -> None:  # noqa: A002
    """List the actors that the documents of an archive name, those in most documents first."""
    with stages.open_archive(archive_path) as archive:
        rows = archive.actors(actor, type=type)[:limit]
    if not rows and not settings().quiet:
        sys.stderr.write("no actors match\n")
    if form == "json":
        show_plain(rows)
    elif form == "csv":
        write_csv(list(TYPES), ([cell(value) for value in asdict(row).values()] for row in rows))
    elif form == "parquet":
        write_parquet([asdict(row) for row in rows], TYPES)
    else:
        show_table(COLUMNS, rows, Naming())


COLUMNS: tuple[Column[ActorSummary], ...] = (
    Column("Documents", lambda row, _: Text(f"{row.documents:>9,}"), 9),
    Column("Name", lambda row, _: Text(one_line(row.name))),
    Column("Type", lambda row, _: Text(row.type, "dim"), 12),
    Column("Country", lambda row, _: Text(row.country or ""), 7),
    Column("Id", lambda row, _: Text(one_line(row.id), "dim")),
)
