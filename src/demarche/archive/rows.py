"""The rows that one record makes: its own, those of its parties, those of its topics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, update

from demarche.archive import schema
from demarche.archive.codec import encode
from demarche.archive.outline import outline

CODE = re.compile(r"[A-Z]{3}")

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from demarche.records import Document, Record, RecordKind


def insert_records(
    connection: Connection,
    document_key: int,
    document: Document,
    listed: Sequence[tuple[RecordKind, int, Record]],
    countries: Mapping[str, str | None],
    **extra: Any,
) -> list[int]:
    """Write records, each given as (kind, position in its kind, record); returns their keys in the same order.

    `countries` are those for which actors act, `extra` are values of further columns.
    """
    if not listed:
        return []
    rows = [
        {
            "document_key": document_key,
            "kind": kind,
            "position": position,
            "id": record.id,
            "side": document.side,
            "payload": encode(record),
            **_columns(kind, record, document),
            **extra,
        }
        for kind, position, record in listed
    ]
    keyed = insert(schema.records).returning(schema.records.c.key, sort_by_parameter_order=True)
    keys = list(connection.execute(keyed, rows).scalars())
    _insert_parts(
        connection,
        [(key, kind, record) for key, (kind, _, record) in zip(keys, listed, strict=True)],
        document,
        countries,
    )
    return keys


def replace_record(  # noqa: PLR0913, PLR0917  # the record, where it stands, and what else is written there
    connection: Connection,
    key: int,
    kind: RecordKind,
    record: Record,
    document: Document,
    countries: Mapping[str, str | None],
    **extra: Any,
) -> None:
    """Write another record in the row of one, with the parties and topics that follow."""
    table = schema.records
    for parts in (schema.record_parties, schema.record_topics):
        connection.execute(delete(parts).where(parts.c.record_key == key))
    values = {"payload": encode(record), **_columns(kind, record, document), **extra}
    connection.execute(update(table).where(table.c.key == key).values(values))
    _insert_parts(connection, [(key, kind, record)], document, countries)


def _columns(kind: RecordKind, record: Record, document: Document) -> dict[str, Any]:
    made = outline(kind, record, document)
    return {
        "category": made.category,
        "status": made.status,
        "first_day": made.first_day,
        "last_day": made.last_day,
    }


def _insert_parts(
    connection: Connection,
    keyed: Sequence[tuple[int, RecordKind, Record]],
    document: Document,
    countries: Mapping[str, str | None],
) -> None:
    parties, topics = [], []
    for key, kind, record in keyed:
        made = outline(kind, record, document)
        parties += [
            {"record_key": key, "role": role, "actor_id": actor, "country": _country(actor, countries)}
            for role, actor in made.parties
        ]
        topics += [{"record_key": key, "topic": topic} for topic in made.topics]
    if parties:
        connection.execute(insert(schema.record_parties), parties)
    if topics:
        connection.execute(insert(schema.record_topics), topics)


def _country(actor: str, countries: Mapping[str, str | None]) -> str | None:
    """The country that an actor acts for; a country acts for itself."""
    return countries.get(actor) or (actor if CODE.fullmatch(actor) else None)
