"""`demarche export jsonl`: readings as JSON Lines."""

from __future__ import annotations

from typing import Any

import click

from demarche.cli import stages
from demarche.cli.exporting import kind_options
from demarche.cli.listing import show_stored
from demarche.cli.output import write_json


@click.command("jsonl", short_help="Whole readings, or records of some kinds, as JSON Lines.")
@kind_options
def export_jsonl(*, archive_path: str, kinds: tuple[Any, ...], **asked: Any) -> None:
    """Write to standard output one reading a line, with its document, as `demarche read --format json` does.

    With --kind it is one record a line, with its kind and the id of its document.
    """
    from demarche.export.selection import answers, readings  # noqa: PLC0415  # the database's libraries, when it is asked

    with stages.open_archive(archive_path) as archive:
        if kinds:
            for answer in answers(archive, kinds, asked):
                show_stored(answer.kind, answer)
        else:
            for reading in readings(archive, asked):
                write_json(reading)
