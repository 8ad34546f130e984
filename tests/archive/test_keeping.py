"""What goes into an archive comes out as it went in, and only what is new is written."""

from __future__ import annotations

import dataclasses
import itertools
import json
import sqlite3
import types
import typing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect

from demarche.archive import Archive
from demarche.documents.failure import Failure
from demarche.errors import DocumentError
from demarche.plain_json import to_json
from demarche.records import Actor, ReaderInfo, Reading, Span

if TYPE_CHECKING:
    from pathlib import Path

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(0, 99),
    float: st.floats(0, 1) | st.sampled_from([0, 1]),
    bool: st.booleans(),
}
NUMBERS = itertools.count()
PARTS = ("contacts", "events", "statements", "positions", "claims", "commitments", "relations", "channels")


def shaped(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of the type that a field's annotation names."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.none() | shaped(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(shaped(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(shaped, arguments))
    if origin is dict:
        return st.dictionaries(st.sampled_from("ABCDEF"), shaped(arguments[1]), max_size=6)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: shaped(hints[field.name]) for field in dataclasses.fields(hint)})
    return st.sampled_from(arguments) if origin is Literal else PLAIN[hint]


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of any content whose ids are unique, as the contract has it."""
    reading: Reading = draw(shaped(Reading))
    numbered: dict[str, Any] = {
        kind: tuple(replace(r, id=f"{kind}{i}{r.id}") for i, r in enumerate(getattr(reading, kind))) for kind in PARTS
    }
    actors = tuple(replace(a, id=f"{i}{a.id}") for i, a in enumerate(reading.actors))
    return replace(reading, actors=actors, **numbered)


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that holds what was derived, without the numbers the database gives."""
    with sqlite3.connect(path) as raw:
        rows = {
            name: raw.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608  # names are our own
            for name in ("documents", "revisions", "readings", "actors", "actor_names", "records", "record_parties")
        }
    raw.close()
    return rows


@pytest.fixture(scope="module")
def any_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive for many readings: making it takes longer than adding to it."""
    return tmp_path_factory.mktemp("any") / "a.db"


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reading=readings())
def test_any_reading_comes_back_identical(reading: Reading, any_archive: Path) -> None:
    """Guards every field of every kind: equal as objects and byte for byte as JSON."""
    reading = replace(reading, document=replace(reading.document, id=f"{next(NUMBERS)}{reading.document.id}"))
    with Archive(any_archive) as archive:
        archive.add(reading)
        back = archive.reading(reading.document.id)
    assert back == reading
    assert json.dumps(to_json(back)) == json.dumps(to_json(reading))


def test_same_reading_again_changes_nothing(file_archive: Archive, call: Reading) -> None:
    before = file_archive.path.read_bytes()
    assert file_archive.holds(call.document, call.reader)
    assert file_archive.add(call) == "unchanged"
    assert file_archive.path.read_bytes() == before


def test_changed_text_replaces_the_reading_and_stays_as_a_revision(file_archive: Archive, call: Reading) -> None:
    """A page that was edited: its new records replace the old ones, its old text is not lost."""
    edited = replace(call, document=replace(call.document, text="Nothing happened."), contacts=(), statements=())
    assert not file_archive.holds(edited.document, edited.reader)
    assert file_archive.add(edited) == "revised"
    assert file_archive.reading(call.document.id) == edited
    assert file_archive.contacts("vladimir-putin") == ()
    with sqlite3.connect(file_archive.path) as raw:
        assert raw.execute("SELECT number, text FROM revisions").fetchall() == [(1, call.document.text)]
        assert raw.execute("SELECT count(*) FROM record_parties").fetchone()[0] == 4
    raw.close()
    assert [d.id for d in file_archive.documents(text="Monday")] == []  # the full-text index follows
    assert [d.id for d in file_archive.documents(text="nothing")] == [call.document.id]
    file_archive.add(call)
    with sqlite3.connect(file_archive.path) as raw:
        assert [n for (n,) in raw.execute("SELECT number FROM revisions ORDER BY number")] == [1, 2]
    raw.close()


def test_another_reader_replaces_the_reading_without_a_revision(file_archive: Archive, call: Reading) -> None:
    newer = replace(call, reader=ReaderInfo(version="0.2.0", models={}), statements=())
    assert not file_archive.holds(newer.document, newer.reader)
    assert file_archive.add(newer) == "reread"
    assert file_archive.reading(call.document.id) == newer
    assert tables(file_archive.path)["revisions"] == []


def test_order_of_adding_leaves_no_trace(tmp_path: Path, call: Reading, visit: Reading) -> None:
    """A replaced reading ends like one that was never another: names of actors that are gone are forgotten."""
    stranger = Actor(id="nobody", name="No Body", type="person", mentions=((0, 1),))
    with Archive(tmp_path / "once.db") as once, Archive(tmp_path / "twice.db") as twice:
        for reading in (call, visit):
            once.add(reading)
        twice.add(replace(call, actors=(*call.actors, stranger), reader=ReaderInfo(version="0", models={})))
        twice.add(call)
        twice.add(visit)
        assert tables(once.path) == tables(twice.path)
        assert not twice.knows("No Body")


def test_failure_is_kept_until_the_document_is_read(file_archive: Archive, call: Reading) -> None:
    file_archive.add_failure(Failure("b.txt", "empty"))
    file_archive.add_failure(Failure(call.document.id, "first reason"))
    file_archive.add_failure(Failure(call.document.id, "no English"))
    assert file_archive.failures() == (Failure("b.txt", "empty"), Failure(call.document.id, "no English"))
    assert not file_archive.holds(call.document, call.reader)  # it must be tried again
    assert file_archive.add(call) == "unchanged"
    assert file_archive.failures() == (Failure("b.txt", "empty"),)


def test_nothing_is_written_of_a_reading_that_breaks(file_archive: Archive, call: Reading) -> None:
    """One transaction a document: a fault after some rows leaves the former reading whole."""
    before = tables(file_archive.path)
    other = replace(call, reader=ReaderInfo(version="2", models={}))
    with pytest.raises(DocumentError, match="surrogates"):
        file_archive.add(replace(other, statements=(replace(call.statements[0], content="\ud800"),)))
    with pytest.raises(DocumentError, match="share the id statement-1"):
        file_archive.add(replace(call, statements=call.statements * 2))
    assert tables(file_archive.path) == before


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",  # a NUL does not cut the text short
        "'); DROP TABLE documents; --",  # values are bound, never spliced
        "\U0001f1ec\U0001f1e7 e\u0301",  # code points beyond the first plane and combining ones
        "",  # nothing at all
    ],
)
def test_text_is_kept_exactly(file_archive: Archive, call: Reading, text: str) -> None:
    odd = replace(call, document=replace(call.document, id="odd", text=text))
    file_archive.add(odd)
    assert file_archive.reading("odd").document.text == text


def test_evidence_stays_tuples_of_spans(file_archive: Archive, call: Reading) -> None:
    """JSON knows no tuples; what comes back must slice the text again."""
    span: Span = file_archive.reading(call.document.id).contacts[0].evidence[0]
    assert call.document.text[slice(*span)] == "David Cameron called Vladimir Putin on Monday"


def test_tables_are_those_of_the_schema(file_archive: Archive) -> None:
    """The migrations and `schema` describe the same tables, columns, keys and indexes."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415  # slow to import, for this test alone
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    from demarche.archive import migrate, schema  # noqa: PLC0415

    engine = create_engine(f"sqlite:///{file_archive.path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, *_: not str(name).startswith("document_search")}
        )
        assert compare_metadata(context, schema.metadata) == []
        script = ScriptDirectory.from_config(migrate.configuration(connection))
        assert script.get_heads() == [schema.REVISION]
        for table in schema.metadata.tables.values():
            made = {key["name"]: key["options"] for key in inspect(connection).get_foreign_keys(table.name)}
            wanted = {key.name: {"ondelete": "CASCADE"} for key in table.foreign_key_constraints}
            assert made == wanted
    engine.dispose()
