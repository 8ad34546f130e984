"""Reading back what was stored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import func, select

from demarche.archive import schema
from demarche.archive.codec import RECORD_CLASSES, decode, decode_document
from demarche.records import Actor, ReaderInfo, Reading, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

IDS_AT_ONCE = 5_000
"""Ids in one query; SQLite takes at most 32,766 values."""

RecordType_co = TypeVar("RecordType_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Stored(Generic[RecordType_co]):
    """A record, the id of the document that proves it, and the day on which that was published, where known."""

    document_id: str
    record: RecordType_co
    published: str | None = None


def load_reading(connection: Connection, document_id: str) -> Reading | None:
    """The reading held for a document, exactly as it was stored, or None."""
    documents, readings, actors = schema.documents, schema.readings, schema.actors
    held = connection.execute(
        select(documents, readings.c.reader_version, readings.c.models)
        .join(readings, readings.c.document_key == documents.c.key)
        .where(documents.c.id == document_id)
    ).one_or_none()
    if held is None:
        return None
    cast = connection.execute(
        select(actors.c.payload).where(actors.c.document_key == held.key).order_by(actors.c.position)
    ).scalars()
    return Reading(
        document=decode_document(held.metadata, held.text),
        actors=tuple(decode(Actor, payload) for payload in cast),
        reader=ReaderInfo(version=held.reader_version, models=json.loads(held.models)),
        **_records_of(connection, held.key),
    )


def load_records(connection: Connection, record_id: str, document_id: str | None) -> tuple[Stored[Record], ...]:
    """The records with this id, of one document or of all, in the order of the documents' ids."""
    documents, records = schema.documents, schema.records
    query = (
        select(documents.c.id, documents.c.published, records.c.kind, records.c.payload)
        .join(documents, documents.c.key == records.c.document_key)
        .where(records.c.id == record_id)
        .order_by(documents.c.id)
    )
    if document_id is not None:
        query = query.where(documents.c.id == document_id)
    return tuple(
        Stored(row.id, decode(RECORD_CLASSES[row.kind], row.payload), row.published)
        for row in connection.execute(query)
    )


def load_names(connection: Connection, identities: Iterable[str]) -> dict[str, str]:
    """The names of actors by their ids; where documents name one differently, the first in alphabetical order."""
    actors = schema.actors
    wanted = sorted(set(identities))
    names: dict[str, str] = {}
    for start in range(0, len(wanted), IDS_AT_ONCE):
        query = (
            select(actors.c.id, func.min(actors.c.name).label("name"))
            .where(actors.c.id.in_(wanted[start : start + IDS_AT_ONCE]))
            .group_by(actors.c.id)
        )
        names.update((row.id, row.name) for row in connection.execute(query))
    return names


def _records_of(connection: Connection, key: int) -> dict[str, Any]:
    """The records of a document by kind, each kind in the order in which it was read."""
    records = schema.records
    rows = connection.execute(
        select(records.c.kind, records.c.payload).where(records.c.document_key == key).order_by(records.c.position)
    ).all()
    return {
        kind: tuple(decode(shape, row.payload) for row in rows if row.kind == kind)
        for kind, shape in RECORD_CLASSES.items()
    }
