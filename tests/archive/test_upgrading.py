"""An archive of the revision before opens as one of the newest, with all that it held, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import MetaData, create_engine, inspect, select, text

from demarche.archive import Archive, migrate, schema
from demarche.archive.place import place_of

if TYPE_CHECKING:
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
def older(file_archive: Archive, empty_place: str) -> str:
    """The archive's rows in tables of the first revision."""
    new, old = create_engine(f"sqlite:///{file_archive.path}"), create_engine(place_of(empty_place).url)
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
        if old.dialect.name == "postgresql":
            for name in ("documents", "records"):  # rows written with their keys leave the counter behind
                connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'key'), 100)"))
    new.dispose()
    old.dispose()
    return empty_place


def test_upgrade_keeps_everything(older: str, call: Reading, visit: Reading) -> None:
    with Archive(older) as archive:
        assert archive.reading(call.document.id) == call
        assert archive.reading(visit.document.id) == visit
        assert [stored.record.id for stored in archive.contacts("RUS", "GBR")] == ["contact-1"]
        assert [hit.id for hit in archive.search("ceasefire")] == ["visit.txt"]
        archive.judge("contact-1", "reject", by="Ada Analyst")
        assert archive.contacts("RUS") == ()
        checkup = archive.check()
        assert (checkup.faults, checkup.stale) == ((), ())
    engine = create_engine(place_of(older).url)
    assert set(inspect(engine).get_table_names()) >= set(schema.metadata.tables)
    engine.dispose()


def test_upgrade_that_fails_leaves_the_archive_as_it_was(
    older: str, call: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All steps are one transaction: power that fails in the middle costs nothing."""

    def fail(_connection: object) -> None:
        message = "the power went"
        raise RuntimeError(message)

    with monkeypatch.context() as patch:
        patch.setattr("demarche.archive.connections.derive_anew", fail)
        with pytest.raises(RuntimeError, match="the power went"), Archive(older) as archive:
            archive.documents()
    engine = create_engine(place_of(older).url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "0001"
    assert "judgements" not in inspect(engine).get_table_names()
    engine.dispose()
    with Archive(older) as archive:
        assert archive.reading(call.document.id) == call
