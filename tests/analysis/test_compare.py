"""Comparison of versions: points, facts, omissions, on readings made by hand."""

from __future__ import annotations

import pytest

from demarche.analysis.compare import compare
from demarche.errors import UsageError
from demarche.records import Actor, Comparison, Contact, Document, ReaderInfo, Reading, Statement, When

NAMES = {"vladimir-putin": ("Vladimir Putin", "RUS"), "david-cameron": ("David Cameron", "GBR")}


def reading(identity: str, side: str, *said: tuple[str, tuple[str, ...], str], minutes: int | None = None, day: str | None = None) -> Reading:
    """A reading whose text is its statements, one after the other; each is (act, speakers, words)."""
    text, statements = "", []
    for number, (act, speakers, words) in enumerate(said, start=1):
        start = len(text)
        text += words + ". "
        statements.append(
            Statement(
                id=f"{identity}-s{number}",
                act=act,  # type: ignore[arg-type]  # the tables below hold acts
                speakers=speakers,
                joint=len(speakers) > 1,
                evidence=((start, start + len(words)),),
                contact=f"{identity}-c1",
            )
        )
    contact = Contact(
        id=f"{identity}-c1",
        mode="call",
        parties=("vladimir-putin", "david-cameron"),
        duration_minutes=minutes,
        date=When(start=day, end=day) if day else None,
        evidence=((0, 5),),
    )
    return Reading(
        document=Document(id=identity, side=side, publisher=f"Office of {side}", text=text),
        actors=tuple(Actor(id=i, name=n, type="person", country=c, mentions=((0, 1),)) for i, (n, c) in NAMES.items()),
        contacts=(contact,),
        statements=tuple(statements),
        reader=ReaderInfo(version="0", models={}),
    )


BOTH = ("vladimir-putin", "david-cameron")
KREMLIN = reading(
    "kremlin",
    "RUS",
    ("discuss", BOTH, "The leaders discussed the fight against Islamic State in Syria"),
    ("propose", BOTH[:1], "Vladimir Putin proposed constructive cooperation on the bilateral agenda"),
    day="2015-05-26",
)
LONDON = reading(
    "london",
    "GBR",
    ("discuss", BOTH, "They discussed the fight against Islamic State in Syria"),
    ("agree", BOTH, "Both agreed that their national security advisers would meet"),
    ("stress", BOTH[1:], "The Prime Minister stressed the deep differences over Ukraine"),
    minutes=30,
    day="2015-05-25",
)


def shape(comparison: Comparison) -> list[tuple[str, str | None]]:
    return [(point.relation, point.only) for point in comparison.points]


def test_shared_and_lone_points() -> None:
    comparison = compare([KREMLIN, LONDON])
    assert shape(comparison) == [("both", None), ("only", "A"), ("only", "B"), ("only", "B")]
    # the agreement that only London reports is flagged, and is the weightiest thing Moscow leaves out
    (agreement,) = [p for p in comparison.points if p.note]
    assert agreement.statements["B"] == ("london-s2",)
    assert comparison.points[comparison.omissions["A"][0]] == agreement


def test_silence_is_no_contradiction_and_a_day_apart_is_one_moment() -> None:
    facts = {fact.field: fact for fact in compare([KREMLIN, LONDON]).facts}
    assert facts["duration_minutes"].agree is None
    assert facts["duration_minutes"].silent == ("A",)
    assert facts["date"].agree is True
    assert facts["parties"].agree is True


def test_rounded_durations_agree() -> None:
    hour, exact = reading("a", "RUS", minutes=60), reading("b", "GBR", minutes=57)
    short = reading("c", "FRA", minutes=20)
    agree = {f.field: f.agree for f in compare([hour, exact]).facts}
    differ = {f.field: f.agree for f in compare([hour, short]).facts}
    assert (agree["duration_minutes"], differ["duration_minutes"]) == (True, False)


def test_mirror_image() -> None:
    swap = {"A": "B", "B": "A", None: None}
    forward, backward = compare([KREMLIN, LONDON]), compare([LONDON, KREMLIN])
    one = {(p.relation, swap[p.only], p.statements["A"], p.statements["B"]) for p in forward.points}
    other = {(p.relation, p.only, p.statements["B"], p.statements["A"]) for p in backward.points}
    assert one == other
    assert {f.field: f.agree for f in forward.facts} == {f.field: f.agree for f in backward.facts}


def test_a_document_against_itself_says_the_same() -> None:
    comparison = compare([LONDON, LONDON])
    assert {p.relation for p in comparison.points} == {"both"}
    assert all(f.agree in {True, None} for f in comparison.facts)
    assert comparison.omissions == {"A": (), "B": ()}


DIFFERENCES = [
    # one side affirms what the other denies is polarity; an act of another kind is "act"; other amounts are "number"
    ("stress", "He stressed that London would send 30 tanks to Kyiv", "stress", "He stressed that London would send 14 tanks to Kyiv", "number"),
    ("agree", "They agreed to hold talks on the grain corridor", "condemn", "They condemned talks on the grain corridor", "act"),
]


@pytest.mark.parametrize(("act", "words", "other_act", "other_words", "difference"), DIFFERENCES)
def test_how_versions_differ(act: str, words: str, other_act: str, other_words: str, difference: str) -> None:
    comparison = compare([reading("a", "RUS", (act, BOTH, words)), reading("b", "GBR", (other_act, BOTH, other_words))])
    (point,) = comparison.points
    assert (point.relation, point.difference) == ("differs", difference)


def test_three_versions() -> None:
    third = reading("paris", "FRA", ("discuss", BOTH, "The fight against Islamic State in Syria was discussed"))
    comparison = compare([KREMLIN, LONDON, third])
    assert set(comparison.documents) == {"A", "B", "C"}
    shared = comparison.points[0]
    assert all(shared.statements[label] for label in "ABC")


def test_one_document_is_no_comparison() -> None:
    with pytest.raises(UsageError, match="2 to 26 documents"):
        compare([KREMLIN])
