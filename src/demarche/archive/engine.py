"""Connections to the database: how it is locked, how its journal is kept, what every connection sets."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import create_engine, event

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from demarche.archive.place import Place

BUSY_TIMEOUT_SECONDS = 10
"""How long a connection waits for another one's lock; one document is written in some milliseconds."""

WAL_MENDED = (3, 51, 3)
WAL_MENDED_BRANCHES = {(3, 50): 7, (3, 44): 6}
"""The SQLite releases, and the patch releases of older branches, that cannot lose a write-ahead log on its reset."""

WRITE = "demarche_write"
"""The execution option of a connection that is going to write."""

SERVER_LOCK = 0x44454D41
"""The number of the lock that writers on a PostgreSQL server take in turn, as those of an SQLite file must."""


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> Literal["wal", "delete"]:
    """The journal for a version of SQLite: write-ahead where it is safe, else the rollback journal."""
    mended_patch = WAL_MENDED_BRANCHES.get(version[:2])
    safe = version >= WAL_MENDED or (mended_patch is not None and version[2] >= mended_patch)
    return "wal" if safe else "delete"


def open_engine(place: Place) -> Engine:
    """An engine on a database; nothing is opened or made before the first connection."""
    if place.path is None:
        engine = create_engine(place.url, connect_args={"connect_timeout": BUSY_TIMEOUT_SECONDS})
        event.listen(engine, "begin", _begin_on_server)
    else:
        engine = create_engine(place.url, connect_args={"timeout": BUSY_TIMEOUT_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def set_journal(engine: Engine) -> None:
    """Give an SQLite file the journal that suits the library at hand; a no-op where it has it."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        held = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        if held != journal_mode():
            cursor.execute(f"PRAGMA journal_mode={journal_mode()}")
    finally:
        raw.close()


def _prepare(connection: Any, _record: object) -> None:
    # Python's own transaction handling is off: it would begin too late and not lock at once.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at the start: two that read first and then write would refuse each other at once.
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITE, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({SERVER_LOCK})")
