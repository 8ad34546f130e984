"""What kind of text a document is, by its form, its cues and its publisher."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from demarche.documents.kind import kind_of
from demarche.documents.turns import spoken_share, turns
from demarche.records import Document, DocumentKind

if TYPE_CHECKING:
    from pathlib import Path

WHITE_HOUSE = "https://www.whitehouse.gov/x"
KREMLIN = "http://en.kremlin.ru/x"
TASS = "https://tass.com/x"


@pytest.mark.parametrize(
    ("title", "url", "text", "kind"),
    [
        # A readout by its title, in the words of eight governments.
        ("Readout of the President's Call with the Prime Minister", WHITE_HOUSE, "They spoke today.", "readout"),
        ("Telephone conversation with President of Egypt", KREMLIN, "They talked.", "readout"),
        ("PM call with President Macron: 20 February 2022", "https://www.gov.uk/x", "They agreed.", "readout"),
        ("Phone Call of the Foreign Minister, 12 February 2022", "https://www.mfa.gov.tr/x", "They spoke.", "readout"),
        ("Prime Minister speaks with President of Ukraine", "https://pm.gc.ca/x", "They spoke today.", "readout"),
        ("Secretary\u2019s Meeting with Estonian Foreign Minister", "https://www.state.gov/x", "They met.", "readout"),
        (
            "Japan-India Summit",
            "https://www.mofa.go.jp/x",
            "Mr. Kishida held a telephone talk with Mr. Modi.",
            "readout",
        ),
        (None, "https://www.mea.gov.in/x", "The Prime Minister spoke on phone today with the President.", "readout"),
        (
            "Statement by the Spokesperson on the Minister's Call with his Colleague",
            WHITE_HOUSE,
            "He spoke.",
            "readout",
        ),
        # The press tells of a call; that is news.
        ("Putin, Macron have phone conversation", TASS, "MOSCOW. /TASS/. The presidents talked.", "news"),
        # In its own name.
        ("Statement by the President on the Ceasefire", WHITE_HOUSE, "I welcome the ceasefire.", "statement"),
        ("Joint Statement on Trade", "https://www.state.gov/x", "The text follows.", "statement"),
        ("FACT SHEET: New Assistance", WHITE_HOUSE, "The United States will give more.", "statement"),
        ("On January 26, the President will meet with investors", KREMLIN, "They will talk.", "statement"),
        ("Congratulations to the team", KREMLIN, "The message reads: you won.", "statement"),
        ("On the Anniversary of the Crackdown", "https://www.state.gov/x", "We honor the victims.", "statement"),
        # Formal acts and lists.
        ("Executive Order on Sanctions", WHITE_HOUSE, "By the authority vested in me as President", "other"),
        ("Public Schedule \u2013 July 30, 2021", "https://www.state.gov/x", "10:00 a.m. meeting", "other"),
        # An official report of what was done.
        ("Visit to a museum", KREMLIN, "The President visited the museum and saw the exhibition.", "news"),
        # The press and institutes.
        ("The West should listen", "https://www.theguardian.com/commentisfree/x", "It should.", "analysis"),
        ("Why the summit failed", "https://www.chathamhouse.org/x", "It failed.", "analysis"),
        ("Summit ends", "https://www.reuters.com/x", "The summit ended without a text.", "news"),
        # Nobody known.
        (None, None, "It rained in the valley all day.", "other"),
        (None, None, "The call is a signal.\n\nJane Doe is a former diplomat.", "analysis"),
        (None, None, "In my view the call is a signal.", "analysis"),
        (None, None, "PARIS (AFP) - The minister left.", "news"),
    ],
)
def test_kind(title: str | None, url: str | None, text: str, kind: DocumentKind) -> None:
    found, reason = kind_of(Document(id="x", title=title, url=url, text=text))
    assert found == kind, reason
    assert reason


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("MR PRICE: Good afternoon.\nQUESTION: Yes?\nMR PRICE: No.", ["MR PRICE", "QUESTION", "MR PRICE"]),
        ("THE PRESIDENT: Hello.\nQ    What now?\nTHE PRESIDENT: We wait.", ["THE PRESIDENT", "Q", "THE PRESIDENT"]),
        ("President of Russia Vladimir Putin: Colleagues, good day.", ["President of Russia Vladimir Putin"]),
        ("Wang Wei: A.\nAFP: B?\nWang Wei: C.\nWang Wei: D.", ["Wang Wei", "Wang Wei", "Wang Wei"]),  # repeated names
        ("SECRETARY BLINKEN (via interpreter): Thank you.", ["SECRETARY BLINKEN (via interpreter)"]),
        ("FACT SHEET: What we did", []),  # a heading
        ("Dear Madam Speaker: (Dear Mr. President:)", []),  # a letter
        ("MEMORANDUM FOR THE SECRETARY OF STATE: text", []),
        ("Jobs: more of them.\nClimate Action Plan: yes.", []),  # headings that do not repeat
        ("Attorneys General:\nJane Doe", []),  # a heading over a list
        ("He said: we agree.", []),  # prose
    ],
)
def test_turns(text: str, labels: list[str]) -> None:
    assert [turn.label for turn in turns(text)] == labels


def test_one_speaker_makes_a_transcript_where_most_is_spoken() -> None:
    speech = "THE PRESIDENT: " + "We will go on. " * 30
    assert spoken_share(speech) == 1.0
    assert kind_of(Document(id="x", text="East Room\n" + speech)) == ("transcript", "the words of one named speaker")
    assert kind_of(Document(id="x", text="It rained. " * 60 + "\n" + "THE PRESIDENT: Yes."))[0] != "transcript"


def test_gold_readouts(corpus: Path) -> None:
    """All 13 documents that people judged to be readouts."""
    found = {}
    for metadata in sorted(corpus.glob("readouts/*.meta.json")):
        text = metadata.with_name(metadata.name.replace(".meta.json", ".txt")).read_text(encoding="utf-8")
        found[metadata.name] = kind_of(Document(id="x", text=text, **json.loads(metadata.read_text(encoding="utf-8"))))
    assert len(found) == 13
    assert {name: kind for name, kind in found.items() if kind[0] != "readout"} == {}
