"""Versions: accounts that several documents give of one contact, found by its parties, its day, its mode and topics."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from demarche.analysis.accounts import main_contact
from demarche.reading.context import local_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from demarche.records import Contact, ContactMode, Reading

ONE_DAY = timedelta(days=1)
"""How far the days of one contact may lie apart in accounts of two sides: in two time zones one moment has two dates.

One side has one date: of 260 American, Russian and Ukrainian texts the two pairs by one publisher a day apart were of
two contacts each."""
LATEST = timedelta(days=2)
"""How long after a contact without a day a readout of it is published at most."""
FEWEST_SIDES = 2
"""Sides that two accounts must have in common; one party met by many people on a day tells nothing."""
MOST_DAYS = 7
"""Days over which a contact can be spread that a day is to be told of; a longer span dates nothing."""
WAYS: Mapping[ContactMode, str] = {
    "call": "from afar",
    "videoconference": "from afar",
    "meeting": "face to face",
    "visit": "face to face",
    "summit": "face to face",
    "ceremony": "face to face",
    "letter": "in writing",
    "message": "in writing",
}
"""In what way people are in contact: one side's visit is the other's meeting; a mode without a way fits any."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells of a contact, kept of a reading so that thousands can be set against each other.

    `sides` has the people named of each side: a country, or a body that has none; `names` the names of all parties.
    `first` and `last` are the days on which it may have been; `dated` is false where that is by publication only.
    """

    document_id: str
    contact_id: str
    publisher: str | None
    side: str | None
    mode: ContactMode
    sides: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    topics: frozenset[str]
    first: date
    last: date
    dated: bool
    text: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Two accounts of one contact and why they are taken for that; `day` is the first on which it may have been."""

    documents: tuple[str, str]
    contacts: tuple[str, str]
    publishers: tuple[str | None, str | None]
    day: str
    mode: ContactMode
    parties: tuple[str, ...]
    reasons: tuple[str, ...]


def tellings_of(reading: Reading) -> tuple[Telling, ...]:
    """The contacts that a reading gives an account of: its main one, and others that statements were made at."""
    main = main_contact(reading)
    spoken = {statement.contact for statement in reading.statements}
    told = [c for c in reading.contacts if c.status == "held" and (c == main or c.id in spoken)]
    return tuple(telling for telling in (telling_of(reading, contact) for contact in told) if telling is not None)


def telling_of(reading: Reading, contact: Contact) -> Telling | None:
    """What tells of one contact of a reading; None where nothing gives it a day."""
    days = _days(reading, contact)
    if days is None:
        return None
    actors = {actor.id: actor for actor in reading.actors}
    people: defaultdict[str, set[str]] = defaultdict(set)
    for party in contact.parties:
        actor = actors.get(party)
        if actor is not None and actor.type == "person":
            people[actor.country or party].add(party)
        else:
            people[party].update(())
    return Telling(
        document_id=reading.document.id,
        contact_id=contact.id,
        publisher=reading.document.publisher,
        side=reading.document.side,
        mode=contact.mode,
        sides={side: frozenset(named) for side, named in people.items()},
        names={party: actors[party].name if party in actors else party for party in contact.parties},
        topics=frozenset(contact.topics),
        first=days[0],
        last=days[1],
        dated=days[2],
        text=" ".join(reading.document.text.split()),
    )


def find_versions(tellings: Iterable[Telling]) -> tuple[Versions, ...]:
    """Every pair of documents that give accounts of one contact, by day; of several contacts of a pair the likeliest.

    The same text published twice is one version. Every telling is set only against those of days beside its own.
    """
    ordered = sorted(tellings, key=lambda t: (t.first, t.document_id, t.contact_id))
    by_day: defaultdict[date, list[Telling]] = defaultdict(list)
    best: dict[tuple[str, str], tuple[int, Versions]] = {}
    for telling in ordered:
        for other in (t for n in range(-1, _length(telling) + 2) for t in by_day[telling.first + n * ONE_DAY]):
            reasons = reasons_for_one(other, telling)
            pair = other.document_id, telling.document_id
            if reasons and (pair not in best or best[pair][0] < len(reasons)):
                best[pair] = len(reasons), _versions(other, telling, reasons)
        for n in range(_length(telling) + 1):
            by_day[telling.first + n * ONE_DAY].append(telling)
    return tuple(sorted((found for _, found in best.values()), key=lambda v: (v.day, v.documents)))


def reasons_for_one(first: Telling, second: Telling) -> tuple[str, ...]:
    """Why two accounts are of one contact; nothing where they are not, or are one text."""
    if first.document_id == second.document_id or first.text == second.text:
        return ()
    shared = first.sides.keys() & second.sides.keys()
    ways = {way for way in (WAYS.get(first.mode), WAYS.get(second.mode)) if way}
    apart = max(first.first - second.last, second.first - first.last)
    most = timedelta() if first.side is not None and first.side == second.side else ONE_DAY
    if len(shared) < FEWEST_SIDES or len(ways) > 1 or apart > most or _other_people(first, second, shared):
        return ()
    smaller = min(first.sides, second.sides, key=len)
    if len(shared) < len(smaller):
        return ()
    names = dict(second.names) | dict(first.names)
    people = frozenset().union(*(first.sides[side] & second.sides[side] for side in shared))
    reasons = [f"both parties: {', '.join(sorted(names.get(side, side) for side in shared))}"]
    if people:
        reasons.append(f"the same people: {', '.join(sorted(names[person] for person in people))}")
    reasons.append(_day_reason(first, second, apart))
    modes = dict.fromkeys((first.mode, second.mode))
    reasons.append(f"mode: {' and '.join(modes)}")
    if topics := first.topics & second.topics:
        reasons.append(f"topics: {', '.join(sorted(topics))}")
    return tuple(reasons)


def account_of(reading: Reading, contact_id: str) -> Reading:
    """The reading with this contact as the only one held, so that a comparison takes it for the one that is meant."""
    contacts = (c for c in reading.contacts if c.id == contact_id or c.status != "held")
    return replace(reading, contacts=tuple(sorted(contacts, key=lambda c: c.id != contact_id)))


def _length(telling: Telling) -> int:
    return (telling.last - telling.first).days


def _days(reading: Reading, contact: Contact) -> tuple[date, date, bool] | None:
    """The first and the last day on which a contact may have been, and whether its account dates it."""
    if contact.date is not None and contact.date.start:
        try:
            first = date.fromisoformat(contact.date.start)
            last = date.fromisoformat(contact.date.end or contact.date.start)
        except ValueError:
            return None
        return (first, last, True) if timedelta() <= last - first < MOST_DAYS * ONE_DAY else None
    published = local_day(reading.document)
    if published is None or contact != main_contact(reading):
        return None
    return published - LATEST, published, False


def _other_people(first: Telling, second: Telling, shared: Iterable[str]) -> bool:
    """Whether both name people of one side and none in common: the ministers' call is not the presidents'."""
    return any(
        first.sides[side] and second.sides[side] and not first.sides[side] & second.sides[side] for side in shared
    )


def _day_reason(first: Telling, second: Telling, apart: timedelta) -> str:
    if not (first.dated and second.dated):
        return f"day: at most {LATEST.days} days before publication"
    if apart == ONE_DAY:
        return f"day: {first.first} and {second.first}, a day apart as in two time zones"
    return f"day: {max(first.first, second.first)}"


def _versions(first: Telling, second: Telling, reasons: Sequence[str]) -> Versions:
    named = dict.fromkeys((*first.names.values(), *second.names.values()))
    return Versions(
        documents=(first.document_id, second.document_id),
        contacts=(first.contact_id, second.contact_id),
        publishers=(first.publisher, second.publisher),
        day=(first if first.dated or not second.dated else second).first.isoformat(),
        mode=first.mode,
        parties=tuple(named),
        reasons=tuple(reasons),
    )
