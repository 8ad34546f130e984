"""Who acts and who is acted upon: the parties of an event, found in the arguments of its clause or noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.ontology.event_frames import OF_SOURCE, OF_TARGET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.event_frames import EventFrame
    from demarche.reading.context import ReadingContext

ACTING_TYPES = frozenset({"person", "country", "organization", "group", "format"})
TARGET_PREPOSITIONS = ("against", "on", "upon", "with", "to", "towards", "toward", "from", "for", "over", "at", "between", "of", "into", "among", "about", "in")
"""How the target hangs on a verb or noun, the surest first; "in" last, since it mostly tells only the place."""
OWNER_PREPOSITIONS = ("of", "from", "in", "between", "for", "with")
"""How a noun that is no actor names the actor it belongs to: "rebels in the Ivory Coast"."""
NOUN_SOURCE_PREPOSITIONS = ("by", "from", "between")
NOUN_TARGET_PREPOSITIONS = ("against", "on", "upon", "with", "to", "towards", "toward", "for", "at", "into", "over", "in")
DEEPEST = 3
"""Clauses nested below the event's own in which a target is still looked for."""


def acting(context: ReadingContext, phrase: Phrase | None) -> tuple[str, ...]:
    """The governments and other parties that a phrase stands for or belongs to; places only where nothing else is named."""
    if phrase is None:
        return ()
    found = [identity for member in phrase.members for identity in _of_member(context, member)]
    parties = [i for i in found if context.cast.actor(i).type in ACTING_TYPES]
    places = [i for i in found if context.cast.actor(i).type == "place"]
    return _governments(context, parties or places)


def _of_member(context: ReadingContext, member: Phrase) -> tuple[str, ...]:
    """The actors of one member of a list: named by it, before its noun, by its owner, or after its noun."""
    single = context.parties(_alone(member))
    if single:
        return single
    before = context.named((member.span[0], member.head[0]))
    if before:
        return before
    for owner in (member.possessor, *member.appositions, member.modifier(*OWNER_PREPOSITIONS)):
        if owner is not None and (named := context.parties(owner) or context.named((owner.span[0], owner.head[1]))):
            return named
    return ()


def _alone(member: Phrase) -> Phrase:
    """The phrase without the ones joined to it."""
    if not member.conjuncts:
        return member
    return type(member)(
        span=member.span,
        head=member.head,
        name=member.name,
        text=member.text,
        lemma=member.lemma,
        pos=member.pos,
        adjectives=member.adjectives,
        possessor=member.possessor,
        modifiers=member.modifiers,
        appositions=member.appositions,
    )


def _governments(context: ReadingContext, identities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(context.government(i) for i in identities))


def sources_of(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """Who acts: the subject, or in the passive the agent."""
    return acting(context, clause.oblique("by") if clause.voice == "passive" else clause.subject)


def targets_of(context: ReadingContext, clause: Clause, anchor: Phrase | None, sources: tuple[str, ...]) -> tuple[str, ...]:
    """Who is acted upon: the first argument that stands for somebody who does not act.

    `anchor` is the argument that the frame matched: it comes first, then the other arguments, then what hangs on them,
    then the clause that is demanded, promised or refused.
    """
    for phrase in _target_phrases(context, clause, anchor):
        found = tuple(i for i in acting(context, phrase) if i not in sources)
        if found:
            return found
    return ()


def _target_phrases(context: ReadingContext, clause: Clause, anchor: Phrase | None) -> Iterator[Phrase]:
    """The phrases that may hold the target, the likeliest first."""
    seen = {clause.index}
    for _ in range(DEEPEST):
        patient = clause.subject if clause.voice == "passive" else clause.object
        yield from _present(clause.indirect_object, anchor)
        if patient is not None and context.parties(patient):
            yield patient
        yield from _by_preposition(clause.obliques)
        for thing in _present(anchor, patient):
            yield from _by_preposition(thing.modifiers)
            yield from _present(thing.possessor)
            yield thing
        if clause.complement is None or clause.complement in seen:
            return
        seen.add(clause.complement)
        clause = context.analysis.clauses[clause.complement]
        anchor = None
        yield from _present(clause.subject)


def _by_preposition(pairs: tuple[tuple[str, Phrase], ...]) -> Iterator[Phrase]:
    """Prepositional phrases in the order of `TARGET_PREPOSITIONS`."""
    for wanted in TARGET_PREPOSITIONS:
        yield from (phrase for preposition, phrase in pairs if preposition == wanted)


def _present(*phrases: Phrase | None) -> Iterator[Phrase]:
    return (phrase for phrase in phrases if phrase is not None)


def noun_parties(context: ReadingContext, noun: Phrase, frame: EventFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Source and target of an event that a noun names: "Russia's aggression against Ukraine"."""
    of_phrases = [phrase for preposition, phrase in noun.modifiers if preposition == "of"]
    of_parties = tuple(dict.fromkeys(i for phrase in of_phrases for i in acting(context, phrase)))
    owners = acting(context, noun.possessor) if noun.possessor is not None else ()
    owners = owners or _governments(context, context.named((noun.span[0], noun.head[0])))
    agents = next((a for p in NOUN_SOURCE_PREPOSITIONS if (a := acting(context, noun.modifier(p)))), ())
    sources = agents or owners
    if not sources and OF_SOURCE in frame.object_class:
        sources = of_parties
    candidates = [of_parties] if OF_TARGET in frame.object_class else []
    candidates += [acting(context, noun.modifier(preposition)) for preposition in NOUN_TARGET_PREPOSITIONS]
    targets = next((kept for c in candidates if (kept := tuple(i for i in c if i not in sources))), ())
    if OF_TARGET in frame.object_class and agents and owners and not targets:
        targets = tuple(i for i in owners if i not in agents)
    return sources, targets
