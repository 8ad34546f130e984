"""An archive leaves in the forms that other programs read, and what it says stays text in all of them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from demarche.archive import Archive
from demarche.cli.verbs.export_csv import export_csv
from demarche.cli.verbs.export_datasette import export_datasette
from demarche.cli.verbs.export_ftm import export_ftm
from demarche.cli.verbs.export_graphml import export_graphml
from demarche.cli.verbs.export_jsonl import export_jsonl
from demarche.cli.verbs.export_parquet import export_parquet
from demarche.export.catalogue import HIDDEN, TABLES
from demarche.export.graph import clean
from demarche.export.selection import KINDS
from demarche.export.spreadsheet import neutral
from demarche.records import reading_from_json

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner

    from demarche.records import Reading


def test_csv_of_everything(run: CliRunner, filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "tables"
    outcome = run.invoke(export_csv, [str(folder), "--archive", str(filled)])
    assert outcome.exit_code == 0, outcome.output
    assert sorted(path.stem for path in folder.iterdir()) == sorted((*KINDS, "documents"))
    rows = list(csv.DictReader(io.StringIO((folder / "statements.csv").read_text())))
    contents = [row["content"] for row in rows]
    assert "'=the priority is full implementation of the Minsk agreement" in contents
    (event,) = csv.DictReader(io.StringIO((folder / "events.csv").read_text()))
    assert (event["goldstein"], event["cameo"]) == ("1.0", "041")  # a code keeps its zero
    assert not (folder / "channels.csv").read_text().splitlines()[1:]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),  # some spreadsheets trim first
        ("\uff1d1", "'\uff1d1"),  # a full-width sign
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_cells_are_no_formulas(cell: str, expected: str) -> None:
    assert neutral(cell) == expected


def test_parquet_of_a_selection(run: CliRunner, filled: Path, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    call = [str(tmp_path / "p"), "--archive", str(filled), "--kind", "contacts", "--side", "GBR"]
    assert run.invoke(export_parquet, call).exit_code == 0
    (path,) = (tmp_path / "p").iterdir()
    frame = polars.read_parquet(path)
    assert frame["record"].to_list() == ["c1"]
    assert frame.schema["parties"] == polars.List(polars.String)
    assert frame.schema["duration_minutes"] == polars.Int64


def test_json_lines_come_back(run: CliRunner, filled: Path, russian: Reading, british: Reading) -> None:
    lines = run.invoke(export_jsonl, ["--archive", str(filled)]).stdout.splitlines()
    assert [reading_from_json(json.loads(line)) for line in lines] == [russian, british]
    (line,) = run.invoke(export_jsonl, ["--archive", str(filled), "--kind", "claims"]).stdout.splitlines()
    assert json.loads(line)["kind"] == "claims"


def test_graph(run: CliRunner, filled: Path) -> None:
    outcome = run.invoke(export_graphml, ["--archive", str(filled)])
    root = etree.fromstring(outcome.stdout.encode())
    spaces = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert [node.get("id") for node in root.iterfind(".//g:node", spaces)] == ["david-cameron", "vladimir-putin"]
    edges = [
        (edge.get("source"), edge.get("target"), edge.get("directed")) for edge in root.iterfind(".//g:edge", spaces)
    ]
    assert edges.count(("david-cameron", "vladimir-putin", "false")) == 2
    assert ("vladimir-putin", "david-cameron", "true") in edges
    declared = {key.get("id") for key in root.iterfind("g:key", spaces)}
    assert {data.get("key") for data in root.iterfind(".//g:data", spaces)} <= declared


@pytest.mark.parametrize(("text", "expected"), [("a\0b\x1fc", "a b c"), ("é\n\t", "é\n\t"), ("\uffff", " ")])
def test_graph_writes_no_character_that_xml_lacks(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_entities(run: CliRunner, filled: Path) -> None:
    lines = run.invoke(export_ftm, ["--archive", str(filled)]).stdout.splitlines()
    entities = [json.loads(line) for line in lines]
    assert len({entity["id"] for entity in entities}) == len(entities)
    putin = next(entity for entity in entities if entity["properties"].get("name") == ["Vladimir Putin"])
    assert (putin["schema"], putin["properties"]["nationality"]) == ("Person", ["ru"])
    call = next(e for e in entities if e["properties"].get("recordId") == ["3f2a9c01de-c1"])
    assert putin["id"] in call["properties"]["involved"]
    assert call["properties"]["date"] == ["2015-05-25"]
    texts = {entity["id"] for entity in entities if entity["schema"] == "PlainText"}
    assert set(call["properties"]["proof"]) <= texts


def test_entities_are_valid(run: CliRunner, filled: Path) -> None:
    """By the library's own rules: every schema, every property, every value."""
    pytest.importorskip("followthemoney")
    from followthemoney import model  # noqa: PLC0415  # where it is installed

    for line in run.invoke(export_ftm, ["--archive", str(filled)]).stdout.splitlines():
        plain = json.loads(line)
        proxy = model.get_proxy(plain, cleaned=False)
        proxy.schema.validate(plain)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}.keys() == plain[
            "properties"
        ].keys()


def test_datasette_metadata_names_what_is_there(run: CliRunner, filled: Path) -> None:
    outcome = run.invoke(export_datasette, ["--archive", str(filled)])
    plain = json.loads(outcome.stdout)
    tables = plain["databases"]["filled"]["tables"]
    with Archive(filled) as archive, archive._asking() as connection:
        held = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert set(tables) <= held
        for name, table in TABLES.items():
            columns = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")}
            told = {*table.get("columns", ()), *table.get("facets", ())}
            told |= {table[one] for one in ("label_column", "sort", "sort_desc", "fts_pk") if one in table}
            assert told <= columns, name
    assert all(tables[name] == {"hidden": True} for name in HIDDEN)
    assert io.StringIO(outcome.stdout).readline() == "{\n"
