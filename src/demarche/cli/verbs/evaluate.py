"""`demarche evaluate`: the reader's scores against gold readings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from demarche.cli import stages
from demarche.cli.options import format_option

if TYPE_CHECKING:
    from typing import Literal


@click.command(short_help="Score the reader against gold readings.")
@click.argument("sets", nargs=-1, metavar="[SET...]")
@format_option("text", "json")
@click.option(
    "--evals", metavar="FOLDER", type=click.Path(path_type=Path), help="Gold sets and floors; by default evals here."
)
@click.option("--require-all", is_flag=True, help="A set that is absent counts as a floor that is missed.")
def evaluate(*, sets: tuple[str, ...], form: Literal["text", "json"], evals: Path | None, require_all: bool) -> int:
    """Score the reader against gold readings: all sets, or those named.

    Ends with 1 where a figure is below its floor.
    """
    return stages.evaluate(sets, form=form, evals=evals, require_all=require_all)
