"""Scoring, packing and training itself."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
import srsly
from spacy.tokens import Doc, DocBin

import training.__main__ as command
from training.conllu import Sentence, Word
from training.names import NamedText
from training.package import halved, label_strings
from training.pretraining import TEXTS
from training.scoring import Tally, score_names, score_syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

VOCAB = spacy.blank("en").vocab
# Ankara agreed. / They left.
GOLD = [
    Sentence(
        "1",
        (
            Word("Ankara", "Ankara", "PROPN", "NNP", "Number=Sing", 2, "nsubj", space_after=True, misc="_"),
            Word("agreed", "agree", "VERB", "VBD", "", 0, "root", space_after=False, misc="_"),
            Word(".", ".", "PUNCT", ".", "", 2, "punct", space_after=True, misc="_"),
        ),
        opens_document=True,
        opens_paragraph=True,
    ),
    Sentence(
        "2",
        (
            Word("They", "they", "PRON", "PRP", "", 2, "nsubj:pass", space_after=True, misc="_"),
            Word("left", "leave", "VERB", "VBD", "", 0, "root", space_after=True, misc="_"),
        ),
        opens_document=False,
        opens_paragraph=True,
    ),
]
COLUMNS = {
    "words": ["Ankara", "agreed", ".", "\n\n", "They", "left"],
    "spaces": [True, False, False, False, True, True],
    "heads": [1, 1, 1, 2, 5, 5],
    "deps": ["nsubj", "ROOT", "punct", "dep", "nsubj:pass", "ROOT"],
    "tags": ["NNP", "VBD", ".", "_SP", "PRP", "VBD"],
    "pos": ["PROPN", "VERB", "PUNCT", "SPACE", "PRON", "VERB"],
    "morphs": ["Number=Sing", "", "", "", "", ""],
    "lemmas": ["Ankara", "agree", ".", "\n\n", "they", "leave"],
}


class Fixed:
    """Stands for a pipeline that reads every text as the same document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the document for each text."""
        for text in texts:
            assert text == self.doc.text
            yield self.doc


def scores(**changed: list[object]) -> dict[str, float]:
    return score_syntax(Fixed(Doc(VOCAB, **(COLUMNS | changed))), [GOLD]).table()  # type: ignore[arg-type]


def test_a_right_reading_scores_in_full() -> None:
    assert set(scores().values()) == {100.0}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        # one head of five words is wrong
        ({"heads": [1, 1, 0, 2, 5, 5]}, {"uas": 80.0, "las": 80.0, "tag": 100.0}),
        # the head is right, its relation is not
        ({"deps": ["obj", "ROOT", "punct", "dep", "nsubj:pass", "ROOT"]}, {"uas": 100.0, "las": 80.0}),
        # a subtype counts for one score and not for the other
        ({"deps": ["nsubj", "ROOT", "punct", "dep", "nsubj", "ROOT"]}, {"las": 80.0, "las_without_subtypes": 100.0}),
        # the two sentences read as one: neither is right
        (
            {"heads": [1, 1, 1, 2, 5, 1], "deps": ["nsubj", "ROOT", "punct", "dep", "nsubj:pass", "conj"]},
            {"sentences": 0.0, "uas": 80.0},
        ),
        # a lemma is counted over the words found
        ({"lemmas": ["Ankara", "agreed", ".", "\n\n", "they", "leave"]}, {"lemma": 80.0}),
        # a head that is white space is looked through
        ({"heads": [1, 1, 3, 1, 5, 5]}, {"uas": 100.0}),
    ],
)
def test_each_error_costs_its_layer(changed: dict[str, list[object]], expected: dict[str, float]) -> None:
    found = scores(**changed)
    assert {name: found[name] for name in expected} == expected


def test_a_wrong_token_costs_every_layer() -> None:
    # "agreed." read as one word: three of the five gold words are found, of four read
    columns = {name: [*values[:1], values[1], *values[3:]] for name, values in COLUMNS.items()}
    columns |= {"words": ["Ankara", "agreed.", "\n\n", "They", "left"], "spaces": [True, False, False, True, True]}
    columns |= {"heads": [1, 1, 1, 4, 4]}
    found = score_syntax(Fixed(Doc(VOCAB, **columns)), [GOLD]).table()  # type: ignore[arg-type]
    assert found["words"] == found["tag"] == round(200 * 3 / 9, 1)
    assert found["uas"] == round(200 * 2 / 9, 1)  # and Ankara hangs on a word that is not there


def test_names_count_by_exact_span_and_label() -> None:
    doc = Doc(VOCAB, words=["Angela", "Merkel", "met", "Macron"], ents=["B-PERSON", "I-PERSON", "O", "B-ORG"])
    gold = NamedText(doc.text, ((0, 13, "PERSON"), (18, 24, "PERSON"), (14, 17, "MISC")))
    found = score_names(Fixed(doc), [gold], frozenset({"PERSON", "ORG"}))  # type: ignore[arg-type]
    assert found == {"all": 50.0, "ORG": 0.0, "PERSON": round(100 * 2 / 3, 1)}


def test_an_empty_tally_scores_nothing() -> None:
    assert Tally().f1 == 0.0


def test_halved_weights_keep_their_shape_and_their_gaps() -> None:
    message = srsly.msgpack_dumps({"params": [{"W": np.full((2, 3), 0.1, dtype="float32"), "b": None}], "attrs": []})
    content = srsly.msgpack_loads(halved(message))
    assert content["params"][0]["W"].dtype == np.float16
    assert content["params"][0]["W"].shape == (2, 3)
    assert content["params"][0]["b"] is None


def test_label_strings_are_those_of_the_components() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("ORG")
    nlp.add_pipe("tagger").add_label("NNP")
    assert label_strings(nlp) == ["NNP", "ORG"]


def test_unknown_step_is_a_bad_call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["training", "fine-tune"])
    with pytest.raises(SystemExit) as stop:
        command.main()
    assert stop.value.code == 2
    assert "prepare" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("model", ["syntax", "names"])
def test_training_twice_gives_the_same_weights(tmp_path: Path, repository: Path, model: str) -> None:
    doc = Doc(VOCAB, **COLUMNS)  # type: ignore[arg-type]
    doc.set_ents([doc.char_span(0, 6, label="LOC")])
    folders = [tmp_path / "1", tmp_path / "2"]
    for folder in folders:
        folder.mkdir()
        for part in ("train", "dev", "all"):
            DocBin(docs=[doc] * 20).to_disk(folder / f"{model}-{part}.spacy")
        (folder / TEXTS).write_text('{"text": "Ankara agreed to more talks."}\n' * 20, encoding="utf-8")
        call = f"train({model!r}, steps=3, work=pathlib.Path({str(folder)!r}))"
        code = f"import pathlib; from training.train import train; {call}"
        # Each run orders its sets another way.
        environment = os.environ | {"PYTHONHASHSEED": folder.name}
        subprocess.run([sys.executable, "-c", code], cwd=repository, env=environment, check=True)  # noqa: S603
    weights = [
        {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("model"))} for folder in folders
    ]
    assert weights[0]
    assert weights[0] == weights[1]
