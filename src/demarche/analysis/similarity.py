"""Nearness of meaning between sentences, by a static embedding.

The embedding is that of the wordllama package: we depend on it and never ship or distil it. Everything else in
`demarche.analysis` sees this module only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


FEW_TEXTS = 4
"""Texts at which half of what they have in common is taken away: two texts have no common ground of their own."""
SHORTEST = 1e-9
"""Length under which a vector has no direction."""


@cache
def _embedding() -> Any:
    import wordllama  # noqa: PLC0415 - takes most of a second, needed by comparisons only

    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)


def similarities(rows: Sequence[str], columns: Sequence[str]) -> npt.NDArray[np.float64]:
    """How near each of `rows` is to each of `columns`: a matrix of values in [0, 1]; an empty text is near nothing."""
    if not rows or not columns:
        return np.zeros((len(rows), len(columns)))
    vectors = _embedding().embed([*rows, *columns], norm=True)
    nearness = vectors[: len(rows)].astype(np.float64) @ vectors[len(rows) :].T.astype(np.float64)
    written = np.array([bool(text.strip()) for text in (*rows, *columns)])
    nearness[~written[: len(rows)], :] = 0.0
    nearness[:, ~written[len(rows) :]] = 0.0
    return np.asarray(np.clip(np.nan_to_num(nearness), 0.0, 1.0), dtype=np.float64)


def centred_similarities(rows: Sequence[str], columns: Sequence[str]) -> npt.NDArray[np.float64]:
    """The same with what all the texts have in common taken away: texts about one war are not near by that alone."""
    if not rows or not columns:
        return np.zeros((len(rows), len(columns)))
    vectors = _embedding().embed([*rows, *columns], norm=True).astype(np.float64)
    few = len(vectors) / (len(vectors) + FEW_TEXTS)
    vectors = np.nan_to_num(vectors - few * vectors.mean(axis=0))
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), SHORTEST)
    vectors = vectors / lengths
    return np.asarray(np.clip(vectors[: len(rows)] @ vectors[len(rows) :].T, 0.0, 1.0), dtype=np.float64)
