"""What goes wrong around an archive: it fails in one line, and nothing that was kept is lost."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from demarche.archive import Archive, Original
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from demarche.records import Reading

ROOM = 1_500_000
"""Bytes of the small disk."""

DERIVED_KEYS = ("key", "document_key", "record_key", "first_key", "second_key", "duplicate_of", "same_as")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that an archive says, whatever keys the database gave."""
    with closing(sqlite3.connect(path)) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        held = {}
        for name in names:
            if name.startswith("document_search"):
                continue
            columns = [row[1] for row in raw.execute(f"PRAGMA table_info({name})") if row[1] not in DERIVED_KEYS]
            query = f"SELECT {', '.join(columns) or 'count(*)'} FROM {name}"  # noqa: S608  # names are our own
            held[name] = sorted(raw.execute(query).fetchall(), key=repr)
    return held


def numbered(call: Reading, number: int, words: int = 2_000) -> Reading:
    """A reading of a text of its own, long enough to fill a small disk soon."""
    chosen = random.Random(number)  # noqa: S311  # words, not secrets
    text = call.document.text + " " + " ".join(f"w{chosen.randrange(10**6)}" for _ in range(words))
    return replace(call, document=replace(call.document, id=f"{number:03}", text=text))


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A folder that holds little: a disk of its own where one may be mounted, else a limit on the size of files."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = (
        shutil.which("mount") is not None
        and os.geteuid() == 0
        and not subprocess.run(  # noqa: S603
            ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)],  # noqa: S607
            check=False,
            capture_output=True,
        ).returncode
    )
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        if not mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
        yield disk
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill_up(archive: Archive, call: Reading, kept: list[str]) -> None:
    """Add readings with bytes that cannot be packed, and note the ids of those that were kept."""
    for number in range(500):
        archive.add(numbered(call, number), Original(os.urandom(20_000), "text/plain"))
        kept.append(f"{number:03}")


def test_disk_full(tmp_path: Path, call: Reading) -> None:
    with small_disk(tmp_path) as disk:
        kept: list[str] = []
        with Archive(disk / "a.db") as archive, pytest.raises(UsageError, match="disk") as caught:
            fill_up(archive, call, kept)
        assert "\n" not in str(caught.value)
        assert kept
        with Archive(disk / "a.db") as archive:
            assert sorted(document.id for document in archive.documents(duplicates=True)) == kept
            assert archive.reading(kept[-1]) == numbered(call, int(kept[-1]))
            assert archive.check().faults == ()
            with pytest.raises(UsageError, match="disk"):
                archive.add(numbered(call, 999, words=200_000))


KILLED = """
import sys
from demarche.cli import stages
from demarche.cli.main import main
from demarche.documents.original import Loaded, Original
from demarche.records import Actor, Contact, Document, ReaderInfo, Reading

def sources(paths, **known):
    for number in range(80):
        text = " ".join(f"They agreed on point {number // 2} of treaty {word}." for word in range(60 + number % 2))
        yield Loaded(Document(id=f"{number:03}", text=text), Original(text.encode(), "text/plain"))

class Staged:
    info = ReaderInfo(version="1", models={})
    def read_many(self, documents):
        for document in documents:
            actors = tuple(Actor(id=name, name=name, type="person", mentions=((0, 4),)) for name in ("a", document.id))
            contact = Contact(id="c", mode="call", parties=("a", document.id), evidence=((0, 11),))
            yield Reading(document=document, actors=actors, contacts=(contact,), reader=self.info)

stages.load_sources, stages.make_reader = sources, Staged
main(["-q", "add", "x", "--archive", sys.argv[1]])
"""


def adding(path: Path) -> subprocess.Popen[bytes]:
    """A process that adds eighty documents, two by two nearly the same."""
    return subprocess.Popen([sys.executable, "-c", KILLED, str(path)])  # noqa: S603


@pytest.mark.slow
def test_killed_at_twenty_moments_and_resumed(tmp_path: Path) -> None:
    """SIGKILL at any moment leaves whole documents, and the run that goes on ends as one that was left alone."""
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert adding(whole).wait(timeout=300) == 0
    moments = random.Random(8)  # noqa: S311  # moments, not secrets
    for _ in range(20):
        process = adding(killed)
        try:
            process.wait(timeout=moments.uniform(0.3, 2.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if killed.exists() and killed.stat().st_size:
            with Archive(killed) as archive:
                assert archive.check().faults == ()
                for document in archive.documents(duplicates=True):
                    assert len(archive.reading(document.id).contacts) == 1
    assert adding(killed).wait(timeout=300) == 0
    assert content(killed) == content(whole)


@pytest.mark.slow
def test_two_commands_at_once(tmp_path: Path) -> None:
    """Two runs over the same input end as one does."""
    whole, shared = tmp_path / "whole.db", tmp_path / "shared.db"
    assert adding(whole).wait(timeout=300) == 0
    running = [adding(shared), adding(shared)]
    assert [process.wait(timeout=600) for process in running] == [0, 0]
    assert content(shared) == content(whole)


def test_rows_a_question_cannot_reach(archive: Archive) -> None:
    """SQL in every parameter of every question is text; afterwards all is there."""
    evil: dict[str, Any] = {
        "topic": "' OR '1'='1",
        "publisher": "x'; DELETE FROM documents; --",
        "side": "RUS' UNION SELECT payload FROM actors --",
        "text": 'NEAR(a b) OR * "x" -y :z ^a {b} col:',
    }
    for kind in ("contacts", "statements", "positions", "claims", "commitments", "events", "relations", "channels"):
        assert getattr(archive, kind)("'; DROP TABLE records; --", '" OR 1=1', **evil) == ()
    assert archive.documents("%", "_", **evil) == ()
    assert archive.search("x' OR 1=1 --") == ()
    assert archive.actors("'; --") == ()
    with pytest.raises(UsageError, match="holds no record"):
        archive.record("x' OR '1'='1#y")
    assert len(archive.documents()) == 2
