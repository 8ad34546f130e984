"""Closeness: in what ways two passages are near each other, as named features between 0 and 1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demarche.analysis.similarity import centred_similarities, similarities
from demarche.analysis.words import weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from demarche.analysis.passages import Passage

    Matrix = npt.NDArray[np.float64]

NEAR_WORDS = 0.35
"""Nearness below which two words mean different things; unrelated words of the embedding lie under 0.25."""


COMMON_CONCEPTS = 3.0
"""Weight of shared concepts at which `concepts` reaches 0.63: two concepts that one passage in four speaks of."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """Features of every pair of passages of two versions, as matrices (passages of the first, of the second).

    `meaning` is the nearness of the passages as wholes beside what all have in common, `content` that of their content words without names; `first_told` how much of the first passage's content, by weight
    of its words, the second tells too, and `second_told` the reverse; `numbers` whether a figure is shared; `topics` the
    share of topics in common; `concepts` how many rare matters both speak of.
    """

    meaning: Matrix
    content: Matrix
    first_told: Matrix
    second_told: Matrix
    numbers: Matrix
    topics: Matrix
    concepts: Matrix


def local_weights(versions: Sequence[Sequence[Passage]]) -> dict[str, float]:
    """The weight of each stem here: rare in diplomatic prose and in few passages of these versions."""
    passages = [passage for version in versions for passage in version]
    counts: dict[str, int] = {}
    for passage in passages:
        for key in passage.words:
            counts[key] = counts.get(key, 0) + 1
    total = len(passages)
    return {key: weight(key) * math.log(1 + total / n) / math.log(1 + total) for key, n in counts.items()}


def closeness(first: Sequence[Passage], second: Sequence[Passage], weights: Mapping[str, float]) -> Closeness:
    """The features of every pair of passages of two versions."""
    meaning = centred_similarities([p.text for p in first], [p.text for p in second])
    content = similarities([_content(p) for p in first], [_content(p) for p in second])
    told = np.zeros((2, len(first), len(second)))
    near, rows, columns = _word_nearness(first, second)
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            block = near[np.ix_([rows[k] for k in one.words], [columns[k] for k in other.words])]
            if not block.size:
                continue
            ours = np.array([weights[k] for k in one.words])
            theirs = np.array([weights[k] for k in other.words])
            told[0, i, j] = (block.max(axis=1) * ours).sum() / ours.sum()
            told[1, i, j] = (block.max(axis=0) * theirs).sum() / theirs.sum()
    numbers = np.array([[float(bool(a.numbers & b.numbers)) for b in second] for a in first])
    topics = np.array([[_share(a.topics, b.topics) for b in second] for a in first])
    rarity = _rarity((first, second))
    concepts = np.array([[_common(a.concepts, b.concepts, rarity) for b in second] for a in first])
    return Closeness(meaning, content, told[0], told[1], numbers, topics, concepts)


def _rarity(versions: Sequence[Sequence[Passage]]) -> dict[str, float]:
    """The weight of each concept here: the logarithm of how few passages speak of it."""
    passages = [passage for version in versions for passage in version]
    counts: dict[str, int] = {}
    for passage in passages:
        for concept in passage.concepts:
            counts[concept] = counts.get(concept, 0) + 1
    return {concept: math.log(1 + len(passages) / n) for concept, n in counts.items()}


def _common(first: frozenset[str], second: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How much two sets of concepts have in common: 0 for none, towards 1 for several rare ones."""
    return 1 - math.exp(-sum(rarity[concept] for concept in sorted(first & second)) / COMMON_CONCEPTS)


def _content(passage: Passage) -> str:
    """The content words of a passage that are no names, as a text."""
    return " ".join(word for key, word in passage.words.items() if key in passage.own)


def _word_nearness(first: Sequence[Passage], second: Sequence[Passage]) -> tuple[Matrix, dict[str, int], dict[str, int]]:
    """How near the words of two versions are, with the row and column of each stem."""
    rows = {key: word for passage in first for key, word in passage.words.items()}
    columns = {key: word for passage in second for key, word in passage.words.items()}
    near = similarities(list(rows.values()), list(columns.values()))
    near[near < NEAR_WORDS] = 0.0
    row_of, column_of = {k: n for n, k in enumerate(rows)}, {k: n for n, k in enumerate(columns)}
    for key, row in row_of.items():
        if key in column_of:
            near[row, column_of[key]] = 1.0
    return near, row_of, column_of


def _share(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of topics in common, of those of the passage with fewer."""
    smaller = min(len(first), len(second))
    return len(set(first) & set(second)) / smaller if smaller else 0.0
