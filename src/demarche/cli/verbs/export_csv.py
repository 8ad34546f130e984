"""`demarche export csv`: the records of an archive as tables for spreadsheets."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from demarche.cli import stages
from demarche.cli.exporting import kind_options, tell, written


@click.command("csv", short_help="Records as CSV, a file for each kind.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@kind_options
def export_csv(*, folder: Path, archive_path: str, kinds: tuple[Any, ...], **asked: Any) -> None:
    """Write contacts.csv, statements.csv and so on into FOLDER, and documents.csv beside them.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    from demarche.archive.answers import columns_of  # noqa: PLC0415  # the database's libraries, when it is asked
    from demarche.export.selection import KINDS, answers  # noqa: PLC0415
    from demarche.export.spreadsheet import write_table  # noqa: PLC0415

    with stages.open_archive(archive_path) as archive:
        for answer in answers(archive, kinds or KINDS, asked):
            path = folder / f"{answer.kind}.csv"
            with written(path) as partial, partial.open("w", encoding="utf-8", newline="") as out:
                number = write_table(out, list(columns_of(answer.kind)), answer.to_rows())
            tell(path, number)
        documents = [asdict(summary) for summary in archive.documents(**asked)]
    path = folder / "documents.csv"
    with written(path) as partial, partial.open("w", encoding="utf-8", newline="") as out:
        columns = list(documents[0]) if documents else ["id"]
        tell(path, write_table(out, columns, documents))
