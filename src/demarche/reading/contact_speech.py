"""Contacts and speech: which words of a meeting or a call tell what was said, and which only that it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.contact_terms import contact_nouns, contact_verbs, support_verbs
from demarche.reading.phrases import overlaps

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.speech_acts import SpeechAct
    from demarche.reading.context import ReadingContext

PLAIN_TOPIC_PREPOSITIONS = frozenset({"about", "regarding", "concerning"})
"""Those that bring in a topic wherever the parser hangs them ("spoke with the President of X about Y")."""
TOPIC_PREPOSITIONS = frozenset({"about", "on", "regarding", "concerning", "over", "upon"})
NO_TOPICS = frozenset(
    {
        "afternoon",
        "background",
        "basis",
        "day",
        "eve",
        "evening",
        "initiative",
        "margin",
        "morning",
        "night",
        "occasion",
        "phone",
        "sideline",
        "sidelines",
        "telephone",
        "visit",
    }
)
"""Nouns after "on" that tell of the time, the way or the frame of a contact, and not of its topic."""


def tells_only_of_contact(context: ReadingContext, clause: Clause) -> bool:
    """As in "had a telephone conversation with X": a contact, but no statement unless it says about what."""
    noun = clause.object if clause.voice == "active" else clause.subject
    bare_noun = noun is not None and noun.lemma in contact_nouns() and clause.predicate in support_verbs()
    if clause.predicate not in contact_verbs() and not bare_noun:
        return False
    brought = [*clause.obliques, *(noun.modifiers if bare_noun and noun is not None else ())]
    if any(p in TOPIC_PREPOSITIONS and _is_topic(context, phrase) for p, phrase in brought):
        return False
    partners = [phrase for _, phrase in clause.obliques]
    return not any(p in PLAIN_TOPIC_PREPOSITIONS for phrase in partners for p, _ in phrase.modifiers)


def is_meeting(clause: Clause) -> bool:
    """Whether a clause tells of a contact: its verb does, or the noun its verb carries."""
    carried = clause.object is not None and clause.object.lemma in contact_nouns()
    return clause.predicate in contact_verbs() or (carried and clause.predicate in support_verbs())


def opens_contact(clause: Clause) -> bool:
    """As in "the call was requested by X": it tells who took the initiative, not what was said."""
    noun = clause.subject if clause.voice == "passive" else clause.object
    return (
        noun is not None
        and noun.lemma in contact_nouns()
        and (clause.predicate == "initiate" or (clause.voice == "passive" and clause.predicate == "request"))
    )


def has_no_topic(context: ReadingContext, clause: Clause, row: SpeechAct) -> bool:
    """As in "spoke on the telephone": the preposition that would make it speech brings in no topic."""
    if row.construction != "verb+preposition":
        return False
    preposition = row.lemma.rsplit(" ", 1)[-1]
    brought = [phrase for p, phrase in clause.obliques if p == preposition]
    return preposition in TOPIC_PREPOSITIONS and bool(brought) and not any(_is_topic(context, p) for p in brought)


def _is_topic(context: ReadingContext, phrase: Phrase) -> bool:
    """Whether a phrase after "on" or "about" names what a contact was about, and not when or how it was held."""
    timed = any(overlaps(time.span, phrase.head) for time in context.times_within(phrase.span))
    return not timed and phrase.lemma not in NO_TOPICS
