"""`demarche commitments`: the commitments of an archive."""

from __future__ import annotations

from typing import Any

import click

from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.record_table import list_records


@click.command(short_help="List who is to do what, and by when.")
@archive_option
@question_options
@click.option("--kind", metavar="KIND", help="agreed, promised, expected, demanded.")
@click.option("--status", metavar="STATUS", help="open, kept, broken, overdue, unknown.")
@format_option("table", "csv", "json", "parquet")
def commitments(*, archive_path: str, form: str, **asked: Any) -> None:
    """List who is to do what, and by when, newest first.

    --actor is to do it or to get it, with --with on the other side.
    """
    list_records("commitments", archive_path, form, asked)
