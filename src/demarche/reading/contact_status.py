"""How it stands with a contact that a text tells of: held, planned, proposed, declined, cancelled, denied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.contact_terms import status_adjectives, status_governors
from demarche.reading.party_runs import words_between

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactStatus

LONGEST_GOVERNOR = 3
"""Words of the longest governor ("look forward to")."""
GOVERNING_ROLES = frozenset({"complement", "adnominal"})
EARLIER = re.compile(
    r"\b(?:last|previous(?:ly)?|most recent(?:ly)?)\b(?! (?:week|month|year|night|\w+day\b))", re.IGNORECASE
)


def clause_status(context: ReadingContext, clause: Clause, span: Span) -> ContactStatus:
    """The status of a contact that a clause tells of, by its own mood and the word that governs it."""
    own = status_governors().get(clause.predicate)
    if own in {"cancelled", "declined"}:
        return own
    if clause.polarity == "negative":
        return "denied" if clause.tense == "past" else "declined"
    governed = _by_governor(context, clause) or _adjective(context, span)
    if governed is None and own not in {None, "held"}:
        governed = own
    if governed is not None:
        return governed
    return "planned" if clause.modality != "fact" or clause.tense == "future" else "held"


def _by_governor(context: ReadingContext, clause: Clause) -> ContactStatus | None:
    """What the clause says that a clause of contact hangs on: "refused to meet", "denied that X met Y"."""
    outer = next(iter(context.ancestors(clause)), None)
    if outer is None:
        return None
    if clause.role in GOVERNING_ROLES and not clause.finite:
        return _governed(outer)
    if clause.role == "complement" and clause.finite and outer.predicate in {"deny", "agree"}:
        return status_governors()[outer.predicate]
    return None


def _governed(outer: Clause) -> ContactStatus | None:
    """What the verb or adjective says under which an infinitive of contact stands."""
    status = status_governors().get(outer.predicate)
    if status is None:
        return None
    if outer.tense == "future" and status == "held":
        return "planned"
    return "declined" if outer.polarity == "negative" and status in {"planned", "proposed"} else status


def named_status(context: ReadingContext, start: int, noun: Span, clause: Clause) -> ContactStatus:
    """The status of a contact that a noun names: by an adjective, by what governs it, or by what happens to it.

    `start` is where the noun's phrase begins, with its owner.
    """
    adjective = _adjective(context, (start, noun[1]))
    if adjective is not None:
        return adjective
    happens = status_governors().get(clause.predicate)
    subject = clause.subject is not None and start <= clause.subject.head[0] < noun[1] and not clause.subject_shared
    if subject and clause.voice == "passive" and happens is not None:
        return "held" if clause.polarity == "negative" and happens == "cancelled" else happens
    return _status_before(context, start, clause)


def _status_before(context: ReadingContext, start: int, clause: Clause) -> ContactStatus:
    """What the verb or noun right before a phrase says of the contact it names ("cancelled X's visit", "plans for")."""
    sentence = context.analysis.sentences[clause.sentence]
    words = [w for w in words_between(context, sentence[0], start) if w.pos != "PUNCT"]
    while words and words[-1].pos in {"ADJ", "DET", "NUM", "ADV"}:
        words.pop()
    for length in range(min(LONGEST_GOVERNOR, len(words)), 0, -1):
        lemma = " ".join(word.lemma.lower() for word in words[-length:])
        status = status_governors().get(lemma)
        if status is not None and status != "held":
            negative = clause.polarity == "negative" and words[-length].pos == "VERB"
            return "held" if negative and status == "cancelled" else status
    return "held"


def _adjective(context: ReadingContext, span: Span) -> ContactStatus | None:
    """What an adjective in a stretch of text says of the contact it names."""
    for word in context.text(span).lower().split():
        if word.strip(",.") in status_adjectives():
            return status_adjectives()[word.strip(",.")]
    return None


def is_earlier(context: ReadingContext, span: Span) -> bool:
    """Whether the words speak of a contact before the one reported ("last spoke", "their previous meeting")."""
    return EARLIER.search(context.text(span)) is not None
