"""What a text says of a contact beside its parties: mode, place, day, length, occasion, topics, who began it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.contact_terms import contact_verbs
from demarche.reading.phrases import holds
from demarche.reading.topics import topics_in
from demarche.records import When

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Span
    from demarche.reading.contact_telling import Telling
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactMode

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
SPOKEN_NOUNS = frozenset({"conversation", "dialogue", "discussion", "exchange"})
FIXED_MODES = frozenset({"ceremony", "letter", "message", "summit", "videoconference", "visit"})
DEFINITE = re.compile(
    r"\b(?:the|their|this|during|in)\s+(?:[\w-]+\s+)?(?P<noun>video ?conference|phone call|call|meeting)\b",
    re.IGNORECASE,
)
"""How a text later calls the contact it began with by "spoke"."""
INITIATIVE = re.compile(
    r"\b(?:[Aa]t|[Oo]n) the (?:initiative|request|invitation) of\s+(?:the\s+)?|\binitiated by\s+(?:the\s+)?|"
    r"\b[Aa]t (?=[A-Z][\w-]+(?:'s|’s)? (?:initiative|request))",
)
INITIATIVE_REACH = 60
"""Characters after "at the initiative of" within which the initiator is named; the longest in corpus/official is
"the leader of the Ukrainian delegation"."""
BEGINNING = frozenset({"initiate", "place", "request"})
SAME_DAY = re.compile(
    r"\b(?:earlier|later) in the day\b|\bthe same day\b|\b(?:earlier|later) that day\b", re.IGNORECASE
)
OCCASION = re.compile(
    r"\b(?:on|in) the (?:margins|sidelines) of (?:the )?(?P<occasion>[^.,;:()\n]{3,90}?)"
    r"(?=[.,;:()\n]|$| in | on | at | to | with | and | today| this | where | which |’s | held )",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:about|on|regarding|concerning|discuss\w*|focus\w* on|devoted to|to discuss|over)\s+", re.IGNORECASE
)
REPORTING_KINDS = frozenset({"readout", "statement"})


def mode_of(context: ReadingContext, term: ContactTerm, span: Span) -> ContactMode:
    """The mode a term tells, sharpened by the words around it, by the document's title and by its later words.

    "Spoke with" and "conversation" leave the mode open: the clause decides, else the title, else what the text later
    calls it ("during the meeting"), else the term.
    """
    if term.mode in FIXED_MODES and term.mode is not None:
        return term.mode
    words = context.text(span)
    vague = term.lemma in {"converse", "speak", "talk"} and term.form == "verb"
    vague = vague or term.lemma in SPOKEN_NOUNS
    if term.mode == "meeting" and not vague:
        return "videoconference" if MODE_CUES[0][0].search(words) else "meeting"
    for pattern, mode in MODE_CUES:
        if pattern.search(words):
            return mode
    if vague:
        for pattern, mode in MODE_CUES:
            if pattern.search(context.document.title or ""):
                return mode
        later = DEFINITE.search(context.document.text, span[1])
        if later is not None and context.document.kind in REPORTING_KINDS:
            return next(mode for pattern, mode in MODE_CUES if pattern.search(later["noun"]))
    return term.mode or "other"


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


def day_of(context: ReadingContext, telling: Telling) -> When | None:
    """The day named with the contact; else, for a clause that tells of it, the only time its sentence names."""
    clause = telling.clause
    ahead = telling.status in {"planned", "proposed"}
    tense = "future" if ahead else clause.tense if telling.tells else "past"
    date = context.when(telling.span, tense)
    if date is not None:
        return date
    sentence = context.analysis.sentences[clause.sentence]
    same = SAME_DAY.search(context.text(sentence))
    if same is not None and context.published is not None and telling.tells and telling.status == "held":
        return When(**_one_day(context), text=same.group(0), basis="the day of the document")
    if not telling.tells:
        return None
    times = context.times_within(sentence)
    if len(times) != 1 or (telling.status == "proposed" and times[0].span[0] < telling.span[0]):
        return None
    inside = clause.role == "adverbial" or holds(clause.core, times[0].span) or times[0].span[1] <= clause.verb[0]
    return times[0].resolve(context.published, tense) if inside else None


def _one_day(context: ReadingContext) -> dict[str, str | None]:
    day = context.published.isoformat() if context.published is not None else None
    return {"start": day, "end": day}


def reported_day(context: ReadingContext, clause: Clause) -> When | None:
    """The day of publication, for a contact reported in the past tense with no day."""
    if context.published is None or clause.tense not in {"past", "none"}:
        return None
    if context.document.kind not in REPORTING_KINDS:
        return None
    return When(**_one_day(context), text=None, basis="day of publication")


def minutes_of(context: ReadingContext, telling: Telling) -> int | None:
    """How long the contact took, in minutes."""
    return context.minutes(telling.span) or (context.minutes(telling.clause.core) if telling.tells else None)


def occasion_of(context: ReadingContext, telling: Telling) -> str | None:
    """The bigger event on whose margins the contact took place."""
    if not telling.tells:
        return None
    sentence = context.text(context.analysis.sentences[telling.clause.sentence])
    found = OCCASION.search(sentence)
    return found["occasion"].strip() if found is not None else None


def topics_told(context: ReadingContext, telling: Telling) -> tuple[str, ...]:
    """The topics that the sentence of a contact gives after its parties ("met India to discuss the energy sector")."""
    if not telling.tells:
        return ()
    end = context.analysis.sentences[telling.clause.sentence][1]
    begun = ABOUT.search(context.document.text, telling.clause.verb[1], end)
    return topics_in(context.text((begun.end(), end))) if begun is not None else ()


def initiator_in(context: ReadingContext, parties: tuple[str, ...]) -> str | None:
    """Who began the contact, where the text says so: "at the initiative of the Turkish side"."""
    match = INITIATIVE.search(context.document.text)
    if match is None:
        return None
    reach = (match.end(), min(match.end() + INITIATIVE_REACH, len(context.document.text)))
    named = context.cast.within(reach)[:1]
    if not named or "," in context.text((match.end(), max(match.end(), named[0].span[0]))):
        return None
    return _party_of_side(context, named[0].actors, parties)


def beginner_of(context: ReadingContext, clause: Clause, parties: tuple[str, ...]) -> str | None:
    """Who began a contact by a clause about it: "the call was requested by the Iranian side", "X placed the call"."""
    if clause.predicate not in BEGINNING:
        return None
    holder = clause.oblique("by") if clause.voice == "passive" else clause.subject
    return _party_of_side(context, context.parties(holder), parties)


def caller_in(context: ReadingContext, telling: Telling) -> str | None:
    """Who called, where another clause of the sentence says so: "the White House telephoned and X spoke with him"."""
    for clause in context.clauses_near(telling.span):
        term = contact_verbs().get(clause.predicate)
        calls = term is not None and term.mode == "call" and term.direct and clause.voice == "active"
        if calls and clause.object is None and telling.mode == "call":
            return _party_of_side(context, context.parties(clause.subject), telling.parties)
    return None


def _party_of_side(context: ReadingContext, named: tuple[str, ...], parties: tuple[str, ...]) -> str | None:
    """The party who acts for the side of one of some actors."""
    for identity in named:
        side = context.government(identity)
        for party in parties:
            if context.government(party) == side:
                return party
    return None
