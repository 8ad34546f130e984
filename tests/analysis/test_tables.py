"""The tables of the comparison: their form, and that each row can be reached."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import demarche.analysis
from demarche.analysis.alignment import load_weights
from demarche.analysis.concepts import concepts_of
from demarche.analysis.words import content_words, stem, weight

FOLDER = Path(demarche.analysis.__file__).parent
TABLES = [
    ("concepts.csv", ["concept", "word"]),
    ("frame_words.csv", ["word", "kind"]),
    ("wording.csv", ["concept", "term"]),
    ("word_weights.csv", ["stem", "weight"]),
]


def rows(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.mark.parametrize(("name", "columns"), TABLES)
def test_tables_are_sorted_without_gaps_or_repeats(name: str, columns: list[str]) -> None:
    header, *body = rows(name)
    assert header == columns
    assert all(len(row) == len(columns) and all(row) for row in body)
    assert body == sorted(body)
    assert len({tuple(row) for row in body}) == len(body)


def test_every_thing_has_two_words_at_least() -> None:
    concepts = [concept for concept, _ in rows("wording.csv")[1:]]
    assert min(concepts.count(concept) for concept in set(concepts)) > 1


def test_every_word_of_a_concept_is_found_by_its_stem() -> None:
    assert all(concept in concepts_of([stem(word)]) for concept, word in rows("concepts.csv")[1:])


def test_weights_are_numbers_in_range_and_rare_words_weigh_most() -> None:
    assert all(0 <= float(number) < 10 for _, number in rows("word_weights.csv")[1:])
    assert weight(stem("the")) < weight(stem("president")) < weight(stem("sanctions")) < weight(stem("xylophone"))


def test_content_words_leave_out_what_every_sentence_has() -> None:
    assert list(content_words("The leaders will impose severe sanctions").values()) == [
        "leaders",
        "impose",
        "severe",
        "sanctions",
    ]


def test_thresholds_are_probabilities() -> None:
    weights = load_weights()
    assert 0 < weights.aligned < weights.also_aligned < 1
    assert 0 < weights.same < 1
    assert set(weights.features) == {"meaning", "content", "told", "numbers", "topics", "concepts", "mutual"}
