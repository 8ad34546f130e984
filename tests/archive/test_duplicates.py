"""Documents that are nearly the same are linked and counted once, whichever comes first."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from demarche.archive import Archive
from demarche.archive.components import leaders, reachable
from demarche.archive.duplicates import SIMILAR, bands, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.records import Reading

LONG = " ".join(f"The minister of country {number} spoke about treaty {number % 7} at length." for number in range(40))
CORRECTED = LONG.replace("country 12 ", "nation 12 ")
OTHER = LONG.replace("spoke about", "signed")


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (LONG, LONG, True),
        (LONG, LONG.upper() + "!", True),  # case and signs do not count
        (LONG, CORRECTED, True),  # one word corrected
        (LONG, OTHER, False),  # the same frame, another deed
        ("They met.", "They met.", True),  # fewer than five words
        ("They met.", "They parted.", False),
        ("", "", True),
    ],
)
def test_similarity(first: str, second: str, alike: bool) -> None:  # noqa: FBT001  # a row of the table
    assert (similarity(first, second) >= SIMILAR) is alike
    assert bool(set(bands(first)) & set(bands(second))) is alike


def copies(call: Reading) -> tuple[Reading, ...]:
    """A text, its correction a day later, an exact copy without a day, and something else."""
    contact = replace(call.contacts[0], evidence=((0, 12),))

    def told(name: str, text: str, published: str | None) -> Reading:
        document = replace(call.document, id=name, url=f"https://{name}.org/", text=text, published=published)
        return replace(call, document=document, contacts=(contact,), statements=())

    return (
        told("first", LONG, "2015-05-26"),
        told("second", CORRECTED, "2015-05-27"),
        told("undated", LONG, None),
        told("another", OTHER, "2015-05-28"),
    )


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_counted_once_in_any_order(order: Sequence[int], call: Reading, place: str) -> None:
    with Archive(place) as archive:
        for number in order:
            archive.add(copies(call)[number])
        listed = {summary.id: summary.also for summary in archive.documents()}
        assert {name: set(also) for name, also in listed.items()} == {"first": {"second", "undated"}, "another": set()}
        assert sorted(stored.document_id for stored in archive.contacts("RUS")) == ["another", "first"]
        assert len(archive.contacts("RUS", duplicates=True)) == 4
        assert [stored.document_id for stored in archive.contacts(since="2015-05-27", topic="syria")] == []
        assert len(archive.documents(duplicates=True)) == 4
        assert [d.id for d in archive.documents(since="2015-05-27", until="2015-05-27")] == ["second"]


def test_a_change_parts_them(call: Reading, place: str) -> None:
    first, second, *_ = copies(call)
    with Archive(place) as archive:
        archive.add(first)
        archive.add(second)
        assert len(archive.documents()) == 1
        archive.add(replace(first, document=replace(first.document, text=OTHER)))
        assert [summary.id for summary in archive.documents()] == ["second", "first"]


def test_one_page_under_two_addresses(call: Reading, place: str) -> None:
    """The same page, changed in between: one document, whatever its text."""
    first, *_, other = copies(call)
    again = replace(other, document=replace(other.document, url="http://www.first.org?utm_source=x"))
    with Archive(place) as archive:
        archive.add(first)
        archive.add(again)
        assert [(summary.id, summary.also) for summary in archive.documents()] == [("first", ("another",))]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], {1: 1, 2: 2, 3: 3, 4: 4}),
        ([(2, 1)], {1: 1, 2: 1, 3: 3, 4: 4}),
        ([(3, 4), (2, 3), (4, 1)], {1: 1, 2: 1, 3: 1, 4: 1}),  # in a chain
    ],
)
def test_leaders(pairs: list[tuple[int, int]], expected: dict[int, int]) -> None:
    assert leaders([1, 2, 3, 4], pairs, lambda key: key) == expected


def test_reachable() -> None:
    steps = {1: {2}, 2: {3}, 3: {1}, 4: {5}}
    assert reachable({1}, lambda edge: {near for key in edge for near in steps.get(key, ())}) == {1, 2, 3}
