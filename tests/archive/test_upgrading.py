"""An archive of the revision before opens as one of the newest, with all that it held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import MetaData, create_engine, inspect, select

from demarche.archive import Archive, migrate, schema

if TYPE_CHECKING:
    from pathlib import Path

    from demarche.records import Reading

OLD_TABLES = (
    "documents",
    "readings",
    "actors",
    "actor_names",
    "records",
    "record_parties",
    "record_topics",
    "failures",
)


@pytest.fixture
def older(file_archive: Archive, tmp_path: Path) -> Path:
    """The archive's rows in tables of the first revision."""
    path = tmp_path / "older.db"
    new, old = create_engine(f"sqlite:///{file_archive.path}"), create_engine(f"sqlite:///{path}")
    with old.begin() as connection:
        command.upgrade(migrate.configuration(connection), "0001")
        tables = MetaData()
        tables.reflect(connection, only=OLD_TABLES)
        for name in OLD_TABLES:
            columns = [schema.metadata.tables[name].c[column.name] for column in tables.tables[name].c]
            with new.connect() as source:
                rows: list[Any] = [dict(row) for row in source.execute(select(*columns)).mappings()]
            if rows:
                connection.execute(tables.tables[name].insert(), rows)
    new.dispose()
    old.dispose()
    return path


def test_upgrade_keeps_everything(older: Path, call: Reading, visit: Reading) -> None:
    with Archive(older) as archive:
        assert archive.reading(call.document.id) == call
        assert archive.reading(visit.document.id) == visit
        assert [stored.record.id for stored in archive.contacts("RUS", "GBR")] == ["contact-1"]
        assert [hit.id for hit in archive.search("ceasefire")] == ["visit.txt"]
        archive.judge("contact-1", "reject", by="Ada Analyst")
        assert archive.contacts("RUS") == ()
        checkup = archive.check()
        assert (checkup.faults, checkup.stale) == ((), ())
    engine = create_engine(f"sqlite:///{older}")
    assert set(inspect(engine).get_table_names()) >= set(schema.metadata.tables)
    engine.dispose()


def test_upgrade_that_fails_leaves_the_archive_as_it_was(
    older: Path, call: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All steps are one transaction: power that fails in the middle costs nothing."""
    before = older.read_bytes()

    def fail(_connection: object) -> None:
        message = "the power went"
        raise RuntimeError(message)

    with monkeypatch.context() as patch:
        patch.setattr("demarche.archive.connections.derive_anew", fail)
        with pytest.raises(RuntimeError, match="the power went"):
            Archive(older)
    assert older.read_bytes() == before
    with Archive(older) as archive:
        assert archive.reading(call.document.id) == call
