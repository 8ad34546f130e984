"""Names of the tables in texts: borders, case, possessives, plurals, overlaps, days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.actors.gazetteer import Gazetteer
from demarche.actors.knowledge import Alias, KnowledgeBase, Organization
from demarche.actors.spelling import fold, name_words, slug


@pytest.fixture(scope="session")
def gazetteer(knowledge: KnowledgeBase) -> Gazetteer:
    """The gazetteer of the small knowledge base."""
    return Gazetteer(knowledge)


def found(gazetteer: Gazetteer, text: str, on: str | None = "2022-03-01") -> list[tuple[str, tuple[str, ...]]]:
    """The words of each hit with the actors it may be."""
    return [(text[h.start : h.end], h.actors()) for h in gazetteer.find(text, fold(text), on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name is not found inside a longer word
        ("Prussian and USAID", []),
        # "US" is the country, "us" is a pronoun, and neither stands in "BUS"
        ("US troops told us of a BUS", [("US", ("USA",))]),
        # "IS" needs capitals, the verb is never taken for it
        ("It is what ISIS says it is", [("ISIS", ("islamic-state",))]),
        # a possessive 's is not part of the name, with either apostrophe
        ("Russia's and Ukraine’s", [("Russia", ("RUS",)), ("Ukraine", ("UKR",))]),
        # a plural is, where the alias is a people's name
        ("Russians met Ukrainians", [("Russians", ("RUS",)), ("Ukrainians", ("UKR",))]),
        # but no other name takes an s: "Putins" is nobody
        ("the Putins", []),
        # halves of a hyphenated word are two names, with any hyphen
        ("Russian‒Ukrainian talks", [("Russian", ("RUS",)), ("Ukrainian", ("UKR",))]),
        # the longer name wins where two overlap
        ("the Arab Republic of Egypt", [("Arab Republic of Egypt", ("EGY",))]),
        ("Democratic People’s Republic of Korea", [("Democratic People’s Republic of Korea", ("PRK",))]),
        # a name over a line end is one name
        ("the United\nStates", [("United\nStates", ("USA",))]),
        # accents do not matter
        ("Volodymyr Zelénsky", [("Volodymyr Zelénsky", ("volodymyr-zelenskyy",))]),
        # three words are a name in small letters too, one word is not
        ("the trilateral contact group on ukraine", [("trilateral contact group", ("trilateral-contact-group",))]),
        # a text in capitals
        ("PRESIDENT PUTIN", [("PUTIN", ("vladimir-putin",))]),
        # full stops of an abbreviation belong to it
        ("the U.S. side", [("U.S.", ("USA",))]),
        # a Cyrillic letter that looks like a Latin one is another letter
        ("Vladimir \u0420utin", []),
        ("", []),
    ],
)
def test_hits(gazetteer: Gazetteer, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(gazetteer, text) == expected


def test_an_alias_holds_on_its_days_only() -> None:
    body = Organization("astana", "Astana", "organization", "", "", "")
    renamed = Alias("astana", "Nur-Sultan", "name", start="2019-03-23", end="2022-09-17")
    gazetteer = Gazetteer(KnowledgeBase({}, {}, {}, {}, {"astana": body}, (), (renamed,)))
    # the first day is in, the last is out, and a text without a date may be of any day
    days = ["2019-03-22", "2019-03-23", "2022-09-16", "2022-09-17", None]
    assert [len(found(gazetteer, "Nur-Sultan", day)) for day in days] == [0, 1, 1, 0, 1]


def test_an_empty_knowledge_base_finds_nothing() -> None:
    assert Gazetteer(KnowledgeBase({}, {}, {}, {}, {}, (), ())).find("Russia", "russia") == []


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(
    st.lists(st.sampled_from(["Russia", "Russian", "-", " ", "US", "s", "'", "Putin", "Vladimir ", "é", "\n", "IS"]))
)
def test_hits_are_sorted_apart_and_inside(gazetteer: Gazetteer, parts: list[str]) -> None:
    text = "".join(parts)
    hits = gazetteer.find(text, fold(text))
    edges = [edge for hit in hits for edge in hit.span]
    assert edges == sorted(edges)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@pytest.mark.parametrize(
    ("name", "words", "identity"),
    [
        # particles and hyphenated parts are words
        ("Bashar al-Assad", ("bashar", "al", "assad"), "bashar-al-assad"),
        # accents and letters without decomposition
        ("Gitanas Nausėda", ("gitanas", "nauseda"), "gitanas-nauseda"),
        ("Lech Wałęsa", ("lech", "walesa"), "lech-walesa"),
        # an apostrophe inside a name joins
        ("Patrick O’Brien", ("patrick", "o", "brien"), "patrick-obrien"),
    ],
)
def test_spellings(name: str, words: tuple[str, ...], identity: str) -> None:
    assert name_words(name) == words
    assert slug(name) == identity
