"""Events in the field's formats, read back: columns in their order, codes, what a format leaves out."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from demarche.export.columns import columns_of
from demarche.export.dyads import dyads_of, party_of, quad_of_code
from demarche.export.events import CAMEO_COLUMNS, FORMATS, fraction, write_events
from demarche.records import Actor, Document, Event, ReaderInfo, Reading, When

if TYPE_CHECKING:
    from pathlib import Path

    from demarche.export.events import Format

TEXT = 'Peru and Chile agreed.\nPeru expelled Bolivia\'s "envoy".\nChile may invade Bolivia.'


def reading() -> Reading:
    """Three events: both ways, one way with a day of its own, and one that is only feared."""
    actors = (
        Actor(id="PER", name="Peru", text="Peru", type="country", country="PER", code="PERGOV", mentions=((0, 4),)),
        Actor(id="CHL", name="Chile", text="Chile", type="country", country="CHL", code="CHL", mentions=((9, 14),)),
        Actor(id="bol-reb", name="rebels", type="group", country="BOL", code="BOLREB", mentions=((37, 44),)),
    )
    both = ("PER", "CHL")
    events = (
        Event(id="e1", type="AGREE", cameo="030", goldstein=4.0, sources=both, targets=both, evidence=((0, 21),)),
        Event(
            id="e2",
            type="SANCTION",
            mode="expel",
            cameo="161",
            goldstein=-4.0,
            sources=("PER",),
            targets=("bol-reb",),
            date=When(start="2015-05-25", end="2015-05-25"),
            evidence=((23, 36), (37, 44)),
        ),
        Event(id="e3", type="ASSAULT", cameo="190", sources=("CHL",), status="hypothetical", evidence=((60, 70),)),
    )
    document = Document(id="d1", url="https://example.org/1", published="2015-05-26", publisher="Press", text=TEXT)
    return Reading(document=document, actors=actors, events=events, reader=ReaderInfo(version="1", models={}))


def written(form: Format) -> tuple[str, tuple[int, int]]:
    stream = io.StringIO()
    return (counts := write_events([reading()], form, stream)) and stream.getvalue(), counts


@pytest.mark.parametrize(("form", "width"), [("gdelt", 61), ("gdelt1", 58)])
def test_gdelt_has_its_columns(form: Format, width: int):
    text, (rows, left) = written(form)
    lines = [line.split("\t") for line in text.splitlines()]
    assert (rows, left) == (3, 1)  # what is only feared has no place where there is no status
    assert {len(line) for line in lines} == {width}
    row = dict(zip(columns_of("gdelt", "2" if form == "gdelt" else "1"), lines[2], strict=True))
    expected = {
        "SQLDATE": "20150525",
        "MonthYear": "201505",
        "FractionDate": "2015.3973",
        "Actor1Code": "PERGOV",
        "Actor1CountryCode": "PER",
        "Actor1Type1Code": "GOV",
        "Actor2Type1Code": "REB",
        "EventCode": "161",
        "EventRootCode": "16",
        "QuadClass": "4",
        "GoldsteinScale": "-4.0",
        "NumMentions": "2",
        "DATEADDED": "20150526",
        "SOURCEURL": "https://example.org/1",
    }
    assert {name: row[name] for name in expected} == expected


def test_gdelt_columns_are_those_of_a_published_file(corpus: Path):
    published = (corpus / "event_data" / "20191024143000.export.CSV").read_text(encoding="utf-8").splitlines()
    names = columns_of("gdelt", "2")
    checked = 0
    for line in published[:500]:
        row = dict(zip(names, line.split("\t"), strict=True))
        assert row["EventCode"].startswith(row["EventRootCode"])
        assert row["SQLDATE"].startswith(row["MonthYear"])
        assert int(row["QuadClass"]) == quad_of_code(row["EventCode"])
        assert float(row["FractionDate"]) == pytest.approx(float(fraction(row["SQLDATE"])), abs=2e-4)
        assert row["SOURCEURL"].startswith("http")
        checked += 1
    assert checked == 500


def test_petrarch():
    text, _ = written("petrarch")
    assert text.splitlines()[2] == "20150525\tPERGOV\tBOLREB\t161\td1#e2.1\thttps://example.org/1"


def test_cameo_csv():
    text, counts = written("cameo-csv")
    header, *rows = csv.reader(io.StringIO(text))
    assert tuple(header) == CAMEO_COLUMNS
    assert counts == (4, 0)
    row = dict(zip(header, rows[3], strict=True))
    assert (row["status"], row["target"], row["quad_class"]) == ("hypothetical", "", "4")


def test_polecat():
    text, _ = written("polecat")
    header, *rows = [line.split("\t") for line in text.splitlines()]
    assert len(header) == 40
    row = dict(zip(header, rows[2], strict=True))
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("SANCTION", "expel", "-5.5")
    assert (row["Recipient Country"], row["Primary Recipient Sector"]) == ("BOL", "REB")


def test_plover_json():
    text, _ = written("plover-json")
    records = [json.loads(line) for line in text.splitlines()]
    assert [record["event"] for record in records] == ["AGREE", "AGREE", "SANCTION", "ASSAULT"]
    assert records[2]["target"] == [{"actorText": "rebels", "code": "BOL", "sector": "REB"}]
    assert records[2]["text"] == 'Peru expelled Bolivia\'s "envoy".'
    assert records[3]["status"] == "hypothetical"


def test_what_goes_both_ways_makes_two_rows():
    pairs = [(d.source.id, d.target.id) for d in dyads_of([reading()]) if d.event.id == "e1"]
    assert pairs == [("PER", "CHL"), ("CHL", "PER")]


def test_an_event_without_parties_is_one_row():
    assert party_of(None, "x").name == "x"
    (feared,) = [d for d in dyads_of([reading()]) if d.event.id == "e3"]
    assert (feared.source.id, feared.target.id) == ("CHL", "")


def test_numbers_are_stable_and_differ():
    numbers = [dyad.number for dyad in dyads_of([reading()])]
    assert numbers == [dyad.number for dyad in dyads_of([reading()])]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("form", FORMATS)
def test_same_in_same_out(form: Format):
    assert written(form) == written(form)
