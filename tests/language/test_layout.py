"""Turns of a transcript: which labels open them, how far they reach, and that their clauses know who speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.analyse import analyse, paragraphs_of
from demarche.language.layout import turns_of


def told(text: str) -> list[tuple[str, str]]:
    """The speaker and the words of every turn."""
    return [(turn.speaker.text, text[slice(*turn.span)].strip()) for turn in turns_of(text, paragraphs_of(text))]


TRANSCRIPTS = [
    # titles in capitals and a role
    ("QUESTION: Will you go?\nMR. PRICE: We will.", [("QUESTION", "Will you go?"), ("MR. PRICE", "We will.")]),
    # the mixed case of other houses, also with small words and an aside after the name
    (
        "Mr Smith: I spoke to him.\nPresident von der Leyen (via interpreter): We agree.",
        [("Mr Smith", "I spoke to him."), ("President von der Leyen", "We agree.")],
    ),
    # a name without a title counts where it comes again
    (
        "Vladimir Putin: Yes.\nQUESTION: And now?\nVladimir Putin: No.",
        [("Vladimir Putin", "Yes."), ("QUESTION", "And now?"), ("Vladimir Putin", "No.")],
    ),
    # a turn goes on over paragraphs without a label; what stands before the first is nobody's
    (
        "Doha, 3 May\nMODERATOR: Hello.\nSit down.\nDR. RAO: Thanks.",
        [("MODERATOR", "Hello.\nSit down."), ("DR. RAO", "Thanks.")],
    ),
    # a letter without a colon
    ("Q    Why?\nMS. PSAKI: Because.", [("Q", "Why?"), ("MS. PSAKI", "Because.")]),
    # one label alone, headings, salutations and joint subjects are none
    ("MR. PRICE: We will.", []),
    ("Pillar I: Trade.\nPillar II: Energy.", []),
    ("NOTE: Check.\nNOTE: Check again.", []),
    ("Peru and Chile: Trade.\nPeru and Chile: Energy.", []),
    ("Dear Madam Speaker: I write.\nDear Madam Speaker: I write again.", []),
    # nothing is said after it
    ("MR. PRICE:\nMR. PRICE:", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS)
def test_turns(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_clauses_know_who_speaks() -> None:
    text = "Doha\nQUESTION: Will Togo sign?\nMR. PRICE: Togo signed.\nWe met in Lima.\nMS. PSAKI: Chile left."
    analysis = analyse(text)
    assert [(c.predicate, c.speaker.text if c.speaker else None) for c in analysis.clauses] == [
        ("sign", "QUESTION"),
        ("sign", "MR. PRICE"),
        ("meet", "MR. PRICE"),
        ("leave", "MS. PSAKI"),
    ]
    # a label is a sentence of its own, however many full stops it has
    assert [text[slice(*span)] for span in analysis.sentences][3:5] == ["MR. PRICE:", "Togo signed."]
    price = analysis.clauses[1].speaker
    assert price is not None
    assert (text[slice(*price.span)], text[slice(*price.head)], price.pos) == ("MR. PRICE", "PRICE", "PROPN")


def test_a_letter_that_becomes_two_shifts_nothing() -> None:
    text = "MR. WEIß: Togo signed.\nMS. GROß: Chile left."
    analysis = analyse(text)
    assert [text[slice(*c.verb)] for c in analysis.clauses] == ["signed", "left"]


def test_a_text_that_is_no_transcript_has_no_speakers() -> None:
    analysis = analyse("Norway said: We met Finland.")
    assert analysis.turns == ()
    assert all(clause.speaker is None for clause in analysis.clauses)


@given(
    st.lists(
        st.sampled_from(["MR. PRICE:", "Q", "Norway", "met.", "\n", " ", "NOTE:", "QUESTION: ", "“", "É:"]), max_size=25
    )
)
def test_turns_are_in_order_and_within_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    turns = turns_of(text, paragraphs_of(text))
    assert len(turns) != 1
    edges = [edge for turn in turns for edge in (*turn.label, *turn.span)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(turn.label[0] < turn.label[1] == turn.span[0] < turn.span[1] for turn in turns)
