"""When a record answers a gold record, and what the counts are then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.evaluation.gold import GoldReading, GoldRecord, load_reading
from demarche.evaluation.readings import score_reading
from demarche.evaluation.tally import Tally
from demarche.records import (
    Actor,
    Channel,
    Claim,
    Commitment,
    Contact,
    Document,
    Event,
    Position,
    ReaderInfo,
    Reading,
    Statement,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Record, RecordKind

TEXT = "Ann Lee of Russia told Bo Lee of Britain that the long talks in Oslo would go on. They agreed."
CLAUSE = "Ann Lee of Russia told Bo Lee of Britain"
SPAN = ((0, len(CLAUSE)),)
NOBODY = ReaderInfo(version="test", models={})
READINGS = sorted((Path(__file__).resolve().parents[2] / "evals" / "readouts").glob("*.gold.json"))
ACTORS = (
    Actor(id="RUS", name="Russia", type="country", country="RUS"),
    Actor(id="GBR", name="United Kingdom", aliases=("Britain",), type="country", country="GBR"),
    Actor(id="ann-lee", name="Ann Lee", type="person", country="RUS"),
    Actor(id="duma", name="State Duma", type="organization", country="RUS"),
    Actor(id="moscow", name="Moscow", type="place", country="RUS"),
)
PERSON = {"name": "Ann Lee", "type": "person", "country": "RUS"}


def _score(kind: RecordKind, fields: dict[str, Any], *records: Record, exhaustive: bool = True) -> Tally:
    people = (GoldRecord(("Ann Lee",), PERSON), GoldRecord(("Bo Lee",), PERSON | {"name": "Bo Lee"}))
    golds: dict[RecordKind, tuple[GoldRecord, ...]] = {"actors": people, kind: (GoldRecord((CLAUSE,), fields),)}
    gold = GoldReading(Path("x"), Path("x"), None, exhaustive, golds)
    reading = Reading(document=Document(id="x", text=TEXT), actors=ACTORS, reader=NOBODY)
    kinds: dict[str, Any] = {kind: records}
    return score_reading(gold, Reading(**{**_fields(reading), **kinds}))[kind]


def _fields(reading: Reading) -> dict[str, Any]:
    return {"document": reading.document, "actors": reading.actors, "reader": reading.reader}


SAID = {"act": "say", "speakers": ["RUS"], "joint": False}
CALLED = {"mode": "call", "parties": ["Ann Lee", "GBR"], "status": "held", "from": "2020-01-02", "to": "2020-01-02"}
PLANNED = CALLED | {"status": "planned", "to": None}
DID = {"type": "AGREE", "status": "occurred", "sources": ["RUS"], "targets": []}
DUE = {"kind": "agreed", "by": ["RUS"], "due": "2020-01-31"}
INFERRED = {"by": "author", "certainty": "inference"}
PATH = {"path": ["RUS", "GBR"]}
STANDS = {"actor": "RUS", "stance": "support", "issue": "talks in Oslo"}


def _contact(**changes: Any) -> Contact:
    held: dict[str, Any] = {
        "id": "c", "mode": "call", "parties": ("ann-lee", "GBR"), "date": When(start="2020-01-02", end="2020-01-02"),
    }  # fmt: skip
    return Contact(**{**held, "evidence": SPAN, **changes})


def _said(*speakers: str, **changes: Any) -> Statement:
    held: dict[str, Any] = {"id": "s", "act": "say", "evidence": SPAN}
    return Statement(speakers=speakers, **{**held, **changes})


def _did(*targets: str) -> Event:
    return Event(id="e", type="AGREE", sources=("RUS",), targets=targets, evidence=SPAN)


def _due(due: When | None) -> Commitment:
    return Commitment(id="k", kind="agreed", by=("RUS",), due=due, evidence=SPAN)


def _stands(**issue: Any) -> Position:
    return Position(id="p", actor="RUS", stance="support", evidence=SPAN, **issue)


def _claims(by: str | None) -> Claim:
    return Claim(id="c", by=by, proposition="", certainty="inference", evidence=SPAN)


def _path(*path: str) -> Channel:
    return Channel(id="c", path=path, evidence=SPAN)


CASES: list[tuple[str, RecordKind, dict[str, Any], Record, bool]] = [
    ("country itself", "statements", SAID, _said("RUS"), True),
    ("person for the country", "statements", SAID, _said("ann-lee"), True),
    ("body of the country", "statements", SAID, _said("duma"), True),
    ("a place speaks for nobody", "statements", SAID, _said("moscow"), False),
    ("a speaker too many", "statements", SAID, _said("RUS", "GBR"), False),
    ("no speaker", "statements", SAID, _said(), False),
    ("joint voice", "statements", SAID, _said("RUS", joint=True), False),
    ("other act", "statements", SAID, _said("RUS", act="ask"), False),
    ("proof elsewhere", "statements", SAID, _said("RUS", evidence=((60, 70),)), False),
    ("no proof", "statements", SAID, _said("RUS", evidence=()), False),
    ("alias", "contacts", CALLED | {"parties": ["Ann Lee", "Britain"]}, _contact(), True),
    ("surname of two people", "contacts", CALLED | {"parties": ["Chris Lee", "GBR"]}, _contact(), False),
    ("other mode", "contacts", CALLED, _contact(mode="meeting"), False),
    ("other status", "contacts", CALLED, _contact(status="planned"), False),
    ("day in a month", "contacts", CALLED, _contact(date=When(start="2020-01-01", end="2020-01-31")), True),
    ("other day", "contacts", CALLED, _contact(date=When(start="2020-01-03", end="2020-01-03")), False),
    ("held without a day", "contacts", CALLED, _contact(date=None), False),
    ("planned without a day", "contacts", PLANNED, _contact(status="planned", date=None), True),
    ("planned earlier", "contacts", PLANNED, _contact(status="planned", date=When(end="2020-01-01")), False),
    ("initiator asked for", "contacts", CALLED | {"initiator": "RUS"}, _contact(), False),
    ("initiator's person", "contacts", CALLED | {"initiator": "RUS"}, _contact(initiator="ann-lee"), True),
    ("minutes asked for", "contacts", CALLED | {"duration_minutes": 30}, _contact(duration_minutes=31), False),
    ("minutes not asked for", "contacts", CALLED, _contact(duration_minutes=31), True),
    ("no target on either side", "events", DID, _did(), True),
    ("target too many", "events", DID, _did("GBR"), False),
    ("other event status", "events", DID | {"status": "planned"}, _did(), False),
    ("due in the month", "commitments", DUE, _due(When(start="2020-01-01", end="2020-01-31")), True),
    ("due later", "commitments", DUE, _due(When(start="2020-02-01")), False),
    ("due unsaid", "commitments", DUE, _due(None), False),
    ("due not asked for", "commitments", DUE | {"due": None}, _due(When(start="2020-02-01")), True),
    ("a word of the issue", "positions", STANDS, _stands(issue_name="more talks"), True),
    ("a small word of it", "positions", STANDS, _stands(issue_name="war in Mali"), False),
    ("topic for the issue", "positions", STANDS, _stands(issue="peace-talks"), True),
    ("name before topic", "positions", STANDS, _stands(issue="talks", issue_name="grain"), False),
    ("author's inference", "claims", INFERRED, _claims("author"), True),
    ("another's inference", "claims", INFERRED, _claims("RUS"), False),
    ("nobody's claim", "claims", INFERRED | {"by": "RUS"}, _claims(None), False),
    ("path in order", "channels", PATH, _path("RUS", "GBR"), True),
    ("path reversed", "channels", PATH, _path("GBR", "RUS"), False),
    ("path cut", "channels", PATH, _path("RUS"), False),
]


@pytest.mark.parametrize(("kind", "gold", "record", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_agreement(kind: RecordKind, gold: dict[str, Any], record: Record, found: bool) -> None:  # noqa: FBT001 - a table row
    assert _score(kind, gold, record) == Tally(gold=1, found=int(found), answered=1)


def test_longest_proof_is_twice_the_quotes_and_forty() -> None:
    limit = 2 * len(CLAUSE) + 40
    for length, found in ((limit, 1), (limit + 1, 0)):
        statement = Statement(id="s", act="say", speakers=("RUS",), evidence=((0, length),))
        assert _score("statements", SAID, statement).found == found


def test_mentions_of_an_actor_may_be_many() -> None:
    # An actor named all over the text is proved by all of its mentions, however long together.
    actor = Actor(id="ann-lee", name="Ann Lee", type="person", country="RUS", mentions=((0, 500), (600, 900)))
    assert _score("actors", PERSON, actor).found == 1


@pytest.mark.parametrize(("change", "found"), [({}, 1), ({"type": "country"}, 0), ({"country": "GBR"}, 0)])
def test_actor_agrees_in_type_and_country(change: dict[str, str], found: int) -> None:
    held: dict[str, Any] = {"id": "ann-lee", "name": "Ann Lee", "type": "person", "country": "RUS", "mentions": SPAN}
    assert _score("actors", PERSON, Actor(**{**held, **change})).found == found


def test_two_records_cannot_answer_one_gold() -> None:
    statement = Statement(id="s", act="say", speakers=("RUS",), evidence=SPAN)
    assert _score("statements", SAID, statement, statement) == Tally(gold=1, found=1, answered=2)


def test_only_touched_records_count_where_the_gold_is_not_exhaustive() -> None:
    elsewhere = Statement(id="s", act="say", speakers=("RUS",), evidence=((60, 70),))
    assert _score("statements", SAID, elsewhere, exhaustive=False) == Tally(gold=1, found=0, answered=0)


def test_words_that_are_no_event_can_only_be_touched() -> None:
    # Gold with type null warns of an event that is none: whoever codes it loses precision.
    event = Event(id="e", type="AGREE", sources=("RUS",), evidence=SPAN)
    assert _score("events", DID | {"type": None}, event, exhaustive=False) == Tally(gold=0, found=0, answered=1)


def test_kind_that_was_not_annotated_is_not_scored() -> None:
    gold = GoldReading(Path("x"), Path("x"), None, exhaustive=True, records={"actors": (), "claims": ()})
    claim = Claim(id="c", by=None, proposition="", certainty="asserted", evidence=SPAN)
    statement = Statement(id="s", act="say", evidence=SPAN)
    reading = Reading(document=Document(id="x", text=TEXT), claims=(claim,), statements=(statement,), reader=NOBODY)
    assert score_reading(gold, reading) == {"claims": Tally(gold=0, found=0, answered=1)}


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_perfect_reading_scores_one(path: Path, perfect_reading: Callable[[GoldReading], Reading]) -> None:
    gold = load_reading(path)
    scores = score_reading(gold, perfect_reading(gold))
    assert {kind for kind, entries in gold.records.items() if entries} == set(scores)
    assert {(tally.recall, tally.precision, tally.f1) for tally in scores.values()} == {(1.0, 1.0, 1.0)}


@given(data=st.data())
def test_dropping_records_costs_recall_alone(
    data: st.DataObject, perfect_reading: Callable[[GoldReading], Reading]
) -> None:
    gold = load_reading(data.draw(st.sampled_from(READINGS)))
    reading = perfect_reading(gold)
    kept = data.draw(st.sets(st.integers(0, len(reading.statements) - 1)))
    fewer = tuple(statement for index, statement in enumerate(reading.statements) if index in kept)
    tally = score_reading(gold, Reading(**{**_fields(reading), "statements": fewer}))["statements"]
    assert tally == Tally(gold=len(reading.statements), found=len(fewer), answered=len(fewer))


@given(
    data=st.data(),
    starts=st.lists(st.integers(0, 400), max_size=5),
    act=st.sampled_from(["say", "agree", "deny"]),
)
def test_adding_records_never_costs_recall(
    data: st.DataObject, starts: list[int], act: Any, perfect_reading: Callable[[GoldReading], Reading]
) -> None:
    gold = load_reading(data.draw(st.sampled_from(READINGS)))
    reading = perfect_reading(gold)
    more = tuple(Statement(id="x", act=act, speakers=("RUS",), evidence=((s, s + 30),)) for s in starts)
    tally = score_reading(gold, Reading(**{**_fields(reading), "statements": more + reading.statements}))["statements"]
    assert tally.recall == 1.0
    assert tally.answered == len(reading.statements) + len(more)
