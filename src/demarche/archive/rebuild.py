"""What can be derived from documents, readings and judgements, derived anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, text, update

from demarche.archive import schema
from demarche.archive.binding import held_records
from demarche.archive.codec import RECORD_CLASSES, decode, decode_document
from demarche.archive.duplicates import link_duplicates
from demarche.archive.outline import country_of
from demarche.archive.rows import replace_record
from demarche.archive.settling import settle_document
from demarche.archive.store import document_columns, name_actors
from demarche.records import Actor

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from demarche.records import Document


def derive_anew(connection: Connection) -> None:
    """Write everything anew that follows from documents, readings and judgements: columns, links, indexes.

    Texts, originals, readings as they were read, judgements and failures stay as they are.
    """
    documents = schema.documents
    for table in (schema.document_bands, schema.duplicates, schema.actor_names):
        connection.execute(delete(table))
    connection.execute(delete(schema.links).where(schema.links.c.origin == "judged"))
    connection.execute(update(documents).values(duplicate_of=None))
    connection.execute(update(schema.records).values(same_as=None))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO document_search(document_search) VALUES ('rebuild')"))
    keys = list(connection.execute(select(documents.c.key).order_by(documents.c.id)).scalars())
    for key in keys:
        _derive_document(connection, key)
    for identity in connection.execute(select(documents.c.id).order_by(documents.c.id)).scalars().all():
        settle_document(connection, identity)


def _derive_document(connection: Connection, key: int) -> None:
    documents = schema.documents
    row = connection.execute(select(documents).where(documents.c.key == key)).one()
    document = decode_document(row.metadata, row.text)
    columns = document_columns(document)
    stale = {name: value for name, value in columns.items() if getattr(row, name) != value}
    if stale:
        connection.execute(update(documents).where(documents.c.key == key).values(stale))
    link_duplicates(connection, key, document.text, columns["canonical_url"])
    actors = _actors(connection, key)
    name_actors(connection, actors)
    countries = {actor.id: country_of(actor) for actor in actors}
    for held in held_records(connection, key):
        _derive_record(connection, held, document, countries)


def _actors(connection: Connection, key: int) -> tuple[Actor, ...]:
    table = schema.actors
    query = select(table.c.payload).where(table.c.document_key == key).order_by(table.c.position)
    return tuple(decode(Actor, payload) for payload in connection.execute(query).scalars())


def _derive_record(connection: Connection, row: Any, document: Document, countries: dict[str, str | None]) -> None:
    record = decode(RECORD_CLASSES[row.kind], row.payload)
    replace_record(connection, row.key, row.kind, record, document, countries)
