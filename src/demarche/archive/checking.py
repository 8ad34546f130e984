"""Whether a database is sound, and mending what can be derived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from demarche.archive import schema
from demarche.archive.codec import digest
from demarche.archive.rebuild import derive_anew
from demarche.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_TOLD = 20
"""Faults of one sort that are told one by one."""
ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was counted, by table, and what is wrong: `faults` of what is kept, `stale` of what can be derived anew."""

    counts: dict[str, int]
    faults: tuple[str, ...]
    stale: tuple[str, ...]


def check(connection: Connection) -> Checkup:
    """Look for every fault; nothing is changed."""
    on_file = connection.dialect.name == "sqlite"
    faults = [*(_file_faults(connection) if on_file else ()), *_text_faults(connection)]
    stale = [*(_index_faults(connection) if on_file else ()), *_dangling(connection)]
    counts = {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (schema.documents, schema.revisions, schema.records, schema.judgements, schema.failures)
    }
    return Checkup(counts, tuple(faults), tuple(stale))


def mend(connection: Connection) -> None:
    """Derive anew what can be derived.

    Raises:
        UsageError: the file itself is damaged: nothing that is written into it would last.
    """
    if connection.dialect.name == "sqlite" and (damage := _file_faults(connection)):
        message = f"the archive is damaged ({damage[0]}); restore a copy, or dump it with `sqlite3 FILE .recover`"
        raise UsageError(message)
    derive_anew(connection)


def _file_faults(connection: Connection) -> list[str]:
    told = connection.execute(text(f"PRAGMA integrity_check({MOST_TOLD})")).scalars().all()
    faults = [f"the file is damaged: {line}" for line in told if line != "ok"]
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    return faults + [f"a row of {row[0]} belongs to a row of {row[2]} that is not there" for row in broken[:MOST_TOLD]]


def _text_faults(connection: Connection) -> list[str]:
    """The documents whose text is not the one that was written."""
    documents = schema.documents
    query = select(documents.c.id, documents.c.text, documents.c.sha256).order_by(documents.c.key)
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    return [f"the text of {row.id} is not the one that was written" for row in rows if digest(row.text) != row.sha256][
        :MOST_TOLD
    ]


def _index_faults(connection: Connection) -> list[str]:
    # The check is written as an insertion, as FTS5 has it; it is undone, for nobody asked for a change.
    savepoint = connection.begin_nested()
    try:
        connection.execute(text("INSERT INTO document_search(document_search, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError:
        return ["the full-text index does not fit the texts"]
    finally:
        savepoint.rollback()
    return []


def _dangling(connection: Connection) -> list[str]:
    """Links to what is not there, and names of actors that are gone."""
    documents, records, names, actors = schema.documents, schema.records, schema.actor_names, schema.actors
    held: tuple[tuple[str, Any], ...] = (
        (
            "documents are led by one that is not there",
            select(func.count()).where(
                documents.c.duplicate_of.is_not(None), documents.c.duplicate_of.not_in(select(documents.c.key))
            ),
        ),
        (
            "records are led by one that is not there",
            select(func.count()).where(records.c.same_as.is_not(None), records.c.same_as.not_in(select(records.c.key))),
        ),
        (
            "names belong to nobody",
            select(func.count()).where(names.c.actor_id.not_in(select(actors.c.id))),
        ),
    )
    found = [(connection.execute(query).scalar_one(), what) for what, query in held]
    return [f"{number} {what}" for number, what in found if number]
