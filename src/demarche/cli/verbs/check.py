"""`demarche check`: whether an archive is sound."""

from __future__ import annotations

import sys

import click

from demarche.cli import stages
from demarche.cli.options import archive_option
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line

FAULTY = 1


@click.command(short_help="Check an archive; mend what can be derived anew.")
@archive_option
@click.option("--mend", is_flag=True, help="Derive anew what follows from documents, readings and judgements.")
def check(*, archive_path: str, mend: bool) -> int:
    """Check the file, the texts, the full-text index and the links of an archive.

    --mend writes the index, the columns and the links anew; texts, readings and judgements are not touched. Ends with
    1 where something is wrong that was not mended.
    """
    with stages.open_archive(archive_path) as archive:
        checkup = archive.check()
        if mend and not checkup.faults:
            archive.mend()
            checkup = archive.check()
    for fault in (*checkup.faults, *checkup.stale):
        sys.stdout.write(f"{one_line(fault)}\n")
    if not settings().quiet:
        counts = ", ".join(f"{number:,} {name}" for name, number in checkup.counts.items())
        sys.stdout.write(f"{archive_path}: {counts}\n")
        if checkup.stale and not checkup.faults:
            sys.stderr.write("what can be derived anew is stale: `demarche check --mend` does it\n")
    return FAULTY if checkup.faults or checkup.stale else 0
