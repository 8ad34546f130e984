"""Accounts: the contact as each version tells it, slot by slot, completed from the version's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from demarche.analysis.frame import tells_of_contact
from demarche.analysis.sentences import sentences
from demarche.language.times import RELATIVE, find_durations, find_times
from demarche.reading.context import local_day
from demarche.records import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.records import Contact, Reading

MOST_DAYS_BACK = timedelta(days=3)
"""How far "today", "last night", "on Monday" may lie before publication to date the contact that a version reports."""

LASTED = re.compile(r"\blast(?:ed|ing)\b[^.;]{0,40}$", re.IGNORECASE)
FOR = re.compile(r"\bfor (?:about |around |some |over |almost |nearly )?(?:an? )?$", re.IGNORECASE)
WORDS_TO_CONTACT = 2
"""Words after a duration among which the contact it measures is named: "an hour-long telephone conversation"."""


@dataclass(frozen=True, slots=True)
class Account:
    """A version's account: the contact record it gives, if any, and the fields that need more than the record.

    `parties` are ids of actors of the version (or alpha-3 codes); None where the version gives no sign of them.
    """

    contact: Contact | None
    parties: tuple[str, ...]
    date: When | None
    duration_minutes: int | None


def main_contact(reading: Reading) -> Contact | None:
    """The contact that a version reports: the one its statements belong to, else the first one held."""
    named = next((s.contact for s in reading.statements if s.contact), None)
    chosen = next((c for c in reading.contacts if c.id == named), None)
    return chosen or next((c for c in reading.contacts if c.status == "held"), None)


def accounts_of(versions: Mapping[str, Reading]) -> dict[str, Account]:
    """Each version's account of the contact that they have in common.

    A version may tell of several contacts; where the versions come from different sides, the one meant is between these
    sides. A version with no record of it (an address in the first person) is taken to be of these sides all the same,
    with the people that it names of the others.
    """
    sides = tuple(sorted({r.document.side for r in versions.values() if r.document.side}))
    contacts = {label: _contact(label, versions, sides) for label in versions}
    people = {party for contact in contacts.values() if contact for party in contact.parties}
    return {label: _account(reading, contacts[label], sides, people) for label, reading in versions.items()}


def _contact(label: str, versions: Mapping[str, Reading], sides: Sequence[str]) -> Contact | None:
    """The contact of a version that is meant: between the sides where there are several, or with another's party."""
    reading = versions[label]
    main = main_contact(reading)
    if len(sides) <= 1 or (main is not None and _covers(reading, main, sides)):
        return main
    between = next((c for c in reading.contacts if c.status == "held" and _covers(reading, c, sides)), None)
    if between is not None or main is None:
        return between
    others = (main_contact(other) for key, other in versions.items() if key != label)
    shared = any(other is not None and set(other.parties) & set(main.parties) for other in others)
    return main if shared else None


def _account(reading: Reading, contact: Contact | None, sides: Sequence[str], people: set[str]) -> Account:
    """A version's account; `people` are the parties that some version names."""
    parties: tuple[str, ...] = contact.parties if contact is not None else ()
    if contact is None and len(sides) > 1:
        parties = _named_of(reading, sides, people)
    told = [span for span in sentences(reading.document.text) if tells_of_contact(reading.document.text[slice(*span)])]
    return Account(
        contact=contact,
        parties=parties,
        date=(contact.date if contact else None) or _day(reading, told, reported=contact is not None),
        duration_minutes=(contact.duration_minutes if contact else None) or _minutes(reading),
    )


def _country_of(reading: Reading, identity: str) -> str | None:
    """The country that a party belongs to or is."""
    actor = next((actor for actor in reading.actors if actor.id == identity), None)
    if actor is None or actor.type == "country":
        return identity
    return actor.country


def _covers(reading: Reading, contact: Contact, sides: Sequence[str]) -> bool:
    """Whether a contact has parties of all the sides."""
    return set(sides) <= {_country_of(reading, party) for party in contact.parties}


def _named_of(reading: Reading, sides: Sequence[str], people: set[str]) -> tuple[str, ...]:
    """The sides themselves and the people of theirs whom a version names; only known parties, if it names any."""
    named = [actor.id for actor in reading.actors if actor.type == "person" and actor.country in sides]
    return (*([person for person in named if person in people] or named), *sides)


def _day(reading: Reading, told: Sequence[tuple[int, int]], *, reported: bool) -> When | None:
    """The day that a sentence about the contact names relative to publication; else, for a readout, that one."""
    published = local_day(reading.document)
    if published is None:
        return None
    for start, end in told:
        for expression in find_times(reading.document.text[start:end]):
            when = expression.resolve(published)
            if when is None or when.basis != RELATIVE or when.start != when.end or when.start is None:
                continue
            if (published - MOST_DAYS_BACK).isoformat() <= when.start <= published.isoformat():
                return when
    if reported and reading.document.kind == "readout":
        day = published.isoformat()
        return When(start=day, end=day, basis="day of publication")
    return None


def _minutes(reading: Reading) -> int | None:
    """The length of the contact as a sentence tells it: "lasted an hour", "spoke for 30 minutes", "15-minute call"."""
    text = reading.document.text
    for start, end in sentences(text):
        sentence = text[start:end]
        for (first, last), minutes in find_durations(sentence):
            before, after = sentence[:first], " ".join(sentence[last:].split()[:WORDS_TO_CONTACT])
            if LASTED.search(before) or (tells_of_contact(before) and FOR.search(before)) or tells_of_contact(after):
                return minutes
    return None
