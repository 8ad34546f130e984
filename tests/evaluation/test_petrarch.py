"""PETRARCH's unit tests: which records are asked for, and how their roots are compared with types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.evaluation.petrarch import UnitTest, invented_knowledge, load_unit_tests, score_roots, types_of_root
from demarche.evaluation.tally import Tally
from demarche.records import Document, Event, ReaderInfo, Reading

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = """<Sentences>
<Sentence date="19950103" id="A-1" category="DEMO" sentence="true">
<EventCoding sourcecode="ARN" targetcode="GON" eventcode="{code}"></EventCoding>
<EventCoding sourcecode="GON" targetcode="ARN" eventcode="{code}"></EventCoding>
<Text>
Arnor &amp; Gondor
met.
</Text>
</Sentence>
</Sentences>"""


@pytest.mark.parametrize(
    ("code", "roots"),
    [
        # a root once a sentence, whichever way it goes
        ("031", [("03",)]),
        # a comment is not asked for
        ("023", []),
        # codes of the tests' own dictionary
        ("901", []),
        ("1717", []),
    ],
)
def test_records(tmp_path: Path, code: str, roots: list[tuple[str, ...]]):
    path = tmp_path / "records.xml"
    path.write_text(RECORDS.format(code=code), encoding="utf-8")
    tests = load_unit_tests(path)
    assert [test.roots for test in tests] == roots
    assert [(test.day, test.text) for test in tests] == [("1995-01-03", "Arnor & Gondor met.") for _ in roots]


@pytest.mark.parametrize(
    ("roots", "types", "tally"),
    [
        (("03",), ["CONSULT"], Tally(1, 1, 1)),
        # one type serves one root
        (("16", "17"), ["THREATEN"], Tally(2, 1, 1)),
        # what nothing asks for counts against the reader, once a type
        (("22",), ["ASSAULT", "AID", "AID"], Tally(1, 1, 2)),
        (("22",), [], Tally(1, 0, 0)),
    ],
)
def test_roots(roots: tuple[str, ...], types: list[str], tally: Tally):
    events = tuple(Event(id=str(number), type=kind) for number, kind in enumerate(types))
    reading = Reading(document=Document(id="x"), events=events, reader=ReaderInfo(version="", models={}))
    assert score_roots(UnitTest("x", "1995-01-03", "", roots), reading) == tally


def test_the_invented_countries_are_known_beside_the_real_ones():
    knowledge = invented_knowledge()
    assert knowledge.countries["QMG"].capital == "Minas Tirith"
    assert "FRA" in knowledge.countries


def test_roots_are_weis():
    assert types_of_root()["17"] == {"THREATEN"}
    assert "02" not in types_of_root()


def test_all_records_are_read(corpus: Path):
    tests = load_unit_tests(corpus / "petrarch_unit" / "PETR.UnitTest.records.xml")
    assert len(tests) > 150
    assert len({test.id for test in tests}) > 150
