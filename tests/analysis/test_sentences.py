"""Sentences and their parts, found by marks alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.analysis.sentences import parts, sentences

SENTENCES = [
    # initials, suffixes and abbreviations end no sentence
    (
        "President J. R. Biden, Jr. spoke with him. They met.",
        ["President J. R. Biden, Jr. spoke with him.", "They met."],
    ),
    ("Mr. Lavrov called U.S. Secretary Kerry. He agreed.", ["Mr. Lavrov called U.S. Secretary Kerry.", "He agreed."]),
    # a closing quotation mark belongs to its sentence
    ("“We need peace.” He thanked them.", ["“We need peace.”", "He thanked them."]),
    # headings, marks, bylines and lines that announce tell nothing
    ("Readout of the call\n###\nThe below is attributable to the Spokesperson:\nThey met.", ["They met."]),
    # what a journalist asks is no point; what is answered in the same line is
    ("Q Did they discuss it? Thanks.\nThey did.", ["They did."]),
    ("Question: Did they? Yury Ushakov: No, they did not.", ["Yury Ushakov: No, they did not."]),
    # who speaks is no part of what is said
    ("PRESIDENT ZELENSKYY: (As interpreted.) Thank you very much.", ["Thank you very much."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


PARTS = [
    # two clauses
    (
        "They discussed the outcome of the summit, and the firm commitment of the allies to Ukraine.",
        ["They discussed the outcome of the summit", "the firm commitment of the allies to Ukraine."],
    ),
    # a list of single words stays whole
    (
        "They gave Ukraine military, economic, and humanitarian help for the winter.",
        ["They gave Ukraine military, economic, and humanitarian help for the winter."],
    ),
    # a short rest stays with its clause
    ("They discussed the outcome of the summit, and trade.", ["They discussed the outcome of the summit, and trade."]),
    (
        "He conveyed the support being provided as well as efforts to rally other countries.",
        ["He conveyed the support being provided", "efforts to rally other countries."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in parts(text, (0, len(text)))] == expected


def test_a_statement_begins_a_part_only_after_a_joint() -> None:
    text = "He outlined what answer they expect and agreed on new help for the state."
    second = text.index("agreed")
    assert [text[slice(*p)] for p in parts(text, (0, len(text)), (second,))][1] == text[second:]
    assert parts(text, (0, len(text)), (text.index("answer"),)) == [(0, len(text))]


@given(st.text(alphabet="aB .,?!:;\n\"“”'Q#and", max_size=300))
def test_sentences_and_parts_are_ordered_and_inside(text: str) -> None:
    reached = 0
    for sentence in sentences(text):
        assert reached <= sentence[0] < sentence[1] <= len(text)
        assert text[slice(*sentence)] == text[slice(*sentence)].strip()
        inside = sentence[0]
        for start, end in parts(text, sentence):
            assert inside <= start < end <= sentence[1]
            inside = end
        reached = sentence[1]
