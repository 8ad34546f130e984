"""Relations: what a text says of a relationship as such, between whom, and in which direction it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Reading

TOLD = [
    # the dyad is what stands with the word for the relationship, not who comes after it
    (
        "The chill in Russia’s ties with Turkey followed the visit of the American president to Iran.",
        {"RUS", "TUR"},
        "cooling",
    ),
    # easing turns a cooling round
    ("The call is a sign of the easing of the chill in Russia’s ties with Turkey.", {"RUS", "TUR"}, "warming"),
    # a verb of change with relations as its subject
    ("Relations between Iran and Turkey have worsened.", {"IRN", "TUR"}, "cooling"),
    # taking relations up again, by the two sides that are the subject
    ("Saudi Arabia and Iran resumed diplomatic relations in March.", {"SAU", "IRN"}, "warming"),
    # dialogue that is taken up again
    ("Vladimir Putin has picked up threads of Russia’s dialogue with Britain.", {"RUS", "GBR"}, "warming"),
    # a plan the sides have settled on
    ("Israel and Turkey agreed to restore normal relations.", {"ISR", "TUR"}, "warming"),
    # "between X and Y" whatever stands before the first name
    (
        "The United States welcomes the normalization of relations between the Kingdom of Morocco and Israel.",
        {"MAR", "ISR"},
        "warming",
    ),
]


@pytest.mark.parametrize(("text", "dyad", "direction"), TOLD)
def test_relation(read: Callable[..., Reading], text: str, dyad: set[str], direction: str) -> None:
    assert [(set(r.dyad), r.direction) for r in read(text).relations] == [(dyad, direction)]


BY_WORDS = [
    # set phrases beside the relationship
    ("Relations between Russia and Norway are at their lowest point since 1990.", {"RUS", "NOR"}, "cooling"),
    ("Ties between Australia and China have hit rock bottom.", {"AUS", "CHN"}, "cooling"),
    ("China and Australia turned a new page in their relations.", {"AUS", "CHN"}, "warming"),
    ("The visit opened a new chapter in relations between Kenya and Somalia.", {"KEN", "SOM"}, "warming"),
    # the verb behind the partners, or before the word for relations
    ("The relations between Algeria and Morocco have deteriorated sharply.", {"DZA", "MAR"}, "cooling"),
    ("Colombia broke off diplomatic relations with Israel.", {"COL", "ISR"}, "cooling"),
]


@pytest.mark.parametrize(("text", "dyad", "direction"), BY_WORDS)
def test_relation_by_the_words_beside_it(
    read: Callable[..., Reading], text: str, dyad: set[str], direction: str
) -> None:
    assert [(set(r.dyad), r.direction) for r in read(text).relations] == [(dyad, direction)]


SILENT = [
    # a development in no direction
    "Relations between Japan and Nepal developed.",
    # the wish for better ties is courtesy
    "Vladimir Putin and Xi Jinping reaffirmed their commitment to strengthen bilateral relations.",
    # one side and nobody in particular
    "Israel hopes for normalization of relations between Israel and other countries.",
    # a hypothesis
    "If Iran restored relations with Egypt, trade would grow.",
    # a partnership of no two sides
    "The partnership improves the life of workers.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_relation(read: Callable[..., Reading], text: str) -> None:
    assert read(text).relations == ()


def test_proof_ends_with_the_partner(read: Callable[..., Reading]) -> None:
    text = "The chill in Russia’s ties with Turkey followed the visit of the American president to Iran."
    (relation,) = read(text).relations
    ((start, end),) = relation.evidence
    assert text[start:end] == "The chill in Russia’s ties with Turkey"
