"""`demarche documents`: what an archive holds."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.listing import Column, show_csv, show_plain, show_table, tell_of_nothing, write_parquet
from demarche.cli.naming import Naming
from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from demarche.archive import DocumentSummary
    from demarche.documents.failure import Failure


@click.command(short_help="List the documents of an archive.")
@archive_option
@question_options
@click.option("--failed", is_flag=True, help="List instead what could not be read, with the reasons.")
@format_option("table", "csv", "json", "parquet")
def documents(*, archive_path: str, form: str, failed: bool, **asked: Any) -> None:
    """List the documents of an archive, newest first, with the numbers of their contacts and statements.

    --actor and --with find documents that name both; --topic those with a record on it.
    """
    with stages.open_archive(archive_path) as archive:
        if failed:
            _show_failures(archive.failures(), form)
            return
        rows = archive.documents(**asked)
        if not rows and not settings().quiet:
            tell_of_nothing("documents", archive, (asked["actor"], asked["with_"]))
    if form == "json":
        show_plain(rows)
    elif form == "csv":
        show_csv(FIELDS, rows, Naming())
    elif form == "parquet":
        write_parquet([asdict(row) for row in rows], DOCUMENT_TYPES)
    else:
        show_table(COLUMNS, rows, Naming())


def _show_failures(failures: Sequence[Failure], form: str) -> None:
    if not failures and not settings().quiet:
        sys.stderr.write("nothing failed\n")
    if form == "parquet":
        write_parquet([asdict(failure) for failure in failures], {"id": "str", "reason": "str"})
    elif form == "json":
        show_plain(failures)
    elif form == "csv":
        show_csv(FAILURE_FIELDS, failures, Naming())
    else:
        show_table(FAILURE_COLUMNS, failures, Naming())


def _origin(row: DocumentSummary, _: Naming) -> Text:
    side = f" ({one_line(row.side)})" if row.side else ""
    return Text(f"{one_line(row.publisher or '')}{side}".strip())


def _document(row: DocumentSummary, _: Naming) -> Text:
    identity = one_line(row.id)
    return Text.assemble(one_line(row.title), "\n", (identity, "dim")) if row.title else Text(identity)


COLUMNS: tuple[Column[DocumentSummary], ...] = (
    Column("Day", lambda row, _: Text(row.published or ""), 10),
    Column("Publisher", _origin, 18),
    Column("Document", _document),
    Column("Contacts", lambda row, _: Text(f"{row.contacts:>8}"), 8),
    Column("Statements", lambda row, _: Text(f"{row.statements:>10}"), 10),
)

FIELDS: Mapping[str, Callable[[DocumentSummary, Naming], str]] = {
    "document": lambda row, _: row.id,
    "published": lambda row, _: row.published or "",
    "publisher": lambda row, _: row.publisher or "",
    "side": lambda row, _: row.side or "",
    "kind": lambda row, _: row.kind,
    "title": lambda row, _: row.title or "",
    "words": lambda row, _: str(row.words),
    "contacts": lambda row, _: str(row.contacts),
    "statements": lambda row, _: str(row.statements),
}

DOCUMENT_TYPES = {
    **dict.fromkeys(("id", "title", "publisher", "side", "kind", "published"), "str"),
    **dict.fromkeys(("words", "contacts", "statements"), "int"),
    "also": "list",
}

FAILURE_COLUMNS: tuple[Column[Failure], ...] = (
    Column("Document", lambda row, _: Text(one_line(row.id))),
    Column("Reason", lambda row, _: Text(one_line(row.reason))),
)

FAILURE_FIELDS: Mapping[str, Callable[[Failure, Naming], str]] = {
    "document": lambda row, _: row.id,
    "reason": lambda row, _: row.reason,
}
