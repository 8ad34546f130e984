"""Passages: what of a version makes a point."""

from __future__ import annotations

from demarche.analysis.passages import passages_of
from demarche.records import Actor, Contact, Document, ReaderInfo, Reading, Statement

LEAD = "President Biden met with President Zelenskyy in Kyiv."
SECOND = "He pledged anti-aircraft systems and ammunition for the winter."
TEXT = f"{LEAD} {SECOND} This is just the beginning. The dollar has reached 200 rubles since February 24."


def readout() -> Reading:
    people = (("joe-biden", "Biden", "USA"), ("volodymyr-zelenskyy", "Zelenskyy", "UKR"))
    actors = tuple(
        Actor(id=i, name=n, type="person", country=c, mentions=((TEXT.index(n), TEXT.index(n) + len(n)),))
        for i, n, c in people
    )
    start = len(LEAD) + 1
    return Reading(
        document=Document(id="d", side="USA", text=TEXT),
        actors=actors,
        contacts=(
            Contact(id="c", mode="meeting", parties=("joe-biden", "volodymyr-zelenskyy"), evidence=((0, len(LEAD)),)),
        ),
        statements=(
            Statement(id="s", act="commit", speakers=("joe-biden",), evidence=((start, start + len(SECOND)),)),
        ),
        reader=ReaderInfo(version="0", models={}),
    )


def test_passages() -> None:
    pledge, money = passages_of(readout())
    # the sentence that only reports the contact is left to the facts
    assert pledge.spans[0] == (len(LEAD) + 1, len(LEAD) + 1 + len(SECOND))
    # a sentence without content of its own goes with the one before it
    assert [TEXT[slice(*span)] for span in pledge.spans][1:] == ["This is just the beginning."]
    assert (pledge.act, pledge.foreign, pledge.statements[0].id) == ("commit", False, "s")
    # a sentence without a statement is a passage; a day is no amount
    assert (money.act, money.numbers, money.dates) == (None, frozenset({"200"}), frozenset({"February 24"}))


def test_a_person_who_only_comes_up_is_a_matter() -> None:
    """The name of a prisoner is what two accounts have in common; those of the speakers are in every sentence."""
    text = "Prime Minister Ardern welcomed the release of Sean Turnell from prison."
    names = (("jacinda-ardern", "Ardern", "NZL"), ("sean-turnell", "Sean Turnell", "AUS"))
    reading = Reading(
        document=Document(id="d", side="NZL", text=text),
        actors=tuple(
            Actor(id=i, name=n, type="person", country=c, mentions=((text.index(n), text.index(n) + len(n)),))
            for i, n, c in names
        ),
        statements=(Statement(id="s", act="welcome", speakers=("jacinda-ardern",), evidence=((0, len(text)),)),),
        reader=ReaderInfo(version="0", models={}),
    )
    (passage,) = passages_of(reading)
    assert "Turnell" in {word.title() for word in passage.words.values()}
    assert "Ardern" not in {word.title() for word in passage.words.values()}
    # it is a name all the same, and makes no point by itself
    assert not {word.title() for key, word in passage.words.items() if key in passage.own} & {"Sean", "Turnell"}
