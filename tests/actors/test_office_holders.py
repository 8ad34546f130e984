"""Who held which office: how far the tables reach, handovers that must stay right, and how the lists name sources."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from demarche.actors.knowledge import knowledge_of
from knowledge.coverage import OFFICES, coverage, last_day, report
from knowledge.names import family_spellings, full_spellings
from knowledge.people import Register, Tenure
from knowledge.schema import read_tables

if TYPE_CHECKING:
    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.schema import Row, Tables


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables()


@pytest.fixture(scope="module")
def knowledge(tables: Tables) -> KnowledgeBase:
    return knowledge_of(tables)


@pytest.mark.parametrize(
    ("office", "since", "share", "whole"),
    [
        # Floors a little under what the tables reach; who takes rows out must say why.
        ("head", date(1990, 1, 1), 0.98, 125),
        ("foreign-minister", date(2000, 1, 1), 0.76, 60),
    ],
)
def test_coverage_of_the_shipped_tables(tables: Tables, office: str, since: date, share: float, whole: int) -> None:
    found = coverage(tables, office, since, date(2025, 1, 1))
    days, missing = sum(row.days for row in found), sum(row.missing for row in found)
    assert 1 - missing / days >= share
    assert sum(not row.gaps for row in found) >= whole


def _world(*terms: tuple[str, str]) -> Tables:
    """One country that exists from 1991, its foreign minister's terms."""
    country = {"id": "XYZ", "type": "country", "start": "1991", "end": ""}
    position = {"id": "xyz-foreign-minister", "country": "XYZ", "role": "foreign-minister"}
    held: list[Row] = [{"position": position["id"], "start": start, "end": end} for start, end in terms]
    return {"countries": [country], "positions": [position], "occupancies": held}


@pytest.mark.parametrize(
    ("terms", "gaps"),
    [
        # Nobody at all: the whole life of the state in the span asked for.
        ((), ((date(1991, 1, 1), date(1994, 1, 1)),)),
        # Months and years reach to their ends; the gap is what no term touches.
        ((("1990", "1992"), ("1993-03", "")), ((date(1993, 1, 1), date(1993, 3, 1)),)),
        # One term inside another opens no gap after the shorter one.
        ((("1991-01-01", "1993-12-31"), ("1992-01-01", "1992-02-01")), ((date(1993, 12, 31), date(1994, 1, 1)),)),
        ((("1991-01-01", ""),), ()),
    ],
)
def test_gaps(terms: tuple[tuple[str, str], ...], gaps: tuple[tuple[date, date], ...]) -> None:
    (found,) = coverage(_world(*terms), "foreign-minister", date(1990, 1, 1), date(1994, 1, 1))
    assert found.gaps == gaps


@pytest.mark.parametrize(
    ("written", "day"),
    [("1999", date(2000, 1, 1)), ("2000-12", date(2001, 1, 1)), ("2024-02-29", date(2024, 2, 29))],
)
def test_end_of_a_partial_date(written: str, day: date) -> None:
    assert last_day(written) == day


def test_report_lists_gaps_of_one_office_only() -> None:
    found = coverage(_world(), "foreign-minister", date(1990, 1, 1), date(1994, 1, 1))
    assert [line.split()[0] for line in report([found])] == ["foreign-minister:", "XYZ"]
    assert len(list(report([found, found]))) == len(("one", "other"))
    assert set(OFFICES) >= {"head", "defence-minister"}


@pytest.mark.parametrize(
    ("position", "day", "person"),
    [
        # Handovers on every continent: the day before and the day of the change.
        ("jpn-foreign-minister", "2002-01-29", "makiko-tanaka"),
        ("ind-foreign-minister", "2004-05-21", "yashwant-sinha"),
        ("ind-foreign-minister", "2004-05-22", "natwar-singh"),
        ("ita-foreign-minister", "2004-11-17", "franco-frattini"),
        ("ita-foreign-minister", "2004-11-18", "gianfranco-fini"),
        ("pol-foreign-minister", "2006-05-09", "anna-fotyga"),
        ("dza-prime-minister", "2006-05-24", "abdelaziz-belkhadem"),
        ("tur-foreign-minister", "2002-11-18", "sukru-sina-gurel"),
        ("isr-defence-minister", "2019-11-12", "naftali-bennett"),
        ("per-president", "2001-01-01", "valentin-paniagua"),
        ("can-foreign-minister", "2007-08-13", "peter-mackay"),
        ("che-president", "2003-06-01", "pascal-couchepin"),
        ("kor-prime-minister", "2012-06-01", "kim-hwang-sik"),
        ("zaf-foreign-minister", "2005-01-01", "nkosazana-dlamini-zuma"),
        ("aus-defence-minister", "2008-01-01", "joel-fitzgibbon"),
    ],
)
def test_holder_on_a_day(tables: Tables, position: str, day: str, person: str) -> None:
    held = [
        row["person"]
        for row in tables["occupancies"]
        if row["position"] == position and row["start"] <= day and (not row["end"] or day < row["end"])
    ]
    assert held == [person]


@pytest.mark.parametrize(
    ("name", "family_name", "country", "full", "family"),
    [
        # The article is written in many ways, with the given name and without.
        ("Nouri al-Maliki", "al-Maliki", "IRQ", "Nouri Al Maliki", "al Maliki"),
        # The name of a house is a family name of two words.
        ("Tamim bin Hamad Al Thani", "Al Thani", "QAT", "Tamim bin Hamad al-Thani", "Al-Thani"),
        ("Tamim bin Hamad Al Thani", "Al Thani", "QAT", "Tamim bin Hamad Al-Thani", "Al Thani"),
        # Two words that are no article stay as they are.
        ("Andrés Manuel López Obrador", "López Obrador", "MEX", None, "López Obrador"),
    ],
)
def test_family_names_apart(name: str, family_name: str, country: str, full: str | None, family: str) -> None:
    assert full is None or full in full_spellings(name, country)
    assert family in family_spellings(name, family_name, country)
    assert family not in full_spellings(name, country)


@pytest.mark.parametrize(
    ("words", "kinsmen"),
    [
        # A family name belongs to all who bear it, not to the first in the list.
        (("al", "maliki"), {"nouri-al-maliki", "riyad-al-maliki"}),
        (("al", "thani"), {"tamim-bin-hamad-al-thani", "hamad-bin-jassim-al-thani"}),
        (("al", "sabah"), {"mishal-al-ahmad-al-sabah", "mohammad-sabah-al-salem-al-sabah"}),
    ],
)
def test_kinsmen_share_their_name(knowledge: KnowledgeBase, words: tuple[str, ...], kinsmen: set[str]) -> None:
    assert kinsmen <= knowledge.name_index.surnamed(*words)


def test_overlapping_term_is_left_out() -> None:
    # What the register cannot keep is said, not swallowed.
    register = Register({"KEN": "Kenya"}, {})
    register.positions["ken-president"] = {"sole": "true"}
    assert register.occupy("one", "ken-president", Tenure("2002-12-30", "2013-04-09"), "list")
    assert not register.occupy("third", "ken-president", Tenure("2005-01-01", ""), "list")
    assert "third" in register.remarks[-1]


def test_source_of_a_term(tables: Tables) -> None:
    # Terms before the day to which a list was checked have its source, later ones the usual one.
    sources = {
        row["start"][:4]: row["source"]
        for row in tables["occupancies"]
        if row["position"] == "ken-foreign-minister" and row["start"] > "2020"
    }
    assert sources["2020"].startswith("Wikidata")
    assert sources["2023"] == "Wikipedia: Foreign Minister of Kenya"
