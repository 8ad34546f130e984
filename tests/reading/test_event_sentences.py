"""News sentences of many countries and years, eight or more a type, through the reader."""

from __future__ import annotations

import csv
import typing
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from demarche.ontology.plover import EventType

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Event, Reading

TABLE = Path(__file__).parent / "tables" / "event_sentences.csv"
ROWS = tuple(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
FEWEST_OF_A_TYPE = 8


def cases() -> list[object]:
    """One case a row; a row with a reason in `fails` is known not to be read yet."""
    known = {row["text"]: (pytest.mark.xfail(reason=row["fails"]),) for row in ROWS if row["fails"]}
    return [pytest.param(row, id=row["text"][:60], marks=known.get(row["text"], ())) for row in ROWS]


def fits(row: dict[str, str], event: Event, reading: Reading) -> bool:
    """Whether an event has the type, the status and at least the parties of a row, by id or by country."""
    countries = {actor.id: actor.country for actor in reading.actors}

    def named(parties: tuple[str, ...]) -> set[str | None]:
        return {*parties, *(countries.get(party) for party in parties)}

    return (
        (event.type, event.status) == (row["type"], row["status"])
        and set(row["sources"].split()) <= named(event.sources)
        and set(row["targets"].split()) <= named(event.targets)
    )


@pytest.mark.parametrize("row", cases())
def test_sentence(row: dict[str, str], read: Callable[..., Reading]):
    reading = read(row["text"], published=row["published"])
    assert any(fits(row, event, reading) for event in reading.events), reading.events


def test_every_party_is_an_actor(read: Callable[..., Reading]):
    for row in ROWS:
        reading = read(row["text"], published=row["published"])
        listed = {actor.id for actor in reading.actors}
        assert {party for event in reading.events for party in (*event.sources, *event.targets)} <= listed


def test_all_types_are_there():
    counts = Counter(row["type"] for row in ROWS)
    assert set(counts) == set(typing.get_args(EventType))
    assert min(counts.values()) >= FEWEST_OF_A_TYPE


NO_EVENT = [
    # idioms of speeches
    "We must strike a balance between growth and stability, the minister of Peru said.",
    "Kenya continues its fight against poverty.",
    "The pandemic hit Italy hard.",
    "Norway seized the opportunity to speak.",
    "The film that Iran shot last year won a prize.",
    # what was not done
    "Chad did not attack Sudan.",
    "Poland has not imposed sanctions on Hungary.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_harm_is_coded(text: str, read: Callable[..., Reading]):
    harm = {"ASSAULT", "COERCE", "SANCTION", "PROTEST"}
    assert [event for event in read(text).events if event.type in harm] == []


STATUSES = [
    # control: who is urged to go has not gone
    ("Britain urged Assad to step down.", ["REQUEST"]),
    # nested talk: the inner act stands on the inner word
    ("Mali said that France had bombed a village in Niger.", ["ASSAULT"]),
]


@pytest.mark.parametrize(("text", "types"), STATUSES)
def test_only_what_is_done(text: str, types: list[str], read: Callable[..., Reading]):
    assert [event.type for event in read(text, published="2015-05-25").events] == types


def test_what_somebody_else_says_is_claimed(read: Callable[..., Reading]):
    (event,) = read("Mali said that France had bombed a village in Niger.", published="2015-05-25").events
    assert (event.status, event.attribution) == ("claimed", ("author", "MLI"))


DAYS = [
    # the clause's own time
    ("Peru expelled Bolivia's ambassador on Monday.", "2021-06-14"),
    # a main clause in the past of a news report: the day of publication
    ("Peru expelled Bolivia's ambassador.", "2021-06-15"),
    # before that: unknown
    ("Peru had expelled Bolivia's ambassador.", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str | None, read: Callable[..., Reading]):
    (event,) = read(text).events
    assert (event.date.start if event.date else None) == day


def test_contexts_come_from_code_and_words(read: Callable[..., Reading]):
    (event,) = read("Turkey sent vaccines to Somalia.").events
    assert "health" in event.contexts
