"""From a clause or a noun to the event frame that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.ontology.event_frames import ACTOR, NONE, OWNED, frames_for, object_classes
from demarche.reading.event_arguments import acting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.event_frames import EventFrame, FrameConstruction
    from demarche.reading.context import ReadingContext

NEAREST = 3
"""Clauses after a predicate among which its content is looked for, where the syntax does not name it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame and the argument that filled its object, where there is one."""

    frame: EventFrame
    anchor: Phrase | None


def match_clause(context: ReadingContext, clause: Clause) -> Match | None:
    """The frame that a clause fills, an operator included; the most particular one where several fit."""
    if clause.copula:
        return _adjective(context, clause)
    patient = patient_of(context, clause)
    particular = _first(context, clause.predicate, "verb", patient, lemmas_only=True)
    if particular is not None:
        return particular
    if content_of(context, clause) is not None:
        predicative = _adjective(context, clause)
        if predicative is not None:
            return predicative
        frames = frames_for(clause.predicate, "complement")
        if frames:
            return Match(frames[0], patient)
    prepositional = list(_prepositional(context, clause))
    if prepositional and (patient is None or prepositional[0].frame.object_lemmas):
        return prepositional[0]
    plain = _first(context, clause.predicate, "verb", patient, lemmas_only=False)
    return plain or (prepositional[0] if prepositional else None)


def patient_of(context: ReadingContext, clause: Clause) -> Phrase | None:
    """Who or what the action is done to: the object, or the subject of a passive; "last week" is neither."""
    patient = clause.subject if clause.voice == "passive" else clause.object
    return None if patient is not None and is_time(context, patient) else patient


def is_time(context: ReadingContext, phrase: Phrase) -> bool:
    """Whether a phrase only tells when."""
    return any(
        time.span[0] < phrase.head[1] and phrase.head[0] < time.span[1] for time in context.times_within(phrase.span)
    )


def content_of(context: ReadingContext, clause: Clause) -> Clause | None:
    """The clause that a predicate with a complement frame takes: its complement, else an infinitive that hangs on it.

    "Agreed in principle to provide aid" and "is prepared to lift the ban" are parsed either way.
    """
    if clause.complement is not None:
        return context.analysis.clauses[clause.complement]
    if not frames_for(clause.predicate, "complement") and not frames_for(_form(context, clause), "adjective"):
        return None
    for follower in context.analysis.clauses[clause.index + 1 : clause.index + 1 + NEAREST]:
        if follower.parent == clause.index and follower.role == "adverbial" and is_infinitive(follower):
            return follower
    return None


def is_infinitive(clause: Clause) -> bool:
    """Whether a clause is introduced by "to"."""
    return not clause.finite and clause.modality in {"intention", "obligation"} and clause.voice == "active"


def is_of_people(match: Match) -> bool:
    """Whether what is done is done to people: "killed two civilians"."""
    if match.anchor is None:
        return False
    nouns = (match.anchor, *_measured(match.anchor))
    return any(lemma in object_classes()["people"] for noun in nouns for lemma in lemmas_of(noun))


def operator_of(context: ReadingContext, clause: Clause) -> EventFrame | None:
    """The frame of a clause that takes another clause as its content, typed or not."""
    frames = frames_for(clause.predicate, "complement")
    if not clause.copula and frames:
        return frames[0]
    match = _adjective(context, clause)
    return match.frame if match else None


def match_noun(noun: Phrase) -> EventFrame | None:
    """The frame of a noun that names an event, with its adjective where the table has both."""
    return next((frame for lemma in lemmas_of(noun, titles=False) for frame in frames_for(lemma, "noun")), None)


def lemmas_of(phrase: Phrase, *, titles: bool = True) -> tuple[str, ...]:
    """The lemma of a noun with each of the words before it, then with its "of" ("state of emergency"), then alone.

    With `titles` a name has those before it too ("Ambassador Smith"). Nouns that live in the plural keep their "s" as
    a lemma ("troops", "talks"); the tables give them without it.
    """
    lemma = phrase.lemma.lower()
    forms = (lemma, lemma[:-1]) if lemma.endswith("s") else (lemma,)
    last_two = (" ".join(phrase.adjectives[-2:]),) if len(phrase.adjectives) > 1 else ()
    written = phrase.text[: phrase.head[0] - phrase.span[0]].lower().split()
    before = dict.fromkeys((*last_two, *reversed(phrase.adjectives), *reversed(written)))
    named = phrase.modifier("of")
    whole = tuple(f"{form} of {named.lemma.lower()}" for form in forms) if named is not None else ()
    before_name = phrase.adjectives if titles and phrase.pos == "PROPN" else ()
    return (*(f"{words} {form}" for words in before for form in forms), *whole, *forms, *before_name)


def _adjective(context: ReadingContext, clause: Clause) -> Match | None:
    """The frame of an adjective or participle in predicate place: "is ready to", "is prepared to"."""
    if not clause.copula and clause.voice != "passive":
        return None
    frames = frames_for(clause.predicate if clause.copula else _form(context, clause), "adjective")
    return Match(frames[0], None) if frames and content_of(context, clause) is not None else None


def _form(context: ReadingContext, clause: Clause) -> str:
    """The predicate as it is written, in lower case."""
    return context.text(clause.verb).lower()


def _prepositional(context: ReadingContext, clause: Clause) -> Iterator[Match]:
    """The frames for the predicate with each of its prepositions; a particle may have been parsed as one."""
    for preposition, phrase in clause.obliques:
        if preposition and not is_time(context, phrase):
            lemma = f"{clause.predicate} {preposition}"
            match = _first(context, lemma, "verb+preposition", phrase, lemmas_only=False)
            if match is None and clause.object is None:
                match = _first(context, lemma, "verb", phrase, lemmas_only=True)
            if match is not None:
                yield match


def _first(
    context: ReadingContext, lemma: str, construction: FrameConstruction, phrase: Phrase | None, *, lemmas_only: bool
) -> Match | None:
    """The first frame of a lemma whose object class a phrase fulfils."""
    frames = frames_for(lemma, construction)
    for member in phrase.members if phrase is not None else ():
        for noun in (member, *_measured(member)):
            for written in lemmas_of(noun):
                fitting = next((frame for frame in frames if written in frame.object_lemmas), None)
                if fitting is not None:
                    return Match(fitting, noun)
    if lemmas_only:
        return None
    general = (frame for frame in frames if not frame.object_lemmas)
    return next((Match(frame, phrase) for frame in general if _fulfils(context, frame, phrase)), None)


def _measured(member: Phrase) -> tuple[Phrase, ...]:
    """What a noun of quantity counts: the refugees in "thousands of refugees"."""
    inner = member.modifier("of") if member.lemma in object_classes()["quantity"] else None
    return (inner,) if inner is not None else ()


def _fulfils(context: ReadingContext, frame: EventFrame, phrase: Phrase | None) -> bool:
    """Whether an object is what a frame without lemmas asks for."""
    if ACTOR in frame.object_class:
        return phrase is not None and _is_actor(context, phrase)
    if OWNED in frame.object_class:
        return phrase is not None and bool(acting(context, phrase))
    if NONE in frame.object_class:
        return phrase is None
    return True


def _is_actor(context: ReadingContext, phrase: Phrase) -> bool:
    """Whether a phrase names an actor or is a noun for people or forces that belong to one."""
    if context.parties(phrase):
        return True
    classes = object_classes()
    human = any(lemma in classes[name] for name in ("people", "force", "mission") for lemma in lemmas_of(phrase))
    return human and bool(acting(context, phrase))
