"""Alignment: which statements of two versions make the same point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from demarche.analysis.similarity import similarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from demarche.records import Act, Reading, Statement

ALIGNED = 0.44
"""Nearness from which two statements are taken to make one point; of 0.30 to 0.60 the best macro F1 on the even half of
corpus/pairs (`demarche evaluate pairs`)."""
ALSO_ALIGNED = 0.58
"""Nearness from which a further statement joins a point that has its partner already."""
TOPIC_BONUS = 0.12
"""What a shared topic or named actor beside the parties adds, scaled by the share of topics in common."""
NUMBER_BONUS = 0.15
"""What a shared number adds: amounts and dates are seldom shared by chance."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
COURTESY: frozenset[Act] = frozenset({"congratulate"})
COMPATIBLE: frozenset[frozenset[Act]] = frozenset(
    frozenset(pair)
    for pair in (
        ("commit", "welcome"),
        ("stress", "welcome"),
        ("stress", "say"),
        ("say", "discuss"),
        ("propose", "say"),
        ("ask", "stress"),
        ("propose", "commit"),
    )
)
"""Acts that can be the two sides of one point: a pledge and the thanks for it, a briefing and the talk about it."""


def text_of(reading: Reading, statement: Statement) -> str:
    """The words of a statement as its document has them."""
    return " ".join(reading.document.text[start:end] for start, end in statement.evidence)


def compatible(first: Act, second: Act) -> bool:
    """Whether two acts can be the two sides of one point."""
    return first == second or frozenset((first, second)) in COMPATIBLE


def nearness(first: Reading, second: Reading) -> npt.NDArray[np.float64]:
    """How near each statement of `first` is to each of `second`: meaning, shared topics and numbers."""
    words = [[text_of(reading, s) for s in reading.statements] for reading in (first, second)]
    matrix = similarities(words[0], words[1])
    for row, one in enumerate(first.statements):
        for column, other in enumerate(second.statements):
            matrix[row, column] += TOPIC_BONUS * _shared(one.topics, other.topics)
            if set(NUMBER.findall(words[0][row])) & set(NUMBER.findall(words[1][column])):
                matrix[row, column] += NUMBER_BONUS
            if (one.act in COURTESY) != (other.act in COURTESY):
                matrix[row, column] = 0.0
    return np.clip(matrix, 0.0, 1.0)


def _shared(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of topics two statements have in common, of those of the poorer one."""
    smaller = min(len(set(first)), len(set(second)))
    return len(set(first) & set(second)) / smaller if smaller else 0.0


def align(first: Reading, second: Reading) -> list[tuple[int, int, float]]:
    """Pairs of statements (by index) that make one point, with their nearness; a statement may be in several."""
    matrix = nearness(first, second)
    if not matrix.size:
        return []
    rows, columns = linear_sum_assignment(-matrix)
    pairs = {(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if matrix[r, c] >= ALIGNED}
    taken = {r for r, _ in pairs}, {c for _, c in pairs}
    for row in range(matrix.shape[0]):
        for column in range(matrix.shape[1]):
            joins = (row in taken[0]) != (column in taken[1])
            if joins and matrix[row, column] >= ALSO_ALIGNED:
                pairs.add((row, column))
    return sorted((r, c, float(matrix[r, c])) for r, c in pairs)
