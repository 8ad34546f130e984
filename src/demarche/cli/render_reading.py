"""A reading as it is printed: what the document is, who is in it, and its records by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.counting import counted
from demarche.cli.dates import day_text
from demarche.cli.naming import naming_of
from demarche.cli.render_record import INDENT, INNER, SEPARATOR, record_lines
from demarche.cli.terminal import one_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.records import Actor, Document, Reading, RecordKind

SECTIONS: tuple[tuple[RecordKind, str], ...] = (
    ("contacts", "Contacts"),
    ("statements", "Statements"),
    ("commitments", "Commitments"),
    ("claims", "Claims"),
    ("positions", "Positions"),
    ("events", "Events"),
    ("relations", "Relations"),
    ("channels", "Channels"),
)
"""The kinds of records in the order in which a reader wants them."""


def reading_lines(reading: Reading, width: int, *, styled: bool) -> list[Text]:
    """The lines that show a whole reading, at most `width` columns wide."""
    lines = document_lines(reading.document, width)
    if reading.actors:
        lines += [Text(), *_actor_lines(reading.actors, width)]
    naming = naming_of(reading)
    for kind, title in SECTIONS:
        records = getattr(reading, kind)
        if not records:
            continue
        lines += [Text(), *section_title(title, len(records), width)]
        for record in records:
            lines += record_lines(record, reading.document, naming, width, styled=styled)
    if not any(getattr(reading, kind) for kind, _ in SECTIONS):
        lines += [Text(), Text("Nothing was read out of this text.", "dim")]
    return lines


def document_lines(document: Document, width: int) -> list[Text]:
    """Title, origin and address of a document."""
    lines = wrapped(Text(one_line(document.title or document.id), "bold"), width)
    lines += wrapped(Text(SEPARATOR.join(_origin(document)), "dim"), width)
    address = one_line(document.url or (document.id if document.title else ""))
    return lines + (wrapped(Text(address, "dim"), width) if address else [])


def section_title(title: str, remark: object, width: int) -> list[Text]:
    """What stands above the records of a kind: a title and, in brackets, their number or another remark."""
    return wrapped(Text.assemble((title, "bold underline"), (f" ({remark})", "dim")), width)


def _origin(document: Document) -> list[str]:
    publisher = one_line(document.publisher or "")
    side = one_line(document.side or "")
    parts = [
        f"{publisher} ({side})" if publisher and side else publisher or side,
        day_text(document.published) if document.published else "undated",
        document.kind if document.kind != "other" else "",
        counted(len(document.text.split()), "word"),
    ]
    return [part for part in parts if part]


def _actor_lines(actors: Sequence[Actor], width: int) -> list[Text]:
    """Who holds an office, a line each; then everybody and everything else that is named."""
    lines = section_title("Actors", len(actors), width)
    for actor in actors:
        if actor.office:
            who = Text.assemble(one_line(actor.name), (f", {one_line(actor.office)}", "dim"))
            lines += wrapped(who, width, INDENT, INNER)
    others = [one_line(actor.name) for actor in actors if not actor.office]
    if others:
        word = "also " if len(others) < len(actors) else ""
        lines += wrapped(Text(word + ", ".join(dict.fromkeys(others)), "dim"), width, INDENT, INNER)
    return lines
