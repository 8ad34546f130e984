"""The pages: generated ones are current, links lead somewhere, commands do what they are shown for."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", flags=re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
CORPUS = "../shared/corpus"


def commands_of(page: Path) -> list[str]:
    """The commands of a page's console blocks; the lines that follow them show output."""
    blocks = CONSOLE.findall(page.read_text(encoding="utf-8"))
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_generated_pages_are_current(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/build.py", "--check"], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, fragment = target.partition("#")
        if "://" in path:
            continue
        there = page.parent / path if path else page
        assert there.exists(), target
        if fragment:
            headings = HEADING.findall(there.read_text(encoding="utf-8"))
            assert fragment in [re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings], target


@pytest.mark.parametrize("page", [p for p in PAGES if commands_of(p)], ids=name_of)
def test_commands_of_a_page_run(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run a page's commands from top to bottom, in a folder that looks like the clone but keeps what they write."""
    commands = commands_of(page)
    clone = tmp_path / "clone"
    clone.mkdir()
    for entry in ("src", "evals", "docs"):
        (clone / entry).symlink_to(ROOT / entry)
    if any(CORPUS in command for command in commands):
        (tmp_path / "shared").mkdir()
        (tmp_path / "shared" / "corpus").symlink_to(request.getfixturevalue("corpus"))
    monkeypatch.chdir(clone)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    for command in commands:
        status, printed, logged = in_a_shell(command) if set(command) & {"|", ">"} else in_this_process(command)
        assert status == 0, f"$ {command}\n{logged}"
        assert printed or logged or ">" in command, f"$ {command}: printed nothing"


def in_a_shell(command: str) -> tuple[int, str, str]:
    """Run what needs a pipe or a file; give the exit code and what it wrote to stdout and stderr."""
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602  # our own pages
    return done.returncode, done.stdout, done.stderr


def in_this_process(command: str) -> tuple[int, str, str]:
    """Run a plain call without loading the model for each; give the same."""
    from demarche.cli.main import main  # noqa: PLC0415  # the other tests of this module need no command line

    program, *arguments = shlex.split(command)
    assert program == "demarche", command
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.stdout, done.stderr


def test_the_tasks_show_every_verb() -> None:
    from demarche.cli.main import VERBS  # noqa: PLC0415  # the other tests of this module need no command line

    shown = {re.search(r"demarche (\S+)", command)[1] for command in commands_of(ROOT / "docs" / "tasks.md")}
    assert shown == set(VERBS)


def test_the_picture_asks_no_server_for_anything() -> None:
    root = ET.parse(ROOT / "docs" / "comparison.svg").getroot()  # noqa: S314  # our own file
    text = "".join(root.itertext())
    assert "url(http" not in text
    assert "@font-face" not in text
    assert "demarche\xa0compare" in text
