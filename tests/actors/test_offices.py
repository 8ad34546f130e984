"""Titles without a name: whose office at the date, whose in the document, whose on the publisher's side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from demarche.actors.titles import role_of, same_title, singular_title, title_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.actors.mention import Cast

    Resolve = Callable[..., Cast]


@pytest.mark.parametrize(
    ("text", "options", "words", "actors"),
    [
        # the country in the title, in each place it can stand
        ("the President of Russia said", {}, "President of Russia", ["vladimir-putin"]),
        ("Russia's President said", {}, "Russia's President", ["vladimir-putin"]),
        ("the Russian President said", {}, "Russian President", ["vladimir-putin"]),
        ("the president of the French Republic said", {}, "president of the French Republic", ["emmanuel-macron"]),
        # a description of an office
        ("the Russian head of state said", {}, "Russian head of state", ["vladimir-putin"]),
        # several countries, several presidents
        (
            "the presidents of Russia and Ukraine met",
            {},
            "presidents of Russia and Ukraine",
            ["vladimir-putin", "volodymyr-zelenskyy"],
        ),
        # the office at the date, not today's
        ("the British Prime Minister said", {"published": "2015-05-26"}, "British Prime Minister", ["david-cameron"]),
        ("the British Prime Minister said", {"published": "2018-05-26"}, "British Prime Minister", ["theresa-may"]),
        # the publisher's side
        ("The President said", {"side": "RUS"}, "President", ["vladimir-putin"]),
        ("the Prime Minister said", {"side": "GBR"}, "Prime Minister", ["boris-johnson"]),
        # a party of the document before the publisher's side
        ("President Macron came. The President left.", {"side": "GBR"}, "President", ["emmanuel-macron"]),
        # who is only named later is no party yet
        ("The Prime Minister met Premier Mute Egede.", {"side": "GBR"}, "Prime Minister", ["boris-johnson"]),
        # but the publisher's own office before a guest
        (
            "President Macron came. The President left.",
            {"side": "RUS", "publisher": "President of Russia"},
            "President",
            ["vladimir-putin"],
        ),
        # the publisher's side of two in the document
        ("President Biden met President Macron. The President left.", {"side": "USA"}, "President", ["joe-biden"]),
        # another name of the same kind of office: of two it leaves both
        (
            "Foreign Secretary Jane Roe met Minister of Foreign Affairs Mori Takeo. The Foreign Minister left.",
            {},
            "Foreign Minister",
            [],
        ),
        # a title given to a stranger earlier
        ("Greenlandic Premier Mute Egede came. The Premier left.", {}, "Premier", ["mute-egede"]),
        # the person whom the document's title names
        ("The Chancellor left.", {"title": "Call with Chancellor Scholz"}, "Chancellor", ["olaf-scholz"]),
    ],
)
def test_office_alone(resolve: Resolve, text: str, options: dict[str, Any], words: str, actors: list[str]) -> None:
    cast = resolve(text, **options)
    assert [list(m.actors) for m in cast.mentions if text[slice(*m.span)] == words] == [actors]


@pytest.mark.parametrize(
    "text",
    [
        # nobody in particular
        "a President said",
        "any president would",
        # no publisher and nobody named
        "the President said",
        # not in office
        "the former President of Russia said",
        "the Ukrainian President-elect said",
        "the shadow Foreign Secretary of Britain said",
        # head of something else
        "the President of the company said",
        # an address says nothing of who that is
        "Thank you, Mr. President.",
        # another office than the one of the head word
        "the Russian Vice President said",
        "the Deputy Foreign Minister of Russia said",
        # an office of somebody
        "his Foreign Minister said",
    ],
)
def test_abstains(resolve: Resolve, text: str) -> None:
    assert [a.id for a in resolve(text).actors if a.type == "person"] == []


@pytest.mark.parametrize("published", ["1850-01-01", "2099", "1999-12", None])
def test_no_day_in_any_interval_no_holder(resolve: Resolve, published: str | None) -> None:
    cast = resolve(
        "The President of Germany, the British Prime Minister and the US President met.", published=published
    )
    assert [a.id for a in cast.actors if a.type == "person"] == []


def test_several_are_candidates(resolve: Resolve) -> None:
    # neither of two presidents is the publisher's: both stay visible
    text = "President Macron met President Putin. The President left."
    mention = resolve(text, side="GBR").mentions[-1]
    assert (mention.actors, mention.candidates) == ((), ("emmanuel-macron", "vladimir-putin"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # short for the office
        ("secretary", "secretary of state", True),
        ("minister", "minister of foreign affairs", True),
        ("minister", "foreign minister", True),
        # another office
        ("minister", "prime minister", False),
        ("secretary", "press secretary", False),
        ("president", "vice president", False),
        ("foreign minister", "deputy foreign minister", False),
        ("special assistant to president", "special assistant to president for veterans", False),
        ("", "president", False),
    ],
)
def test_same_title(one: str, other: str, *, same: bool) -> None:
    assert same_title(one, other) is same
    assert same_title(other, one) is same


def test_title_spellings() -> None:
    assert title_key("Minister of Defence") == title_key("the minister of defense")
    assert title_key("Secretary-General") == title_key("Secretary General")
    assert [singular_title(t) for t in ("presidents", "foreign ministers", "secretaries of state")] == [
        "president",
        "foreign minister",
        "secretary of state",
    ]
    # the role of the longest ending that is known; a deputy has not the role of the office
    assert role_of("first vice foreign minister") == "deputy-foreign-minister"
    assert role_of("federal minister of foreign affairs") == "foreign-minister"
    assert role_of("deputy governor") is None
