"""Training texts beside the corpora: official sentences explained by the knowledge base, drawn ones, plain ones."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from demarche.actors.gazetteer import Gazetteer
from demarche.actors.knowledge import load_knowledge
from training.politics import LABELS, political_texts, read_sources
from training.pretraining import official_texts
from training.silver import explained_names, readout_shingles, shingles, silver_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READOUT = "The President and the Chancellor spoke at length about the supply of gas to the south of Europe this winter."

SENTENCE = "Angela Merkel flew to Cairo on Monday to speak with the government."
# No name, and words enough to make the paragraph of the readout a small part of the document.
FILLING = " ".join(f"number{number}" for number in range(100))


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A corpus of two documents, of which one has a paragraph that stands in a readout."""
    rows = [
        {"text": f"{SENTENCE}\n{FILLING}\n{READOUT}", "published": None},
        {"text": READOUT, "published": "2014-03-05"},
    ]
    (tmp_path / "official").mkdir()
    (tmp_path / "readouts").mkdir()
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "official" / "documents.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "readouts" / "d01.txt").write_text(READOUT, encoding="utf-8")
    for module in ("training.silver", "training.pretraining"):
        monkeypatch.setattr(f"{module}.corpus_folder", lambda: tmp_path)
    readout_shingles.cache_clear()
    yield tmp_path
    readout_shingles.cache_clear()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # people by full name, places, bodies and peoples, each with its label
        (
            "Angela Merkel told NATO that German troops would leave Mali.",
            [("Angela Merkel", "PERSON"), ("NATO", "ORG"), ("German", "MISC"), ("Mali", "LOC")],
        ),
        # titles and the calendar are no names
        ("On Monday the Prime Minister of Italy called.", [("Italy", "LOC")]),
        # one word that nothing explains, and the sentence is left out
        ("Angela Merkel met Zarkuv in Mali.", []),
        # a surname of nobody named in the document might be anybody's
        ("Merkel left Mali.", []),
        # nothing to learn
        ("The talks were held on Monday.", []),
    ],
)
def test_names_are_taken_from_sentences_that_are_explained_in_full(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    spans = explained_names(Gazetteer(load_knowledge()), sentence, "2014-03-05", frozenset())
    assert [(sentence[start:end], label) for start, end, label in spans] == expected


def test_a_surname_is_believed_where_its_full_name_stands_in_the_document() -> None:
    gazetteer = Gazetteer(load_knowledge())
    assert explained_names(gazetteer, "Merkel left Mali.", "2014-03-05", frozenset({"angela-merkel"}))


@pytest.mark.usefixtures("official")
def test_sentences_of_readouts_are_not_learnt_from() -> None:
    assert [named.text for named in silver_names(1)] == [SENTENCE]
    assert "".join(official_texts()).replace("\n", "") == SENTENCE + FILLING


def test_shingles_are_runs_of_eight_words() -> None:
    assert shingles("a b c d e f g h i") == {tuple("abcdefgh"), tuple("bcdefghi")}
    assert shingles("a b c") == set()


def test_drawn_sentences_carry_their_names() -> None:
    texts = political_texts(len(read_sources().words["sentences"]), 1)
    labels = set()
    for named in texts:
        assert "{" not in named.text
        labels |= {label for *_, label in named.spans}
        for start, end, label in named.spans:
            assert named.text[start:end].strip() == named.text[start:end] != ""
            assert label in LABELS.values()
    assert labels == set(LABELS.values())
    assert political_texts(10, 1) == political_texts(10, 1) != political_texts(10, 2)
