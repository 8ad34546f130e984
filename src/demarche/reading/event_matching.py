"""From a clause or a noun to the event frame that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.ontology.event_frames import ACTOR, NONE, frames_for
from demarche.reading.event_arguments import acting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.event_frames import EventFrame, FrameConstruction
    from demarche.reading.context import ReadingContext


@dataclass(frozen=True, slots=True)
class Match:
    """A frame and the argument that filled its object, where there is one."""

    frame: EventFrame
    anchor: Phrase | None


def match_clause(context: ReadingContext, clause: Clause) -> Match | None:
    """The frame that a clause fills, an operator included; the most particular one where several fit."""
    if clause.copula:
        return _adjective(clause)
    patient = clause.subject if clause.voice == "passive" else clause.object
    particular = _first(context, clause.predicate, "verb", patient, lemmas_only=True)
    if particular is not None:
        return particular
    if clause.complement is not None:
        frames = frames_for(clause.predicate, "complement")
        if frames:
            return Match(frames[0], patient)
    prepositional = list(_prepositional(context, clause))
    if prepositional and (patient is None or prepositional[0].frame.object_lemmas):
        return prepositional[0]
    plain = _first(context, clause.predicate, "verb", patient, lemmas_only=False)
    return plain or (prepositional[0] if prepositional else None)


def operator_of(clause: Clause) -> EventFrame | None:
    """The frame of a clause that takes another clause as its content, typed or not."""
    if clause.copula:
        match = _adjective(clause)
        return match.frame if match else None
    frames = frames_for(clause.predicate, "complement")
    return frames[0] if frames else None


def match_noun(noun: Phrase) -> EventFrame | None:
    """The frame of a noun that names an event, with its adjective where the table has both."""
    return next((frame for lemma in lemmas_of(noun) for frame in frames_for(lemma, "noun")), None)


def lemmas_of(phrase: Phrase) -> tuple[str, ...]:
    """The lemma of a noun with each of its adjectives and compounds before it, then alone."""
    lemma = phrase.lemma.lower()
    pairs = [f"{adjective} {lemma}" for adjective in reversed(phrase.adjectives)]
    if len(phrase.adjectives) > 1:
        pairs.insert(0, f"{' '.join(phrase.adjectives[-2:])} {lemma}")
    return (*pairs, lemma)


def _adjective(clause: Clause) -> Match | None:
    frames = frames_for(clause.predicate, "adjective") if clause.complement is not None else ()
    return Match(frames[0], None) if frames else None


def _prepositional(context: ReadingContext, clause: Clause) -> Iterator[Match]:
    """The frames for the predicate with each of its prepositions."""
    for preposition, phrase in clause.obliques:
        if preposition:
            match = _first(context, f"{clause.predicate} {preposition}", "verb+preposition", phrase, lemmas_only=False)
            if match is not None:
                yield match


def _first(
    context: ReadingContext, lemma: str, construction: FrameConstruction, phrase: Phrase | None, *, lemmas_only: bool
) -> Match | None:
    """The first frame of a lemma whose object class a phrase fulfils."""
    for frame in frames_for(lemma, construction):
        if frame.object_lemmas:
            member = _member_with(phrase, frame.object_lemmas)
            if member is not None:
                return Match(frame, member)
        elif not lemmas_only and _fulfils(context, frame, phrase):
            return Match(frame, phrase)
    return None


def _member_with(phrase: Phrase | None, lemmas: frozenset[str]) -> Phrase | None:
    """The member of a phrase that has one of the lemmas."""
    if phrase is None:
        return None
    return next((member for member in phrase.members if not lemmas.isdisjoint(lemmas_of(member))), None)


def _fulfils(context: ReadingContext, frame: EventFrame, phrase: Phrase | None) -> bool:
    """Whether an object is what a frame without lemmas asks for."""
    if ACTOR in frame.object_class:
        return phrase is not None and bool(context.parties(phrase) or acting(context, phrase))
    if NONE in frame.object_class:
        return phrase is None
    return True
