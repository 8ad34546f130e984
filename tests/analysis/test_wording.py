"""Wording: what versions call the same thing."""

from __future__ import annotations

import pytest

from demarche.analysis.wording import DISTANCE, worded_apart, wording_of
from demarche.records import Actor, Document, ReaderInfo, Reading

CASES = [
    (
        "The special military operation goes on.",
        "The war goes on.",
        {"armed conflict": ("special military operation", "war")},
    ),
    ("They met in Kiev.", "They met in Kyiv.", {"Kyiv": ("Kiev", "Kyiv")}),
    ("They met in Kyiv.", "They met in Kyiv.", {}),  # the same word is no difference
    ("The Cold War is over.", "The invasion goes on.", {}),  # a word inside a name is not the term
    ("They met in Kiev.", "They met.", {}),  # a version that does not speak of it has no other word for it
]


def version(text: str, *actors: Actor) -> Reading:
    return Reading(document=Document(id="d", text=text), actors=actors, reader=ReaderInfo(version="0", models={}))


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_terms_of_the_table(first: str, second: str, expected: dict[str, tuple[str, str]]) -> None:
    rows = wording_of({"A": version(first), "B": version(second)})
    assert {row.concept: (row.terms["A"][0], row.terms["B"][0]) for row in rows} == expected
    assert worded_apart([first, second]) == bool(expected)


def test_terms_held_at_a_distance() -> None:
    (row,) = wording_of({"A": version("They saw the so-called “republics” and left."), "B": version("They met.")})
    assert (row.concept, row.terms) == (DISTANCE, {"A": ("so-called “republics",)})


def test_names_of_actors_outside_the_table() -> None:
    def tells(name: str) -> Reading:
        actor = Actor(id="GBR", name="United Kingdom", aliases=("Britain",), type="country", mentions=((0, len(name)),))
        return version(f"{name} agreed.", actor)

    (row,) = wording_of({"A": tells("Britain"), "B": tells("United Kingdom")})
    assert (row.concept, row.terms) == ("United Kingdom", {"A": ("Britain",), "B": ("United Kingdom",)})
    assert wording_of({"A": tells("Britain"), "B": tells("Britain")}) == ()
