"""Pretrain the encoder of the syntax model on plain text: it guesses the letters of words that are hidden from it.

The text is `corpus/official` without what stands in `corpus/readouts`, and the treebanks' training parts twice. The
method is `spacy pretrain` with the objective `PretrainCharacters` (the first and last four characters of a word).
"""

from __future__ import annotations

import gzip
import json
import time
from random import Random
from typing import TYPE_CHECKING, Any

from spacy.language import DEFAULT_CONFIG
from spacy.training.pretrain import pretrain as run_pretraining
from spacy.util import load_config
from thinc.api import Config

from demarche.language.analyse import paragraphs_of
from demarche.language.normalise import normalise
from training.conllu import read_sentences
from training.inputs import CONFIGS, WORK, corpus_folder, read_inputs, treebanks_folder
from training.silver import readout_shingles, shingles
from training.treebank import passages, raw_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 1
TEXTS = "pretrain.jsonl"
PRETRAINED = "pretrained.bin"
# A document that shares a fifth of its runs of eight words with the readouts is one of them; of others a paragraph
# that shares more than three.
SHARED_OF_DOCUMENT = 0.2
SHARED_OF_PARAGRAPH = 3
# Paragraphs are joined to texts of about so many characters.
JOINED = 600
TREEBANK_TWICE = 2


def write_texts(work: Path = WORK) -> int:
    """Write the texts to pretrain on and return how many they are; weights of other texts are dropped."""
    (work / PRETRAINED).unlink(missing_ok=True)
    treebanks = [
        raw_text(run, "\n")[0]
        for name in read_inputs().train
        for run in passages(read_sentences(treebanks_folder() / name), SEED)
    ]
    texts = [*official_texts(), *treebanks * TREEBANK_TWICE]
    Random(SEED).shuffle(texts)  # noqa: S311 - not for cryptography
    with (work / TEXTS).open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    return len(texts)


def official_texts() -> Iterator[str]:
    """Yield the paragraphs of the official documents, short ones joined."""
    kept_back = readout_shingles()
    with gzip.open(corpus_folder() / "official" / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = normalise(json.loads(line)["text"])
            runs = shingles(text)
            if len(runs & kept_back) <= SHARED_OF_DOCUMENT * len(runs):
                yield from _joined(
                    text[start:end]
                    for start, end in paragraphs_of(text)
                    if len(shingles(text[start:end]) & kept_back) <= SHARED_OF_PARAGRAPH
                )


def _joined(paragraphs: Iterator[str]) -> Iterator[str]:
    """Yield paragraphs joined by line breaks until another would make the text too long."""
    text = ""
    for paragraph in paragraphs:
        if text and len(text) + len(paragraph) > JOINED:
            yield text
            text = ""
        text = f"{text}\n{paragraph}" if text else paragraph
    if text:
        yield text


def pretrain(work: Path = WORK) -> dict[str, Any]:
    """Pretrain by `configs/syntax.cfg` on the prepared texts, write the weights, and return how it went."""
    raw = load_config(CONFIGS / "syntax.cfg", overrides={"paths.pretrain": str(work / TEXTS)}, interpolate=False)
    config = Config(DEFAULT_CONFIG).merge(raw).interpolate()
    epochs = config["pretraining"]["max_epochs"]
    folder = work / "pretraining"
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    run_pretraining(config, folder, silent=False)
    (folder / f"model{epochs - 1}.bin").replace(work / PRETRAINED)
    return {"epochs": epochs, "seconds": round(time.monotonic() - start)}
