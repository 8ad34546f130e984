"""The command as a process of its own: how it starts, and how it ends when somebody pulls the plug."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "demarche.cli"]

STAGED = """
import sys, time
from demarche.cli import stages
from demarche.cli.main import main
from demarche.documents.original import Loaded, Original
from demarche.records import Document, ReaderInfo, Reading, Statement

def documents(paths, **known):
    return (Document(id=str(n), text="They agreed on %d. " % n * 50) for n in range(int(paths[0])))

def sources(paths, **known):
    return (Loaded(document, Original(b"x", "text/plain")) for document in documents(paths))

class Staged:
    info = ReaderInfo(version="1", models={})
    def read_many(self, documents):
        for document in documents:
            made = Statement(id="s", act="agree", evidence=((0, 11),))
            yield Reading(document=document, statements=(made,), reader=self.info)
            if document.id == WAIT_AFTER:
                sys.stdout.flush()
                print("waiting", file=sys.stderr, flush=True)
                time.sleep(60)

stages.load_documents, stages.load_sources, stages.make_reader = documents, sources, Staged
WAIT_AFTER = None
"""


def staged(*arguments: str, wait_after: int | None = None) -> list[str]:
    """A call of the command with documents and a reader made up; the first argument of the verb is their number."""
    wait = "" if wait_after is None else f"WAIT_AFTER = '{wait_after}'\n"
    return [sys.executable, "-c", f"{STAGED}{wait}main({list(arguments)!r})"]


def test_help_imports_nothing_heavy() -> None:
    """What makes --help start at once: a fifth of a second is the whole budget, and each of these costs more."""
    code = (
        "import sys\nfrom demarche.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(m.partition('.')[0] for m in sys.modules), file=sys.stderr)"
    )
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "Verbs:" in outcome.stdout
    loaded = outcome.stderr
    for heavy in ("rich", "sqlalchemy", "alembic", "spacy", "numpy", "trafilatura", "lxml", "wordllama", "ahocorasick"):
        assert f"'{heavy}'" not in loaded


def test_closed_pipe_is_clean() -> None:
    """`demarche read … | head -1`: no traceback, and the exit code of a process that a closed pipe ended."""
    with subprocess.Popen(staged("read", "2000"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"0\n"
        process.stdout.close()
        told = process.stderr.read().decode()
    assert process.returncode == 141
    assert "Traceback" not in told
    assert "Broken" not in told


def test_full_disk_is_one_line() -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110  # a device, not a file of ours
        pytest.skip("no /dev/full on this system")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        outcome = subprocess.run(staged("-q", "read", "3"), stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603
    assert outcome.returncode == 1
    assert outcome.stderr.decode().startswith("demarche: stopped by the system: [Errno 28] No space left on device")
    assert outcome.stderr.count(b"\n") == 1


def test_interrupt_keeps_what_was_added(tmp_path: Path) -> None:
    """Control-C while the third document is being read: two are in the archive, whole, and a second run goes on."""
    path = tmp_path / "a.db"
    call = staged("add", "5", "--archive", str(path), wait_after=2)
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stderr is not None
        assert process.stderr.readline() == b"waiting\n"
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
    assert process.returncode == 130
    assert told.splitlines()[-1] == "demarche: interrupted"
    again = subprocess.run(staged("add", "5", "--archive", str(path)), capture_output=True, text=True, check=True)  # noqa: S603
    assert again.stderr.splitlines()[-1] == f"{path}: 2 added, 3 unchanged"


@pytest.mark.parametrize(("variable", "colour"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colour_is_the_users_choice(variable: str, colour: bool) -> None:  # noqa: FBT001  # a row of the table
    """NO_COLOR and a pipe give plain text; FORCE_COLOR gives colour to `less -R`."""
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    outcome = subprocess.run(  # noqa: S603
        staged("read", "1"), capture_output=True, check=True, env={**environment, variable: "1"}
    )
    assert (b"\x1b[" in outcome.stdout) is colour


@pytest.fixture(scope="module")
def own_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts of our own about one made-up call, read by the real reader into an archive."""
    folder = tmp_path_factory.mktemp("own")
    texts = folder / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(
        "President Emmanuel Macron of France had a phone call with President Volodymyr Zelenskyy of Ukraine today. "
        "Emmanuel Macron condemned the shelling of Kharkiv. The two leaders agreed to stay in touch.\n"
    )
    (texts / "a.meta.json").write_text(
        json.dumps({"publisher": "Élysée", "side": "FRA", "published": "2022-03-10", "title": "Call with Ukraine"})
    )
    (texts / "b.txt").write_bytes(b"")
    archive = folder / "own.db"
    call = [*COMMAND, "add", "texts", "--archive", str(archive)]
    outcome = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert outcome.returncode == 1, outcome.stderr
    assert outcome.stderr.splitlines()[-1] == f"{archive}: 1 added, 1 failed"
    return archive


def test_from_file_to_answer(own_archive: Path) -> None:
    """Everything real, end to end: the file is read, kept, found by its parties and shown with its proof."""
    environment = {**os.environ, "DEMARCHE_ARCHIVE": str(own_archive)}

    def answer(*arguments: str) -> str:
        call = [*COMMAND, *arguments]
        return subprocess.run(call, capture_output=True, text=True, check=True, env=environment).stdout  # noqa: S603

    (contact,) = [
        json.loads(line)
        for line in answer("contacts", "--actor", "FRA", "--with", "UKR", "--format", "json").splitlines()
    ]
    assert contact["record"]["mode"] == "call"
    shown = answer("show", contact["record"]["id"])
    assert "Emmanuel Macron – Volodymyr Zelenskyy" in shown
    assert "had a phone call" in shown
    assert "condemn" in answer("statements", "--actor", "Emmanuel Macron", "--act", "condemn")
    assert "texts/b.txt" in answer("documents", "--failed")


def test_bad_source_is_one_line_before_anything_is_loaded(tmp_path: Path) -> None:
    call = [*COMMAND, "read", "nowhere.txt"]
    outcome = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("demarche: nowhere.txt: there is no such file or folder")
    assert outcome.stderr.count("\n") == 1
