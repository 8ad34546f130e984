"""Contacts that are one: pairs that people judged or that the program resolved, and the one that stands for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select, update

from demarche.archive import schema
from demarche.archive.binding import bind, held_records, marks
from demarche.archive.components import leaders, reachable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from demarche.archive.binding import Mark

SAME, DIFFERENT = "same contact", "different contact"
UNDATED = "9999"
"""What sorts a contact without a day after all others."""


def link_judged(connection: Connection, judgement: Any) -> None:
    """Put a judgement of two contacts into force; the newer of two on one pair goes before the older."""
    ends = [_end(connection, mark) for mark in marks(judgement)]
    if None in ends or ends[0] == ends[1]:
        return
    first, second = sorted(end for end in ends if end is not None)
    links = schema.links
    connection.execute(delete(links).where(links.c.first_key == first, links.c.second_key == second))
    connection.execute(
        insert(links).values(first_key=first, second_key=second, relation=judgement.verdict, origin="judged")
    )
    settle_contacts(connection, (first, second))


def replace_resolved(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Let these pairs of keys, and no others, be the contacts that the program takes for one."""
    links = schema.links
    former = connection.execute(select(links.c.first_key, links.c.second_key).where(links.c.origin == "resolved")).all()
    connection.execute(delete(links).where(links.c.origin == "resolved"))
    judged = {
        (row.first_key, row.second_key) for row in connection.execute(select(links.c.first_key, links.c.second_key))
    }
    wanted = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]} - judged
    if wanted:
        rows = [
            {"first_key": first, "second_key": second, "relation": SAME, "origin": "resolved"}
            for first, second in sorted(wanted)
        ]
        connection.execute(insert(links), rows)
    settle_contacts(connection, {end for pair in (*map(tuple, former), *wanted) for end in pair})


def settle_contacts(connection: Connection, keys: Iterable[int]) -> None:
    """Settle which contact stands for each group that these belong to: the earliest, then by the documents' ids."""
    records, documents, links = schema.records, schema.documents, schema.links
    group = _group(connection, set(keys))
    rows = connection.execute(
        select(records.c.key, records.c.first_day, documents.c.id, records.c.id.label("record_id"), records.c.same_as)
        .join(documents, documents.c.key == records.c.document_key)
        .where(records.c.key.in_(sorted(group)))
    ).all()
    order = {row.key: (row.first_day or UNDATED, row.id, row.record_id) for row in rows}
    pairs = connection.execute(
        select(links.c.first_key, links.c.second_key).where(
            links.c.first_key.in_(sorted(order)), links.c.relation == SAME
        )
    )
    leading = leaders(order, ((row.first_key, row.second_key) for row in pairs), order.__getitem__)
    for row in rows:
        wanted = leading[row.key] if leading[row.key] != row.key else None
        if row.same_as != wanted:
            connection.execute(update(records).where(records.c.key == row.key).values(same_as=wanted))


def ends_of(connection: Connection, document_key: int) -> set[int]:
    """The records whose links a change in those of a document may break: its own and those they are linked to."""
    links, records = schema.links, schema.records
    own = select(records.c.key).where(records.c.document_key == document_key)
    rows = connection.execute(
        select(links.c.first_key, links.c.second_key).where(
            or_(links.c.first_key.in_(own), links.c.second_key.in_(own))
        )
    )
    led = connection.execute(select(records.c.key).where(records.c.same_as.in_(own))).scalars()
    return {end for row in rows for end in (row.first_key, row.second_key)} | set(led)


def _group(connection: Connection, keys: set[int]) -> set[int]:
    """The contacts that belong together with these, and those that stood with them before."""
    links, records = schema.links, schema.records

    def neighbours(edge: set[int]) -> set[int]:
        ends = sorted(edge)
        rows = connection.execute(
            select(links.c.first_key, links.c.second_key).where(
                links.c.relation == SAME, or_(links.c.first_key.in_(ends), links.c.second_key.in_(ends))
            )
        )
        led = connection.execute(select(records.c.key).where(records.c.same_as.in_(ends))).scalars()
        return {end for row in rows for end in (row.first_key, row.second_key)} | set(led)

    return reachable(keys, neighbours)


def _end(connection: Connection, mark: Mark) -> int | None:
    """The key of a record that was judged, as it is held now."""
    documents = schema.documents
    query = select(documents.c.key, documents.c.text).where(documents.c.id == mark.document_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    bound = bind(held_records(connection, row.key), row.text, mark)
    return None if bound is None else int(bound.key)
