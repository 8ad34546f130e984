"""Counting once: of near-duplicates, and of several versions of one contact, one is shown and the others are named."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OWN = attrgetter("key")
DOCUMENT = attrgetter("document_key")


def once_documents(rows: Sequence[Any]) -> list[tuple[Any, tuple[str, ...]]]:
    """The documents without those that another one stands for, each with the ids of the others.

    Of documents that are nearly the same, the one that stands for all is kept where it is among the rows, else the
    first.
    """
    kept, told = _once(rows, OWN)
    return [(row, tuple(told.get(row.key, ()))) for row in kept] if told else [(row, ()) for row in kept]


def once_records(rows: Sequence[Any]) -> list[tuple[Any, tuple[str, ...]]]:
    """The records of such documents only, and of the contacts of one group only one, each with the other documents."""
    kept, told = _once(rows, DOCUMENT)
    if not any(row.same_as for row in kept):
        return [(row, tuple(told.get(row.document_key, ()))) for row in kept] if told else [(row, ()) for row in kept]
    chosen, versions = _first(kept, lambda row: row.same_as or row.key, OWN)
    return [
        (row, tuple(dict.fromkeys((*told.get(row.document_key, ()), *versions.get(row.key, ()))))) for row in chosen
    ]


def _once(rows: Sequence[Any], own: Callable[[Any], int]) -> tuple[Sequence[Any], dict[int, list[str]]]:
    if not any(row.duplicate_of for row in rows):
        return rows, {}
    return _first(rows, lambda row: row.duplicate_of or own(row), own)


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
