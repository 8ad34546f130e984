"""Measure the packaged model on the test sets: from raw text, with the speed and the time to load."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from demarche.language.analyse import BATCH, paragraphs_of
from demarche.language.normalise import normalise
from demarche.language.pipeline import load_pipeline
from training.baseline import baseline_pipeline
from training.conllu import read_sentences
from training.inputs import corpus_folder, read_inputs, treebanks_folder
from training.names import read_names
from training.scoring import score_names, score_syntax
from training.treebank import passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

CORE_LABELS = frozenset({"PERSON", "ORG", "LOC"})
# The corpora of this scheme mark elections and other events too.
EVENTFUL = "crossner"
# Every sixtieth document of corpus/official gives a steady rate: 60,000 words, ten seconds a run.
SPEED_STEP = 60
SPEED_RUNS = 3
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
        **speeds(nlp, baseline_pipeline()),
        "load_seconds": load_seconds(),
    }


def syntax_scores(nlp: Language) -> dict[str, dict[str, float]]:
    """Return the scores on the test part of each treebank, from raw documents."""
    return {
        name.partition(".")[0]: score_syntax(nlp, passages(read_sentences(treebanks_folder() / name), None)).table()
        for name in read_inputs().test
    }


def names_scores(nlp: Language) -> dict[str, dict[str, float]]:
    """Return F1 of people, bodies and places, and events where they are marked, on the test part of each corpus."""
    return {
        Path(name).name.partition(".")[0]: score_names(
            nlp,
            read_names(treebanks_folder() / name, source.scheme),
            CORE_LABELS | {"EVENT"} if source.scheme == EVENTFUL else CORE_LABELS,
        )
        for source in read_inputs().names
        for name in source.test
    }


def speeds(ours: Language, baseline: Language) -> dict[str, float]:
    """Return the words a second of both pipelines, medians of runs by turns, and how many times as fast ours is."""
    texts = official_paragraphs()
    rates: dict[str, list[int]] = {"words_per_second": [], "baseline_words_per_second": []}
    for _ in range(SPEED_RUNS):
        for name, nlp in zip(rates, (ours, baseline), strict=True):
            rates[name].append(words_per_second(nlp, texts))
    medians = {name: median(values) for name, values in rates.items()}
    ratio = medians["words_per_second"] / medians["baseline_words_per_second"]
    return medians | {"times_baseline": round(ratio, 2)}


def official_paragraphs() -> list[str]:
    """Return the paragraphs of official documents spread over the collection, as the reader gives them to the model."""
    path = corpus_folder() / "official" / "documents.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [normalise(json.loads(line)["text"]) for line in islice(lines, 0, None, SPEED_STEP)]
    return [text[start:end] for text in texts for start, end in paragraphs_of(text)]


def words_per_second(nlp: Language, texts: Sequence[str]) -> int:
    """Return the words of `texts` that `nlp.pipe` reads in a second of processor time, white space not counted."""
    start = time.process_time()
    words = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts, batch_size=BATCH))
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
    print(
        f"{scores['words_per_second']} words/s, {scores['times_baseline']} times a plain configuration's "
        f"{scores['baseline_words_per_second']}; loads in {scores['load_seconds']} s"
    )
