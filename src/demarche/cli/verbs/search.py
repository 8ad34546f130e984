"""`demarche search`: documents by the words in them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.listing import Column, cell, show_table, write_parquet
from demarche.cli.naming import Naming
from demarche.cli.options import archive_option, format_option
from demarche.cli.output import write_csv, write_json
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from demarche.archive import Hit


@click.command(short_help="Find documents by the words in them.")
@click.argument("text", metavar="WORDS")
@archive_option
@click.option("--since", metavar="DAY", help="Published since YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--until", metavar="DAY", help="The same; the day itself counts.")
@click.option("--publisher", metavar="NAME", help="A part of the publisher's name.")
@click.option("--side", metavar="CODE", help="The government or body that publishes.")
@click.option("--duplicates", is_flag=True, help="Near-duplicates, too.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many."
)
@format_option("table", "csv", "json", "parquet")
def search(*, text: str, archive_path: str, form: str, **asked: Any) -> None:
    """Find the documents that hold all WORDS, the best first, and show where.

    'a "no fly zone"' finds documents with these three words side by side; nothing that is typed is an operator.
    """
    with stages.open_archive(archive_path) as archive:
        hits = archive.search(text, excerpt=True, **asked)
    if not hits and not settings().quiet:
        sys.stderr.write("no documents match\n")
    if form == "json":
        for hit in hits:
            write_json(hit._asdict())
    elif form == "csv":
        write_csv(list(TYPES), ([cell(value) for value in hit] for hit in hits))
    elif form == "parquet":
        write_parquet([hit._asdict() for hit in hits], TYPES)
    else:
        show_table(COLUMNS, hits, Naming())


def _document(hit: Hit, _: Naming) -> Text:
    lines = [one_line(hit.excerpt or ""), one_line(hit.id)]
    title = [one_line(hit.title)] if hit.title else []
    return Text.assemble(*((f"{line}\n", "bold") for line in title), f"{lines[0]}\n", (lines[1], "dim"))


def _origin(hit: Hit, _: Naming) -> Text:
    side = f" ({one_line(hit.side)})" if hit.side else ""
    return Text(f"{one_line(hit.publisher or '')}{side}".strip())


TYPES = {**dict.fromkeys(("id", "title", "publisher", "side", "published", "excerpt"), "str"), "also": "list"}

COLUMNS: tuple[Column[Hit], ...] = (
    Column("Day", lambda hit, _: Text(hit.published or ""), 10),
    Column("Publisher", _origin, 18),
    Column("Document", _document),
)
