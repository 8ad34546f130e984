"""Reading back what was stored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from demarche.archive import schema
from demarche.archive.answers import Stored
from demarche.archive.codec import RECORD_CLASSES, decode, decode_document
from demarche.archive.packing import unpack
from demarche.archive.questions import REJECTED
from demarche.documents.original import Original
from demarche.records import Actor, ReaderInfo, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from demarche.records import Document, Record

IDS_AT_ONCE = 5_000
"""Ids in one query; SQLite takes at most 32,766 values."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A document as it was before it changed: the first has number 1."""

    number: int
    document: Document
    original: Original | None


def load_reading(connection: Connection, document_id: str, *, judged: bool) -> Reading | None:
    """The reading held for a document, as people have judged it or exactly as it was stored; None where none is."""
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
        **_records_of(connection, held.key, judged=judged),
    )


def load_records(connection: Connection, record_id: str, document_id: str | None) -> tuple[Stored[Record], ...]:
    """The records with this id, of one document or of all, in the order of the documents' ids."""
    documents, records = schema.documents, schema.records
    query = (
        select(documents.c.id, documents.c.published, records.c.kind, records.c.payload, records.c.verdict)
        .join(documents, documents.c.key == records.c.document_key)
        .where(records.c.id == record_id)
        .order_by(documents.c.id)
    )
    if document_id is not None:
        query = query.where(documents.c.id == document_id)
    return tuple(
        Stored(row.id, decode(RECORD_CLASSES[row.kind], row.payload), row.published, verdict=row.verdict)
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


def load_original(connection: Connection, document_id: str) -> Original | None:
    """The bytes that a document was made of, or None."""
    documents, originals = schema.documents, schema.originals
    row = connection.execute(
        select(originals.c.media_type, originals.c.packed, documents.c.text)
        .join(documents, documents.c.key == originals.c.document_key)
        .where(documents.c.id == document_id)
    ).one_or_none()
    return None if row is None else Original(unpack(row.packed, row.text), row.media_type)


def load_revisions(connection: Connection, document_id: str) -> tuple[Revision, ...]:
    """What a document was before, the oldest first."""
    documents, revisions = schema.documents, schema.revisions
    rows = connection.execute(
        select(revisions)
        .join(documents, documents.c.key == revisions.c.document_key)
        .where(documents.c.id == document_id)
        .order_by(revisions.c.number)
    )
    return tuple(
        Revision(
            row.number,
            decode_document(row.metadata, row.text),
            None if row.packed is None else Original(unpack(row.packed, row.text), row.media_type),
        )
        for row in rows
    )


def _records_of(connection: Connection, key: int, *, judged: bool) -> dict[str, Any]:
    """The records of a document by kind, each kind in the order in which it was read."""
    records = schema.records
    rows = connection.execute(
        select(records.c.kind, records.c.payload, records.c.verdict, records.c.as_read)
        .where(records.c.document_key == key)
        .order_by(records.c.position)
    ).all()
    if judged:
        held = [(row.kind, row.payload) for row in rows if row.verdict != REJECTED]
    else:
        # What is empty was not read but only judged.
        held = [(row.kind, row.as_read or row.payload) for row in rows if row.as_read != ""]
    return {
        kind: tuple(decode(shape, payload) for of, payload in held if of == kind)
        for kind, shape in RECORD_CLASSES.items()
    }
