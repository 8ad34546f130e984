"""Comparison: the versions of one contact set side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from demarche.analysis.accounts import accounts_of
from demarche.analysis.emphasis import emphasis_of, omissions_of
from demarche.analysis.facts import facts_of
from demarche.analysis.passages import passages_of
from demarche.analysis.points import points_of
from demarche.analysis.wording import wording_of
from demarche.errors import UsageError
from demarche.records import ComparedDocument, Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.analysis.accounts import Account
    from demarche.records import Contact, Document, Reading

CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(\.\.\.\)|\bto be continued|\b(?:read|see) more|\bexcerpts?\b\W*)\s*$|"
    r"^\W*(?:excerpts?|abridged|partial transcript)\b",
    re.IGNORECASE,
)
"""How a text shows that it is not whole, at its end or its beginning."""


def compare(readings: Sequence[Reading]) -> Comparison:
    """Set two or more readings of one contact side by side.

    The documents are labelled A, B, C … in the order given.

    Raises:
        UsageError: fewer than two readings, or more than there are letters.
    """
    if not 1 < len(readings) <= len(ascii_uppercase):
        message = f"compare takes 2 to {len(ascii_uppercase)} documents, not {len(readings)}"
        raise UsageError(message)
    versions = dict(zip(ascii_uppercase, readings, strict=False))
    passages = {label: passages_of(reading) for label, reading in versions.items()}
    truncated = tuple(label for label, reading in versions.items() if is_truncated(reading.document))
    points = points_of(passages, truncated)
    return Comparison(
        contact=_merged(accounts_of(versions)),
        documents={label: _described(reading.document) for label, reading in versions.items()},
        points=points,
        facts=facts_of(versions, passages),
        emphasis=emphasis_of(passages),
        omissions=omissions_of(passages, points),
        wording=wording_of(versions),
    )


def is_truncated(document: Document) -> bool:
    """Whether a text shows that it is not whole, so that what it leaves out may only be missing here."""
    return CUT.search(document.text.strip()) is not None or CUT.match(document.title or "") is not None


def _described(document: Document) -> ComparedDocument:
    """What a comparison says of one version as a whole."""
    return ComparedDocument(
        id=document.id,
        side=document.side,
        publisher=document.publisher,
        words=len(document.text.split()),
        truncated=is_truncated(document),
    )


def _merged(accounts: Mapping[str, Account]) -> Contact | None:
    """The contact as the versions together tell it; the first version that states a field gives it.

    Its evidence lies in the text of the first version that has a record of it.
    """
    merged: Contact | None = None
    for account in accounts.values():
        if account.contact is None:
            continue
        if merged is None:
            merged = account.contact
        other = account.contact
        merged = replace(
            merged,
            parties=tuple(dict.fromkeys((*merged.parties, *other.parties))),
            initiator=merged.initiator or other.initiator,
            date=merged.date or other.date or account.date,
            place=merged.place or other.place,
            duration_minutes=merged.duration_minutes or other.duration_minutes or account.duration_minutes,
            topics=tuple(dict.fromkeys((*merged.topics, *other.topics))),
            occasion=merged.occasion or other.occasion,
        )
    return merged
