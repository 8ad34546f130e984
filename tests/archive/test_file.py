"""The file: what is no archive, who may write, which journal, and what happens when two write at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from demarche.archive import Archive, engine
from demarche.archive.engine import journal_mode
from demarche.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from demarche.records import Reading


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),  # what this Python bundles
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),  # mended on its branch
        ((3, 45, 0), "delete"),  # later than that branch, and not mended
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_write_ahead_log_only_where_it_is_safe(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


def test_journal_follows_the_library(tmp_path: Path, call: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive made where the log is safe goes back to the rollback journal where it is not."""
    path = tmp_path / "a.db"
    monkeypatch.setattr(engine, "journal_mode", lambda: "wal")
    with Archive(path) as archive:
        archive.add(call)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    monkeypatch.setattr(engine, "journal_mode", lambda: "delete")
    with Archive(path) as archive:
        archive.reading(call.document.id)
        archive.add(call)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_missing_archive_is_named_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with Archive(path) as archive, pytest.raises(UsageError, match=r"there is no archive .*none\.db"):
        archive.contacts()
    assert not path.exists()


def test_empty_file_becomes_an_archive(tmp_path: Path, call: Reading) -> None:
    """What `mktemp` leaves behind."""
    path = tmp_path / "a.db"
    path.touch()
    with Archive(path) as archive:
        with pytest.raises(UsageError, match="there is no archive"):
            archive.documents()
        assert archive.add(call) == "added"


def test_file_of_another_sort(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam, " * 20)
    with pytest.raises(UsageError, match="a file of another sort") as caught:
        Archive(path)
    assert "\n" not in str(caught.value)
    assert path.read_text().startswith("Dear Sir")


def test_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE documents (x)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="another program"):
        Archive(path)
    assert path.read_bytes() == before


def test_folder_and_folder_that_is_missing(tmp_path: Path, call: Reading) -> None:
    with pytest.raises(UsageError, match="it is a folder"):
        Archive(tmp_path)
    with Archive(tmp_path / "no" / "a.db") as archive, pytest.raises(UsageError, match="does its folder exist"):
        archive.add(call)


def test_archive_of_a_newer_version(file_archive: Archive) -> None:
    with closing(sqlite3.connect(file_archive.path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UsageError, match="schema 9999, which is unknown here"):
        Archive(file_archive.path)


def test_damaged_archive(file_archive: Archive) -> None:
    """Pages overwritten in the middle, behind a sound header."""
    content = bytearray(file_archive.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file_archive.path.write_bytes(content)
    with pytest.raises(UsageError, match="it is damaged"):
        Archive(file_archive.path)


def test_read_only_archive_can_be_asked(file_archive: Archive, call: Reading, visit: Reading) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write to any file")
    file_archive.path.chmod(0o400)
    with Archive(file_archive.path) as again:
        assert again.reading(visit.document.id) == visit
        with pytest.raises(UsageError, match="it is read-only"):
            again.add(call)


def test_read_only_is_told_plainly(file_archive: Archive, call: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, as root sees it: the connection itself refuses to write."""

    def refuse(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA query_only=ON")

    monkeypatch.setattr(engine, "_prepare", refuse)
    with Archive(file_archive.path) as again:
        assert again.reading(call.document.id) == call
        with pytest.raises(UsageError, match="it is read-only"):
            again.add(call)


def test_lock_held_by_another_program(file_archive: Archive, call: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_SECONDS", 0.05)
    with closing(sqlite3.connect(file_archive.path, isolation_level=None)) as raw, Archive(file_archive.path) as again:
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UsageError, match="another program has been writing"):
            again.add(call)
        with pytest.raises(UsageError, match="another program has been writing"):
            again.contacts()


def test_foreign_keys_are_watched(file_archive: Archive) -> None:
    with file_archive._asking() as connection:  # what every connection of an archive sets
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


ADDER = """
import sys
from dataclasses import replace
from demarche.archive import Archive
from demarche.records import Document, ReaderInfo, Reading, Statement
with Archive(sys.argv[1]) as archive:
    for number in range(60):
        document = Document(id=f"{number:03}", text=f"They agreed on point {number}.")
        statement = Statement(id="s", act="agree", evidence=((0, 11),))
        archive.add(Reading(document=document, statements=(statement,), reader=ReaderInfo(version="1", models={})))
"""


DEATH = """
            with archive._writing() as connection:
                connection.exec_driver_sql("INSERT INTO failures VALUES ('half', 'written')")
                import os
                os._exit(9)
"""


def test_two_adders_at_once(tmp_path: Path) -> None:
    """Both make the archive, both add the same; nothing is lost, doubled or refused."""
    path = tmp_path / "shared.db"
    running = [subprocess.Popen([sys.executable, "-c", ADDER, str(path)], stderr=subprocess.PIPE) for _ in range(2)]  # noqa: S603
    for process in running:
        _, told = process.communicate(timeout=120)
        assert (process.returncode, told) == (0, b"")
    with Archive(path) as archive:
        assert [summary.id for summary in archive.documents()] == [f"{number:03}" for number in range(60)]
        assert len(archive.statements()) == 60
        assert len({reading.statements for reading in map(archive.reading, ("000", "059"))}) == 1


def test_killed_adder_leaves_whole_documents(tmp_path: Path) -> None:
    """A process that dies within its writing leaves what it had committed, and the next one goes on."""
    path = tmp_path / "killed.db"
    half = f"        if number == 30:\n{DEATH}        archive.add("
    dying = ADDER.replace("        archive.add(", half)
    assert subprocess.run([sys.executable, "-c", dying, str(path)], check=False).returncode == 9  # noqa: S603
    with Archive(path) as archive:
        assert len(archive.documents()) == 30
        assert archive.failures() == ()
    subprocess.run([sys.executable, "-c", ADDER, str(path)], check=True)  # noqa: S603
    with Archive(path) as archive:
        assert len(archive.documents()) == 60
