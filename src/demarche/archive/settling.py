"""Judgements put into force: after each one, and after each reading, the records stand as people have judged them."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select, update

from demarche.archive import schema
from demarche.archive.binding import bind, found_again, held_records, marks
from demarche.archive.codec import RECORD_CLASSES, decode, decode_document
from demarche.archive.judgements import LINKING, judgement_rows
from demarche.archive.linking import ends_of, link_judged, settle_contacts
from demarche.archive.outline import ACTS_FOR_COUNTRY
from demarche.archive.rows import insert_records, replace_record
from demarche.plain_json import from_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from demarche.records import Document

KEPT = "kept"
"""Ends the id of a record that only a judgement holds, where its own id has gone to another record."""


def settle_document(connection: Connection, document_id: str) -> None:
    """Put every judgement that names a document into force; where there is none, nothing is done."""
    judged = judgement_rows(connection, document_id)
    if not judged:
        return
    row = connection.execute(select(schema.documents).where(schema.documents.c.id == document_id)).one_or_none()
    if row is None:
        return
    document = decode_document(row.metadata, row.text)
    countries = _countries(connection, row.key)
    _undo(connection, row.key, document, countries)
    own = [one for one in judged if one.document_id == document_id and one.verdict not in LINKING]
    for judgement in _newest(own):
        _apply(connection, judgement, row.key, document, countries)
    for judgement in judged:
        if judgement.verdict in LINKING:
            link_judged(connection, judgement)


def _apply(
    connection: Connection, judgement: Any, key: int, document: Document, countries: Mapping[str, str | None]
) -> None:
    mark = marks(judgement)[0]
    held = held_records(connection, key)
    row = bind(held, document.text, mark)
    shape = RECORD_CLASSES[judgement.kind]
    if row is None:
        evidence = found_again(document.text, mark.quote)
        if judgement.verdict == "reject" or evidence is None:
            return
        record: Any = decode(shape, judgement.correction or judgement.snapshot)
        ids = {one.id for one in held}
        free = judgement.record_id if judgement.record_id not in ids else f"{judgement.record_id}-{KEPT}"
        if free not in ids:
            kept = dataclasses.replace(record, id=free, evidence=evidence)
            extra = {"verdict": judgement.verdict, "as_read": ""}
            position = sum(one.kind == judgement.kind for one in held)
            insert_records(connection, key, document, [(judgement.kind, position, kept)], countries, **extra)
        return
    if judgement.correction is None:
        records = schema.records
        connection.execute(update(records).where(records.c.key == row.key).values(verdict=judgement.verdict))
        return
    plain = json.loads(judgement.correction)
    plain |= {"id": row.id, "evidence": json.loads(row.payload).get("evidence", [])}
    record = from_json(shape, plain)
    extra = {"verdict": judgement.verdict, "as_read": row.payload if row.as_read is None else row.as_read}
    replace_record(connection, row.key, judgement.kind, record, document, countries, **extra)


def _undo(connection: Connection, key: int, document: Document, countries: Mapping[str, str | None]) -> None:
    """Let the records stand as they were read."""
    records, links = schema.records, schema.links
    own = select(records.c.key).where(records.c.document_key == key)
    linked = ends_of(connection, key)
    connection.execute(
        delete(links).where(links.c.origin == "judged", or_(links.c.first_key.in_(own), links.c.second_key.in_(own)))
    )
    connection.execute(delete(records).where(records.c.document_key == key, records.c.as_read == ""))
    for row in held_records(connection, key):
        if row.as_read is not None:
            record = decode(RECORD_CLASSES[row.kind], row.as_read)
            replace_record(connection, row.key, row.kind, record, document, countries, as_read=None)
    connection.execute(update(records).where(records.c.document_key == key).values(verdict=None))
    settle_contacts(connection, linked)


def _newest(judged: Sequence[Any]) -> list[Any]:
    """The newest judgement of each record, the records in the order in which they were first judged."""
    newest: dict[tuple[str, str, str], Any] = {}
    for one in judged:
        newest[one.kind, one.quote, one.snapshot] = one
    return list(newest.values())


def _countries(connection: Connection, key: int) -> dict[str, str | None]:
    actors = schema.actors
    rows = connection.execute(select(actors.c.id, actors.c.type, actors.c.country).where(actors.c.document_key == key))
    return {row.id: row.country if row.type in ACTS_FOR_COUNTRY else None for row in rows}
