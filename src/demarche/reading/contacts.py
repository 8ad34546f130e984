"""Contacts: every call, meeting, visit, letter … that a text tells of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.reading.contact_details import (
    STATUS_GOVERNORS,
    initiator_in,
    mode_of,
    noun_status,
    place_of,
    reported_day,
    status_of,
)
from demarche.reading.contact_terms import contact_nouns, contact_verbs, support_verbs
from demarche.reading.identity import record_id
from demarche.reading.phrases import holds, phrases_of, union
from demarche.records import Contact, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactMode, ContactStatus

NO_PARTNER = ("on", "upon", "for")
"""Prepositions with which "call", "ring", "receive" tell of no contact: "called upon X to …"."""
PARTY_TYPES = frozenset({"person", "country", "organization", "group"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A contact as one clause or phrase tells it."""

    clause: Clause
    mode: ContactMode
    parties: tuple[str, ...]
    initiator: str | None
    span: Span
    reports: bool
    tells: bool


def contacts_of(context: ReadingContext) -> tuple[Contact, ...]:
    """The contacts of a document, each once with all its evidence, in the order of the text."""
    merged: list[Contact] = []
    main: Span | None = None
    for found in _candidates(context):
        for contact in _as_contacts(context, found):
            is_main = main in {None, found.span} and found.reports and contact.status == "held"
            complete = _completed(context, contact, found) if is_main else contact
            place = next((n for n, other in enumerate(merged) if _same(context, other, complete)), None)
            if place is None:
                merged.append(complete)
            else:
                merged[place] = _joined(merged[place], complete)
            if is_main:
                main = found.span
    return tuple(
        replace(contact, id=record_id(context.document, "contacts", number)) for number, contact in enumerate(merged, 1)
    )


def _candidates(context: ReadingContext) -> Iterator[_Found]:
    """Every telling of a contact, in the order of the text."""
    for clause in context.analysis.clauses:
        yield from _from_invitation(context, clause)
        yield from _from_verb(context, clause)
        yield from _from_nouns(context, clause)


def _from_verb(context: ReadingContext, clause: Clause) -> Iterator[_Found]:
    """As in "X spoke with Y", "X met Y", "X visited Z"."""
    term = contact_verbs().get(clause.predicate)
    if term is None or clause.copula or (not term.partner and _calls_for(context, clause)):
        return
    ours = _only_parties(context, context.subject_parties(clause))
    theirs = _partners(context, clause, term)
    if clause.voice == "passive" and (agent := clause.oblique("by")) is not None:
        ours, theirs = _parties(context, agent), ours
    if _meets_no_party(context, clause, term, ours, theirs) or _is_purpose_of_visit(context, clause, term):
        return
    proposer = _proposer(context, clause)
    if term.mode == "visit":
        theirs = _met(context, clause, theirs)
    called = term.mode == "call" and clause.predicate not in {"speak", "talk"}
    yield from _valid(
        context,
        _Found(
            clause=clause,
            mode=mode_of(context, term, clause.core),
            parties=tuple(dict.fromkeys((*ours, *theirs))),
            initiator=(ours[0] if called and ours else None) or (proposer[0] if proposer else None),
            span=union(proposer[1], clause.core) if proposer else clause.core,
            reports=clause.role in {"root", "conjunct"},
            tells=True,
        ),
    )


def _calls_for(context: ReadingContext, clause: Clause) -> bool:
    """Whether "call", "receive" … are used of no contact: "called upon X to …"; a time is no such use."""
    return any(
        preposition in NO_PARTNER and not context.times_within(phrase.span) and context.minutes(phrase.span) is None
        for preposition, phrase in clause.obliques
    )


def _partners(context: ReadingContext, clause: Clause, term: ContactTerm) -> tuple[str, ...]:
    """The other side of a verb of contact: its object where it takes one, and what its prepositions bring in."""
    if clause.voice == "passive":
        return ()
    phrases = [clause.object] if term.direct else []
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in term.partner]
    found = [i for phrase in phrases for i in _parties(context, phrase, places=term.mode == "visit")]
    return tuple(found) or _partners_deeper(context, clause, term)


def _meets_no_party(
    context: ReadingContext, clause: Clause, term: ContactTerm, ours: tuple[str, ...], theirs: tuple[str, ...]
) -> bool:
    """Whether a verb of contact tells of none: "call" without a partner, "met the challenge"."""
    if theirs or clause.voice == "passive":
        return False
    if term.mode in {"call", "letter"} and len(ours) < len(("one", "other")):
        return True
    beside = clause.object is not None and not context.text((clause.verb[1], clause.object.span[0])).strip()
    return term.direct and beside


def _partners_deeper(context: ReadingContext, clause: Clause, term: ContactTerm) -> tuple[str, ...]:
    """Partners that the parser hung on another phrase: "spoke by videoconference this Thursday with X"."""
    for _, phrase in clause.obliques:
        for preposition, modifier in (*phrase.modifiers, *_deeper(phrase)):
            if preposition in term.partner and (found := _parties(context, modifier)):
                return found
    return ()


def _is_purpose_of_visit(context: ReadingContext, clause: Clause, term: ContactTerm) -> bool:
    """Whether a clause of meeting only says what a visit was for; the visit is then the contact."""
    governing = next(iter(context.ancestors(clause)), None)
    if term.mode != "meeting" or governing is None or clause.role != "adverbial" or clause.finite:
        return False
    purpose = contact_verbs().get(governing.predicate)
    return purpose is not None and purpose.mode == "visit"


def _met(context: ReadingContext, visit: Clause, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a visit is made to meet ("visited Sochi to meet the Russian leader"), in place of the country visited."""
    for clause in context.analysis.clauses[visit.index + 1 : visit.index + 3]:
        if clause.parent == visit.index and clause.predicate in {"meet", "see"} and clause.role == "adverbial":
            people = _parties(context, clause.object) or _parties(context, clause.oblique("with"))
            sides = {context.government(p) for p in people}
            return (*people, *(h for h in hosts if context.government(h) not in sides))
    return hosts


def _from_invitation(context: ReadingContext, clause: Clause) -> Iterator[_Found]:
    """As in "invited X to Turkey": a visit proposed, where no verb of visiting says so."""
    if clause.predicate != "invite" or clause.complement is not None or clause.voice != "active":
        return
    hosts, guests = _only_parties(context, context.subject_parties(clause)), _parties(context, clause.object)
    where = _parties(context, clause.oblique("to"), places=True)
    if hosts and guests and where and {context.government(p) for p in where} <= {context.government(h) for h in hosts}:
        parties = tuple(dict.fromkeys((*guests, *where)))
        yield from _valid(context, _Found(clause, "visit", parties, hosts[0], clause.core, reports=False, tells=True))


def _proposer(context: ReadingContext, clause: Clause) -> tuple[str, Span] | None:
    """Who proposes the contact ("invited him to visit"), with the words that say so from the verb on."""
    governing = next(iter(context.ancestors(clause)), None)
    if governing is None or clause.role != "complement" or STATUS_GOVERNORS.get(governing.predicate) != "proposed":
        return None
    proposers = context.subject_parties(governing)
    return (proposers[0], governing.verb) if proposers else None


def _from_nouns(context: ReadingContext, clause: Clause) -> Iterator[_Found]:
    """As in "had a telephone conversation with Y", "X's phone call to Y", "the visit by X to Z"."""
    for phrase in phrases_of(clause):
        term = contact_nouns().get(phrase.lemma)
        if term is None or phrase.pos not in {"NOUN", "PROPN"}:
            continue
        supported = _is_supported(clause, phrase)
        ours = _parties(context, phrase.possessor) or _parties(context, phrase.modifier("by", "of"))
        if supported and not ours:
            ours = _only_parties(context, context.subject_parties(clause))
        theirs: list[str] = []
        arguments = (*phrase.modifiers, *(clause.obliques if supported else ()))
        deeper = tuple(_deeper(phrase)) if term.mode == "visit" else ()
        for preposition, modifier in (*arguments, *deeper):
            if preposition in term.partner and (not theirs or (preposition, modifier) in arguments):
                theirs.extend(_parties(context, modifier, places=term.mode == "visit"))
        owner = phrase.possessor is not None or phrase.modifier("by") is not None
        towards = phrase.modifier("to") is not None
        yield from _valid(
            context,
            _Found(
                clause=clause,
                mode=mode_of(context, term, phrase.span),
                parties=tuple(dict.fromkeys((*ours, *theirs))),
                initiator=_caller(context, phrase)
                or (ours[0] if term.mode == "call" and owner and towards and ours else None),
                span=clause.core if supported else phrase.span,
                reports=supported and clause.role in {"root", "conjunct"},
                tells=supported,
            ),
        )


def _caller(context: ReadingContext, phrase: Phrase) -> str | None:
    """From whom a call or message came: "received a telephone call from X"."""
    sender = phrase.modifier("from")
    found = _parties(context, sender)
    return found[0] if found else None


def _deeper(phrase: Phrase) -> Iterator[tuple[str, Phrase]]:
    """The modifiers of a noun's modifiers: the parser often hangs "to Sochi" on the visitor instead of the visit."""
    for _, modifier in phrase.modifiers:
        yield from modifier.modifiers
        for _, inner in modifier.modifiers:
            yield from inner.modifiers


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
        elif (
            places and actor.type == "place" and actor.country and actor.country in {a.id for a in context.cast.actors}
        ):
            found.append(actor.country)
    return tuple(dict.fromkeys(found))


def _only_parties(context: ReadingContext, identities: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i for i in identities if context.cast.actor(i).type in PARTY_TYPES)


def _valid(context: ReadingContext, found: _Found) -> Iterator[_Found]:
    """Only what has parties of two different governments or bodies is a contact."""
    sides = {context.government(p) for p in found.parties}
    if len(sides) > 1:
        yield found


def _as_contacts(context: ReadingContext, found: _Found) -> Iterator[Contact]:
    """The record of a telling; several calls told in one plural noun are a record each."""
    status: ContactStatus = (
        status_of(context, found.clause, found.span) if found.tells else noun_status(context, found.span)
    )
    date = _date(context, found)
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


def _date(context: ReadingContext, found: _Found) -> When | None:
    """The day named with the contact; else, for a clause that tells of it, the only time its sentence names."""
    tense = found.clause.tense if found.tells else "past"
    date = context.when(found.span, tense)
    if date is not None or not found.tells:
        return date
    sentence = context.analysis.sentences[found.clause.sentence]
    times = context.times_within(sentence)
    only = len(times) == 1 and (found.clause.role == "adverbial" or holds(found.clause.core, times[0].span))
    return times[0].resolve(context.published, tense) if only else None


def _is_plural_call(context: ReadingContext, found: _Found) -> bool:
    """As in "had telephone conversations with X and Y": a call with each."""
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
