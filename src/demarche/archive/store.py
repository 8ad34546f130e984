"""Writing one reading, all of it within the transaction of the connection that is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sqlalchemy import delete, exists, func, insert, select, update

from demarche.archive import schema
from demarche.archive.codec import RECORD_CLASSES, digest, encode, encode_metadata, encode_plain
from demarche.archive.duplicates import link_duplicates
from demarche.archive.folding import fold
from demarche.archive.linking import ends_of, settle_contacts
from demarche.archive.outline import country_of, published_day
from demarche.archive.packing import pack
from demarche.archive.rows import insert_records
from demarche.archive.settling import settle_document
from demarche.documents.canonical import same_page_key
from demarche.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from demarche.documents.original import Original
    from demarche.records import Actor, Document, ReaderInfo, Reading

Outcome: TypeAlias = Literal["added", "revised", "reread", "unchanged"]
"""What adding a reading did: a new document, a changed one, another reader's reading, or nothing."""


def store(connection: Connection, reading: Reading, original: Original | None = None) -> Outcome:
    """Write a reading in the place of the one held for its document, if any, and the bytes that it was made of.

    Raises:
        DocumentError: two records of the reading share an id.
    """
    _refuse_double_ids(reading)
    connection.execute(delete(schema.failures).where(schema.failures.c.id == reading.document.id))
    if holds(connection, reading.document, reading.reader):
        return "unchanged"
    key, outcome = _store_document(connection, reading.document)
    if outcome != "reread":
        _store_original(connection, key, reading.document, original)
        link_duplicates(connection, key, reading.document.text, _canonical(reading.document))
    before = _forget_reading(connection, key)
    connection.execute(
        insert(schema.readings).values(
            document_key=key, reader_version=reading.reader.version, models=encode_plain(reading.reader.models)
        )
    )
    _store_actors(connection, key, reading)
    listed = [
        (kind, position, record) for kind in RECORD_CLASSES for position, record in enumerate(getattr(reading, kind))
    ]
    countries = {actor.id: country_of(actor) for actor in reading.actors}
    insert_records(connection, key, reading.document, listed, countries)
    name_actors(connection, reading.actors)
    _forget_names(connection, before)
    settle_document(connection, reading.document.id)
    return outcome


def holds(connection: Connection, document: Document, reader: ReaderInfo) -> bool:
    """Whether exactly this document is held, with a reading by exactly this reader."""
    held = connection.execute(
        select(
            schema.documents.c.metadata,
            schema.documents.c.sha256,
            schema.readings.c.reader_version,
            schema.readings.c.models,
        )
        .join(schema.readings, schema.readings.c.document_key == schema.documents.c.key)
        .where(schema.documents.c.id == document.id)
    ).one_or_none()
    wanted = (encode_metadata(document), digest(document.text), reader.version, encode_plain(reader.models))
    return held is not None and tuple(held) == wanted


def was_read_by(connection: Connection, document_id: str, reader: ReaderInfo) -> bool:
    """Whether a document is held, whatever its text, with a reading by exactly this reader."""
    documents, readings = schema.documents, schema.readings
    held = connection.execute(
        select(readings.c.reader_version, readings.c.models)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(documents.c.id == document_id)
    ).one_or_none()
    return held is not None and tuple(held) == (reader.version, encode_plain(reader.models))


def has_failed(connection: Connection, identity: str) -> bool:
    """Whether a document could not be read when it was last tried."""
    table = schema.failures
    return connection.execute(select(table.c.id).where(table.c.id == identity)).first() is not None


def store_failure(connection: Connection, identity: str, reason: str) -> None:
    """Keep why a document could not be read; the newest reason replaces the one before."""
    connection.execute(delete(schema.failures).where(schema.failures.c.id == identity))
    connection.execute(insert(schema.failures).values(id=identity, reason=reason))


def _refuse_double_ids(reading: Reading) -> None:
    records = [record.id for kind in RECORD_CLASSES for record in getattr(reading, kind)]
    for ids in (records, [actor.id for actor in reading.actors]):
        double = next((identity for identity in ids if ids.count(identity) > 1), None)
        if double is not None:
            message = f"two records of its reading share the id {double}"
            raise DocumentError(message)


def _store_document(connection: Connection, document: Document) -> tuple[int, Outcome]:
    """Write the document; a changed one leaves what was held before as a revision."""
    table = schema.documents
    held = connection.execute(select(table).where(table.c.id == document.id)).one_or_none()
    columns = document_columns(document)
    if held is None:
        key = connection.execute(insert(table).values(columns)).inserted_primary_key
        if key is None:  # pragma: no cover  # an insert of one row always tells its key
            message = "the database gave the document no key"
            raise DocumentError(message)
        return int(key[0]), "added"
    if (held.metadata, held.sha256) == (columns["metadata"], columns["sha256"]):
        return held.key, "reread"
    _store_revision(connection, held)
    connection.execute(update(table).where(table.c.key == held.key).values(columns))
    return held.key, "revised"


def document_columns(document: Document) -> dict[str, Any]:
    """The columns of a document that follow from what it is."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "publisher_folded": None if document.publisher is None else fold(document.publisher),
        "side": document.side,
        "kind": document.kind,
        "published": published_day(document),
        "words": len(document.text.split()),
        "metadata": encode_metadata(document),
        "text": document.text,
        "sha256": digest(document.text),
        "canonical_url": _canonical(document),
    }


def _canonical(document: Document) -> str | None:
    return None if document.url is None else same_page_key(document.url)


def _store_original(connection: Connection, key: int, document: Document, original: Original | None) -> None:
    table = schema.originals
    connection.execute(delete(table).where(table.c.document_key == key))
    if original is not None:
        packed = pack(original.data, document.text)
        connection.execute(insert(table).values(document_key=key, media_type=original.media_type, packed=packed))


def _store_revision(connection: Connection, held: Any) -> None:
    table, originals = schema.revisions, schema.originals
    original = connection.execute(select(originals).where(originals.c.document_key == held.key)).one_or_none()
    newest = connection.execute(select(func.max(table.c.number)).where(table.c.document_key == held.key)).scalar()
    connection.execute(
        insert(table).values(
            document_key=held.key,
            number=(newest or 0) + 1,
            metadata=held.metadata,
            text=held.text,
            sha256=held.sha256,
            media_type=original and original.media_type,
            packed=original and original.packed,
        )
    )


def _forget_reading(connection: Connection, key: int) -> set[str]:
    """Remove the reading that a document had, with its records; returns the ids of the actors it named."""
    table = schema.actors
    named = set(connection.execute(select(table.c.id).where(table.c.document_key == key)).scalars())
    linked = ends_of(connection, key)
    connection.execute(delete(schema.readings).where(schema.readings.c.document_key == key))
    settle_contacts(connection, linked)
    return named


def _store_actors(connection: Connection, key: int, reading: Reading) -> None:
    rows = [
        {
            "document_key": key,
            "id": actor.id,
            "position": position,
            "name": actor.name,
            "type": actor.type,
            "country": actor.country,
            "office": actor.office,
            "payload": encode(actor),
        }
        for position, actor in enumerate(reading.actors)
    ]
    if rows:
        connection.execute(insert(schema.actors), rows)


def name_actors(connection: Connection, actors: Iterable[Actor]) -> None:
    """Add the names by which actors are found, where they are not there yet."""
    table = schema.actor_names
    wanted = {
        (fold(name), actor.id) for actor in actors for name in (actor.id, actor.name, *actor.aliases) if fold(name)
    }
    identities = {identity for _, identity in wanted}
    rows = connection.execute(select(table.c.folded, table.c.actor_id).where(table.c.actor_id.in_(sorted(identities))))
    held = {(row.folded, row.actor_id) for row in rows}
    missing = [{"folded": name, "actor_id": identity} for name, identity in sorted(wanted - held)]
    if missing:
        connection.execute(insert(table), missing)


def _forget_names(connection: Connection, identities: Iterable[str]) -> None:
    """Remove the names of actors that no document names any more."""
    table = schema.actor_names
    connection.execute(
        delete(table).where(
            table.c.actor_id.in_(sorted(identities)), ~exists().where(schema.actors.c.id == table.c.actor_id)
        )
    )
