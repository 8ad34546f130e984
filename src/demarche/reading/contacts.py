"""Contacts: every call, meeting, visit, letter … that a text tells of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.reading.contact_details import (
    initiator_in,
    mode_of,
    place_of,
    reported_day,
    status_of,
)
from demarche.reading.contact_terms import contact_nouns, contact_verbs, support_verbs
from demarche.reading.identity import record_id
from demarche.reading.phrases import phrases_of
from demarche.records import Contact, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactMode, ContactStatus

PARTY_TYPES = frozenset({"person", "country", "organization", "group"})
BOTH_WAYS = ("with", "between")


@dataclass(frozen=True, slots=True)
class _Found:
    """A contact as one clause or phrase tells it."""

    clause: Clause
    mode: ContactMode
    parties: tuple[str, ...]
    initiator: str | None
    span: Span
    reports: bool


def contacts_of(context: ReadingContext) -> tuple[Contact, ...]:
    """The contacts of a document, each once with all its evidence, in the order of the text."""
    merged: list[Contact] = []
    main: int | None = None
    for found in _candidates(context):
        for contact in _as_contacts(context, found):
            is_main = main is None and found.reports and contact.status == "held"
            complete = _completed(context, contact, found) if is_main else contact
            place = next((n for n, other in enumerate(merged) if _same(context, other, complete)), None)
            if place is None:
                merged.append(complete)
                if is_main:
                    main = len(merged) - 1
            else:
                merged[place] = _joined(merged[place], complete)
    return tuple(
        replace(contact, id=record_id(context.document, "contacts", number)) for number, contact in enumerate(merged, 1)
    )


def _candidates(context: ReadingContext) -> Iterator[_Found]:
    """Every telling of a contact, in the order of the text."""
    for clause in context.analysis.clauses:
        yield from _from_verb(context, clause)
        yield from _from_nouns(context, clause)


def _from_verb(context: ReadingContext, clause: Clause) -> Iterator[_Found]:
    """"X spoke with Y", "X met Y", "X visited Z"."""
    term = contact_verbs().get(clause.predicate)
    if term is None or clause.copula:
        return
    ours = _parties(context, clause.subject)
    theirs: list[str] = []
    if clause.voice == "active" and clause.object is not None:
        theirs.extend(_parties(context, clause.object, places=term.mode == "visit"))
    for preposition, phrase in clause.obliques:
        if preposition in term.partner:
            theirs.extend(_parties(context, phrase, places=term.mode == "visit"))
    if clause.voice == "passive" and (agent := clause.oblique("by")) is not None:
        ours, theirs = _parties(context, agent), list(ours)
    if term.mode in {"call", "letter"} and not theirs and len(ours) < 2:
        return
    called = term.mode == "call" and clause.predicate not in {"speak", "talk"}
    yield from _valid(
        context,
        _Found(
            clause=clause,
            mode=mode_of(context, term, clause.core),
            parties=tuple(dict.fromkeys((*ours, *theirs))),
            initiator=ours[0] if called and ours else None,
            span=clause.core,
            reports=clause.role in {"root", "conjunct"},
        ),
    )


def _from_nouns(context: ReadingContext, clause: Clause) -> Iterator[_Found]:
    """"had a telephone conversation with Y", "X's phone call to Y", "the visit by X to Z"."""
    for phrase in phrases_of(clause):
        term = contact_nouns().get(phrase.lemma)
        if term is None or phrase.pos not in {"NOUN", "PROPN"}:
            continue
        supported = _is_supported(clause, phrase)
        ours = _parties(context, phrase.possessor) or _parties(context, phrase.modifier("by", "of"))
        if supported and not ours:
            ours = _parties(context, clause.subject)
        theirs: list[str] = []
        for preposition, modifier in (*phrase.modifiers, *(clause.obliques if supported else ())):
            if preposition in term.partner:
                theirs.extend(_parties(context, modifier, places=term.mode == "visit"))
        owner = phrase.possessor is not None or phrase.modifier("by") is not None
        towards = phrase.modifier("to") is not None
        yield from _valid(
            context,
            _Found(
                clause=clause,
                mode=mode_of(context, term, phrase.span),
                parties=tuple(dict.fromkeys((*ours, *theirs))),
                initiator=ours[0] if term.mode == "call" and owner and towards and ours else None,
                span=clause.core if supported else phrase.span,
                reports=supported and clause.role in {"root", "conjunct"},
            ),
        )


def _is_supported(clause: Clause, phrase: Phrase) -> bool:
    """Whether the clause's verb only carries the noun: "had a call", "a call was held", "a meeting took place"."""
    if clause.predicate in support_verbs() and clause.object is not None and clause.voice == "active":
        return any(member.head == phrase.head for member in clause.object.members)
    return clause.subject is not None and clause.subject.head == phrase.head and clause.predicate in {"hold", "take"}


def _parties(context: ReadingContext, phrase: Phrase | None, *, places: bool = False) -> tuple[str, ...]:
    """The actors of a phrase that can be party to a contact; for a visit, a place stands for its country."""
    found: list[str] = []
    for identity in context.parties(phrase):
        actor = context.cast.actor(identity)
        if actor.type in PARTY_TYPES:
            found.append(identity)
        elif places and actor.type == "place" and actor.country and actor.country in {a.id for a in context.cast.actors}:
            found.append(actor.country)
    return tuple(dict.fromkeys(found))


def _valid(context: ReadingContext, found: _Found) -> Iterator[_Found]:
    """Only what has parties of two different governments or bodies is a contact."""
    sides = {context.government(p) for p in found.parties}
    if len(sides) > 1:
        yield found


def _as_contacts(context: ReadingContext, found: _Found) -> Iterator[Contact]:
    """The record of a telling; several calls told in one plural noun are a record each."""
    status: ContactStatus = status_of(context, found.clause, found.span)
    date = context.when(found.span, found.clause.tense) or context.when(found.clause.core, found.clause.tense)
    groups = [found.parties]
    if _is_plural_call(context, found):
        sides = found.parties[:1], found.parties[1:]
        groups = [(sides[0][0], other) for other in sides[1]]
    for parties in groups:
        yield Contact(
            id="",
            mode=found.mode,
            parties=parties,
            initiator=found.initiator,
            date=date,
            place=place_of(context, found.clause, found.span),
            duration_minutes=context.minutes(found.span) or context.minutes(found.clause.core),
            status=status,
            evidence=(found.span,),
        )


def _is_plural_call(context: ReadingContext, found: _Found) -> bool:
    """"had telephone conversations with X and Y": a call with each."""
    if found.mode != "call" or len(found.parties) <= len(("one", "other")):
        return False
    words = context.text(found.span).lower()
    return any(plural in words for plural in ("conversations", "calls with", "phone calls", "telephone calls"))


def _completed(context: ReadingContext, contact: Contact, found: _Found) -> Contact:
    """The contact that the document reports: dated by the day of publication where the text gives no other day."""
    date = contact.date or reported_day(context, found.clause)
    initiator = contact.initiator or initiator_in(context, contact.parties)
    minutes = contact.duration_minutes
    return replace(contact, date=date, initiator=initiator, duration_minutes=minutes)


def _same(context: ReadingContext, first: Contact, second: Contact) -> bool:
    """Whether two tellings are of one contact: mode, sides, status, and days that do not exclude each other."""
    if first.mode != second.mode or first.status != second.status:
        return False
    sides = [{context.government(p) for p in c.parties} for c in (first, second)]
    return sides[0] == sides[1] and _compatible(first.date, second.date)


def _compatible(first: When | None, second: When | None) -> bool:
    """Whether two dates may be of one day; an unknown date fits any."""
    if first is None or second is None:
        return True
    return (first.start or "") <= (second.end or "9999") and (second.start or "") <= (first.end or "9999")


def _joined(first: Contact, second: Contact) -> Contact:
    """One contact out of two tellings: what the first leaves open the second fills."""
    people = first.parties if len(first.parties) >= len(second.parties) else second.parties
    evidence = [*first.evidence, *(span for span in second.evidence if span not in first.evidence)]
    return replace(
        first,
        parties=people,
        initiator=first.initiator or second.initiator,
        date=first.date or second.date,
        place=first.place or second.place,
        duration_minutes=first.duration_minutes or second.duration_minutes,
        evidence=tuple(sorted(evidence)),
    )


def reported_contact(context: ReadingContext, contacts: tuple[Contact, ...]) -> str | None:
    """The id of the contact that a readout reports: the first one held; None where the document is no readout."""
    if context.document.kind != "readout":
        return None
    return next((contact.id for contact in contacts if contact.status == "held"), None)


