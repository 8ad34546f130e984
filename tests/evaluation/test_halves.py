"""The halves of a gold set of comparisons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.evaluation.halves import halves


def test_pairs_with_a_text_in_common_are_in_one_half() -> None:
    texts = {f"p{n}": [f"left {n}", f"right {n}"] for n in range(6)}
    # a chain: the first and the last have no text in common, but each has one with the middle
    texts |= {"x": ["one", "two"], "y": ["two ", "three"], "z": ["three", "four"]}
    first, second = halves(texts)
    assert {"x", "y", "z"} <= first or {"x", "y", "z"} <= second
    assert not first & second


def test_the_order_in_which_pairs_are_found_changes_nothing() -> None:
    texts = {f"p{n}": [f"left {n}", f"right {n}"] for n in range(12)}
    assert halves(texts) == halves(dict(reversed(texts.items())))


@given(st.dictionaries(st.text("abcdefg", min_size=1), st.just([]), max_size=30))
def test_halves_are_of_one_size(texts: dict[str, list[str]]) -> None:
    first, second = halves({name: [f"{name} told by one", f"{name} told by the other"] for name in texts})
    assert abs(len(first) - len(second)) <= 1
    assert first | second == texts.keys()
