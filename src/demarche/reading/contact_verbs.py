"""Contacts that a verb tells of: "X spoke with Y", "X met Y", "X visited Z", "invited X to Z"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.reading.contact_details import mode_of
from demarche.reading.contact_status import clause_status, is_earlier
from demarche.reading.contact_telling import Telling, acting, only_parties, parties_in, sides_of
from demarche.reading.contact_terms import contact_nouns, contact_verbs
from demarche.reading.partner_runs import partners_after, tail_end
from demarche.reading.party_runs import run_at
from demarche.reading.phrases import union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext

NO_PARTNER = ("on", "upon", "for")
"""Prepositions with which "call", "ring", "receive" tell of no contact: "called upon X to …"."""
COMING = re.compile(
    r"\s*,?\s*(?:to\s+(?:(?:come|travel|return|go|make|pay|undertake)\b[^.;]{0,40}?\bto|visit)\s+|to\s+)(?:the\s+)?",
    re.IGNORECASE,
)
"""From the guest to the place in "invited him to pay an official visit to Kyiv"."""
OWN_COUNTRY = re.compile(r"(?:his|her|its|their|our)? ?(?:own )?(?:country|nation|kingdom|capital)\b", re.IGNORECASE)
TO_VISIT = re.compile(r"\s*,?\s*(?:to\s+(?:visit|pay)\b|for\s+an?\s+[^.;,]{0,30}visit)", re.IGNORECASE)
PLURAL_HOSTS = 2
PURPOSE_ROLES = frozenset({"adnominal", "adverbial"})
PROPOSING = frozenset({"ask", "invite", "offer", "propose", "request", "suggest"})


def from_verb(context: ReadingContext, clause: Clause, pair: tuple[str, ...]) -> Iterator[Telling]:
    """The contact that a verb tells of; `pair` are the sides of the contact which the document reports."""
    term = contact_verbs().get(clause.predicate)
    if term is None or term.mode is None or clause.copula or (not term.partner and _calls_for(context, clause)):
        return
    if clause.object is not None and clause.object.lemma in contact_nouns():
        return
    theirs, end = _partners(context, clause, term)
    if clause.voice == "passive":
        agent, end = _agent(context, clause, term)
        ours = agent
        theirs = only_parties(context, context.subject_parties(clause))
    else:
        ours = acting(context, clause, pair)
    if _meets_no_party(context, clause, term, ours, theirs) or _is_purpose_of_visit(context, clause, term):
        return
    hosts = theirs
    if term.mode == "visit":
        theirs = _met(context, clause, theirs)
        if not (ours and theirs):
            return
    proposer = _proposer(context, clause)
    core = (clause.core[0], max(end, clause.verb[1])) if end >= 0 else clause.core
    span = union(proposer[1], core) if proposer else core
    called = term.mode == "call" and clause.predicate not in {"speak", "talk", "converse"}
    yield Telling(
        clause=clause,
        mode=mode_of(context, term, clause.core),
        parties=tuple(dict.fromkeys((*ours, *theirs))),
        initiator=(ours[0] if called and ours else None) or (proposer[0] if proposer else None),
        span=span,
        status=clause_status(context, clause, span),
        reports=clause.role in {"root", "conjunct"},
        earlier=is_earlier(context, (max(core[0], clause.verb[0] - len("most recently ")), core[1])),
        each=term.mode == "visit" and theirs == hosts and len(hosts) >= PLURAL_HOSTS and _are_countries(context, hosts),
    )


def _are_countries(context: ReadingContext, identities: tuple[str, ...]) -> bool:
    return all(context.cast.actor(i).type == "country" for i in identities)


def _calls_for(context: ReadingContext, clause: Clause) -> bool:
    """Whether "call", "receive" … are used of no contact: "called upon X to …"; a time is no such use."""
    return any(
        preposition in NO_PARTNER and not context.times_within(phrase.span) and context.minutes(phrase.span) is None
        for preposition, phrase in clause.obliques
    )


def _partners(context: ReadingContext, clause: Clause, term: ContactTerm) -> tuple[tuple[str, ...], int]:
    """The other side of a verb of contact with where it ends: read off the words, else from its object and phrases."""
    if clause.voice == "passive":
        return (), -1
    places = term.mode == "visit"
    limit = context.analysis.sentences[clause.sentence][1]
    run = partners_after(context, (clause.verb[1], limit), term)
    phrases = [clause.object] if term.direct else []
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in term.partner]
    found = tuple(dict.fromkeys(i for phrase in phrases for i in parties_in(context, phrase, places=places)))
    found = found or _partners_deeper(context, clause, term)
    if run is not None and sides_of(context, run.parties) >= sides_of(context, found):
        return run.parties, tail_end(context, run.end, limit)
    return found, -1


def _partners_deeper(context: ReadingContext, clause: Clause, term: ContactTerm) -> tuple[str, ...]:
    """Partners that the parser hung on another phrase: "spoke by videoconference this Thursday with X"."""
    for _, phrase in clause.obliques:
        for preposition, modifier in (*phrase.modifiers, *deeper(phrase)):
            if preposition in term.partner and (found := parties_in(context, modifier)):
                return found
    return ()


def deeper(phrase: Phrase) -> Iterator[tuple[str, Phrase]]:
    """The modifiers of a noun's modifiers: the parser often hangs "to Sochi" on the visitor instead of the visit."""
    for _, modifier in phrase.modifiers:
        yield from modifier.modifiers
        for _, inner in modifier.modifiers:
            yield from inner.modifiers


def _agent(context: ReadingContext, clause: Clause, term: ContactTerm) -> tuple[tuple[str, ...], int]:
    """By whom, in the passive: read off the words, else the phrase with "by"."""
    limit = context.analysis.sentences[clause.sentence][1]
    run = partners_after(context, (clause.verb[1], limit), replace(term, partner=("by",), direct=False))
    if run is not None:
        return run.parties, tail_end(context, run.end, limit)
    return parties_in(context, clause.oblique("by")), -1


def _meets_no_party(
    context: ReadingContext, clause: Clause, term: ContactTerm, ours: tuple[str, ...], theirs: tuple[str, ...]
) -> bool:
    """Whether a verb of contact tells of none: "call" without a partner, "met the challenge"."""
    if clause.predicate == "call" and clause.complement is not None:
        return True
    if theirs or clause.voice == "passive":
        return False
    if "with" not in term.partner or clause.oblique("for") is not None:
        return context.minutes(clause.core) is None or "with" not in term.partner
    if term.mode in {"call", "letter"} and len(ours) < len(("one", "other")):
        return True
    beside = clause.object is not None and not context.text((clause.verb[1], clause.object.span[0])).strip()
    return term.direct and beside


def _is_purpose_of_visit(context: ReadingContext, clause: Clause, term: ContactTerm) -> bool:
    """Whether a clause of meeting only says what a visit was for; the visit is then the contact."""
    governing = next(iter(context.ancestors(clause)), None)
    if term.mode != "meeting" or governing is None or clause.role not in PURPOSE_ROLES or clause.finite:
        return False
    purpose = contact_verbs().get(governing.predicate)
    return purpose is not None and purpose.mode == "visit"


def _met(context: ReadingContext, visit: Clause, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a visit is made to meet ("visited Sochi to meet the Russian leader"), in place of the country visited."""
    for clause in context.analysis.clauses[visit.index + 1 : visit.index + 3]:
        if clause.parent == visit.index and clause.predicate in {"meet", "see"} and clause.role in PURPOSE_ROLES:
            people = parties_in(context, clause.object) or parties_in(context, clause.oblique("with"))
            sides = sides_of(context, people)
            return (*people, *(h for h in hosts if context.government(h) not in sides))
    return hosts


def from_invitation(context: ReadingContext, clause: Clause, pair: tuple[str, ...]) -> Iterator[Telling]:
    """As in "invited X to Turkey", "invited him to visit the country": a visit proposed."""
    if clause.predicate != "invite" or clause.polarity == "negative":
        return
    limit = context.analysis.sentences[clause.sentence][1]
    if clause.voice == "passive":
        guests, edge = only_parties(context, context.subject_parties(clause)), clause.verb[1]
        hosts = parties_in(context, clause.oblique("by"))
    else:
        hosts = acting(context, clause, pair)
        run = run_at(context, clause.verb[1] + 1, limit)
        if run is None:
            return
        guests, edge = run.parties, run.end
    goal = COMING.match(context.document.text, edge, limit)
    where, end = _goal(context, hosts, goal.end(), limit) if goal is not None else ((), edge)
    if not where and (visit := TO_VISIT.match(context.document.text, edge, limit)) is not None:
        where, end = _home(context, hosts), visit.end()
    if not guests or not where or not hosts or not _belongs(context, where, hosts):
        return
    span = (clause.core[0], max(end, clause.verb[1]))
    parties = tuple(dict.fromkeys((*guests, *where)))
    yield Telling(clause, "visit", parties, span, "proposed", initiator=hosts[0])


def _belongs(context: ReadingContext, where: tuple[str, ...], hosts: tuple[str, ...]) -> bool:
    """Whether one is invited to the country of the host: to another the invitation is somebody else's."""
    return sides_of(context, where) <= sides_of(context, hosts)


def _home(context: ReadingContext, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """The country of the host, or the host where the document has no such actor."""
    return (context.side_of(hosts[0]),) if hosts else ()


def _goal(context: ReadingContext, hosts: tuple[str, ...], start: int, limit: int) -> tuple[tuple[str, ...], int]:
    """The country one is invited to, by its name, by that of a place in it, or as "the country"."""
    run = run_at(context, start, limit, places=True)
    if run is not None:
        return tuple(context.side_of(p) for p in run.parties[:1]), run.end
    own = OWN_COUNTRY.match(context.document.text, start, limit)
    if own is not None:
        return _home(context, hosts), own.end()
    for mention in context.cast.within((start, start + 1)):
        countries = {context.cast.actor(i).country for i in mention.actors if context.cast.actor(i).type == "place"}
        if mention.span[0] == start and countries <= sides_of(context, hosts):
            return _home(context, hosts), mention.span[1]
    return (), start


def _proposer(context: ReadingContext, clause: Clause) -> tuple[str, Span] | None:
    """Who proposes the contact ("offered to visit him"), with the words that say so from the verb on."""
    governing = next(iter(context.ancestors(clause)), None)
    if governing is None or clause.role != "complement" or clause.finite or governing.predicate not in PROPOSING:
        return None
    proposers = only_parties(context, context.subject_parties(governing))
    return (proposers[0], governing.verb) if proposers else None
