"""Quotes, names, counts and the matching that the scorers rest on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from demarche.evaluation.names import Names, fold
from demarche.evaluation.quotes import length, locate, overlap
from demarche.evaluation.tally import Tally, match_one_to_one
from demarche.records import Actor

TEXT = 'He said:\n  "we don\'t  know". He said so twice. It ended (really).'


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("He said", "He said"),  # the first of two places
        ("we don’t know", "we don't  know"),  # curly apostrophe, white space that differs
        ("“we don’t", "\"we don't"),
        ("He said: “we", 'He said:\n  "we'),  # over a line break
        ("(really).", "(really)."),  # no pattern characters
        ("he said", None),  # case matters
        ("absent", None),
    ],
)
def test_locate(quote: str, words: str | None) -> None:
    assert [TEXT[start:end] for start, end in locate(TEXT, [quote])] == ([] if words is None else [words])


@given(st.text(st.characters(exclude_characters="’“”"), max_size=60), st.data())  # those may stand for straight ones
def test_any_stretch_is_located_where_it_first_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stretch = text[start : data.draw(st.integers(start, len(text)))]
    if not stretch.strip():
        return  # a quote has words
    ((found, end),) = locate(text, [stretch])
    assert found <= start + len(stretch) - len(stretch.lstrip())
    assert text[found:end].split() == stretch.split()


@pytest.mark.parametrize(
    ("some", "others", "touch"),
    [
        ([(0, 5)], [(4, 9)], True),
        ([(0, 5)], [(5, 9)], False),  # ends are exclusive
        ([(0, 1), (8, 9)], [(2, 3), (8, 12)], True),  # any pair will do
        ([], [(0, 5)], False),
    ],
)
def test_overlap(some: list[tuple[int, int]], others: list[tuple[int, int]], touch: bool) -> None:  # noqa: FBT001 - a table row
    assert overlap(some, others) is touch
    assert overlap(others, some) is touch


def test_length_counts_span_by_span() -> None:
    assert length([(0, 5), (3, 6)]) == 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("João Lourenço", "Joao Lourenco"),
        ("Kim Jong-un", "Kim  Jong Un"),
        ("The Hague", "hague"),
        ("", ""),
    ],
)
def test_fold_makes_spellings_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_other_articles() -> None:
    assert fold("Theodore") == "theodore"
    assert fold("Over the Sea") == "over the sea"


ACTORS = (
    Actor(id="putin", name="Vladimir V. Putin", aliases=("Putin the Younger",), type="person", country="RUS"),
    Actor(id="lee-1", name="General Lee", type="person", country="USA"),
    Actor(id="FRA", name="France", type="country", country="FRA"),
    Actor(id="is", name="Islamic State", aliases=("ISIL",), type="group", country=None),
    Actor(id="treaty", name="Treaty", type="agreement", country="FRA"),
)
PEOPLE = ("Vladimir Putin", "Ann Lee", "Bo Lee")


@pytest.mark.parametrize(
    ("party", "identity", "same"),
    [
        ("Vladimir Putin", "putin", True),  # surname that one person of the gold has
        ("Ann Lee", "lee-1", False),  # surname that two have
        ("Putin the Younger", "putin", True),  # alias
        ("RUS", "putin", True),  # a person acts for the country
        ("RUS", "RUS", True),  # an id that is no actor of the reading
        ("FRA", "treaty", False),  # an agreement acts for nobody
        ("ISIL", "is", True),
        ("Islamic State", "FRA", False),
        ("France", "FRA", True),
        ("Atlantis", "nobody", False),
    ],
)
def test_same(party: str, identity: str, same: bool) -> None:  # noqa: FBT001 - a table row
    assert Names(ACTORS, PEOPLE).same(party, identity) is same


@pytest.mark.parametrize(
    ("parties", "identities", "equal"),
    [
        (["RUS", "FRA"], ["FRA", "putin"], True),
        (["RUS"], ["FRA", "putin"], False),
        (["RUS", "FRA"], ["putin"], False),
        ([], [], True),
        ([], ["putin"], False),
        (["RUS", "Vladimir Putin"], ["putin"], True),  # two names of the gold for one actor
    ],
)
def test_equal(parties: list[str], identities: list[str], equal: bool) -> None:  # noqa: FBT001 - a table row
    assert Names(ACTORS, PEOPLE).equal(parties, identities) is equal


@pytest.mark.parametrize(
    ("tally", "recall", "precision", "f1"),
    [
        (Tally(gold=4, found=2, answered=8), 0.5, 0.25, 2 * 2 / 12),
        (Tally(gold=4, found=0, answered=0), 0.0, None, 0.0),  # nothing said
        (Tally(gold=0, found=0, answered=3), None, 0.0, 0.0),  # nothing to say
        (Tally(), None, None, None),
    ],
)
def test_tally(tally: Tally, recall: float | None, precision: float | None, f1: float | None) -> None:
    assert (tally.recall, tally.precision, tally.f1) == (recall, precision, f1)
    assert tally + Tally(1, 1, 1) == Tally(tally.gold + 1, tally.found + 1, tally.answered + 1)


@given(st.lists(st.lists(st.integers(0, 6), max_size=7, unique=True), min_size=1, max_size=7))
def test_matching_is_one_to_one_allowed_and_largest(candidates: list[list[int]]) -> None:
    matching = match_one_to_one(candidates)
    assert len(set(matching.values())) == len(matching)
    assert all(answer in candidates[item] for item, answer in matching.items())
    edges = np.zeros((len(candidates), 7), dtype=bool)
    for item, answers in enumerate(candidates):
        edges[item, answers] = True
    assert len(matching) == int((maximum_bipartite_matching(csr_array(edges), perm_type="column") >= 0).sum())


def test_matching_moves_an_earlier_item_only_where_needed() -> None:
    assert match_one_to_one([[0, 1], [1]]) == {0: 0, 1: 1}  # nobody moves
    assert match_one_to_one([[0, 1], [0]]) == {0: 1, 1: 0}  # the first makes room
