"""Entries of event types, codes of what is announced, words of contexts, and the check of the frames."""

from __future__ import annotations

import typing

import pytest

from demarche.errors import UsageError
from demarche.ontology.announced import announced, load_announced
from demarche.ontology.context_words import contexts_told, load_context_words
from demarche.ontology.entry import entry_of, load_event_examples
from demarche.ontology.event_frames import EventFrame
from demarche.ontology.frame_check import frame_problems
from demarche.ontology.plover import EventType


@pytest.mark.parametrize("kind", typing.get_args(EventType))
def test_every_type_has_an_entry(kind: str):
    entry = entry_of(kind.lower())
    assert entry.type == kind
    assert sum(entry.frames.values()) > 10
    assert entry.examples
    assert all(code.plover == kind for code in entry.cameo)


def test_an_unknown_type_is_refused():
    with pytest.raises(UsageError, match="the types are AGREE"):
        entry_of("YIELD")


def test_tables_are_sorted():
    for rows in (load_announced(), load_context_words(), load_event_examples()):
        keys = [tuple(str(getattr(row, name)) for name in row.__dataclass_fields__) for row in rows]
        assert keys == sorted(keys)


def test_what_is_announced_has_a_code_of_its_own():
    row = announced("AGREE", "AID")
    assert row is not None
    assert row.cameo == "033"
    assert announced("AID", "AGREE") is None


def test_contexts():
    assert contexts_told(["send", "vaccine", "refugee", "vaccine"]) == ("health", "asylum")


def frame(objects: tuple[str, ...], kind: EventType = "AID", cameo: str = "070") -> EventFrame:
    return EventFrame("give", "verb", objects, kind, "", cameo, None, "")


@pytest.mark.parametrize(
    ("frames", "problem"),
    [
        # one object, two entries, one meaning
        ([frame(("food",)), frame(("food", "tent"))], "duplicate"),
        # one object, two types
        ([frame(("food",)), frame(("food", "tent"), "AGREE", "030")], "contradiction"),
        # a code of another type
        ([frame(("food",), "AID", "190")], "code"),
    ],
)
def test_frames_at_fault(frames: list[EventFrame], problem: str):
    assert [line.split(":")[0] for line in frame_problems(frames)] == [problem]


def test_a_lemma_wins_over_a_class():
    assert frame_problems([frame(("@aid",)), frame(("food",), "AGREE", "030")]) == ()


def test_the_frames_of_the_package_are_sound():
    assert frame_problems() == ()
