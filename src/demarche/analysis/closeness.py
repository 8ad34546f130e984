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

    `meaning` is the nearness of the passages as wholes beside what all have in common, `content` that of their content
    words without names; `first_told` how much of the first passage's content, by weight of its words, the second tells
    too, and `second_told` the reverse; `numbers` whether a figure is shared; `topics` the share of topics in common;
    `concepts` how many rare matters both speak of.
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
    """The features of every pair of passages of two versions; every passage has content words."""
    meaning = centred_similarities([p.text for p in first], [p.text for p in second])
    content = similarities([p.content for p in first], [p.content for p in second])
    words = _word_nearness(first, second)
    first_told = _told(first, second, words, weights)
    second_told = _told(second, first, words.turned(), weights).T
    numbers = np.array([[float(bool(a.numbers & b.numbers)) for b in second] for a in first])
    topics = np.array([[_share(a.topics, b.topics) for b in second] for a in first])
    rarity = _rarity((first, second))
    concepts = np.array([[_common(a.concepts, b.concepts, rarity) for b in second] for a in first])
    return Closeness(meaning, content, first_told, second_told, numbers, topics, concepts)


@dataclass(frozen=True, slots=True)
class _Words:
    """How near the words of two versions are; `rows` and `columns` give the place of each stem."""

    near: Matrix
    rows: Mapping[str, int]
    columns: Mapping[str, int]

    def turned(self) -> _Words:
        """The same seen from the second version."""
        return _Words(self.near.T, self.columns, self.rows)


def _told(ours: Sequence[Passage], theirs: Sequence[Passage], words: _Words, weights: Mapping[str, float]) -> Matrix:
    """How much of the content of each of our passages each of theirs tells too, by the weight of its words."""
    columns = [words.columns[key] for passage in theirs for key in passage.words]
    starts = np.cumsum([0, *(len(passage.words) for passage in theirs)])[:-1]
    told = np.zeros((len(ours), len(theirs)))
    for number, passage in enumerate(ours):
        heavy = np.array([weights[key] for key in passage.words])
        near = words.near[[words.rows[key] for key in passage.words]][:, columns]
        told[number] = heavy @ np.maximum.reduceat(near, starts, axis=1) / heavy.sum()
    return told


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


def _word_nearness(first: Sequence[Passage], second: Sequence[Passage]) -> _Words:
    """How near the words of two versions are to each other."""
    rows = {key: word for passage in first for key, word in passage.words.items()}
    columns = {key: word for passage in second for key, word in passage.words.items()}
    near = similarities(list(rows.values()), list(columns.values()))
    near[near < NEAR_WORDS] = 0.0
    row_of, column_of = {k: n for n, k in enumerate(rows)}, {k: n for n, k in enumerate(columns)}
    for key, row in row_of.items():
        if key in column_of:
            near[row, column_of[key]] = 1.0
    return _Words(near, row_of, column_of)


def _share(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of topics in common, of those of the passage with fewer."""
    smaller = min(len(first), len(second))
    return len(set(first) & set(second)) / smaller if smaller else 0.0
