"""Positions: who stands where on what, out of single sentences, and how an issue is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reading.issue_names import LONGEST_ISSUE, issue_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Reading

STATED = [
    # the holder of a noun of stance is its owner, even inside what somebody else says
    (
        "Volodymyr Zelenskyy thanked Joe Biden for the support of the United States for the independence of Ukraine.",
        ("USA", "support", "independence of Ukraine"),
    ),
    # a commitment whose "to" comes after its owner
    (
        "President Biden reaffirmed the commitment of the United States to the defense of Japan.",
        ("USA", "support", "defense of Japan"),
    ),
    # an infinitive after the noun is the issue
    (
        "Russia stressed its intention to leave the Open Skies Treaty.",
        ("RUS", "support", "leave the Open Skies Treaty"),
    ),
    # what is asked for is supported
    (
        "Emmanuel Macron urged Iran to return to the nuclear agreement.",
        ("emmanuel-macron", "support", "return to the nuclear agreement"),
    ),
    # asking for something not to be done is opposing it
    (
        "France called on all states not to supply Russia with weapons.",
        ("FRA", "oppose", "supply Russia with weapons"),
    ),
    # a verb of fighting opposes its object
    ("Germany pledged to combat human trafficking.", ("DEU", "oppose", "human trafficking")),
    # condemning opposes the deed
    ("Japan condemned the ballistic missile launches of North Korea.", ("JPN", "oppose", "missile launches")),
    # concern at a development opposes it
    (
        "Emmanuel Macron expressed concern over the arrest of opposition leaders.",
        ("emmanuel-macron", "oppose", "arrest of opposition leaders"),
    ),
    # a verb of stance with its preposition
    ("Brazil stands for the territorial integrity of Ukraine.", ("BRA", "support", "territorial integrity of Ukraine")),
    # the name beside the predicate is its subject, not the farther one
    (
        "Putin’s assessment would be that Germany is disinclined to opt for a military solution.",
        ("DEU", "oppose", "military solution"),
    ),
    # a priority belongs to its owner
    ("Turkey’s priority is the return of refugees.", ("TUR", "support", "return of refugees")),
    # what would bring an answer is opposed
    (
        "Antony Blinken stressed that further Russian aggression against Ukraine would result in a swift response.",
        ("antony-blinken", "oppose", "aggression against Ukraine"),
    ),
    # a duty that is stated
    (
        "Volodymyr Zelenskyy stressed that the borders of 1991 must be restored.",
        ("volodymyr-zelenskyy", "support", "borders of 1991"),
    ),
    # hope for an end, fear of a thing
    ("France hopes to ease the tensions over Lebanon.", ("FRA", "support", "ease the tensions over Lebanon")),
    (
        "Canada expressed its concern that the nuclear agreement could be undermined.",
        ("CAN", "oppose", "nuclear agreement"),
    ),
    # what is asked for stands after "for", wherever else a preposition stands
    (
        "On economic questions, Germany called for fair access to the Chinese market.",
        ("DEU", "support", "fair access"),
    ),
    # a thin name goes on with what follows
    (
        "Oman agreed to examine by July on what terms the parties might return.",
        ("OMN", "support", "on what terms"),
    ),
    # who punishes a deed opposes it
    (
        "President Biden imposed severe costs on Russia for the aggression against Ukraine.",
        ("joe-biden", "oppose", "aggression against Ukraine"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_stated_stance(read: Callable[..., Reading], text: str, expected: tuple[str, str, str]) -> None:
    actor, stance, words = expected
    found = [(p.actor, p.stance, p.issue_name or "") for p in read(text).positions]
    assert any((a, s) == (actor, stance) and words in name for a, s, name in found), found


NONE = [
    # staying in touch is no stance
    "Vladimir Putin and Emmanuel Macron agreed to continue contacts at various levels.",
    # worry for somebody is not opposition to him
    "Emmanuel Macron expressed concern for the safety of the hostages.",
    # who is asked is not what is asked for
    "Russia asked its partners.",
    # the importance of a thing that is only discussed is nobody's word
    "Vladimir Putin and Emmanuel Macron discussed the importance of trade.",
    # what somebody warns of as an outcome is no issue
    "Emmanuel Macron warned of the consequences.",
    # a plan by name wants nothing
    "The American Rescue Plan is the first bill to include schools.",
    # no verb of stance
    "Turkey received a delegation from Iran.",
    # "begs to differ" asks for nothing
    "But Moscow begs to differ.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_stance(read: Callable[..., Reading], text: str) -> None:
    assert read(text).positions == ()


def test_each_side_of_an_agreement_holds_the_position(read: Callable[..., Reading]) -> None:
    text = "Israel and Turkey agreed to restore full diplomatic relations."
    assert {(p.actor, p.stance) for p in read(text).positions} == {("ISR", "support"), ("TUR", "support")}


def test_readiness_under_a_condition_is_conditional(read: Callable[..., Reading]) -> None:
    text = "Iran is ready to limit enrichment if the sanctions are lifted."
    assert [(p.actor, p.stance) for p in read(text).positions] == [("IRN", "conditional")]


def test_proof_holds_the_issue_and_starts_with_its_clause(read: Callable[..., Reading]) -> None:
    text = "Russia and China met.\nEmmanuel Macron urged Iran to return to the nuclear agreement."
    (position,) = read(text).positions
    ((start, end),) = position.evidence
    assert text[start:end] == "Emmanuel Macron urged Iran to return to the nuclear agreement"


NAMES = [
    # articles and the marks of a clause name nothing
    ("the full implementation of the Minsk agreements", "full implementation of the Minsk agreements"),
    ("to deliver assistance to Ukraine", "deliver assistance to Ukraine"),
    # an afterthought ends the name
    ("brutal actions, including extensive use of force", "brutal actions"),
    ("diplomacy and deterrence in response to the build-up", "diplomacy and deterrence"),
    # quotation marks do not belong to it
    ("“deep differences”", "deep differences"),
    # a long one ends before the phrase that does not fit
    (
        "trilateral cooperation with the Republic of Korea and Japan towards the complete end of tests",
        "trilateral cooperation with the Republic of Korea and Japan",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_issue_name(text: str, name: str) -> None:
    assert issue_name(text) == name


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=1, max_size=40))
def test_a_name_is_short_and_never_cut_inside_a_word(words: list[str]) -> None:
    name = issue_name(" ".join(words))
    assert len(name) <= LONGEST_ISSUE
    assert set(name.split()) <= set(words)


@given(st.text(max_size=300))
def test_any_text_gets_a_name_within_bounds(text: str) -> None:
    assert len(issue_name(text)) <= LONGEST_ISSUE
