"""Countries, capitals, governments, armies, bodies and places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.actors.mention import Cast

    Resolve = Callable[..., Cast]


def actors_of(cast: Cast, text: str, words: str) -> list[tuple[str, ...]]:
    """Whom the mentions of exactly these words stand for."""
    return [m.actors for m in cast.mentions if text[slice(*m.span)] == words]


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        # where things happen
        ("talks in Moscow", "Moscow", "moscow"),
        ("they met at Kyiv", "Kyiv", "kyiv"),
        ("he visited Cairo", "Cairo", "cairo"),
        ("a trip to Tokyo", "Tokyo", "tokyo"),
        ("residents of Kyiv fled", "Kyiv", "kyiv"),
        ("in Cairo, Egypt", "Cairo", "cairo"),
        ("The capital of Ukraine, Kyiv, is safe", "Kyiv", "kyiv"),
        ("in Moscow and Kyiv", "Kyiv", "kyiv"),
        ("Kharkiv, Kyiv and others", "Kyiv", "kyiv"),
        ("Moscow - The minister said", "Moscow", "moscow"),
        ("the Moscow region", "Moscow", "moscow"),
        # who acts
        ("Moscow begs to differ", "Moscow", "RUS"),
        ("between Moscow and London", "London", "GBR"),
        ("an agreement with Tokyo", "Tokyo", "JPN"),
        ("Moscow's stance", "Moscow", "RUS"),
        ("a message to London", "London", "GBR"),
        ("representatives of the Donbass region and Kiev", "Kiev", "UKR"),
        # a place is a place
        ("visited Sochi", "Sochi", "sochi"),
        ("the Donbass region", "Donbass", "donbas"),
    ],
)
def test_capital_as_place_or_government(resolve: Resolve, text: str, name: str, actor: str) -> None:
    assert actors_of(resolve(text), text, name) == [(actor,)]


def test_a_capital_that_is_shelled_is_a_place(resolve: Resolve, scene: type[Any]) -> None:
    text = "Kyiv was shelled."
    made = scene(text)
    shelled = replace(made.clause("shell", text, verb="shelled", subject=made.phrase("Kyiv")), voice="passive")
    assert actors_of(resolve(text, clauses=(shelled,)), text, "Kyiv") == [("kyiv",)]
    # the subject of an active verb acts
    said = made.clause("shell", text, verb="shelled", subject=made.phrase("Kyiv"))
    assert actors_of(resolve(text, clauses=(said,)), text, "Kyiv") == [("UKR",)]


def test_a_capital_as_place_carries_its_country(resolve: Resolve) -> None:
    # one of the table of places, one that only the table of countries knows
    cast = resolve("talks in Moscow and in Tokyo")
    assert [(a.id, a.name, a.type, a.country) for a in cast.actors] == [
        ("moscow", "Moscow", "place", "RUS"),
        ("tokyo", "Tokyo", "place", "JPN"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        # a government by its nouns, with words between
        ("the Ukrainian authorities agreed", "Ukrainian authorities", "UKR"),
        ("the Russian side agreed", "Russian side", "RUS"),
        ("senior US officials agreed", "US officials", "USA"),
        ("Turkish senior officials agreed", "Turkish senior officials", "TUR"),
        ("Egypt's government agreed", "Egypt's government", "EGY"),
        # a metonym
        ("the Kremlin agreed", "Kremlin", "RUS"),
        ("Downing Street agreed", "Downing Street", "GBR"),
        # an army, whichever way it is put
        ("the Ukrainian military agreed", "Ukrainian military", "armed-forces-of-ukraine"),
        ("the Armed Forces of Ukraine agreed", "Armed Forces of Ukraine", "armed-forces-of-ukraine"),
        ("the Egyptian Armed Forces agreed", "Egyptian Armed Forces", "armed-forces-of-egypt"),
        ("US troops left", "US troops", "armed-forces-of-the-united-states"),
        # "state" and "side" only after an adjective
        ("the Ukraine state", "Ukraine", "UKR"),
        # a name that needs a second cue and has one
        ("Islamic State [IS] fled", "IS", "islamic-state"),
        # a country whose name may be a surname
        ("and Turkey agreed", "Turkey", "TUR"),
    ],
)
def test_governments_and_armies(resolve: Resolve, text: str, words: str, actor: str) -> None:
    assert actors_of(resolve(text), text, words) == [(actor,)]


def test_a_government_is_coded_as_one(resolve: Resolve) -> None:
    assert resolve("the Kremlin agreed").actors[0].code == "RUSGOV"
    assert resolve("Russia is large").actors[0].code == "RUS"
    army = next(a for a in resolve("the Ukrainian army").actors if a.type == "organization")
    assert (army.name, army.type, army.country, army.code) == (
        "Armed Forces of Ukraine",
        "organization",
        "UKR",
        "UKRMIL",
    )


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        # two states of one adjective
        ("the Korean side", ("KOR", "PRK")),
        # an abbreviation that is also a word
        ("IT IS TIME", ()),
    ],
)
def test_names_of_several_abstain(resolve: Resolve, text: str, candidates: tuple[str, ...]) -> None:
    mentions = resolve(text).mentions
    assert [m.actors for m in mentions if m.actors] == []
    assert tuple(c for m in mentions for c in m.candidates) == candidates


def test_one_state_named_in_full_settles_the_adjective(resolve: Resolve) -> None:
    text = "the DPRK and the Korean army"
    assert actors_of(resolve(text), text, "Korean army") == [("armed-forces-of-north-korea",)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        # the noun of the name tells what it is
        ("the National Anti-Corruption Bureau opened", "National Anti-Corruption Bureau", "organization", None),
        ("the Bank of Japan agreed", "Bank of Japan", "organization", "JPN"),
        (
            "the St Petersburg International Economic Forum",
            "St Petersburg International Economic Forum",
            "format",
            None,
        ),
        ("the U.S.-ROK Alliance", "U.S.-ROK Alliance", "agreement", None),
        # two names in one hyphenated word become nested names together
        ("the Russian-Ukrainian Treaty", "Russian-Ukrainian Treaty", "agreement", None),
        ("on the Korean Peninsula", "Korean Peninsula", "place", None),
        # a body that every state has is the publisher's
        ("the Supreme Court ruled", "Supreme Court", "organization", "USA"),
    ],
)
def test_bodies_that_no_table_has(resolve: Resolve, text: str, name: str, kind: str, country: str | None) -> None:
    cast = resolve(text, side="USA")
    assert [(a.name, a.type, a.country) for a in cast.actors if a.name == name] == [(name, kind, country)]


def test_a_name_inside_a_title_counts_for_its_actor_only(resolve: Resolve) -> None:
    text = "President of France Emmanuel Macron spoke."
    cast = resolve(text)
    # one mention of the words, and France among the actors with its own place
    assert [m.actors for m in cast.mentions] == [("emmanuel-macron",)]
    assert {a.id: a.mentions for a in cast.actors} == {"emmanuel-macron": ((0, 35),), "FRA": ((13, 19),)}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # a name that goes with the article is the actor where it has it
        ("Russia's ties with the West improved", "West", [("west",)]),
        # and something else without it, or as part of a longer name
        ("West of the river there was calm", "West", []),
        ("he works in the West Wing", "West", []),
    ],
)
def test_a_name_that_goes_with_its_article(
    resolve: Resolve, text: str, words: str, expected: list[tuple[str, ...]]
) -> None:
    assert actors_of(resolve(text), text, words) == expected
