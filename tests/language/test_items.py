"""List items that carry on their lead-in: which do, and what their clauses then say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.analyse import analyse, paragraphs_of
from demarche.language.items import leads_of


def carried(text: str) -> list[str]:
    """The items of a text with their lead-ins."""
    spans = paragraphs_of(text)
    return [f"{text[slice(*lead)]} | {text[slice(*spans[number])]}" for number, lead in leads_of(text, spans).items()]


LISTS = [
    # a base form completes "to" and "will", with a bullet, a number or nothing before it
    (
        "Togo agreed to:\n- open a port;\n2. sign it;\nhost talks.",
        ["Togo agreed to | - open a port;", "Togo agreed to | 2. sign it;", "Togo agreed to | host talks."],
    ),
    ("Togo will:\nSupport the talks.\nThe talks begin.", ["Togo will | Support the talks."]),
    # a past behind a bullet completes a subject
    (
        "The Ministers:\n• Welcomed the vote.\n• Called on Mali to act.",
        ["The Ministers | • Welcomed the vote.", "The Ministers | • Called on Mali to act."],
    ),
    # only the last sentence leads in
    ("They met. They agreed to:\n• open a port", ["They agreed to | • open a port"]),
    # items that are sentences or names complete nothing; nor does a past without a bullet
    ("Togo will take these steps:\n- The port will open.", []),
    ("Togo will:\n- Support of the talks.", []),
    ("The delegates:\n• Ms Ruto\n• Mr Xi", []),
    ("Togo said:\nWelcomed by Mali, we left.", []),
    # the list ends where another paragraph begins
    ("Togo will:\n- open a port.\nThat was all.\n- Sign it.", ["Togo will | - open a port."]),
    # nothing leads in, or too much
    ("- open a port", []),
    ("Togo, " + "and Mali, " * 40 + "will:\n- open a port", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_items(text: str, expected: list[str]) -> None:
    assert carried(text) == expected


def test_items_are_complements_of_the_lead_in() -> None:
    lead = "The leaders of Togo and Mali agreed to:"
    text = f"{lead}\n- strengthen trade between them;\n- open a consulate in Lomé; and\n- meet in 2024."
    analysis = analyse(text)
    agree, *items = analysis.clauses
    assert [item.predicate for item in items] == ["strengthen", "open", "meet"]
    assert agree.complement == items[0].index
    for item in items:
        assert (item.role, item.parent) == ("complement", agree.index)
        assert item.subject is not None
        assert (item.subject.text, item.subject_shared) == ("The leaders of Togo and Mali", True)
    # each item keeps to its own words and is a sentence of its own, bullet included
    assert text[slice(*items[1].span)] == "open a consulate in Lomé"
    assert [text[slice(*analysis.sentences[item.sentence])][:3] for item in items] == ["- s", "- o", "- m"]
    assert [text[word.start : word.end] for word in analysis.words if text[word.start : word.end] == "-"] == ["-"] * 3
    assert "Lomé" in [text[name.start : name.end] for name in analysis.names]


def test_items_of_a_subject_have_it() -> None:
    text = "The Ministers:\n• Welcomed the progress made in Geneva.\n• Reaffirmed their commitment to the treaty."
    told = {c.predicate: c.subject.text for c in analyse(text).clauses if c.subject is not None}
    assert told["welcome"] == told["reaffirm"] == "The Ministers"


@given(
    st.lists(
        st.sampled_from(["Togo will:", "- ", "open", "Open", " a port", "\n", "1. ", ":", "•", " to:", "é"]),
        max_size=20,
    )
)
def test_any_list_gives_items_behind_their_lead_in(parts: list[str]) -> None:
    text = "".join(parts)
    spans = paragraphs_of(text)
    for number, lead in leads_of(text, spans).items():
        assert 0 <= lead[0] < lead[1] < spans[number][0]
    analysis = analyse(text)
    assert [w.start for w in analysis.words] == sorted(w.start for w in analysis.words)
    assert all(a[1] <= b[0] for a, b in zip(analysis.sentences, analysis.sentences[1:], strict=False))
    for clause in analysis.clauses:
        first, last = analysis.sentences[clause.sentence]
        assert first <= clause.span[0] < clause.span[1] <= last
