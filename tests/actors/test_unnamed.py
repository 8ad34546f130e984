"""Unnamed parties: their tables, what they are taken for, and what is left alone."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.actors.knowledge import load_knowledge
from demarche.actors.resolver import Resolver
from demarche.actors.sectors import (
    LEXICON,
    Parties,
    actor_code,
    code_of,
    code_of_person,
    country_of_people,
    group_nouns,
    group_phrases,
    party_id,
    sectors,
)
from demarche.actors.spelling import fold
from demarche.language.analyse import analyse
from demarche.records import Document

if TYPE_CHECKING:
    from demarche.actors.mention import Cast

SMALLEST_TABLE = 150


@cache
def shipped_resolver() -> Resolver:
    return Resolver(load_knowledge())


@pytest.fixture(scope="module")
def shipped() -> Resolver:
    return shipped_resolver()


def cast_of(resolver: Resolver, text: str, published: str = "2015-03-01") -> Cast:
    return resolver.resolve(Document(id="t", text=text, published=published), analyse(text))


def named(resolver: Resolver, text: str) -> dict[str, tuple[str, ...]]:
    """The words of each mention with its actors."""
    return {text[slice(*m.span)]: m.actors for m in cast_of(resolver, text).mentions}


def test_the_tables_are_sorted_and_agree() -> None:
    for name in ("group_nouns", "peoples", "sectors"):
        with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))[1:]
        assert rows == sorted(rows), name
    assert len(group_nouns()) >= SMALLEST_TABLE
    assert {noun.sector for noun in group_nouns()} <= set(sectors())
    assert {country for country in country_of_people().values() if country} <= set(load_knowledge().countries)
    for word in (*country_of_people(), *(w for n in group_nouns() for w in (n.noun, n.plural))):
        assert word == fold(word)


def test_no_phrase_stands_twice() -> None:
    # "marines" as the plural of two nouns would make the sector depend on the order of the table.
    phrases = [p.words for some in group_phrases().values() for p in some]
    assert len(phrases) == len(set(phrases))


def test_ids_of_unnamed_parties_are_nobody_elses() -> None:
    form = re.compile(rf"([a-z]{{3}}|unnamed)-({'|'.join(sectors()).lower()})")
    knowledge = load_knowledge()
    ids = {*knowledge.organizations, *knowledge.places, *knowledge.people, *knowledge.positions}
    assert [i for i in ids if form.fullmatch(i)] == []


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        # the adjective of a country straight before the noun
        ("Syrian rebels shelled the airport.", "Syrian rebels", "syr-reb"),
        # words between, and a phrase of two words
        ("Iraqi Sunni armed groups kidnapped a driver.", "Iraqi Sunni armed groups", "irq-uaf"),
        # the genitive
        ("Kenya's security forces were praised.", "Kenya's security forces", "ken-cop"),
        # "in" after the noun, and "of"; the place is a mention of its own
        ("Opposition parties in Zimbabwe boycotted the vote.", "Opposition parties", "zwe-opp"),
        ("Police in Minsk used tear gas.", "Police", "blr-cop"),
        # the place where the clause puts its doings
        ("Farmers blocked roads in France on Monday.", "Farmers", "fra-agr"),
        # no country at all
        ("Gunmen opened fire on the bus.", "Gunmen", "unnamed-uaf"),
        ("The president spoke as protesters gathered outside.", "protesters", "unnamed-cvl"),
        # people who act for a body
        ("Taliban fighters overran the post.", "Taliban fighters", "taliban"),
        ("NATO troops left the valley.", "NATO troops", "nato"),
        # soldiers are the armed forces, officials the government
        ("Ukrainian troops crossed the river.", "Ukrainian troops", "armed-forces-of-ukraine"),
        ("Polish ministers rejected the plan.", "Polish ministers", "POL"),
        # a people without a state: its country where it has one, else where the text puts it
        ("Chechen rebels attacked a convoy.", "Chechen rebels", "rus-reb"),
        ("Kurdish militants in Turkey laid down arms.", "Kurdish militants", "tur-reb"),
        # a people that has the name of another state
        ("Ethnic Albanian guerrillas in Macedonia agreed to a truce.", "Ethnic Albanian guerrillas", "mkd-reb"),
        ("Ethnic Russians in Latvia demanded schools.", "Ethnic Russians", "lva-cvl"),
    ],
)
def test_parties(shipped: Resolver, text: str, words: str, actor: str) -> None:
    assert named(shipped, text).get(words) == (actor,)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        # the noun only describes another
        ("The student union elected a chair.", "edu"),
        ("Egyptian police dogs were trained.", "cop"),
        # a person's title
        ("Kenya's opposition leader Raila Odinga arrived.", "opp"),
        # backed by a country is not of it
        ("US-backed rebels took the town.", "usa"),
        ("Pro-Russian separatists took the town.", "rus-"),
        # citizens spoken of without a country are no party
        ("The law protects residents and citizens.", "cvl"),
        # a name
        ("The Rebels of Ole Miss won.", "reb"),
    ],
)
def test_what_is_no_party(shipped: Resolver, text: str, absent: str) -> None:
    assert not [a.id for a in cast_of(shipped, text).actors if absent in a.id]


def test_two_countries_make_two_parties(shipped: Resolver) -> None:
    found = named(shipped, "Israeli and Palestinian civilians were killed.")
    assert found == {"Israeli and Palestinian civilians": ("isr-cvl", "pse-cvl")}


def test_the_record_of_a_party(shipped: Resolver) -> None:
    actor = next(a for a in cast_of(shipped, "Syrian insurgents attacked Homs.").actors if a.id == "syr-reb")
    assert (actor.name, actor.aliases, actor.type) == ("Syrian rebels", ("Syrian insurgents",), "group")
    assert (actor.country, actor.code) == ("SYR", "SYRREB")


def test_ids_and_codes() -> None:
    assert (party_id("SYR", "REB"), party_id(None, "UAF")) == ("syr-reb", "unnamed-uaf")
    assert (actor_code("SYR", "REB"), actor_code(None, "REB")) == ("SYRREB", "REB")


def test_the_forces_of_the_tables_come_first() -> None:
    # A body that the tables know under another name than "Armed Forces of Israel".
    parties = Parties(load_knowledge())
    assert parties.party("ISR", "MIL").id == "israel-defense-forces"
    assert parties.party("SEN", "MIL").code == "SENMIL"
    assert parties.party("SEN", "GOV").id == "SEN"


def test_codes_of_actors() -> None:
    knowledge = load_knowledge()
    russia, un = knowledge.entity("RUS"), knowledge.entity("united-nations")
    assert russia is not None
    assert un is not None
    assert (code_of(russia, acting=True), code_of(russia), code_of(un)) == ("RUSGOV", "RUS", "IGOUNO")
    president, minister = knowledge.positions["rus-president"], knowledge.positions["gbr-prime-minister"]
    assert code_of_person("RUS", (president, minister)) == "RUSGOV"
    assert code_of_person("GBR", ()) == "GBR"
    assert code_of_person(None, ()) is None


@given(
    st.lists(
        st.sampled_from(("Syrian", "rebels", "in", "the", "Iraq", "police", "-", "and", "ethnic", "'s", ".", "of"))
    )
)
def test_any_order_of_such_words(words: list[str]) -> None:
    text = " ".join(words)
    for mention in cast_of(shipped_resolver(), text).mentions if text.strip() else ():
        assert text[slice(*mention.span)].strip()
