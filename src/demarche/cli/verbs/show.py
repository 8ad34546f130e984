"""`demarche show`: one record, or one document, with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from demarche.archive.codec import kind_of
from demarche.cli import stages
from demarche.cli.listing import stored_json
from demarche.cli.naming import naming_of
from demarche.cli.options import archive_option, format_option
from demarche.cli.output import Page, write_json
from demarche.cli.render_reading import document_lines, reading_lines
from demarche.cli.render_record import record_lines
from demarche.errors import UsageError

if TYPE_CHECKING:
    from demarche.archive import Archive, Stored
    from demarche.records import Reading, Record


@click.command(short_help="Show a record, or a document, with its proof.")
@click.argument("identity", metavar="ID")
@archive_option
@format_option("text", "json")
def show(*, identity: str, archive_path: str, form: str) -> None:
    """Show a record, or a whole document, with the sentences that prove it.

    ID is a document's, a record's, or DOCUMENT#RECORD where several documents use the record's id.
    """
    with stages.open_archive(archive_path) as archive:
        stored, reading = _found(archive, identity)
    if form == "json":
        write_json(reading if stored is None else _with_proof(stored, reading))
        return
    page = Page()
    if stored is None:
        page.lay_out(reading_lines, reading)
        return
    page.show([*document_lines(reading.document, page.width), Text()])
    page.lay_out(record_lines, stored.record, reading.document, naming_of(reading))


def _found(archive: Archive, identity: str) -> tuple[Stored[Record] | None, Reading]:
    """The record and its document's reading, or a document's reading alone."""
    try:
        return None, archive.reading(identity)
    except UsageError:
        pass
    stored = archive.record(identity)
    return stored, archive.reading(stored.document_id)


def _with_proof(stored: Stored[Record], reading: Reading) -> dict[str, object]:
    """The record with the very words that prove it."""
    text = reading.document.text
    proof = [text[start:end] for start, end in getattr(stored.record, "evidence", ())]
    return {**stored_json(kind_of(stored.record), stored), "proof": proof}
