"""Channels: messages that pass through somebody ("X asked Y to convey to Z that …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.mediations import mediations_in
from demarche.records import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech

CONVEYING = frozenset(
    {"bring", "carry", "communicate", "convey", "deliver", "pass", "pass on", "relay", "send", "transmit"}
)
ASKING = frozenset({"ask", "request", "urge"})
MESSAGES = frozenset(
    {"congratulation", "greeting", "invitation", "letter", "message", "offer", "proposal", "regard", "wish"}
)
CARRYING_GOODS = frozenset({"bring", "carry", "deliver", "send"})
"""Verbs whose object may as well be goods: without words for an object they carry no message."""
WORDS = MESSAGES | {
    "answer",
    "appeal",
    "assurance",
    "concern",
    "condolence",
    "demand",
    "note",
    "reply",
    "request",
    "response",
    "signal",
    "statement",
    "text",
    "thank",
    "thanks",
    "warning",
    "word",
}
INDIRECTLY = "indirectly"
CONTACT = re.compile(r"\b(?:call|conversation|letter|meeting|message|talks|visit) (?:to|with)\b", re.IGNORECASE)
NAME_REACH = 40
"""Code points after "call to" in which the name of whoever is called begins."""
LONGEST_LEAD = 120
"""Code points before the verb that are shown of a sentence in which a contact carries the message."""
PERSONAL = frozenset({"person", "country", "organization", "group"})


def channels_of(context: ReadingContext, speeches: Sequence[Speech]) -> tuple[Channel, ...]:
    """The channels a document tells of: sender, who carries it, who is to receive it."""
    found: list[Channel] = []
    told: list[tuple[tuple[str, ...], Span, Clause]] = []
    for clause in context.analysis.clauses:
        path = _path(context, clause) if clause.predicate in CONVEYING else None
        if path is not None:
            told.append((path, _shown(context, clause), clause))
        told.extend((path, span, clause) for path, span in mediations_in(context, clause))
    for path, span, clause in told:
        found.append(
            Channel(
                id=record_id(context.document, "channels", len(found) + 1),
                path=path,
                date=context.when(span, clause.tense),
                attribution=voices_of(context, clause, speeches),
                evidence=(span,),
            )
        )
    return tuple(found)


def _shown(context: ReadingContext, clause: Clause) -> Span:
    """The clause with what it hangs on, from the start of its sentence where the carrier is named there."""
    if _is_indirect(context, clause):
        return max(context.analysis.sentences[clause.sentence][0], clause.verb[0] - LONGEST_LEAD), clause.core[1]
    governing = next(iter(context.ancestors(clause)), None)
    if (
        governing is not None
        and clause.role in {"complement", "adnominal", "adverbial"}
        and governing.predicate in ASKING
    ):
        return min(governing.core[0], clause.core[0]), clause.core[1]
    return clause.core


def _path(context: ReadingContext, clause: Clause) -> tuple[str, ...] | None:
    """Sender, carrier and receiver, all known and of three sides, or None."""
    if clause.predicate in CARRYING_GOODS and clause.object is not None and clause.object.lemma not in WORDS:
        return None
    receiver = _people(context, clause, "to")
    carrier = _people(context, clause, "through", "via")
    sender = _sender(context, clause)
    governing = next(iter(context.ancestors(clause)), None)
    if (
        not carrier
        and governing is not None
        and governing.predicate in ASKING
        and clause.role in {"complement", "adverbial"}
    ):
        between = context.cast.within((governing.verb[1], clause.core[0]))
        asked = tuple(i for m in between for i in m.actors if context.cast.actor(i).type in PERSONAL)
        carrier = asked or sender
        sender = tuple(context.parties(governing.subject))
    elif not carrier and _is_indirect(context, clause):
        carrier = _spoken_to(context, clause)
    elif not carrier and (first := _first_sender(context, clause)):
        carrier, sender = sender, first
    carrier = tuple(c for c in carrier if c not in sender and c not in receiver)
    if not sender or not receiver or not carrier:
        return None
    path = (sender[0], carrier[0], receiver[0])
    return path if len({context.government(p) for p in path}) == len(path) else None


def _first_sender(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """Whose message another conveys: "conveyed greetings from X to Y", "conveyed X's greetings"."""
    if clause.object is None or clause.object.lemma not in MESSAGES:
        return ()
    own = context.parties(clause.object.possessor) or context.parties(_nested(clause.object, ("from", "of")))
    return tuple(i for i in own if context.cast.actor(i).type in PERSONAL)


def _sender(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """Who conveys: the name right before a participle, else the subject."""
    start = context.analysis.sentences[clause.sentence][0]
    before = context.cast.within((start, clause.verb[0]))
    if not clause.finite and before and not context.text((before[-1].span[1], clause.verb[0])).strip():
        return tuple(i for i in before[-1].actors if context.cast.actor(i).type in PERSONAL)
    return tuple(i for i in context.parties(clause.subject) if context.cast.actor(i).type in PERSONAL)


def _nested(phrase: Phrase, prepositions: tuple[str, ...], depth: int = 2) -> Phrase | None:
    """The phrase by one of these prepositions on a noun or on what hangs on it ("a message to X through Y")."""
    found = phrase.modifier(*prepositions)
    if found is not None or depth == 0:
        return found
    return next((deep for _, m in phrase.modifiers if (deep := _nested(m, prepositions, depth - 1)) is not None), None)


def _is_indirect(context: ReadingContext, clause: Clause) -> bool:
    """Whether "indirectly" stands by the verb or right behind its arguments."""
    behind = context.text((clause.core[1], clause.core[1] + len(INDIRECTLY) + 2)).strip(" ,").lower()
    return INDIRECTLY in clause.adverbs or behind.startswith(INDIRECTLY)


def _spoken_to(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """With whom the contact is that carries the message: "the call to X" in the sentence before the verb."""
    start = context.analysis.sentences[clause.sentence][0]
    before = context.text((start, clause.verb[0]))
    for match in reversed(tuple(CONTACT.finditer(before))):
        place = start + match.end()
        named = context.cast.within((place, min(place + NAME_REACH, clause.verb[0])))
        people = tuple(i for m in named[:1] for i in m.actors if context.cast.actor(i).type in PERSONAL)
        if people:
            return people
    return ()


def _people(context: ReadingContext, clause: Clause, *prepositions: str) -> tuple[str, ...]:
    """The parties after one of these prepositions."""
    phrase = clause.oblique(*prepositions)
    if phrase is None and clause.object is not None:
        phrase = _nested(clause.object, prepositions)
    return tuple(i for i in context.parties(phrase) if context.cast.actor(i).type in PERSONAL)
