"""Who acts and who is acted upon: the parties of an event, found in the arguments of its clause or noun."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.ontology.event_frames import OF_SOURCE, OF_TARGET
from demarche.reading.phrases import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.event_frames import EventFrame
    from demarche.reading.context import ReadingContext
    from demarche.reading.event_matching import Match

ACTING_TYPES = frozenset({"person", "country", "organization", "group", "format"})
TARGET_PREPOSITIONS = (
    "against",
    "on",
    "upon",
    "with",
    "to",
    "towards",
    "toward",
    "from",
    "for",
    "over",
    "at",
    "between",
    "of",
    "into",
    "among",
    "about",
    "along",
    "near",
    "in",
)
"""How the target hangs on a verb or noun, the surest first; "in" last, since it mostly tells only the place."""
DONE_IN_A_PLACE = frozenset({"CONCEDE", "RETREAT", "ACCUSE", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types whose target may be the place where they are done; talks in Rabat are not talks with Rabat."""
DONE_TOGETHER = frozenset({"CONSULT", "COOPERATE"})
TOGETHER_PREPOSITIONS = frozenset({"with", "to", "from", "between", "among"})
"""How the other side of talks or work together is named; "on" and "about" bring in what they are about."""
UNNAMED = "unnamed-"
"""How the ids of people without a name begin where the text names no country or body that they belong to."""
NESTED_PREPOSITIONS = ("against", "with", "to", "from")
"""How the target hangs on an argument of the verb: "along its border with Chad", "as a warning to Iran"."""
OWNER_PREPOSITIONS = ("of", "from", "in", "between", "for", "with")
"""How a noun that is no actor names the actor it belongs to: "rebels in the Ivory Coast"."""
NOUN_SOURCE_PREPOSITIONS = ("by", "from", "between")
NOUN_TARGET_PREPOSITIONS = (
    "against",
    "on",
    "upon",
    "with",
    "to",
    "towards",
    "toward",
    "for",
    "at",
    "into",
    "over",
    "in",
)
NOUN_PREPOSITIONS = frozenset({"of", *NOUN_SOURCE_PREPOSITIONS, *NOUN_TARGET_PREPOSITIONS})
"""How a noun that names an event takes its parties."""
JOINING = re.compile(r"\s*(?:,|,?\s*and|&)\s+(?:the\s+)?")
OWN_PRONOUNS = frozenset({"it", "he", "she", "they"})
"""Pronouns by which reported speech speaks of the speaker."""
LONGEST_GAP = 12
"""Code points between the names of a list: ", and the " and a little more."""
DEEPEST = 3
"""Clauses nested below the event's own in which a target is still looked for."""


def acting(context: ReadingContext, phrase: Phrase | None, abroad_of: Sequence[str] = ()) -> tuple[str, ...]:
    """The parties that a phrase stands for or belongs to, people as their governments; places for want of others.

    A place stands for its country, but not for one of `abroad_of`: what a government does to a town of its own it does
    to the town.
    """
    if phrase is None:
        return ()
    found = [identity for member in phrase.members for identity in _of_member(context, member)]
    found.extend(_listed_with(context, phrase, found))
    parties = [i for i in found if context.cast.actor(i).type in ACTING_TYPES]
    places = [i for i in found if context.cast.actor(i).type == "place"]
    return _governments(context, parties or places, abroad_of)


def _of_member(context: ReadingContext, member: Phrase) -> tuple[str, ...]:
    """The actors of one member of a list: named by it, before its noun, by its owner, or after its noun."""
    before = context.named((member.span[0], member.head[0]))
    single = context.parties(_alone(member))
    if single:
        return _in_office(context, single, before)
    if before:
        return before
    for owner in (member.possessor, *member.appositions, member.modifier(*OWNER_PREPOSITIONS)):
        if owner is not None and (named := context.parties(owner) or context.named((owner.span[0], owner.head[1]))):
            return named
    return ()


def _in_office(context: ReadingContext, parties: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Somebody of no known country acts for the one named before him: "Japanese Prime Minister Ryutaro Hashimoto"."""
    stateless = [i for i in parties if context.cast.actor(i).type == "person" and context.cast.actor(i).country is None]
    countries = tuple(i for i in before if context.cast.actor(i).type == "country")
    return countries if countries and len(stateless) == len(parties) else parties


def _listed_with(context: ReadingContext, phrase: Phrase, found: Sequence[str]) -> Iterator[str]:
    """The actors that a list joins to the last of those found in a phrase ("the Republic of Korea and Japan").

    The parser often hangs the end of a list on another word; where nothing but a comma or "and" stands between two
    names they are one list, unless the second begins a clause of its own.
    """
    mentions = context.cast.within((phrase.span[0], max(member.span[1] for member in phrase.members)))
    last = max((m.span[1] for m in mentions if not m.reference and set(m.actors) & set(found)), default=None)
    while last is not None:
        following = context.cast.within((last, last + LONGEST_GAP))
        if not following or not JOINING.fullmatch(context.document.text, last, following[0].span[0]):
            return
        if any(c.subject is not None and overlaps(c.subject.head, following[0].span) for c in context.analysis.clauses):
            return
        yield from following[0].actors
        last = following[0].span[1]


def _alone(member: Phrase) -> Phrase:
    """The phrase without the ones joined to it."""
    return replace(member, conjuncts=()) if member.conjuncts else member


def _governments(context: ReadingContext, identities: Iterable[str], abroad_of: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_party(context, i, abroad_of) for i in identities))


def _party(context: ReadingContext, identity: str, abroad_of: Sequence[str]) -> str:
    """The government that a person or a place stands for, where the document names it; else the actor itself."""
    actor = context.cast.actor(identity)
    if actor.type == "place" and actor.country and actor.country not in abroad_of:
        return actor.country if any(other.id == actor.country for other in context.cast.actors) else identity
    return context.government(identity)


def sources_of(context: ReadingContext, clause: Clause, match: Match) -> tuple[str, ...]:
    """Who acts: the subject, or in the passive the agent; in "is committed to" the passive is none."""
    if clause.voice == "passive" and match.frame.construction != "adjective":
        return _agent(context, clause)
    joined = context.subject_parties(clause)
    found = _governments(context, joined) if len(joined) > 1 else acting(context, clause.subject)
    return found or _speaker_meant(context, clause)


def _agent(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """Who acts in a passive; the parser may hang "by …" on another argument ("supplied with arms by Russia")."""
    hung = (phrase.modifier("by") for _, phrase in clause.obliques)
    return next((found for agent in (clause.oblique("by"), *hung) if (found := acting(context, agent))), ())


def _speaker_meant(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """Who says so, where a pronoun that stands for nobody else is what he says it of: "Peru said it had expelled …"."""
    # Before an adjective the parser takes "it" for a word that stands for nothing: "said it was ready to talk".
    said = clause.subject.lemma if clause.subject is not None else context.text(clause.span).split(maxsplit=1)[0]
    if said.lower() not in OWN_PRONOUNS or clause.quoted:
        return ()
    inner = clause
    for outer in context.ancestors(clause):
        if inner.role == "complement" and outer.voice == "active" and (found := acting(context, outer.subject)):
            return found
        if inner.role not in {"complement", "conjunct"}:
            return ()
        inner = outer
    return ()


def target_of(
    context: ReadingContext, clause: Clause, match: Match, sources: tuple[str, ...]
) -> tuple[tuple[str, ...], Phrase | None]:
    """Who is acted upon, with the phrase that says it: the first argument that stands for somebody who does not act.

    The argument that the frame matched comes first, then the other arguments, then what hangs on them, then the clause
    that is demanded, promised or refused.
    """
    vague: tuple[tuple[str, ...], Phrase | None] = ((), None)
    for phrase in _target_phrases(context, clause, match):
        found = tuple(i for i in acting(context, phrase, sources) if i not in sources and not _is_nowhere(context, i))
        if found and not all(_is_anybody(context, i) for i in found):
            return found, phrase
        vague = vague if vague[0] else (found, phrase)
    return vague


def _is_anybody(context: ReadingContext, identity: str) -> bool:
    """Whether a party is people of no named country or body, who give way to any party that is named."""
    actor = context.cast.actor(identity) if context.has(identity) else None
    return actor is not None and actor.type in {"group", "organization"} and actor.id.startswith(UNNAMED)


def _is_nowhere(context: ReadingContext, identity: str) -> bool:
    """Whether an actor is a place of no country, such as a sea."""
    actor = next((a for a in context.cast.actors if a.id == identity), None)
    return actor is not None and actor.type == "place" and actor.country is None


def _target_phrases(context: ReadingContext, clause: Clause, match: Match) -> Iterator[Phrase]:
    """The phrases that may hold the target, the likeliest first."""
    seen = {clause.index}
    anchor = match.anchor
    prepositions = _prepositions(match.frame, TARGET_PREPOSITIONS)
    own_forces = match.frame.type == "MOBILIZE"
    for _ in range(DEEPEST):
        patient = clause.subject if clause.voice == "passive" else clause.object
        yield from _present(clause.indirect_object, None if own_forces else anchor)
        if patient is not None and not own_forces and context.parties(patient):
            yield patient
        things = tuple(dict.fromkeys(_present(anchor, patient)))
        hung = (*clause.obliques, *(pair for thing in things for pair in thing.modifiers))
        yield from _by_preposition(hung, prepositions)
        yield from _by_preposition([pair for _, phrase in hung for pair in phrase.modifiers], NESTED_PREPOSITIONS)
        if not own_forces:
            yield from (whose for thing in things for whose in _present(thing.possessor, thing))
        if match.frame.type == "PROTEST":
            for purpose in context.analysis.clauses[clause.index + 1 : clause.index + 1 + DEEPEST]:
                if purpose.parent == clause.index and purpose.role == "adverbial" and not purpose.finite:
                    things = tuple(_present(purpose.object))
                    yield from things
                    yield from _by_preposition(purpose.obliques, prepositions)
                    yield from (owner for thing in things for owner in _present(thing.possessor))
        if clause.complement is None or clause.complement in seen:
            return
        seen.add(clause.complement)
        clause = context.analysis.clauses[clause.complement]
        anchor = None
        yield from _present(clause.subject)


def _prepositions(frame: EventFrame, prepositions: tuple[str, ...]) -> tuple[str, ...]:
    """The prepositions that bring in the target of an event of the frame's type."""
    if frame.type in DONE_TOGETHER:
        return tuple(p for p in prepositions if p in TOGETHER_PREPOSITIONS)
    return prepositions if frame.type in DONE_IN_A_PLACE else prepositions[:-1]


def _by_preposition(pairs: Sequence[tuple[str, Phrase]], prepositions: tuple[str, ...]) -> Iterator[Phrase]:
    """Prepositional phrases in the order of their prepositions."""
    for wanted in prepositions:
        yield from (phrase for preposition, phrase in pairs if preposition == wanted)


def _present(*phrases: Phrase | None) -> Iterator[Phrase]:
    return (phrase for phrase in phrases if phrase is not None)


def nearest_named(context: ReadingContext, clause: Clause, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The first party named after the verb, however deep in its arguments, that does not act."""
    mentions = context.cast.within((clause.verb[1], max(clause.core[1], clause.verb[1])))
    for mention in mentions:
        found = [i for i in mention.actors if context.cast.actor(i).type in ACTING_TYPES]
        if kept := tuple(i for i in _governments(context, found) if i not in sources):
            return kept
    return ()


def noun_parties(context: ReadingContext, noun: Phrase, frame: EventFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Source and target of an event that a noun names: "Russia's aggression against Ukraine"."""
    of_phrases = [phrase for preposition, phrase in noun.modifiers if preposition == "of"]
    of_parties = tuple(dict.fromkeys(i for phrase in of_phrases for i in acting(context, phrase)))
    owners = acting(context, noun.possessor) if noun.possessor is not None else ()
    if noun.possessor is not None and not owners and noun.possessor.pos in {"PRON", "DET"}:
        owners = _before(context, noun)
    owners = owners or _governments(context, context.named((noun.span[0], noun.head[0])))
    agents = next((a for p in NOUN_SOURCE_PREPOSITIONS if (a := acting(context, noun.modifier(p)))), ())
    sources = agents or owners
    if not sources and OF_SOURCE in frame.object_class:
        sources = of_parties
    candidates = [of_parties] if OF_TARGET in frame.object_class else []
    towards = _prepositions(frame, NOUN_TARGET_PREPOSITIONS)
    candidates += [acting(context, noun.modifier(preposition)) for preposition in towards]
    targets = next((kept for c in candidates if (kept := tuple(i for i in c if i not in sources))), ())
    if OF_TARGET in frame.object_class and agents and owners and not targets:
        targets = tuple(i for i in owners if i not in agents)
    return sources, targets


def _before(context: ReadingContext, noun: Phrase) -> tuple[str, ...]:
    """The party named last before "its" or "their" in the same sentence ("costs on Russia for its aggression")."""
    start = next((s for s, end in context.analysis.sentences if s <= noun.span[0] < end), noun.span[0])
    for mention in reversed(context.cast.within((start, noun.span[0]))):
        found = [i for i in mention.actors if context.cast.actor(i).type in ACTING_TYPES]
        if found:
            return _governments(context, found)
    return ()
