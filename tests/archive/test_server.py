"""What is PostgreSQL's own: how an archive there is named, who may write at once, what it cannot hold."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from demarche.archive import Archive, engine
from demarche.archive.place import place_of
from demarche.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from demarche.records import Reading


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("postgresql://ada:secret@host:5433/talks", "postgresql://ada@host:5433/talks"),  # no password is ever told
        ("postgres://host/talks", "postgresql://host/talks"),
        ("POSTGRESQL+psycopg://host/talks", "postgresql://host/talks"),
        ("talks.db", "talks.db"),
        ("postgresql.db", "postgresql.db"),  # a file of that name
    ],
)
def test_names(given: str, name: str) -> None:
    pytest.importorskip("psycopg")
    assert place_of(given).name == name


def test_broken_address() -> None:
    with pytest.raises(UsageError, match="postgresql://USER@HOST/DATABASE"):
        place_of("postgresql://host:port/x")


def test_a_missing_database_is_one_line(server: str) -> None:
    address = server.replace("/postgres?", "/nowhere?")
    with Archive(address) as archive, pytest.raises(UsageError, match="no such database") as caught:
        archive.contacts()
    assert "\n" not in str(caught.value)


def test_an_empty_database_becomes_an_archive(server: str, empty_place: str, call: Reading) -> None:
    del server
    with Archive(empty_place) as archive:
        with pytest.raises(UsageError, match="there is no archive"):
            archive.documents()
        assert archive.add(call) == "added"
        assert archive.reading(call.document.id) == call


def test_nul_is_a_fault_of_the_document(archive: Archive, call: Reading) -> None:
    """SQLite holds it; a server does not, and the run goes on."""
    odd = replace(call, document=replace(call.document, id="odd", text="a\0b"))
    if archive.path is not None:
        assert archive.add(odd) == "added"
        return
    with pytest.raises(DocumentError, match="NUL"):
        archive.add(odd)
    assert len(archive.documents()) == 2


def test_writers_take_turns(archive: Archive, call: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits too long is told so; whoever waits long enough gets in."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_SECONDS", 1)
    place = archive.name if archive.path is None else str(archive.path)
    held, told = threading.Event(), threading.Event()

    def hold() -> None:
        with Archive(place) as other, other._writing():
            held.set()
            told.wait(timeout=60)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(timeout=60)
    with Archive(place) as second:
        with pytest.raises(UsageError, match="another program has been writing"):
            second.add(replace(call, document=replace(call.document, id="second")))
        told.set()
        thread.join()
        assert second.add(replace(call, document=replace(call.document, id="second"))) == "added"
