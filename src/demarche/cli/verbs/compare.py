"""`demarche compare`: the versions of one contact side by side."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import click

from demarche.cli import stages
from demarche.cli.comparison_page import comparison_page
from demarche.cli.options import ARCHIVE_VARIABLE, document_options, format_option
from demarche.cli.output import Page, write_html, write_json
from demarche.cli.render_comparison import comparison_lines
from demarche.cli.version_pairs import find_pairs
from demarche.documents.failure import Failure
from demarche.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.records import Reading


@click.command(short_help="Set the versions of one contact side by side.")
@click.argument("paths", nargs=-1, metavar="[A B [C...]]")
@document_options
@click.option("--contact", "contact_id", metavar="ID", help="Compare all accounts of this contact in the archive.")
@click.option("--find", "folder", metavar="FOLDER", help="Only list the pairs of accounts of one contact in a folder.")
@click.option(
    "--archive",
    "archive_path",
    metavar="FILE",
    envvar=ARCHIVE_VARIABLE,
    help=f"For --contact; by default what {ARCHIVE_VARIABLE} says.",
)
@format_option("text", "json", "html")
def compare(  # noqa: PLR0913  # one parameter for each option
    *,
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    side: str | None,
    contact_id: str | None,
    folder: str | None,
    archive_path: str | None,
    form: str,
) -> int:
    """Set the versions of one contact side by side: what all say, where they differ, what one alone says.

    The documents are called A, B, C in the order given. JSON is one comparison on one line; HTML is one page with the
    texts side by side, for a browser or a printer.

    With --contact the versions come from an archive: documents whose contact has the same parties on the same day, a
    day more or less for time zones, and what `judge` said. With --find nothing is compared: a table, or JSON with one
    pair a line, says which documents of a folder give accounts of one contact, and why.
    """
    if sum(map(bool, (paths, contact_id, folder))) != 1:
        message = "compare takes documents, or --contact ID, or --find FOLDER: one of the three"
        raise UsageError(message)
    if folder:
        return find_pairs(folder, {"published": published, "publisher": publisher, "side": side}, form)
    if contact_id:
        readings = _versions(contact_id, archive_path)
    else:
        readings = _read(paths, {"published": published, "publisher": publisher, "side": side})
    _show(readings, form)
    return 0


def _read(paths: Sequence[str], known: dict[str, str | None]) -> list[Reading]:
    """Read one document from each source."""
    if len(paths) < 2 or len(paths) > len(ascii_uppercase):  # noqa: PLR2004  # a comparison needs two
        message = f"compare takes 2 to {len(ascii_uppercase)} documents, not {len(paths)}"
        raise UsageError(message)
    documents = []
    for path in paths:
        found = list(stages.load_documents([path], **known))
        if len(found) != 1:
            message = f"{path} holds {len(found)} documents; compare takes one from each source"
            raise UsageError(message)
        documents += found
    readings = []
    for item in stages.make_reader().read_many(documents):
        if isinstance(item, Failure):
            message = f"{item.id}: {item.reason}"
            raise DocumentError(message)
        readings.append(item)
    return readings


def _versions(contact_id: str, archive_path: str | None) -> list[Reading]:
    """The readings in an archive that give an account of one contact."""
    if archive_path is None:
        message = f"no archive is named: give --archive FILE, or set {ARCHIVE_VARIABLE}"
        raise UsageError(message)
    with stages.open_archive(archive_path) as archive:
        readings = stages.versions_in(archive, contact_id)
    if len(readings) < 2:  # noqa: PLR2004  # a comparison needs two
        message = f"the archive has no other account of contact {contact_id}"
        raise UsageError(message)
    return list(readings[: len(ascii_uppercase)])


def _show(readings: Sequence[Reading], form: str) -> None:
    """Compare the readings and print what comes of it."""
    comparison = stages.compare(readings)
    labelled = dict(zip(comparison.documents, readings, strict=True))
    if form == "json":
        write_json(comparison)
    elif form == "html":
        write_html(comparison_page(comparison, labelled))
    else:
        Page().lay_out(comparison_lines, comparison, labelled)
