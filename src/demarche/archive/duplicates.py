"""Documents that are nearly the same: found by their words, linked in pairs, and led by the one published first."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from rensa import RMinHash  # type: ignore[import-untyped]  # ships no types
from sqlalchemy import delete, insert, or_, select, update

from demarche.archive import schema
from demarche.archive.components import leaders, reachable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

SHINGLE_WORDS = 5
BANDS, BAND_ROWS = 12, 10
"""A pair as similar as SIMILAR shares a band with a probability of 0.9999, one of half that similarity with 0.007."""
SEED = 7
SIMILAR = 0.95
"""The share of five-word sequences that two texts have in common from which they count as one. Among the 3,429 shared
official documents 15 pairs reach it, reprints and corrections; congratulations to two brigades have 0.89, two orders of
arms for different sums 0.92."""
WORD = re.compile(r"\w+")
UNDATED = "9999"
"""What sorts a document without a day after all others."""


def shingles(text: str) -> set[str]:
    """The sequences of five words in a text, or all its words where it has fewer."""
    words = WORD.findall(text.casefold())
    return {" ".join(words[start : start + SHINGLE_WORDS]) for start in range(max(1, len(words) - SHINGLE_WORDS + 1))}


def bands(text: str) -> list[int]:
    """Numbers of 64 bits of which nearly equal texts share some."""
    sketch = RMinHash(num_perm=BANDS * BAND_ROWS, seed=SEED)
    sketch.update(sorted(shingles(text)))
    values = sketch.digest()
    found = []
    for number in range(BANDS):
        rows = values[number * BAND_ROWS : (number + 1) * BAND_ROWS]
        named = f"{RMinHash.ALGORITHM_VERSION}/{number}:{rows}".encode()
        found.append(int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), signed=True))
    return sorted(set(found))


def similarity(first: str, second: str) -> float:
    """The share of five-word sequences that two texts have in common, in [0, 1]."""
    one, other = shingles(first), shingles(second)
    return len(one & other) / len(one | other)


def link_duplicates(connection: Connection, key: int, text: str, canonical_url: str | None) -> None:
    """Link a document, just written, with those that it nearly repeats, and settle which of them stands for all."""
    before = _group(connection, {key})
    for table, columns in (
        (schema.document_bands, (schema.document_bands.c.document_key,)),
        (schema.duplicates, (schema.duplicates.c.first_key, schema.duplicates.c.second_key)),
    ):
        connection.execute(delete(table).where(or_(*(column == key for column in columns))))
    own = bands(text)
    alike = _alike(connection, key, text, own, canonical_url)
    connection.execute(insert(schema.document_bands), [{"band": band, "document_key": key} for band in own])
    if alike:
        connection.execute(insert(schema.duplicates), alike)
    if alike or len(before) > 1:
        settle(connection, before | {pair[end] for pair in alike for end in ("first_key", "second_key")})  # type: ignore[misc]  # keys, not the similarity


def settle(connection: Connection, keys: Iterable[int]) -> None:
    """Settle which document stands for each group that these belong to: the one published first."""
    documents, pairs = schema.documents, schema.duplicates
    group = _group(connection, set(keys))
    rows = connection.execute(
        select(documents.c.key, documents.c.published, documents.c.id, documents.c.duplicate_of).where(
            documents.c.key.in_(sorted(group))
        )
    ).all()
    order = {row.key: (row.published or UNDATED, row.id) for row in rows}
    linked = connection.execute(
        select(pairs.c.first_key, pairs.c.second_key).where(pairs.c.first_key.in_(sorted(group)))
    )
    leading = leaders(order, ((row.first_key, row.second_key) for row in linked), order.__getitem__)
    for row in rows:
        wanted = leading[row.key] if leading[row.key] != row.key else None
        if row.duplicate_of != wanted:
            connection.execute(update(documents).where(documents.c.key == row.key).values(duplicate_of=wanted))


def _alike(
    connection: Connection, key: int, text: str, own: list[int], canonical_url: str | None
) -> list[dict[str, float]]:
    """The rows of `duplicates` for a document: those with nearly its text, and those of the same page."""
    documents, table = schema.documents, schema.document_bands
    sharing = select(table.c.document_key).where(table.c.band.in_(own))
    candidates = connection.execute(
        select(documents.c.key, documents.c.text, documents.c.canonical_url).where(
            documents.c.key != key,
            or_(
                documents.c.key.in_(sharing),
                documents.c.canonical_url == canonical_url if canonical_url else documents.c.key.in_(sharing),
            ),
        )
    )
    found = []
    for row in candidates:
        shared = similarity(text, row.text)
        if shared >= SIMILAR or (canonical_url is not None and row.canonical_url == canonical_url):
            found.append({"first_key": min(key, row.key), "second_key": max(key, row.key), "similarity": shared})
    return found


def _group(connection: Connection, keys: set[int]) -> set[int]:
    pairs = schema.duplicates

    def neighbours(edge: set[int]) -> set[int]:
        rows = connection.execute(
            select(pairs.c.first_key, pairs.c.second_key).where(
                or_(pairs.c.first_key.in_(sorted(edge)), pairs.c.second_key.in_(sorted(edge)))
            )
        )
        return {end for row in rows for end in (row.first_key, row.second_key)}

    return reachable(keys, neighbours)
