"""The shipped JSON Schemas: current, strict, and true of what `to_json` makes."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from demarche import records
from demarche.errors import UsageError
from demarche.plain_json import to_json
from demarche.records import reading_from_json
from demarche.schema import load_schema
from demarche.schema.__main__ import TITLES, schema_text
from demarche.schema.generate import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from demarche.schema import SchemaName

TEXT = "Vladimir Putin spoke with David Cameron on 25 May."
WHEN = records.When(start="2015-05-25", end="2015-05-25", text="on 25 May", basis="day and month")
READING = records.Reading(
    document=records.Document(id="call", published="2015-05-26", kind="readout", side="RUS", text=TEXT),
    actors=(
        records.Actor(id="vladimir-putin", name="Vladimir Putin", type="person", mentions=((0, 14),)),
        records.Actor(id="david-cameron", name="David Cameron", type="person", mentions=((26, 39),), confidence=0.9),
    ),
    contacts=(
        records.Contact(
            id="c1", mode="call", parties=("vladimir-putin", "david-cameron"), date=WHEN, evidence=((0, 49),)
        ),
    ),
    events=(records.Event(id="e1", type="CONSULT", cameo="042", goldstein=1.9, evidence=((0, 49),)),),
    statements=(records.Statement(id="s1", act="discuss", joint=True, contact="c1", evidence=((0, 49),)),),
    positions=(records.Position(id="p1", actor="RUS", stance="support", evidence=((0, 49),)),),
    claims=(records.Claim(id="k1", by="author", proposition="", certainty="asserted", evidence=((0, 49),)),),
    commitments=(records.Commitment(id="m1", kind="agreed", due=WHEN, evidence=((0, 49),)),),
    relations=(records.Relation(id="r1", dyad=("RUS", "GBR"), direction="stable", evidence=((0, 49),)),),
    channels=(records.Channel(id="h1", path=("RUS", "GBR"), evidence=((0, 49),)),),
    reader=records.ReaderInfo(version="0.1.0", models={"language": "sha256:0"}),
)
COMPARISON = records.Comparison(
    contact=READING.contacts[0],
    documents={"A": records.ComparedDocument(id="call", words=9), "B": records.ComparedDocument(id="other")},
    points=(
        records.Point(relation="only", only="A", statements={"A": ("s1",), "B": ()}, evidence={"A": ((0, 49),)}),
        records.Point(relation="differs", difference="number", similarity=0.5),
    ),
    facts=(records.Fact(field="duration_minutes", values={"A": 30, "B": None}, silent=("B",)),),
    emphasis=(records.Emphasis(topic="syria", share={"A": 0.5}, rank={"A": 1}),),
    omissions={"A": (), "B": (0,)},
    wording=(records.Wording(concept="war", terms={"A": ("conflict",)}),),
)


def valid(name: SchemaName, plain: Any) -> bool:
    return jsonschema.Draft202012Validator(load_schema(name)).is_valid(plain)


@pytest.mark.parametrize("name", TITLES)
def test_the_shipped_schema_is_current(name: SchemaName, repository: Path) -> None:
    shipped = (repository / "src/demarche/schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(name), "the record classes have changed: run `make docs`"


@pytest.mark.parametrize("name", TITLES)
def test_the_schema_is_one_itself(name: SchemaName) -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema(name))


def test_what_to_json_makes_is_valid() -> None:
    assert valid("reading", to_json(READING))
    assert valid("comparison", to_json(COMPARISON))


def test_a_reading_comes_back_whole() -> None:
    assert reading_from_json(to_json(READING)) == READING


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        plain[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        del plain[path[-1]]

    return change


@pytest.mark.parametrize(
    "change",
    [
        put("note", value="x"),  # a property that the contract does not have
        drop("channels"),  # a kind of record left out
        drop("contacts", 0, "initiator"),  # an unknown value is null, not absent
        put("contacts", 0, "mode", value="phone"),  # a word outside the list
        put("contacts", 0, "evidence", value=[]),  # a record without proof
        put("actors", 0, "mentions", value=[]),  # an actor without proof
        put("contacts", 0, "evidence", value=[[0]]),  # a span with one end
        put("contacts", 0, "evidence", value=[[0, 4, 9]]),  # a span with three
        put("contacts", 0, "evidence", value=[[-1, 4]]),  # a span that begins before the text
        put("contacts", 0, "evidence", value=[[0.5, 4]]),  # a span between two code points
        put("contacts", 0, "date", "from", value="25 May 2015"),  # a day that is no ISO day
        put("contacts", 0, "date", "start", value="2015-05-25"),  # the field's name in Python
        put("contacts", 0, "duration_minutes", value="30"),  # a number as text
        put("contacts", 0, "parties", value="RUS"),  # one value where a list belongs
        put("actors", 1, "confidence", value=1.5),  # more than certain
        put("actors", 1, "confidence", value=None),  # left out where there is none, never null
        put("events", 0, "cameo", value="4"),  # a CAMEO code has two digits at least
        put("events", 0, "goldstein", value=11),  # off the scale
        put("document", "id", value=""),  # a document nobody can name
        put("statements", 0, "joint", value="yes"),  # a truth value as text
    ],
)
def test_what_breaks_the_contract_is_refused(change: Callable[[Any], None]) -> None:
    plain = copy.deepcopy(to_json(READING))
    change(plain)
    assert not valid("reading", plain)


@pytest.mark.parametrize(
    "change",
    [
        put("points", 0, "relation", value="all"),  # a word outside the list
        put("points", 0, "similarity", value=1.01),  # more than the same
        put("facts", 0, "agree", value="no"),  # true, false or null
        put("omissions", "B", value=["0"]),  # indexes into points are numbers
        drop("contact"),  # unknown is null
    ],
)
def test_a_comparison_that_breaks_the_contract_is_refused(change: Callable[[Any], None]) -> None:
    plain = copy.deepcopy(to_json(COMPARISON))
    change(plain)
    assert not valid("comparison", plain)


def test_an_unknown_schema_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="'reading' and 'comparison'"):
        load_schema("readings")  # type: ignore[arg-type]  # the wrong name is the point


def test_an_annotation_without_a_rule_is_refused() -> None:
    # A new kind of annotation must get its rule, not an empty schema that allows everything.
    kind = records.dataclass(type("Odd", (), {"__annotations__": {"values": "set[str]"}, "__module__": __name__}))
    with pytest.raises(TypeError, match="no rule"):
        schema_of(kind, "odd")
