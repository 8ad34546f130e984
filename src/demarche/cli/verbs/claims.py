"""`demarche claims`: the claims of an archive."""

from __future__ import annotations

from typing import Any

import click

from demarche.cli.options import archive_option, format_option, question_options
from demarche.cli.record_table import list_records


@click.command(short_help="List what is claimed, by whom, and who disputes it.")
@archive_option
@question_options
@click.option("--certainty", metavar="SORT", help="asserted, attributed, disputed, denied …")
@format_option("table", "csv", "json", "parquet")
def claims(*, archive_path: str, form: str, **asked: Any) -> None:
    """List what is claimed, by whom, and who disputes it, newest first.

    --actor makes the claim, disputes it, or is the one on whose word it rests.
    """
    list_records("claims", archive_path, form, asked)
