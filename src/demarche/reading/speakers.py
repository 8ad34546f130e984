"""Speakers: who says what a clause tells of, whether with one voice, with whom and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.company import represented_by
from demarche.reading.contact_terms import contact_nouns

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.speech_acts import SpeechAct
    from demarche.reading.company import Company
    from demarche.reading.context import ReadingContext

SPEAKING_TYPES = frozenset({"person", "country", "organization", "group"})
AGENTLESS_ACTS = frozenset({"discuss", "stress", "agree", "say", "welcome", "concern", "propose", "condemn"})
"""Acts that a passive without an agent still reports ("it was stressed"); a passive "was asked", "was promised" tells
of somebody's fate rather than of what was said."""
NOTING = frozenset({"mention", "note", "point out", "recall", "touch upon"})
"""Verbs of saying whose passive tells of talk whatever its subject ("the role of X was noted")."""
ONE_SIDED = frozenset({"bring up", "broach", "raise"})
"""Verbs by which one side brings a topic to the talk; with whom does not speak by them."""
PARTNER_PREPOSITIONS = ("with", "to")
ADDRESSING_PREPOSITIONS = frozenset({"to", "with", "on", "upon", "at"})
ADDRESSED_NOUN_ACTS = frozenset({"ask", "commit", "concern", "congratulate", "propose", "say", "warn", "welcome"})
"""Acts whose noun may name its addressee ("pledged support | to X"); what is stressed "to X" is about X."""


def speakers_of(
    context: ReadingContext, clause: Clause, row: SpeechAct, company: Company
) -> tuple[tuple[str, ...], bool, bool]:
    """Who speaks, whether jointly, and whether the clause tells of speech without saying whose."""
    if clause.voice == "passive" and row.construction == "adjective":
        found = context.parties(clause.subject)
    elif clause.voice == "passive":
        found = context.parties(clause.oblique("by"))
    else:
        found = represented_by(context, clause.subject) or context.subject_parties(clause)
    speakers = _able(context, found)
    if clause.voice == "passive" and not speakers:
        speakers = company.meant_by(context, clause.oblique("by"))
    elif not speakers and clause.role != "relative":
        speakers = company.meant_by(context, clause.subject)
    if clause.voice == "passive" and not speakers:
        if not clause.finite or row.construction == "adjective":
            return (), False, False
        return (), False, _is_agentless_report(context, clause, row)
    if row.act == "discuss" and speakers and clause.predicate not in ONE_SIDED:
        partners = _partners(context, clause)
        speakers = (*speakers, *(p for p in partners if p not in speakers))
    if not speakers and row.act == "discuss" and clause.subject is not None:
        return (), False, clause.subject.lemma in contact_nouns()
    sides = {context.government(s) for s in speakers}
    return speakers, len(sides) > 1, False


def _is_agentless_report(context: ReadingContext, clause: Clause, row: SpeechAct) -> bool:
    """Whether a passive without an agent reports speech: "it was noted that …", "… was discussed".

    What "was said", "announced" counts only with "it" for its subject: else it tells of the thing, not of the talk.
    The grammar may give no subject where "it" only opens the clause.
    """
    if row.act not in AGENTLESS_ACTS or clause.role not in {"root", "conjunct"} or clause.polarity == "negative":
        return False
    if clause.oblique("by") is not None:
        return False
    subject = clause.subject
    if row.act == "say" and row.construction != "light" and clause.predicate not in NOTING:
        impersonal = context.text(clause.core).lower().startswith("it ")
        return impersonal and (subject is None or subject.lemma == "it")
    if subject is None and clause.complement is None:
        return False
    return not speaking(context, subject)


def speaking(context: ReadingContext, phrase: Phrase | None) -> tuple[str, ...]:
    """The actors of a phrase that can speak."""
    return _able(context, context.parties(phrase))


def _able(context: ReadingContext, identities: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the actors that can speak; an official of a body that the text names speaks as the body."""
    known = {actor.id for actor in context.cast.actors}
    voices = (body if (body := context.bodies.get(i)) in known and body is not None else i for i in identities)
    return tuple(dict.fromkeys(i for i in voices if context.cast.actor(i).type in SPEAKING_TYPES))


def _partners(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """With whom something is discussed: "with X" on the verb, its noun, or the clause of meeting it belongs to."""
    chain = [clause]
    if clause.role == "adverbial":
        chain.extend(list(context.ancestors(clause))[:1])
    for candidate in chain:
        for preposition, phrase in candidate.obliques:
            if preposition in PARTNER_PREPOSITIONS and (partners := speaking(context, phrase)):
                return partners
        if candidate.object is not None and (partner := candidate.object.modifier("with")) is not None:
            return speaking(context, partner)
    return ()


def addressees_of(
    context: ReadingContext, clause: Clause, row: SpeechAct, speakers: tuple[str, ...]
) -> tuple[str, ...]:
    """To whom it is said: the object or the "to", "with", "on" of the verb or of its noun, where that is a party."""
    phrases = [clause.indirect_object, clause.object if clause.voice == "active" else clause.subject]
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in ADDRESSING_PREPOSITIONS]
    if row.construction == "light" and row.act in ADDRESSED_NOUN_ACTS and clause.object is not None:
        phrases.append(clause.object.modifier("to"))
    found = [i for phrase in phrases for i in speaking(context, phrase) if i not in speakers]
    return tuple(dict.fromkeys(found))
