"""The two halves of a gold set of comparisons: one to develop on, the other to see whether what was done is general."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEED = "halves 1"
"""Begins what the order of the pairs is reckoned from, so that nobody picks the halves."""


def halves(texts: Mapping[str, Sequence[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the pairs in each half; pairs that have a text in common are in one half.

    Args:
        texts: the texts of each pair by its name.
    """
    chosen: tuple[set[str], set[str]] = set(), set()
    for group in sorted(_groups(texts), key=lambda group: hashlib.sha256((SEED + group[0]).encode()).digest()):
        min(chosen, key=len).update(group)
    return frozenset(chosen[0]), frozenset(chosen[1])


def _groups(texts: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The pairs that hang together by their texts, each group sorted by name."""
    groups: list[tuple[list[str], set[str]]] = []
    for name in sorted(texts):
        own = {" ".join(text.split()) for text in texts[name]}
        near = [group for group in groups if group[1] & own]
        groups = [group for group in groups if not group[1] & own]
        names = sorted([name, *(other for group in near for other in group[0])])
        groups.append((names, own.union(*(group[1] for group in near))))
    return [names for names, _ in groups]
