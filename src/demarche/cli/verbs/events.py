"""`demarche events`: the events of an archive."""

from __future__ import annotations

from typing import Any

import click

from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.record_table import list_records


@click.command(short_help="List who did what to whom.")
@archive_option
@question_options
@click.option("--type", metavar="TYPE", help="One of PLOVER: CONSULT, ACCUSE, AID …")
@click.option("--status", metavar="STATUS", help="occurred, planned, claimed, denied, hypothetical, ongoing.")
@format_option("table", "csv", "json", "parquet")
def events(*, archive_path: str, form: str, **asked: Any) -> None:
    """List who did what to whom, in PLOVER types, newest first.

    --actor did it, or it was done to them, with --with on the other side.
    """
    list_records("events", archive_path, form, asked)
