"""The index of names: whole names, endings, and names of one sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.actors.name_index import NameIndex, alike, sound
from demarche.actors.spelling import core_words

INDEX = NameIndex([
    ("nouri", "al-Maliki", False, ("Nouri al-Maliki", "Nuri al-Maliki")),
    ("collor", "Collor de Mello", False, ("Fernando Collor de Mello",)),
    ("gheit", "Gheit", False, ("Ahmed Aboul Gheit",)),
    ("zardari", "Zardari", False, ("Asif Ali Zardari",)),
    ("yaradua", "Yar'Adua", False, ("Umaru Musa Yar'Adua",)),
    ("rao", "Rao", False, ("P. V. Narasimha Rao",)),
    ("isaias", "Isaias", True, ("Isaias Afwerki",)),
])  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # an article makes no difference, nor does its spelling
        ("al-Maliki", {"nouri"}),
        ("el-Maliki", {"nouri"}),
        ("Maliki", {"nouri"}),
        # several words: all of them, the first, the last
        ("Collor de Mello", {"collor"}),
        ("Collor", {"collor"}),
        ("Mello", {"collor"}),
        # a name before the family name that texts take with it
        ("Aboul Gheit", {"gheit"}),
        # an apostrophe makes no words
        ("Yar'Adua", {"yaradua"}),
        # any name of those who are called by any
        ("Afwerki", {"isaias"}),
        # given names of others are no surnames
        ("Nouri", set()),
        ("Umaru Musa", set()),
    ],
)
def test_surnames(written: str, expected: set[str]) -> None:
    assert INDEX.surnamed(*core_words(written)) == expected


def test_shortened_names() -> None:
    # a middle name or initials left out; the given name alone is not enough
    assert INDEX.shortened(core_words("Asif Zardari")) == {"zardari"}
    assert INDEX.shortened(core_words("Narasimha Rao")) == {"rao"}
    assert INDEX.shortened(core_words("Asif Ali")) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # letters that spellings exchange, doubled letters, vowels
        ("rouseff", "rousseff", True),
        ("alyiev", "aliyev", True),
        ("demiral", "demirel", True),
        ("ahmed", "ahmet", True),
        # another consonant, another first vowel, too few letters in common
        ("papandreou", "panandreou", False),
        ("amata", "imata", False),
        ("rahman", "roman", False),
        # too short to tell
        ("lee", "li", False),
    ],
)
def test_alike(one: str, other: str, *, expected: bool) -> None:
    assert alike(one, other) is expected
    assert alike(other, one) is expected


def test_other_alphabets_have_no_sound() -> None:
    # look-alike letters never come near a name
    assert INDEX.sounding(("maliki",)) == {"nouri"}
    assert INDEX.sounding(("maІiki",)) == frozenset()


@given(st.text())
def test_sound_takes_any_text(text: str) -> None:
    assert sound(text) == sound(text)
    assert alike(text, text) is (len(text) >= 4)
