"""People by name: full names, titles, surnames, strangers, and what blocks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.actors.mention import Cast

    Resolve = Callable[..., Cast]

PERSON = "PERSON"


def people_of(cast: Cast, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each mention of people with whom they mean."""
    people = {a.id for a in cast.actors if a.type == "person"}
    return [(text[slice(*m.span)], m.actors) for m in cast.mentions if set(m.actors) & people and not m.reference]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the title and the country before a name belong to the mention
        ("British Prime Minister Boris Johnson spoke.", [("British Prime Minister Boris Johnson", "boris-johnson")]),
        # the country inside the title, before the name
        ("He met President of France Emmanuel Macron.", [("President of France Emmanuel Macron", "emmanuel-macron")]),
        (
            "Federal Chancellor of Germany Olaf Scholz left",
            [("Federal Chancellor of Germany Olaf Scholz", "olaf-scholz")],
        ),
        # the country after the name, where there is a title
        ("with President Zelensky of Ukraine today", [("President Zelensky of Ukraine", "volodymyr-zelenskyy")]),
        # initials and "Jr." are part of a name
        ("President Joseph R. Biden, Jr. spoke", [("President Joseph R. Biden, Jr", "joe-biden")]),
        # a possessive country before the title
        ("Russia's President Putin said", [("Russia's President Putin", "vladimir-putin")]),
        # a first word of a sentence is no part of a title
        ("Today President Putin spoke.", [("President Putin", "vladimir-putin")]),
        # a surname after the full name, without a title
        ("Vladimir Putin came. Putin left.", [("Vladimir Putin", "vladimir-putin"), ("Putin", "vladimir-putin")]),
        # two titles before one name
        (
            "Crown Prince of Cairo and Deputy Supreme Commander of the Egyptian Armed Forces Mohamed bin Zayed came",
            [
                (
                    "Crown Prince of Cairo and Deputy Supreme Commander of the Egyptian Armed Forces Mohamed bin Zayed",
                    "mohamed-bin-zayed",
                )
            ],
        ),
        # a title begins anew after "and"
        (
            "with President of France Emmanuel Macron and Federal Chancellor of Germany Olaf Scholz.",
            [
                ("President of France Emmanuel Macron", "emmanuel-macron"),
                ("Federal Chancellor of Germany Olaf Scholz", "olaf-scholz"),
            ],
        ),
        # an abbreviation in brackets after the country; a stranger becomes an actor with that country
        (
            "with Republic of Korea (ROK) First Vice Foreign Minister Choi Jong Kun today",
            [("Republic of Korea (ROK) First Vice Foreign Minister Choi Jong Kun", "choi-jong-kun")],
        ),
        ("Greenlandic Premier Mute Egede arrived", [("Greenlandic Premier Mute Egede", "mute-egede")]),
        # the surname of a stranger, which stands first in Korean
        (
            "Republic of Korea Foreign Minister Chung Eui-yong spoke. Foreign Minister Chung left.",
            [
                ("Republic of Korea Foreign Minister Chung Eui-yong", "chung-eui-yong"),
                ("Foreign Minister Chung", "chung-eui-yong"),
            ],
        ),
        # titles in small letters, as the press writes them
        (
            "US president Joe Biden and foreign minister Jane Roe met",
            [("US president Joe Biden", "joe-biden"), ("foreign minister Jane Roe", "jane-roe")],
        ),
        ("told his Turkish counterpart Jane Roe so", [("Turkish counterpart Jane Roe", "jane-roe")]),
        # a plural title belongs to each name
        (
            "Presidents Putin and Macron met",
            [("Presidents Putin", "vladimir-putin"), ("Macron", "emmanuel-macron")],
        ),
        # labels of a transcript stand in capitals
        ("PRESIDENT BIDEN: Thank you.", [("PRESIDENT BIDEN", "joe-biden")]),
        # a former office still names the person, by the time before
        ("Former President Obama spoke.", [("Former President Obama", "barack-obama")]),
        # those who held an office keep its title
        ("a letter from President Obama to him", [("President Obama", "barack-obama")]),
        # the title is that of a relative, the name is not its holder's
        (
            "the wife of the President of Ukraine Olena Zelenska spoke",
            [("President of Ukraine", "volodymyr-zelenskyy")],
        ),
        # a bare surname of somebody in office
        ("a letter to Scholz was sent", [("Scholz", "olaf-scholz")]),
        # a surname that is also a place or a month needs more than a capital letter
        ("They met in Austin in May.", []),
        ("Austin called.", []),
        ("Secretary of Defense Austin called.", [("Secretary of Defense Austin", "lloyd-austin")]),
        # somebody out of office is not meant by a bare surname
        ("a letter to Cameron was sent", []),
        # a heading is no name
        ("Office of the Spokesperson", []),
        # nobody is called "Administration"
        ("The President Administration agreed", []),
    ],
)
def test_people_are_found_by_title_and_name(resolve: Resolve, text: str, expected: list[tuple[str, str]]) -> None:
    assert people_of(resolve(text), text) == [(words, (actor,)) for words, actor in expected]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # a country beside the title
        ("Japanese Vice Foreign Minister Mori Takeo spoke", "JPN"),
        # a lower office without a country belongs to the publishing side
        ("Spokesperson Ned Price said", "USA"),
        # the highest offices of the publishing side are known, so this is a foreigner
        ("President Moon Jae-in said", None),
        # a country has no ministers: a minister in its text is a foreigner
        ("Interior Minister Abe Taro said", None),
        # the country an ambassador is sent to is not the ambassador's own
        ("Ambassador to Japan Rahm Somebody said", None),
    ],
)
def test_country_of_strangers(resolve: Resolve, text: str, country: str | None) -> None:
    cast = resolve(text, side="USA")
    assert [a.country for a in cast.actors if a.type == "person"] == [country]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # the model's word alone makes nobody out of capitals
        ("They love Hong Kong.", (("Hong Kong", PERSON),), []),
        # a place after "in" is no person, whatever the model says
        ("They met in Puerto Rico.", (("Puerto Rico", PERSON),), []),
        # the model takes in a title, which is cut off
        ("President Vladimir Putin said", (("President Vladimir Putin", PERSON),), ["vladimir-putin"]),
        # the model cuts a name short, which the gazetteer mends
        ("Emmanuel Macron said", (("Emmanuel", PERSON),), ["emmanuel-macron"]),
        # a country in a name of the model is the country
        ("Ukraine said", (("Ukraine", PERSON),), []),
    ],
)
def test_the_model_is_trusted_less_than_tables_and_titles(
    resolve: Resolve, text: str, names: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    assert [a.id for a in resolve(text, names=names).actors if a.type == "person"] == expected


def test_a_stranger_who_speaks_is_a_person(resolve: Resolve, scene: type[Any]) -> None:
    text = "Jane Roe said so."
    made = scene(text)
    said = made.clause("say", text, verb="said", subject=made.phrase("Jane Roe"))
    cast = resolve(text, names=(("Jane Roe", PERSON),), clauses=(said,))
    assert [(a.id, a.name) for a in cast.actors] == [("jane-roe", "Jane Roe")]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        # one surname, two offices over time: the title decides at the date
        ("2015-05-26", "gbr-prime-minister"),
        ("2024-01-10", "gbr-foreign-secretary"),
        # the interval is half-open: on its last day the office is gone
        ("2016-07-13", None),
        ("2016-07-12", "gbr-prime-minister"),
        # a month counts only where the whole of it is covered
        ("2016-06", "gbr-prime-minister"),
        ("2016-07", None),
        # no date, no office
        (None, None),
    ],
)
def test_the_office_is_that_of_the_day(
    resolve: Resolve, knowledge: Any, published: str | None, expected: str | None
) -> None:
    actor = resolve("David Cameron spoke.", published=published).actors[0]
    assert actor.id == "david-cameron"
    assert actor.office == (knowledge.positions[expected].name if expected else None)
    assert actor.code == ("GBRGOV" if expected else "GBR")


def test_low_confidence_needs_a_second_cue(resolve: Resolve) -> None:
    # the name alone leaves a candidate, a country beside it decides
    alone, cued = resolve("Doubtful Person spoke."), resolve("France's Doubtful Person spoke.")
    assert [(m.actors, m.candidates) for m in alone.mentions] == [((), ("doubtful-person",))]
    assert ("doubtful-person",) in [m.actors for m in cued.mentions]


def test_without_a_date_only_a_full_name_decides(resolve: Resolve) -> None:
    assert resolve("President Putin spoke.", published=None).actors[0].id == "putin"
    assert resolve("Vladimir Putin spoke.", published=None).actors[0].id == "vladimir-putin"


def test_an_actor_carries_what_the_tables_know(resolve: Resolve) -> None:
    actor = resolve("President Joseph Biden spoke. Biden left.").actors[0]
    assert (actor.name, actor.type, actor.country, actor.code) == ("Joe Biden", "person", "USA", "USAGOV")
    assert actor.office == "President of the United States"
    # the first mention as written, every mention, and the other names
    assert actor.text == "President Joseph Biden"
    assert actor.mentions == ((0, 22), (30, 35))
    assert actor.aliases == ("Joseph Biden",)
