"""Concepts: what words of diplomatic prose speak of the same matter, as "costs", "pressure" and "sanctions" do."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.analysis.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _by_stem() -> dict[str, frozenset[str]]:
    """The concepts of each stem of `concepts.csv`; a word may belong to several."""
    found: dict[str, set[str]] = {}
    with (Path(__file__).parent / "concepts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(stem(row["word"]), set()).add(row["concept"])
    return {key: frozenset(concepts) for key, concepts in found.items()}


def concepts_of(stems: Iterable[str]) -> frozenset[str]:
    """The concepts that the words with these stems speak of."""
    table = _by_stem()
    return frozenset(concept for key in stems for concept in table.get(key, ()))
