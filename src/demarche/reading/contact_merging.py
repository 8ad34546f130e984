"""Which tellings are of one contact, and what one contact is made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.reading.contact_telling import sides_of

if TYPE_CHECKING:
    from demarche.reading.context import ReadingContext
    from demarche.records import Contact, When

TALKING = frozenset({"call", "videoconference", "meeting", "summit"})
"""Modes that "the talks", "the conversation" may refer to alike."""
ENDED = frozenset({"cancelled", "declined"})


def same(context: ReadingContext, first: Contact, second: Contact, *, settled: bool = True) -> bool:
    """Whether two tellings are of one contact: mode, sides, status, and days that do not exclude each other.

    Where not both are settled, one only names the contact and has no status of its own.
    """
    if first.mode != second.mode or (settled and not _fits(first, second)):
        return False
    if sides_of(context, first.parties) != sides_of(context, second.parties):
        return False
    visitors = [context.government(c.parties[0]) for c in (first, second)]
    if first.mode == "visit" and visitors[0] != visitors[1]:
        return False
    return compatible(first.date, second.date) and not _other_people(context, first, second)


def _other_people(context: ReadingContext, first: Contact, second: Contact) -> bool:
    """Whether two tellings name different people for one side: a foreign minister's meeting is not the president's."""
    for side in sides_of(context, first.parties):
        people = [
            {p for p in c.parties if context.cast.actor(p).type == "person" and side in sides_of(context, (p,))}
            for c in (first, second)
        ]
        if all(people) and not people[0] & people[1]:
            return True
    return False


def _fits(first: Contact, second: Contact) -> bool:
    """Whether the statuses are of one contact: what was planned or proposed may be called off later in the text."""
    return first.status == second.status or (first.status in {"planned", "proposed"} and second.status in ENDED)


def compatible(first: When | None, second: When | None) -> bool:
    """Whether two dates may be of one day; an unknown date fits any."""
    if first is None or second is None:
        return True
    return (first.start or "") <= (second.end or "9999") and (second.start or "") <= (first.end or "9999")


def may_refer(told: Contact, added: Contact) -> bool:
    """Whether "the talks", "the call" may mean a contact told before."""
    modes = told.mode == added.mode or {told.mode, added.mode} <= TALKING
    return modes and compatible(told.date, added.date) and (told.status == added.status or added.status in ENDED)


def adds(context: ReadingContext, told: Contact, added: Contact) -> bool:
    """Whether a further telling gives what the contact does not have yet."""
    more = bool(added.parties) and _names(context, added) > _names(context, told)
    days = added.date is not None and (told.date is None or told.date.text is None)
    return (
        more
        or days
        or (told.status != added.status)
        or any(
            getattr(told, field) is None and getattr(added, field) is not None
            for field in ("initiator", "place", "duration_minutes", "occasion")
        )
    )


def joined(context: ReadingContext, told: Contact, added: Contact) -> Contact:
    """One contact out of two tellings: what the first leaves open the second fills.

    The proof is the first telling with those that add something, so that it stays as short as the clauses it takes.
    """
    people = told.parties if _names(context, told) >= _names(context, added) else added.parties
    evidence = {*told.evidence, *(added.evidence if adds(context, told, added) else ())}
    stated = added.date is not None and added.date.text is not None and (told.date is None or told.date.text is None)
    return replace(
        told,
        parties=people,
        initiator=told.initiator or added.initiator,
        date=added.date if stated else told.date or added.date,
        place=told.place or added.place,
        duration_minutes=told.duration_minutes or added.duration_minutes,
        occasion=told.occasion or added.occasion,
        topics=tuple(dict.fromkeys((*told.topics, *added.topics))),
        status=added.status if added.status in ENDED or told.status == "held" else told.status,
        evidence=tuple(sorted(evidence)),
    )


def _names(context: ReadingContext, contact: Contact) -> int:
    """How many people a contact names."""
    return sum(context.cast.actor(p).type == "person" for p in contact.parties)
