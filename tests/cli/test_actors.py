"""`demarche actors`: who a name stands for and why, and the check of the tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from demarche.actors import overlay
from demarche.actors.explanation import Candidate, NameExplanation, Term
from demarche.actors.knowledge import load_knowledge
from demarche.cli.main import main
from demarche.cli.render_actors import name_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import CliRunner


@pytest.fixture(autouse=True)
def own_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the user's own tables, empty at first."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv("DEMARCHE_ACTORS", str(folder))
    load_knowledge.cache_clear()
    yield folder
    load_knowledge.cache_clear()


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        # One person in two offices over time: the date decides, and without one nothing does.
        (["Cameron", "--on", "2023-12-01"], "→ David Cameron: surname and office at the date"),
        (["Cameron"], "→ undecided: without a date only a full name decides"),
        (["Cameron", "--on", "1999-12-01"], "→ undecided: nobody of this name held an office on that day"),
        # A title by itself is decided by the side.
        (["the Prime Minister", "--on", "2023-12-01", "--side", "GBR"], "→ Rishi Sunak: publisher's side"),
        # Several in office at once.
        (["Ivanov", "--on", "2003-01-01"], "→ undecided: surname of several"),
        (["President Assad", "--on", "1999"], "→ Hafez al-Assad: surname and office at the date"),
        # What is no person.
        (["Kremlin", "--on", "2020"], "→ Russia: "),
        (["Zzyzx Qwerty"], "→ undecided: no row of the tables has this name"),
    ],
)
def test_answer(run: CliRunner, arguments: list[str], answer: str) -> None:
    outcome = run.invoke(main, ["actors", "show", *arguments])
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.splitlines()[1].strip().startswith(answer)


def test_offices_with_days_and_sources(run: CliRunner) -> None:
    lines = run.invoke(main, ["actors", "show", "Cameron", "--on", "2023-12-01"]).stdout.splitlines()
    assert "▸ David Cameron  david-cameron · person · GBR" in lines
    marked = [line for line in lines if line.startswith("  ▸ ")]
    assert marked == ["  ▸ 2023-11-13 until 2024-07-05  Foreign Secretary of the United Kingdom"]
    former = next(n for n, line in enumerate(lines) if "2010-05-11 until 2016-07-13" in line)
    assert lines[former].startswith("    2010")
    assert lines[former + 1].strip() == "Institute for Government ministers"


def test_json_holds_all_of_it(run: CliRunner) -> None:
    plain = json.loads(run.invoke(main, ["actors", "show", "Ivanov", "--on", "2003-01-01", "--format", "json"]).stdout)
    assert plain["actors"] == []
    assert {"igor-ivanov", "sergei-ivanov"} <= {c["id"] for c in plain["candidates"]}
    serving = [c["id"] for c in plain["candidates"] if any(t["current"] for t in c["terms"])]
    assert [c["id"] for c in plain["candidates"]][: len(serving)] == serving  # who serves comes first


def test_many_candidates_are_cut(run: CliRunner) -> None:
    lines = run.invoke(main, ["actors", "show", "President", "--on", "2020"]).stdout.splitlines()
    assert lines[-1].startswith("and ")
    assert sum(" · person · " in line for line in lines) == 12


TERM = Term("Office " * 30, "", "", acting=True, confidence="low", source="source " * 30, current=True)
WIDE = NameExplanation(
    "name " * 40, "2020", "GBR", ("x",), "reason " * 30, (Candidate("x", "漢字 " * 40, "person", "GBR", True, (TERM,)),)
)


@pytest.mark.parametrize("width", [40, 80])
def test_lines_fit(width: int) -> None:
    lines = name_lines(WIDE, width, styled=False)
    assert all(cell_len(line.plain) <= width for line in lines)
    assert "(acting, not sure)" in " ".join(" ".join(line.plain for line in lines).split())


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["show", " "], "the name is empty"),
        (["show"], "missing argument 'NAME'; the call is demarche actors show [OPTIONS] NAME"),
        (["show", "Kim", "--on", "2023-13"], "'2023-13' is no date; give YYYY-MM-DD, YYYY-MM or YYYY"),
        (["show", "Kim", "--on", "2023-02-30"], "'2023-02-30' is no date"),
        (["show", "Kim", "--on", "1.5.2023"], "'1.5.2023' is no date"),
        (["show", "Kim", "--side", "gbr"], "there is no side 'gbr'; give an alpha-3 code such as RUS"),
        (["shwo"], "there is no 'shwo' of actors; there are show, check"),
        (["check", "x"], "got unexpected extra argument (x)"),
    ],
)
def test_bad_call_is_one_line(run: CliRunner, arguments: list[str], complaint: str) -> None:
    outcome = run.invoke(main, ["actors", *arguments])
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith(f"demarche: {complaint}")
    assert outcome.stderr.count("\n") == 1


def test_help_without_a_command(run: CliRunner) -> None:
    outcome = run.invoke(main, ["actors"])
    assert outcome.exit_code == 0
    assert "show" in outcome.stdout


def test_shipped_tables_are_sound(run: CliRunner) -> None:
    outcome = run.invoke(main, ["actors", "check"])
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.endswith("all rows are sound\n")
    assert " people\n" in outcome.stdout


def test_faults_are_listed(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = overlay.current_tables()
    row = tables["people"][0]
    monkeypatch.setattr(overlay, "current_tables", lambda: tables | {"people": [row, row]})
    outcome = run.invoke(main, ["actors", "check"])
    assert outcome.exit_code == 1
    assert f"people: {row['id']} stands twice" in outcome.stdout
    assert max(map(len, outcome.stdout.splitlines())) <= 80


def test_bad_row_of_the_users_own(run: CliRunner, own_tables: Path) -> None:
    path = own_tables / "places.csv"
    path.write_text("id,name,country,qid,source\nx,X,ZZZ,,our own list\n", encoding="utf-8")
    for arguments in (["check"], ["show", "Kim"]):
        outcome = run.invoke(main, ["actors", *arguments])
        assert outcome.exit_code == 2
        assert outcome.stderr == f"demarche: {path}:2: country ZZZ is in none of countries\n"


def test_users_own_row_is_shown(run: CliRunner, own_tables: Path) -> None:
    (own_tables / "people.csv").write_text(
        "id,name,family_name,country,qid,confidence,source\nzzyzx-qwerty,Zzyzx Qwerty,Qwerty,GBR,,high,our own list\n",
        encoding="utf-8",
    )
    outcome = run.invoke(main, ["actors", "show", "Zzyzx Qwerty"])
    assert "→ Zzyzx Qwerty: full name" in outcome.stdout
    assert "our own list" in outcome.stdout
