"""Counting once: of near-duplicates, and of several versions of one contact, one is shown and the others are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def once(rows: Sequence[Any], *, versions: bool = True) -> list[tuple[Any, tuple[str, ...]]]:
    """The rows without those that another one stands for, each with the ids of the other documents that tell the same.

    Of documents that are nearly the same, the one that stands for all is kept where it is among the rows, else the
    first; what follows concerns its records alone. With `versions` the same holds for the contacts of one group.
    """
    if any(row.duplicate_of is not None for row in rows):
        rows, told = _first(rows, lambda row: row.duplicate_of or _document_key(row), _document_key)
    else:
        told = {}
    kept = [(row, tuple(told.get(_document_key(row), ()))) for row in rows]
    if not versions or not any(row.same_as is not None for row in rows):
        return kept
    chosen, more = _first(rows, lambda row: row.same_as or row.key, lambda row: row.key)
    wanted = {row.key for row in chosen}
    return [(row, tuple(dict.fromkeys((*also, *more.get(row.key, ()))))) for row, also in kept if row.key in wanted]


def _first(
    rows: Sequence[Any], group_of: Callable[[Any], int], own: Callable[[Any], int]
) -> tuple[list[Any], dict[int, list[str]]]:
    """The rows of one member of each group, and for each such member the documents of the others."""
    chosen: dict[int, int] = {}
    for row in rows:
        group = group_of(row)
        if group not in chosen or own(row) == group:
            chosen[group] = own(row)
    kept, told = [], dict[int, list[str]]()
    for row in rows:
        leader = chosen[group_of(row)]
        if own(row) == leader:
            kept.append(row)
        elif row.id not in told.setdefault(leader, []):
            told[leader].append(row.id)
    return kept, told


def _document_key(row: Any) -> int:
    key: int = getattr(row, "document_key", None) or row.key
    return key
