"""`demarche positions`: the positions of an archive."""

from __future__ import annotations

from typing import Any

import click

from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.record_table import list_records


@click.command(short_help="List who stands where on what.")
@archive_option
@question_options
@click.option("--stance", metavar="STANCE", help="support, oppose, conditional, neutral.")
@format_option("table", "csv", "json", "parquet")
def positions(*, archive_path: str, form: str, **asked: Any) -> None:
    """List who stands where on what, newest first.

    --actor holds the position; --with is on whose word that rests.
    """
    list_records("positions", archive_path, form, asked)
