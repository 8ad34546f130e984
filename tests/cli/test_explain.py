"""`demarche read --explain`: what lies behind a record, by the real reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from demarche.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text("Emmanuel Macron thanked Olaf Scholz for his support.", encoding="utf-8")
    return path


def call(*arguments: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(main, ["--quiet", *arguments])
    return outcome.exit_code, outcome.output


def test_clause_row_and_names_of_a_statement(letter: Path) -> None:
    _, printed = call("read", str(letter), "--format", "json", "--published", "2022-03-01")
    statement = json.loads(printed)["statements"][0]
    code, told = call("read", str(letter), "--published", "2022-03-01", "--explain", statement["id"])
    assert code == 0
    # the clause's predicate, the lexicon row that made it a welcome, and why the name is the French president
    assert "thank (past, active, fact, positive)" in told
    assert "speech_acts: thank" in told
    assert "Emmanuel Macron → emmanuel-macron" in told


def test_an_unknown_id_is_a_bad_call(letter: Path) -> None:
    code, told = call("read", str(letter), "--explain", "no-such")
    assert code == 2
    assert "no record no-such" in told
