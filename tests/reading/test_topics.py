"""Topics: what a stretch of text is about, by the table and by the actors named in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ontology.topics import load_topics, topics_by_alias
from demarche.reading.topics import topics_in, topics_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.reading.context import ReadingContext

    ContextFor = Callable[..., ReadingContext]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in the order of the text, not of the table
        ("climate change and cyber security", ["climate", "cyber"]),
        ("cyber security and climate change", ["cyber", "climate"]),
        # a topic told twice is one topic
        ("climate change, global warming and the climate", ["climate"]),
        # capitals do not matter
        ("NON-PROLIFERATION", ["non-proliferation"]),
        # whole words only, on either side
        ("the fisheries agreement", ["fisheries"]),
        ("megafisheries", []),
        ("fisheriesman", []),
        # but punctuation may touch them
        ("(fisheries)", ["fisheries"]),
        ("fisheries, gaza.", ["fisheries", "gaza"]),
        # nothing known
        ("the weather in the mountains", []),
        ("", []),
    ],
)
def test_topics_in_a_text(text: str, expected: list[str]) -> None:
    assert list(topics_in(text)) == expected


def test_every_alias_finds_its_topic() -> None:
    for alias, topic in topics_by_alias().items():
        assert topic.id in topics_in(f"They discussed {alias}.")


@given(st.text(max_size=60), st.sampled_from(sorted(topics_by_alias())))
def test_any_text_gives_known_topics_once(text: str, alias: str) -> None:
    found = topics_in(f"{text} {alias} {text}")
    assert topics_by_alias()[alias].id in found
    assert len(set(found)) == len(found)
    assert set(found) <= {topic.id for topic in load_topics()}


@pytest.mark.parametrize(
    ("text", "without", "expected"),
    [
        # the topics of the table, then the countries and bodies named
        ("Ghana and Togo discussed climate change in Benin.", "", "climate GHA TGO BEN"),
        # without those who speak
        ("Ghana and Togo discussed climate change in Benin.", "GHA TGO", "climate BEN"),
        # a body and an agreement are topics as well
        ("Ghana spoke about NATO and the Minsk agreements.", "GHA", "nato minsk-agreements"),
        # people are not
        ("Jacinda Ardern spoke about fisheries.", "", "fisheries"),
    ],
)
def test_topics_of_a_stretch(context_for: ContextFor, text: str, without: str, expected: str) -> None:
    context = context_for(text)
    assert topics_of(context, (0, len(text)), without.split()) == tuple(expected.split())


def test_only_the_stretch_counts(context_for: ContextFor) -> None:
    text = "Ghana spoke about fisheries. Togo spoke about climate change."
    context = context_for(text)
    assert topics_of(context, (0, text.index("Togo"))) == ("fisheries", "GHA")
