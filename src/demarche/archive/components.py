"""Which of several linked things stands for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Order = TypeVar("Order")


def reachable(start: Iterable[int], neighbours: Callable[[set[int]], Iterable[int]]) -> set[int]:
    """All keys that can be reached from the first ones; `neighbours` gives those next to a set of keys."""
    seen = set(start)
    edge = set(seen)
    while edge:
        edge = set(neighbours(edge)) - seen
        seen |= edge
    return seen


def leaders(keys: Iterable[int], pairs: Iterable[tuple[int, int]], order: Callable[[int], Order]) -> dict[int, int]:
    """For each key the first, by `order`, of those it is linked to directly or through others."""
    parent = {key: key for key in keys}

    def root(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for first, second in pairs:
        ends = sorted((root(first), root(second)), key=order)  # type: ignore[arg-type]  # orders are tuples of texts
        parent[ends[1]] = ends[0]
    return {key: root(key) for key in parent}
