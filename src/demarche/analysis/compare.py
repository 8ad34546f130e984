"""Comparison: the versions of one contact set side by side."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from demarche.analysis.emphasis import emphasis_of, omissions_of, wording_of
from demarche.analysis.facts import facts_of, main_contact
from demarche.analysis.points import points_of
from demarche.errors import UsageError
from demarche.records import ComparedDocument, Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.records import Contact, Reading

TRUNCATED_ENDINGS = ("…", "...", "[…]", "[...]")


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
    points = points_of(versions)
    return Comparison(
        contact=_merged(versions),
        documents={label: _described(reading) for label, reading in versions.items()},
        points=points,
        facts=facts_of(versions),
        emphasis=emphasis_of(versions),
        omissions=omissions_of(versions, points),
        wording=wording_of(versions),
    )


def _described(reading: Reading) -> ComparedDocument:
    """What a comparison says of one version as a whole."""
    document = reading.document
    return ComparedDocument(
        id=document.id,
        side=document.side,
        publisher=document.publisher,
        words=len(document.text.split()),
        truncated=document.text.rstrip().endswith(TRUNCATED_ENDINGS),
    )


def _merged(versions: Mapping[str, Reading]) -> Contact | None:
    """The contact as the versions together tell it; the first version that states a field gives it.

    Its evidence lies in the first version's text.
    """
    contacts = [contact for contact in map(main_contact, versions.values()) if contact is not None]
    if not contacts:
        return None
    merged = contacts[0]
    for other in contacts[1:]:
        merged = replace(
            merged,
            parties=tuple(dict.fromkeys((*merged.parties, *other.parties))),
            initiator=merged.initiator or other.initiator,
            date=merged.date or other.date,
            place=merged.place or other.place,
            duration_minutes=merged.duration_minutes or other.duration_minutes,
            occasion=merged.occasion or other.occasion,
        )
    return merged
