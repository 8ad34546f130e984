"""`demarche export graphml`: who has to do with whom, for Gephi and other programs that draw networks."""

from __future__ import annotations

import sys
from typing import Any

import click

from demarche.cli import stages
from demarche.cli.options import archive_option, question_options


@click.command("graphml", short_help="Contacts and events between actors as a network.")
@archive_option
@question_options
def export_graphml(*, archive_path: str, **asked: Any) -> None:
    """Write to standard output a network of the actors that contacts and events name."""
    from demarche.export.graph import graph_lines  # noqa: PLC0415  # the database's libraries, when it is asked
    from demarche.export.selection import answers  # noqa: PLC0415

    with stages.open_archive(archive_path) as archive:
        for line in graph_lines(archive.actors(), answers(archive, ("contacts", "events"), asked)):
            sys.stdout.write(f"{line}\n")
