"""The word lists: their form, and what they must agree on with each other and with the tables."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from demarche.actors.knowledge import load_knowledge
from demarche.actors.spelling import fold
from demarche.actors.titles import SYNONYMOUS_ROLES, title_key
from demarche.actors.wordlists import body_words, gender_of_names, place_words, reference_words, title_words

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = ("bodies", "given_names", "names", "places", "references", "titles")
CODES = frozenset({"by_any_name", "family_name_first", "RUS", "UKR", "USA", "FRA"})
"""Lists and sections that hold country codes or are named by them."""


def table(name: str) -> dict[str, Any]:
    """One file as it is written."""
    return tomllib.loads(files("demarche.actors").joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8"))


def lists(rows: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a table, those of its sections too."""
    for name, value in rows.items():
        if isinstance(value, list):
            yield name, value
        elif isinstance(value, dict):
            yield from lists(value)


@pytest.mark.parametrize("name", TABLES)
def test_words_are_folded_and_stand_once(name: str) -> None:
    for listed, words in lists(table(name)):
        assert words, listed
        assert len(words) == len(set(words)), listed
        assert listed in CODES or words == [fold(w) for w in words], listed


@pytest.mark.parametrize("name", TABLES)
def test_words_are_single_but_for_phrases(name: str) -> None:
    # the resolver looks these up word by word; phrases are allowed only where it joins words first
    phrases = {"phrases", "leaders", "ministers", "light_verbs", *table("titles")["roles"]}
    for listed, words in lists(table(name)):
        assert listed in phrases or all(" " not in w for w in words), listed


def test_no_name_is_of_both_genders() -> None:
    names = table("given_names")
    assert not set(names["feminine"]) & set(names["masculine"])
    assert gender_of_names()["angela"] == "f"
    assert gender_of_names()["olaf"] == "m"


def test_roles_are_those_of_the_positions() -> None:
    used = {position.role for position in load_knowledge().positions.values()}
    # a crown prince has a role in the word list only
    assert set(table("titles")["roles"]) - {"crown-prince"} <= used
    assert used >= SYNONYMOUS_ROLES
    # every title is written as titles are compared
    assert all(title_key(title) == title for title in title_words().role_of)


def test_each_spelling_leads_to_another_word() -> None:
    spellings = title_words().spellings
    assert not set(spellings) & {w for value in spellings.values() for w in value.split()}
    # a variant of a title word is a title word too
    assert {"adviser", "counsellor"} <= title_words().heads
    assert {"defence", "labour"} <= title_words().modifiers


def test_codes_of_countries_are_known() -> None:
    countries = load_knowledge().countries
    assert title_words().family_name_first <= set(countries)
    assert set(title_words().foreign_titles) - {"any"} <= set(countries)


def test_lists_that_narrow_others() -> None:
    words = reference_words()
    assert words.needs_number <= set(words.group_of)
    assert title_words().common_heads <= title_words().heads
    assert place_words().adjective_only <= place_words().government
    assert place_words().attributive <= place_words().government | place_words().military
    assert body_words().leading <= set(body_words().type_of)
    # what begins a reference is looked at
    assert set(words.group_starts) <= words.triggers
