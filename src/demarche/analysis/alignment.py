"""Alignment: which passages of two versions make the same point."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from demarche.analysis.closeness import closeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from demarche.analysis.closeness import Closeness
    from demarche.analysis.passages import Passage


SHARED_NUMBER = 0.1
"""What a shared amount adds to the sameness of two passages."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the features and the thresholds, from `alignment.toml`, where their measurement is told."""

    features: Mapping[str, float]
    bias: float
    aligned: float
    also_aligned: float
    same: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages (by index) that make one point: with what probability, and how alike their content is."""

    first: int
    second: int
    probability: float
    sameness: float


@cache
def load_weights() -> Weights:
    """The weights of the package."""
    with (Path(__file__).parent / "alignment.toml").open("rb") as file:
        plain = tomllib.load(file)
    return Weights(plain["features"], plain["bias"], **plain["thresholds"])


def probabilities(near: Closeness, weights: Weights) -> npt.NDArray[np.float64]:
    """How probable it is of each pair of passages that they make one point."""
    features = {
        "meaning": near.meaning,
        "content": near.content,
        "told": np.sqrt(near.first_told * near.second_told),
        "numbers": near.numbers,
        "topics": near.topics,
        "concepts": near.concepts,
    }
    nearness = sum((weights.features[name] * matrix for name, matrix in features.items()), np.float64(0))
    mutual = weights.features["mutual"] * _mutual(np.asarray(nearness))
    total = nearness + mutual + weights.bias
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float64)


def _mutual(matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """1 where two passages are each other's nearest, else 0."""
    best = (matrix >= matrix.max(axis=1, keepdims=True)) & (matrix >= matrix.max(axis=0, keepdims=True))
    return np.asarray(best & (matrix > 0), dtype=np.float64)


def align(first: Sequence[Passage], second: Sequence[Passage], rarity: Mapping[str, float]) -> list[Link]:
    """The pairs of passages that make one point; a passage may be in several where further ones join its partner.

    Passages in the same words are paired first; of the rest each goes with one partner so that the whole is most
    probable; what is left over joins the passage that it surely belongs to.
    """
    if not first or not second:
        return []
    weights = load_weights()
    near = closeness(first, second, rarity)
    matrix = probabilities(near, weights)
    for row, one in enumerate(first):
        for column, other in enumerate(second):
            if one.text == other.text:
                matrix[row, column] = 1.0
    rows, columns = linear_sum_assignment(-matrix)
    pairs = {(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if matrix[r, c] >= weights.aligned}
    taken = {r for r, _ in pairs}, {c for _, c in pairs}
    for row, column in np.argwhere(matrix >= weights.also_aligned).tolist():
        if (row in taken[0]) != (column in taken[1]):
            pairs.add((row, column))
    sameness = near.content + SHARED_NUMBER * near.numbers
    return [
        Link(r, c, float(matrix[r, c]), 1.0 if first[r].text == second[c].text else min(float(sameness[r, c]), 1.0))
        for r, c in sorted(pairs)
    ]
