"""`demarche export ftm`: entities for Aleph and whatever else reads FollowTheMoney."""

from __future__ import annotations

from typing import Any

import click

from demarche.cli import stages
from demarche.cli.options import archive_option, question_options
from demarche.cli.output import write_json


@click.command("ftm", short_help="Actors, documents, contacts and events as FollowTheMoney entities.")
@archive_option
@question_options
def export_ftm(*, archive_path: str, **asked: Any) -> None:
    """Write to standard output one FollowTheMoney entity a line.

    Contacts and events become events with those involved and, as proof, the text they stand in.
    """
    from demarche.export.entities import entities  # noqa: PLC0415  # the database's libraries, when it is asked
    from demarche.export.selection import readings  # noqa: PLC0415

    with stages.open_archive(archive_path) as archive:
        for entity in entities(readings(archive, asked)):
            write_json(entity)
