"""Contacts: every call, meeting, visit, letter … that a text tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from demarche.reading.contact_details import (
    beginner_of,
    caller_in,
    day_of,
    initiator_in,
    minutes_of,
    occasion_of,
    place_of,
    reported_day,
    topics_told,
)
from demarche.reading.contact_merging import adds, joined, may_refer, same
from demarche.reading.contact_nouns import from_nouns
from demarche.reading.contact_telling import sides_of
from demarche.reading.contact_verbs import from_invitation, from_verb
from demarche.reading.identity import record_id
from demarche.reading.phrases import holds
from demarche.records import Contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.reading.contact_telling import Telling
    from demarche.reading.context import ReadingContext
    from demarche.records import When

NEWS_AGE = timedelta(days=5)
"""How old the contact may be that a document reports; an older one with its day named is history. Of the contacts
dated in the first sentence of 300 official readouts none is older than three days."""


def contacts_of(context: ReadingContext) -> tuple[Contact, ...]:
    """The contacts of a document, each once with its evidence, in the order of the text."""
    merged: list[Contact] = []
    unsettled: set[int] = set()
    main = _reported(context)
    pair = main.parties if main is not None and context.document.kind != "transcript" else ()
    for telling in tellings(context, pair):
        if telling.refers:
            _refer(context, telling, merged)
            continue
        for contact in _as_contacts(context, telling):
            reported = main is not None and telling.span == main.span
            complete = _completed(context, contact, telling) if reported else contact
            settled = telling.settled or complete.date is not None
            apart = telling.earlier and (telling.tells or complete.date is not None)
            known = (
                n
                for n, other in enumerate(merged)
                if same(context, other, complete, settled=settled and n not in unsettled)
            )
            place = None if apart else next(known, None)
            if place is None:
                unsettled |= set() if settled else {len(merged)}
                merged.append(complete)
            else:
                merged[place] = joined(context, merged[place], complete)
                unsettled -= {place} if settled else set()
    return tuple(
        replace(contact, id=record_id(context.document, "contacts", number)) for number, contact in enumerate(merged, 1)
    )


def tellings(context: ReadingContext, pair: tuple[str, ...]) -> Iterator[Telling]:
    """Every telling of a contact between two sides, in the order of the text.

    `pair` are the sides of the contact that the document reports, for "they" and "the two leaders".
    """
    for number, sentence in enumerate(context.analysis.sentences):
        clauses = context.clauses_of_sentence.get(number, [])
        invitations = [t for clause in clauses for t in _valid(context, from_invitation(context, clause, pair))]
        yield from invitations
        told = [t for clause in clauses for t in _valid(context, from_verb(context, clause, pair))]
        told += _valid(context, from_nouns(context, sentence, pair))
        for telling in sorted(told, key=lambda t: t.span):
            if not any(holds(i.span, telling.span) or holds(i.span, telling.clause.verb) for i in invitations):
                yield telling


def _valid(context: ReadingContext, found: Iterator[Telling]) -> Iterator[Telling]:
    """Only what has parties of two different governments or bodies is a contact."""
    for telling in found:
        if telling.refers or len(sides_of(context, telling.parties)) > 1:
            yield telling


def _reported(context: ReadingContext) -> Telling | None:
    """The telling of the contact that the document reports: the first one held that is not told as past history."""
    for telling in tellings(context, ()):
        if telling.reports and telling.status == "held" and not telling.earlier and not telling.refers:
            day = day_of(context, telling)
            if day is None or day.end is None or context.published is None:
                return telling
            if date.fromisoformat(day.end) >= context.published - NEWS_AGE:
                return telling
    return None


def _as_contacts(context: ReadingContext, telling: Telling) -> Iterator[Contact]:
    """The record of a telling; one for each partner where the partners were met one by one."""
    groups = [telling.parties]
    if telling.each:
        groups = [(telling.parties[0], other) for other in telling.parties[1:]]
        groups = [group for group in groups if len(sides_of(context, group)) > 1]
    for parties in groups:
        day = day_of(context, telling)
        ahead = not telling.settled and _lies_ahead(context, day)
        yield Contact(
            id="",
            mode=telling.mode,
            parties=parties,
            initiator=telling.initiator if not telling.each or telling.initiator in parties else None,
            date=day,
            place=None if telling.each else place_of(context, telling.clause, telling.span),
            duration_minutes=minutes_of(context, telling),
            status="planned" if ahead else telling.status,
            topics=topics_told(context, telling),
            occasion=occasion_of(context, telling),
            evidence=(telling.span,),
        )


def _lies_ahead(context: ReadingContext, day: When | None) -> bool:
    """Whether a day comes after that of the document."""
    if day is None or day.start is None or context.published is None:
        return False
    return day.start > context.published.isoformat()


def _refer(context: ReadingContext, telling: Telling, merged: list[Contact]) -> None:
    """Add what a telling without parties says ("the talks took six hours") to the contact it means."""
    said = Contact(
        id="",
        mode=telling.mode,
        parties=(),
        date=day_of(context, telling),
        place=place_of(context, telling.clause, telling.span),
        duration_minutes=minutes_of(context, telling),
        status=telling.status,
        evidence=(telling.span,),
    )
    for number in range(len(merged) - 1, -1, -1):
        told = merged[number]
        if may_refer(told, said):
            added = replace(said, initiator=beginner_of(context, telling.clause, told.parties))
            if adds(context, told, added):
                merged[number] = joined(context, told, added)
            return


def _completed(context: ReadingContext, contact: Contact, telling: Telling) -> Contact:
    """The contact that the document reports: dated by the day of publication where the text gives no other day."""
    day = contact.date or reported_day(context, telling.clause)
    return replace(
        contact,
        date=day,
        initiator=contact.initiator or initiator_in(context, contact.parties) or caller_in(context, telling),
    )


def reported_contact(context: ReadingContext, contacts: tuple[Contact, ...]) -> str | None:
    """The id of the contact that a readout reports: the first one held; None where the document is no readout."""
    if context.document.kind != "readout":
        return None
    return next((contact.id for contact in contacts if contact.status == "held"), None)
