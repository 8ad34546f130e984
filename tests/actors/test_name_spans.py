"""Names with their types: what the tables and the words of a name add to the model's."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.actors.gazetteer import Gazetteer
from demarche.actors.knowledge import load_knowledge
from demarche.actors.name_spans import LABELS, named_spans
from demarche.language.clause import Analysis, Name

KNOWLEDGE = load_knowledge()
GAZETTEER = Gazetteer(KNOWLEDGE)


def spans(text: str, *model: tuple[str, str]) -> list[tuple[str, str]]:
    """The names in a text of which the model names these words with these labels."""
    names = tuple(Name(text.index(words), text.index(words) + len(words), label) for words, label in model)
    whole = (0, len(text))
    found = named_spans(Analysis(text, (), (whole,), (whole,), (), names, ()), GAZETTEER, KNOWLEDGE)
    return [(text[name.start : name.end], name.label) for name in found]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        # elections by year, with a month, with what is elected and where
        ("He lost the 2015 general election.", (), [("2015 general election", "EVENT")]),
        ("It won the 2017 Kenyan presidential election.", (), [("2017 Kenyan presidential election", "EVENT")]),
        (
            "She stood in the December 1910 Canadian federal election.",
            (),
            [("December 1910 Canadian federal election", "EVENT")],
        ),
        ("the 2019 Senate election in Indiana", (), [("2019 Senate election in Indiana", "EVENT")]),
        # an election without year or place is any
        ("They called a general election.", (), []),
        ("The next elections are due.", (), []),
        # wars and gatherings
        ("since the Bosnian War", (), [("Bosnian War", "EVENT")]),
        ("the Second World War II", (), [("Second World War II", "EVENT")]),
        ("at the 2019 BRICS summit", (), [("2019 BRICS summit", "EVENT")]),
        # bodies by their head, before it and after it; the next body and a person end it
        ("the Norwegian Centre Party", (), [("Norwegian Centre Party", "ORG")]),
        ("the Green Party of Canada and the Reform Party of Canada", (), [
            ("Green Party of Canada", "ORG"), ("Reform Party of Canada", "ORG"),
        ]),
        ("the Workers' Party of Lula da Silva", (("Lula da Silva", "PERSON"),), [
            ("Workers' Party", "ORG"), ("Lula da Silva", "PERSON"),
        ]),
        ("at the University of Ljubljana", (), [("University of Ljubljana", "ORG")]),
        # a head in small letters makes no name
        ("a new party of Norwegians", (), []),
        # countries are places also where they act; with a full stop
        ("Norway told Sweden", (), [("Norway", "LOC"), ("Sweden", "LOC")]),
        ("in the U.S. they", (), [("U.S.", "LOC")]),
        # an adjective is no name
        ("a Norwegian ship", (), []),
        # the table mends the model's label on the same words
        ("Norway said", (("Norway", "PERSON"),), [("Norway", "LOC")]),
        # the model's longer name holds
        ("the Norway Spruce Club", (("Norway Spruce Club", "ORG"),), [("Norway Spruce Club", "ORG")]),
        # a title alone is nobody
        ("thank you, Mr President", (("Mr President", "PERSON"),), []),
    ],
)  # fmt: skip
def test_names(text: str, model: tuple[tuple[str, str], ...], expected: list[tuple[str, str]]) -> None:
    assert spans(text, *model) == expected


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6))
    model = tuple(Name(a, b, "PERSON") for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False) if a < b)
    whole = (0, len(text))
    found = named_spans(Analysis(text, (), (whole,), (whole,), (), model, ()), GAZETTEER, KNOWLEDGE)
    assert all(0 <= one.start < one.end <= len(text) and one.label in LABELS for one in found)
    assert all(former.end <= latter.start for former, latter in itertools.pairwise(found))
