"""What a text says of a contact beside its parties: mode, status, place, day, who began it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.records import When

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Span
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactMode, ContactStatus

MODE_CUES: tuple[tuple[re.Pattern[str], ContactMode], ...] = (
    (
        re.compile(r"\bvideo[- ]?(?:conference|link|call)|\bvirtual(?:ly)?\b|\bteleconference", re.IGNORECASE),
        "videoconference",
    ),
    (
        re.compile(r"\btele?phone[ds]?\b|\bphone[ds]?\b|\bby (?:tele)?phone\b|\bcalls?\b|\bcalled\b", re.IGNORECASE),
        "call",
    ),
    (
        re.compile(r"\bin person\b|\bon the margins\b|\bon the sidelines\b|\bmet\b|\bmeetings?\b", re.IGNORECASE),
        "meeting",
    ),
)
SPOKEN_NOUNS = frozenset({"conversation", "discussion", "dialogue", "exchange"})
STATUS_GOVERNORS: dict[str, ContactStatus] = {
    "agree": "planned",
    "arrange": "planned",
    "cancel": "cancelled",
    "decline": "declined",
    "deny": "denied",
    "invite": "proposed",
    "offer": "proposed",
    "plan": "planned",
    "postpone": "cancelled",
    "propose": "proposed",
    "refuse": "declined",
    "schedule": "planned",
    "suggest": "proposed",
}
PLANNED_ADJECTIVES = frozenset({"forthcoming", "future", "next", "planned", "proposed", "scheduled", "upcoming"})
INITIATIVE = re.compile(
    r"\b(?:[Aa]t|[Oo]n) the (?:initiative|request|invitation) of\s+(?:the\s+)?|\binitiated by\s+(?:the\s+)?|"
    r"\b[Aa]t (?=[A-Z][\w-]+(?:'s|’s)? (?:initiative|request))",
)
INITIATIVE_REACH = 60
"""Characters after "at the initiative of" within which the initiator is named; the longest in corpus/official is
"the leader of the Ukrainian delegation"."""


def mode_of(context: ReadingContext, term: ContactTerm, span: Span) -> ContactMode:
    """The mode a term tells, sharpened by the words around it and by the document's title.

    "Spoke with" and "conversation" leave the mode open: the clause decides, else the title, else the term.
    """
    if term.mode in {"visit", "summit", "letter", "message", "ceremony", "videoconference"}:
        return term.mode
    words = context.text(span)
    vague = term.lemma in {"speak", "talk"} or term.lemma in SPOKEN_NOUNS
    if term.mode == "meeting" and not vague:
        return "videoconference" if MODE_CUES[0][0].search(words) else "meeting"
    for pattern, mode in MODE_CUES:
        if pattern.search(words):
            return mode
    if vague:
        for pattern, mode in MODE_CUES:
            if pattern.search(context.document.title or ""):
                return mode
    return term.mode or "other"


def status_of(context: ReadingContext, clause: Clause, span: Span) -> ContactStatus:
    """Whether the contact was held, is planned, proposed, declined, cancelled or denied."""
    if clause.polarity == "negative":
        return "denied" if clause.tense == "past" else "declined"
    own = STATUS_GOVERNORS.get(clause.predicate)
    if own is not None:
        return own
    for outer in list(context.ancestors(clause))[:1]:
        governed = STATUS_GOVERNORS.get(outer.predicate)
        if governed is not None and clause.role == "complement":
            return governed
    words = {word.lower() for word in context.text(span).split()}
    if clause.modality != "fact" or clause.tense == "future" or words & PLANNED_ADJECTIVES:
        return "planned"
    return "held"


def noun_status(context: ReadingContext, span: Span) -> ContactStatus:
    """The status of a contact that is only named ("the forthcoming visit"), whatever its clause says of it."""
    words = {word.lower() for word in context.text(span).split()}
    return "planned" if words & PLANNED_ADJECTIVES else "held"


def place_of(context: ReadingContext, clause: Clause, span: Span) -> str | None:
    """The name of the place: a place after "in" or "at", or the goal of a visit."""
    for preposition, phrase in clause.obliques:
        if preposition in {"in", "at", "to"}:
            for identity in context.parties(phrase):
                actor = context.cast.actor(identity)
                if actor.type == "place":
                    return actor.name
    places = [i for i in context.named(span) if context.cast.actor(i).type == "place"]
    return context.cast.actor(places[0]).name if len(places) == 1 else None


def reported_day(context: ReadingContext, clause: Clause) -> When | None:
    """The day of publication, for a contact reported in the past tense with no day."""
    if context.published is None or clause.tense not in {"past", "none"} or context.document.kind != "readout":
        return None
    day = context.published.isoformat()
    return When(start=day, end=day, text=None, basis="day of publication")


def initiator_in(context: ReadingContext, parties: tuple[str, ...]) -> str | None:
    """Who began the contact, where the text says so: "at the initiative of the Turkish side"."""
    match = INITIATIVE.search(context.document.text)
    if match is None:
        return None
    reach = (match.end(), min(match.end() + INITIATIVE_REACH, len(context.document.text)))
    named = context.cast.within(reach)[:1]
    if not named or "," in context.text((match.end(), max(match.end(), named[0].span[0]))):
        return None
    for identity in named[0].actors:
        side = context.government(identity)
        for party in parties:
            if context.government(party) == side:
                return party
    return None
