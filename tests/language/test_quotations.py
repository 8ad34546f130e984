"""Quotations: which stretches stand in quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.quotations import is_quoted, quotations, with_marks


def whole(text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),)


CASES = [
    ('He said: "We agree."', ['"We agree."']),
    # curly marks with an inner quotation: the outer one counts
    ("“He said “no” twice,” she said.", ["“He said “no” twice,”"]),
    ("«Мы» and „so“ on", ["«Мы»", "„so“"]),
    # an apostrophe opens nothing
    ("Ukraine's own 'so-called' allies", []),
    # a mark that never closes is ignored
    ('He said "we agree and left', []),
    # single marks quote too; an apostrophe within a word and a plural's genitive are no marks
    ("‘We’ll pay,’ he said", ["‘We’ll pay,’"]),
    ("‘The ministers’ offer stands.’ He left", ["‘The ministers’ offer stands.’"]),
    ("the ‘allies’ of Togo", ["‘allies’"]),
    # within another quotation they are part of it
    ("“The draft says ‘no’,” he said", ["“The draft says ‘no’,”"]),
    ("a letter of the ’90s and ‘never closed", []),
    ('"One," he said, "and two."', ['"One,"', '"and two."']),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in quotations(text, whole(text))] == expected


def test_a_quotation_carried_over_paragraphs() -> None:
    text = "“First part.\n“Second part.”"
    spans = quotations(text, ((0, 12), (13, len(text))))
    assert [text[s:e] for s, e in spans] == ["“First part.", "“Second part.”"]


MARKS = [
    # the closing mark is missing, or the opening one
    ("said: “We agree.” And left", "said: “We agree", "said: “We agree.”"),
    ("“We agree,” said Togo.", "We agree,” said Togo", "“We agree,” said Togo"),
    # a quotation whose words are not all there gets no mark
    ("said: “We agree. We go.” And left", "said: “We agree", "said: “We agree"),
    ("“We agree. We go,” said Togo.", "We go,” said Togo", "We go,” said Togo"),
    # neither mark is there, or both
    ("said: “We agree.” And left", "We agree", "We agree"),
    ("said: “We agree.” And left", "said: “We agree.”", "said: “We agree.”"),
]


@pytest.mark.parametrize(("text", "part", "expected"), MARKS)
def test_a_stretch_gets_the_other_mark(text: str, part: str, expected: str) -> None:
    start = text.index(part)
    span = with_marks(text, (start, start + len(part)), quotations(text, whole(text)), (0, len(text)))
    assert text[slice(*span)] == expected


def test_a_stretch_grows_no_farther_than_it_may() -> None:
    text = "said: “We agree.” And left"
    quoted = quotations(text, whole(text))
    assert with_marks(text, (0, 15), quoted, (0, 16)) == (0, 15)
    assert with_marks(text, (0, 15), quoted, (0, 17)) == (0, 17)


@given(st.text(alphabet="as \"“”«»„'‘’.\n", max_size=60))
def test_any_marks_give_sorted_separate_spans(text: str) -> None:
    found = quotations(text, whole(text) if text else ())
    assert all(s < e for s, e in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    for start, end in found:
        assert is_quoted(start, found)
        assert not is_quoted(end, found) or any(s == end for s, _ in found)
