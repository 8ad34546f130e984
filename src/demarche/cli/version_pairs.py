"""The pairs of accounts of one contact in a folder, as a table or as JSON Lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli import stages
from demarche.cli.dates import day_text
from demarche.cli.expected import expected_documents
from demarche.cli.listing import Column, show_table
from demarche.cli.naming import Naming
from demarche.cli.output import write_json
from demarche.cli.run import Run
from demarche.cli.settings import settings
from demarche.cli.terminal import one_line
from demarche.cli.verbs.read import readings_of
from demarche.documents.failure import Failure
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demarche.analysis.versions import Telling, Versions

DAY_WIDTH = 12


def find_pairs(folder: str, known: Mapping[str, str | None], form: str) -> int:
    """Read the documents of a folder, print the pairs that tell of one contact, and give the exit code.

    Raises:
        UsageError: pairs cannot be shown in this form.
    """
    if form == "html":
        message = "--find has the formats text and json, not html"
        raise UsageError(message)
    tellings: list[Telling] = []
    with Run(expected_documents((folder,)), quiet=settings().quiet, bar=not sys.stdout.isatty()) as run:
        for item in readings_of(stages.load_documents([folder], **known), run):
            if isinstance(item, Failure):
                run.fail(item)
            else:
                tellings += stages.tellings_of(item)
                run.count(item.document)
    pairs = stages.find_versions(tellings)
    if form == "json":
        for pair in pairs:
            write_json(pair)
    else:
        show_table(COLUMNS, pairs, Naming())
    if not pairs and not settings().quiet:
        sys.stderr.write("demarche: no two documents give accounts of one contact\n")
    return run.exit_code


def _documents(pair: Versions, _: Naming) -> Text:
    """Who published each version, and where it is."""
    lines = []
    for identity, publisher in zip(pair.documents, pair.publishers, strict=True):
        lines.append(f"{one_line(publisher)}: {one_line(identity)}" if publisher else one_line(identity))
    return Text("\n".join(lines))


COLUMNS: tuple[Column[Versions], ...] = (
    Column("Day", lambda pair, _: Text(day_text(pair.day)), DAY_WIDTH),
    Column("Versions", _documents),
    Column("Why", lambda pair, _: Text(one_line("; ".join(pair.reasons)), "dim")),
)
