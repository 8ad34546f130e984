"""Measure the packaged model on the test sets: from raw text, with the speed and the time to load."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from demarche.language.normalise import normalise
from demarche.language.pipeline import load_pipeline
from training.conllu import read_sentences
from training.inputs import corpus_folder, read_inputs, treebanks_folder
from training.names import read_names
from training.scoring import score_names, score_syntax
from training.treebank import passages

if TYPE_CHECKING:
    from spacy.language import Language

CORE_LABELS = frozenset({"PERSON", "ORG", "LOC"})
# Enough documents of corpus/official for a steady rate: 200,000 words, half a minute.
SPEED_DOCUMENTS = 200
LOAD_CODE = (
    "import time; start = time.process_time(); from demarche.language.pipeline import load_pipeline; load_pipeline(); "
    "print(time.process_time() - start)"
)


def evaluate() -> dict[str, Any]:
    """Return all measurements of the packaged model."""
    nlp = load_pipeline()
    return {
        "syntax": syntax_scores(nlp),
        "names": names_scores(nlp),
        "words_per_second": words_per_second(nlp),
        "load_seconds": load_seconds(),
    }


def syntax_scores(nlp: Language) -> dict[str, dict[str, float]]:
    """Return the scores on the test part of each treebank, from raw documents."""
    return {
        name.partition(".")[0]: score_syntax(nlp, passages(read_sentences(treebanks_folder() / name), None)).table()
        for name in read_inputs().test
    }


def names_scores(nlp: Language) -> dict[str, dict[str, float]]:
    """Return F1 of people, bodies and places on the test part of each names corpus."""
    return {
        Path(name).name.partition(".")[0]: score_names(
            nlp, read_names(treebanks_folder() / name, source.scheme), CORE_LABELS
        )
        for source in read_inputs().names
        for name in source.test
    }


def words_per_second(nlp: Language) -> int:
    """Return the words of official documents that `nlp.pipe` reads in a second of one core, white space not counted."""
    path = corpus_folder() / "official" / "documents.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [normalise(json.loads(line)["text"]) for line in islice(lines, SPEED_DOCUMENTS)]
    start = time.process_time()
    words = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts, batch_size=16))
    return round(words / (time.process_time() - start))


def load_seconds() -> float:
    """Return the processor time a fresh process needs to import and load the pipeline."""
    result = subprocess.run([sys.executable, "-c", LOAD_CODE], capture_output=True, text=True, check=True)  # noqa: S603
    return round(float(result.stdout), 2)


def print_scores(scores: dict[str, Any]) -> None:
    """Print the measurements, a line each."""
    for section in ("syntax", "names"):
        for name, values in scores[section].items():
            print(f"{name:22}", "  ".join(f"{key} {value}" for key, value in values.items()))
    print(f"{scores['words_per_second']} words/s, loads in {scores['load_seconds']} s")
