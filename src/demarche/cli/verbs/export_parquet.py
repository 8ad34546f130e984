"""`demarche export parquet`: the records of an archive as typed tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from demarche.cli import stages
from demarche.cli.exporting import kind_options, tell, written


@click.command("parquet", short_help="Records as Parquet, a file for each kind.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@kind_options
def export_parquet(*, folder: Path, archive_path: str, kinds: tuple[Any, ...], **asked: Any) -> None:
    """Write contacts.parquet, statements.parquet and so on into FOLDER, for polars, pandas, R and DuckDB.

    Several actors or topics are a list; the columns and their types are the same whatever was found.
    """
    from demarche.export.selection import KINDS, answers  # noqa: PLC0415  # the database's libraries, when it is asked

    with stages.open_archive(archive_path) as archive:
        for answer in answers(archive, kinds or KINDS, asked):
            path = folder / f"{answer.kind}.parquet"
            with written(path) as partial:
                answer.to_polars().write_parquet(partial)
            tell(path, len(answer))
