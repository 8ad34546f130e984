"""Comparison of versions: points, facts, omissions, on readings made by hand."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from demarche.analysis.compare import compare
from demarche.analysis.points import ATTRIBUTED
from demarche.errors import UsageError
from demarche.records import Actor, Comparison, Contact, Document, ReaderInfo, Reading, Statement, When

NAMES = {"vladimir-putin": ("Vladimir Putin", "RUS"), "david-cameron": ("David Cameron", "GBR")}


def reading(
    identity: str,
    side: str,
    *said: tuple[str, tuple[str, ...], str],
    minutes: int | None = None,
    day: str | None = None,
) -> Reading:
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


@pytest.mark.parametrize("versions", [[KREMLIN, LONDON], [LONDON, KREMLIN, LONDON]])
def test_every_proof_lies_in_its_text_once(versions: list[Reading]) -> None:
    comparison = compare(versions)
    for label, version in zip(comparison.documents, versions, strict=True):
        spans = [span for point in comparison.points for span in point.evidence[label]]
        assert len(set(spans)) == len(spans)
        assert all(version.document.text[start:end].strip() for start, end in spans)


def test_a_cut_text_only_lacks_a_point_in_this_text() -> None:
    whole = reading("w", "RUS", ("stress", BOTH[:1], "He stressed the need for direct talks between Kyiv and Donbas"))
    cut = reading("c", "GBR", ("stress", BOTH[1:], "He stressed the fight against pirates off Somalia"))
    cut = replace(cut, document=replace(cut.document, text=cut.document.text + "The rest of the …"))
    comparison = compare([whole, cut])
    assert comparison.documents["B"].truncated
    assert not comparison.documents["A"].truncated
    notes = {point.only: point.note for point in comparison.points}
    assert "not in this text of B" in notes["A"]
    assert "not in this text" not in notes["B"]


def test_words_put_into_the_other_sides_mouth_are_flagged() -> None:
    told = reading("t", "RUS", ("stress", BOTH[1:], "Cameron stressed the importance of joint work on vaccines"))
    (point,) = [p for p in compare([told, KREMLIN]).points if p.only == "A"]
    assert point.note == ATTRIBUTED


def test_sentences_without_a_statement_are_points_too() -> None:
    text = (
        "Putin continues his merciless assault on cities. The ruble has lost half its value since the sanctions began."
    )
    address = Reading(document=Document(id="address", side="USA", text=text), reader=ReaderInfo(version="0", models={}))
    points = [p for p in compare([address, KREMLIN]).points if p.only == "A"]
    assert [text[slice(*span)] for point in points for span in point.evidence["A"]] == text.replace(
        ". The", ".|The"
    ).split("|")


def test_a_comparison_takes_under_a_tenth_of_a_second() -> None:
    # two readouts of 400 words: forty statements of ten words each; the best of five runs, so that load does not decide
    topics = ("grain exports", "the Minsk agreements", "vaccine supplies", "gas transit", "prisoner exchange")
    said = [("stress", BOTH[:1], f"He stressed in {n} words how {topics[n % 5]} concern ministers") for n in range(40)]
    versions = [reading("a", "RUS", *said), reading("b", "GBR", *said[::-1])]
    compare(versions)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        compare(versions)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


DIFFERENCES = [
    # one side affirms what the other denies is polarity; an act of another kind is "act"; other amounts are "number"
    (
        "stress",
        "He stressed that London would send 30 tanks to Kyiv",
        "stress",
        "He stressed that London would send 14 tanks to Kyiv",
        "number",
    ),
    (
        "agree",
        "They agreed to hold talks on the grain corridor",
        "condemn",
        "They condemned talks on the grain corridor",
        "act",
    ),
    # other days for one event
    ("say", "The grain corridor to Odesa opens on 3 May", "say", "The grain corridor to Odesa opens on May 5", "date"),
    # a term kept at a distance is a framing
    (
        "say",
        "He told of an imminent invasion of Ukraine by Russian armies",
        "say",
        "He told of the alleged invasion of Ukraine as hysteria of Western newspapers and diplomats",
        "framing",
    ),
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
