"""`demarche export datasette`: what Datasette shows of an archive, and how."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from demarche.cli import stages
from demarche.cli.options import archive_option
from demarche.errors import UsageError


@click.command("datasette", short_help="Metadata with which Datasette opens an archive.")
@archive_option
def export_datasette(*, archive_path: str) -> None:
    """Write to standard output the metadata with which Datasette explains an archive's tables.

    `demarche export datasette --archive talks.db > metadata.json`, then `datasette talks.db --metadata metadata.json`.
    """
    from demarche.export.catalogue import catalogue  # noqa: PLC0415  # where it is asked

    with stages.open_archive(archive_path) as archive:
        archive.documents(limit=1)
        if archive.path is None:
            message = "Datasette opens SQLite files; this archive lies on a server"
            raise UsageError(message)
    sys.stdout.write(json.dumps(catalogue(Path(archive_path).stem), indent=2, ensure_ascii=False) + "\n")
