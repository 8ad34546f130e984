"""Quotations: which stretches stand in quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.quotations import is_quoted, quotations


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
    ('"One," he said, "and two."', ['"One,"', '"and two."']),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in quotations(text, whole(text))] == expected


def test_a_quotation_carried_over_paragraphs() -> None:
    text = "“First part.\n“Second part.”"
    spans = quotations(text, ((0, 12), (13, len(text))))
    assert [text[s:e] for s, e in spans] == ["“First part.", "“Second part.”"]


@given(st.text(alphabet="a \"“”«»„'\n", max_size=60))
def test_any_marks_give_sorted_separate_spans(text: str) -> None:
    found = quotations(text, whole(text) if text else ())
    assert all(s < e for s, e in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    for start, end in found:
        assert is_quoted(start, found)
        assert not is_quoted(end, found) or any(s == end for s, _ in found)
