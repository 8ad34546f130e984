"""Which record of a document a judgement was about, found again by its proof after the document was read anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from demarche.archive import schema
from demarche.archive.outline import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from demarche.records import Span


def quoted(text: str, evidence: Sequence[Span]) -> tuple[str, ...]:
    """The words of the evidence."""
    return tuple(text[start:end] for start, end in evidence)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a record is known by after its document was read anew: its proof and what it said."""

    document_id: str
    kind: str
    record_id: str
    quote: tuple[str, ...]
    snapshot: str


def marks(judgement: Any) -> tuple[Mark, ...]:
    """The record that a stored judgement is about, and the second one of a link."""
    first = Mark(
        judgement.document_id,
        judgement.kind,
        judgement.record_id,
        tuple(json.loads(judgement.quote)),
        judgement.snapshot,
    )
    if judgement.other_document_id is None:
        return (first,)
    second = Mark(
        judgement.other_document_id,
        judgement.kind,
        judgement.other_record_id,
        tuple(json.loads(judgement.other_quote)),
        judgement.other_snapshot,
    )
    return first, second


def bind(held: Sequence[Any], text: str, mark: Mark) -> Any | None:
    """The row, among those of a document, of the record that was judged; None where it is not there or not certain.

    It is the one with the same content and proof; else one of the same sort with the same proof; else the only one
    with that proof.
    """
    wanted = json.loads(mark.snapshot)
    category = _category(mark.kind, wanted)
    plains = [(row, json.loads(row.as_read or row.payload)) for row in held if row.kind == mark.kind]
    proven = [(row, plain) for row, plain in plains if quoted(text, plain.get("evidence", ())) == mark.quote]
    same = [row for row, plain in proven if _bare(plain) == _bare(wanted)]
    sort = [row for row, plain in proven if _category(mark.kind, plain) == category]
    for found in (same, sort):
        if found:
            return next((row for row in found if row.id == mark.record_id), found[0])
    return proven[0][0] if len(proven) == 1 else None


def held_records(connection: Connection, document_key: int) -> Sequence[Any]:
    """The rows of a document's records, in their order."""
    records = schema.records
    query = select(records).where(records.c.document_key == document_key).order_by(records.c.kind, records.c.position)
    return connection.execute(query).all()


def found_again(text: str, quote: Sequence[str]) -> tuple[Span, ...] | None:
    """Where the words of a proof stand in a text; None where one of them does not, or there are none."""
    starts = [(text.find(words), len(words)) for words in quote]
    if not starts or any(start < 0 for start, _ in starts):
        return None
    return tuple((start, start + length) for start, length in starts)


def _bare(plain: dict[str, Any]) -> dict[str, Any]:
    """What a record says, without its id, its place and how sure the reader was."""
    return {name: value for name, value in plain.items() if name not in ("id", "evidence", "confidence")}


def _category(kind: str, plain: dict[str, Any]) -> Any:
    name = FIELDS[kind].category  # type: ignore[index]  # a kind out of the database
    return name and plain.get(name)
