"""The verbs that ask an archive: every kind of record in every form, search, timeline, judgements, check."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from demarche.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import CliRunner, Result

CONTACT, CALL = "3f2a9c01de-c1", "http://en.kremlin.ru/events/president/news/49522"


@pytest.fixture
def ask(run: CliRunner, filled: Path) -> Callable[..., Result]:
    """Call a verb on the filled archive."""
    return lambda *arguments: run.invoke(main, [*arguments, "--archive", str(filled)])


@pytest.mark.parametrize(
    ("verb", "options", "told"),
    [
        ("events", ["--actor", "RUS", "--with", "GBR", "--type", "consult"], "CONSULT"),
        ("claims", ["--certainty", "attributed"], "a column is heading toward Jordan"),
        ("commitments", ["--actor", "RUS", "--kind", "agreed"], "their advisers will meet"),
        ("contacts", ["--side", "RUS"], CONTACT),
        ("statements", ["--text", "shelling", "--side", "gbr"], "condemn"),
    ],
)
def test_records_in_every_form(ask: Callable[..., Result], verb: str, options: list[str], told: str) -> None:
    table = ask(verb, *options)
    assert table.exit_code == 0, table.output
    (line,) = ask(verb, *options, "--format", "json").stdout.splitlines()[:1]
    assert json.loads(line)["kind"] == verb
    rows = list(csv.DictReader(io.StringIO(ask(verb, *options, "--format", "csv").stdout)))
    assert rows
    assert any(told in " ".join(filter(None, row.values())) for row in rows) or told in table.output


def test_positions_say_where_there_are_none(ask: Callable[..., Result]) -> None:
    outcome = ask("positions", "--stance", "oppose")
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (0, "", "no positions match\n")
    refused = ask("positions", "--stance", "shrug")
    assert refused.exit_code == 2
    assert "support, oppose" in refused.stderr


def test_parquet_reads_back(ask: Callable[..., Result]) -> None:
    polars = pytest.importorskip("polars")
    outcome = ask("contacts", "--format", "parquet")
    frame = polars.read_parquet(io.BytesIO(outcome.stdout_bytes))
    assert frame["parties"].to_list()[0] == ["vladimir-putin", "david-cameron"]
    assert frame["from"].to_list()[0] == "2015-05-25"


def test_search_shows_where(ask: Callable[..., Result]) -> None:
    (line,) = ask("search", '"minsk agreement"', "--format", "json").stdout.splitlines()
    hit = json.loads(line)
    assert (hit["id"], "«Minsk agreement»" in hit["excerpt"]) == (CALL, True)
    assert "no documents match" in ask("search", "'); DROP TABLE documents --").stderr
    assert ask("search", '"*"').exit_code == 2


def test_timeline(ask: Callable[..., Result]) -> None:
    outcome = ask("timeline", "--dyad", "RUS", "GBR")
    assert "last spoke on 25 May 2015 (call)" in outcome.stdout
    assert "the archive names nobody" in ask("timeline", "--dyad", "RUS", "Atlantis").stderr


def test_judgement_is_honoured_and_shown(ask: Callable[..., Result]) -> None:
    refused = ask("judge", CONTACT, "reject")
    assert (refused.exit_code, "--by NAME" in refused.stderr) == (2, True)
    assert ask("judge", CONTACT, "correct", "--by", "Ada", "--set", "duration_minutes=45").exit_code == 0
    row = next(csv.DictReader(io.StringIO(ask("contacts", "--side", "RUS", "--format", "csv").stdout)))
    assert row["minutes"] == "45"
    shown = json.loads(ask("show", CONTACT, "--format", "json").stdout)
    assert (shown["verdict"], shown["record"]["duration_minutes"]) == ("correct", 45)
    ask("judge", CONTACT, "reject", "--by", "Ada")
    assert ask("contacts", "--side", "RUS").stdout == ""
    assert ask("show", CONTACT).exit_code == 0


def test_check(ask: Callable[..., Result]) -> None:
    outcome = ask("check")
    assert outcome.exit_code == 0
    assert "2 documents, 0 revisions" in outcome.stdout
    assert ask("check", "--mend").exit_code == 0


def test_actors_of_the_archive(ask: Callable[..., Result]) -> None:
    rows = [json.loads(line) for line in ask("actors", "list", "--format", "json").stdout.splitlines()]
    assert rows[0] == {
        "id": "david-cameron",
        "name": "David Cameron",
        "type": "person",
        "country": "GBR",
        "documents": 2,
    }
    assert "Vladimir Putin" in ask("actors", "list", "--actor", "RUS").stdout
