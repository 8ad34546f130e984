"""Events: who did what to whom, in PLOVER's types and CAMEO's codes, out of clauses and the nouns in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.ontology.event_frames import NONE, event_adjectives, frames_for, object_classes
from demarche.ontology.speech_acts import speech_act
from demarche.reading.attribution import voices_of
from demarche.reading.event_arguments import (
    NOUN_PREPOSITIONS,
    acting,
    nearest_named,
    noun_parties,
    sources_of,
    target_of,
)
from demarche.reading.event_contacts import with_contacts
from demarche.reading.event_conversation import addressed
from demarche.reading.event_matching import content_of, is_of_people, lemmas_of, match_clause, match_noun
from demarche.reading.event_merging import Coded, merged
from demarche.reading.event_records import record_of
from demarche.reading.event_status import FEARED, applied, force_of
from demarche.reading.phrases import phrases_of, union
from demarche.reading.speech import find_speech
from demarche.records import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.ontology.event_frames import EventFrame
    from demarche.reading.context import ReadingContext
    from demarche.reading.event_matching import Match
    from demarche.reading.speech import Speech
    from demarche.records import Contact, Event, EventStatus

RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types in which parties that act together act on each other: both are source and target."""
MUTUAL_OBJECTS = {"RETREAT": ("accord",), "SANCTION": ("relation",), "SUPPORT": ("relation", "accord")}
"""Types in which they do so where the object is of a class: they declare a truce, cut or restore ties."""
NEEDS_TARGET = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST"})
"""Types that say nothing without somebody on the other side."""
NEEDS_SOURCE = frozenset({"AGREE", "CONCEDE", "RETREAT", "REQUEST", "THREATEN", "MOBILIZE"})
"""Types that an active clause tells of only where it is known who acts: "it will allow us" is nobody's concession."""
MUTUAL = frozenset({"ASSAULT", "COOPERATE"})
"""Types that a verb without an object tells of only between two: "clashed" needs both."""
ADDRESSED_IN_WORDS = frozenset({"ACCUSE", "SUPPORT"})
"""Types that a support verb with a noun ("expressed concern") tells of only where an argument names the other side."""
SIGNED = "057"
"""CAMEO's code of signing an agreement, whose other side may stand in what it is about: "to supply Chad with wheat"."""
COUNTED_CONTACTS = frozenset({"conversation", "call", "meeting", "visit"})
"""Nouns for contacts that are counted one by one."""
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
"""Types of which a noun may leave the source out ("sanctions against Russia")."""
JOINT_PROMISES = frozenset({"agree", "concur", "decide"})
"""Predicates of an understanding; what it would do to a third party is not threatened to that party."""
ABOUT_OTHERS = frozenset({"REJECT", "REQUEST", "THREATEN"})
"""Types whose object is not done by them: who calls for sanctions imposes none."""
THANKED_FOR = frozenset({"AID", "SUPPORT"})
"""Types of which the noun after "thanked X for" tells that X did it for the one who thanks."""
SHOWN_TO_ALL = frozenset({"MOBILIZE", "PROTEST"})
"""Types of which a noun may leave the target out ("North Korea's missile launch")."""
LONGEST_PROOF = 200
"""Code points beyond which a proof is cut back to its verb; gold quotes of events in corpus/readouts have up to 168."""
LONGEST_ARGUMENT = 90
"""Code points of an argument beyond which a proof ends with its name; 79 % of those quotes are no longer as a whole."""


def code_events(
    context: ReadingContext, speeches: Sequence[Speech] | None = None, contacts: Sequence[Contact] = ()
) -> tuple[Event, ...]:
    """Code the events that a document tells of, in the order of the text.

    Args:
        context: the document with its clauses and actors.
        speeches: what `find_speech(context)` gives, where the caller has it already.
        contacts: the document's contacts; each that was held or is planned is an event.
    """
    told = find_speech(context) if speeches is None else speeches
    coded = list(_told(context, told))
    if contacts:
        coded = with_contacts(context, coded, contacts)
    if context.document.kind == "readout":
        coded = list(addressed(coded))
    coded = [_with_named_target(context, event) for event in coded]
    events = merged([event for event in coded if _is_complete(event)])
    return tuple(
        record_of(context, event, number, voices_of(context, event.clause, told), contacts)
        for number, event in enumerate(events, start=1)
    )


def _told(context: ReadingContext, speeches: Sequence[Speech]) -> Iterator[Coded]:
    """The events that clauses and their nouns tell of, complete or not."""
    matches = [match_clause(context, clause) for clause in context.analysis.clauses]
    for clause, match in zip(context.analysis.clauses, matches, strict=True):
        voices = voices_of(context, clause, speeches)
        negated = match is not None and clause.polarity == "negative"
        consumed: Phrase | None = match.anchor if match is not None and negated else None
        if match is not None and not _is_purpose(clause, matches):
            for event in _of_clause(context, clause, match, voices):
                about = match.frame.object_lemmas or event.type in ABOUT_OTHERS
                consumed = match.anchor if about and _is_complete(event) else None
                yield event
        yield from _of_duty(context, clause)
        yield from _of_nouns(context, clause, match, consumed, voices)


def _with_named_target(context: ReadingContext, event: Coded) -> Coded:
    """The event with the party named last resort, where its arguments give no target."""
    light = event.type in ADDRESSED_IN_WORDS and event.frame.object_lemmas
    if (
        event.nominal
        or event.targets
        or light
        or _in_first_person(event)
        or not event.clause.finite
        or event.type in SHOWN_TO_ALL
    ):
        return event
    return replace(event, targets=nearest_named(context, event.clause, event.sources))


def _is_purpose(clause: Clause, matches: Sequence[Match | None]) -> bool:
    """Whether a clause only says what an event already coded is done for ("issued an ultimatum to halt attacks")."""
    if clause.finite or clause.modality != "intention" or clause.parent is None or clause.role == "complement":
        return False
    governing = matches[clause.parent]
    return governing is not None and governing.frame.type is not None


def _of_clause(context: ReadingContext, clause: Clause, match: Match, voices: tuple[str, ...]) -> Iterator[Coded]:
    """The event that a clause tells of by its predicate; several where it tells of a contact with each partner."""
    if match.frame.type is None or _is_opinion(context, clause, match) or _is_calamity(clause, match):
        return
    sources = sources_of(context, clause, match)
    own_word = not _others(context, voices, sources)
    told = "THREATEN" if _vows_harm(context, clause, match) else match.frame.type
    outcome = applied(told, force_of(context, clause), own_word=own_word)
    if outcome is None:
        return
    kind, status = outcome
    targets, named = target_of(context, clause, match, sources)
    if match.frame.type == "CONSULT" and _at_home(context, sources, targets):
        return
    sources, targets = _arranged(context, kind, match, sources, targets)
    evidence = (_proof(context, clause, match, named),)
    status = _as_told(status, kind, own_word=own_word)
    for partners in _partners(context, kind, match, targets):
        yield Coded(kind, match.frame, clause, sources, partners, status, evidence, of_people=is_of_people(match))


def _is_opinion(context: ReadingContext, clause: Clause, match: Match) -> bool:
    """Whether the sides only agree that something is so: a statement, while an AGREE is about doing something."""
    if match.frame.type != "AGREE" or match.frame.construction != "complement":
        return False
    content = content_of(context, clause)
    return content is not None and content.finite and content.modality == "fact"


def _at_home(context: ReadingContext, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether somebody only travels within his own country: "went to Pittsburgh"."""
    actors = [context.cast.actor(target) for target in targets if context.has(target)]
    return bool(actors) and all(actor.type == "place" and actor.country in sources for actor in actors)


def _is_calamity(clause: Clause, match: Match) -> bool:
    """Whether it is nature or the market that strikes: "the pandemic hit Italy"."""
    subject = clause.subject if clause.voice == "active" else clause.oblique("by")
    named = subject is not None and any(lemma in object_classes()["calamity"] for lemma in lemmas_of(subject))
    return match.frame.type == "ASSAULT" and named


def _vows_harm(context: ReadingContext, clause: Clause, match: Match) -> bool:
    """Whether what is promised would harm: "vowed to retaliate against Israel" is a threat."""
    if match.frame.type != "AGREE" or match.frame.construction not in {"complement", "adjective"}:
        return False
    content = content_of(context, clause)
    if content is None or content.polarity == "negative" or clause.predicate in JOINT_PROMISES:
        return False
    promised = match_clause(context, content)
    return promised is not None and promised.frame.type in FEARED


def _partners(
    context: ReadingContext, kind: str, match: Match, targets: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """Each partner of its own where the text speaks of several contacts: "telephone conversations with A and B"."""
    anchor = match.anchor
    several = kind == "CONSULT" and anchor is not None and anchor.lemma in COUNTED_CONTACTS
    if several and anchor is not None and len(targets) > 1 and context.text(anchor.head).lower() != anchor.lemma:
        return tuple((target,) for target in targets)
    return (targets,)


def _of_duty(context: ReadingContext, clause: Clause) -> Iterator[Coded]:
    """What somebody says that somebody else must do is a demand: "said that Sudan must return the helicopter"."""
    if clause.modality != "obligation" or clause.polarity == "negative" or clause.role != "complement":
        return
    saying = next(iter(context.ancestors(clause)), None)
    if saying is None or saying.polarity == "negative" or saying.modality not in {"fact", "intention"}:
        return
    row = speech_act(saying.predicate, "verb")
    sources = acting(context, saying.subject)
    targets = tuple(t for t in acting(context, clause.subject) if t not in sources)
    if row is None or not row.reported or not sources or not targets:
        return
    frame = frames_for("demand", "complement")[0]
    yield Coded(
        "REQUEST", frame, saying, sources, targets, "occurred", (union(saying.verb, clause.core),), nominal=False
    )


def _arranged(
    context: ReadingContext, kind: str, match: Match, sources: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties of what is done together: both ways, but a contact goes out from the side that reports it."""
    if len(sources) > 1 and kind == "AGREE":
        return sources, sources
    if len(sources) > 1 and not targets and _is_mutual(kind, match):
        return _both_ways(context, kind, sources)
    return sources, targets


def _both_ways(context: ReadingContext, kind: str, parties: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties that act on each other, as sources and targets."""
    side = context.document.side
    if kind == "CONSULT" and side in parties:
        return (side,), tuple(party for party in parties if party != side)
    return parties, parties


def _is_mutual(kind: str, match: Match) -> bool:
    """Whether parties that do something of this kind together do it to each other: "restored relations"."""
    anchor = match.anchor
    if anchor is None or kind not in MUTUAL_OBJECTS:
        return kind in RECIPROCAL
    return any(lemma in object_classes()[name] for name in MUTUAL_OBJECTS[kind] for lemma in lemmas_of(anchor))


def _is_complete(event: Coded) -> bool:
    """Whether enough parties are known for an event of this type told in this way."""
    source, target = bool(event.sources), bool(event.targets)
    if event.nominal:
        return (target or event.type in SHOWN_TO_ALL) and (source or event.type in DEEDS)
    if not source and _needs_source(event):
        return False
    dependent = event.status == "planned" and not event.clause.finite
    light = event.type in ADDRESSED_IN_WORDS and event.frame.object_lemmas
    announced = event.type != event.frame.type or event.frame.construction == "adjective"
    mutual = NONE in event.frame.object_class and event.type in MUTUAL
    if _in_first_person(event) and event.type not in SHOWN_TO_ALL:
        return source and target
    if event.type == "ASSAULT" and not target and not event.of_people:
        return False
    if event.type in NEEDS_TARGET or dependent or light or announced or mutual:
        return source and target
    return source or target


def _needs_source(event: Coded) -> bool:
    """Whether somebody must act: in an active clause, and whoever promises what "is guaranteed"."""
    if event.clause.voice == "active":
        return event.type in NEEDS_SOURCE
    return event.type == "AGREE" and event.frame.lemma not in JOINT_PROMISES


def _in_first_person(event: Coded) -> bool:
    """Whether a speaker tells it of himself; what "we" do to nobody named is talk ("we oppose the attempts")."""
    subject = event.clause.subject
    return subject is not None and subject.lemma.lower() in {"i", "we"}


def _others(context: ReadingContext, voices: tuple[str, ...], sources: tuple[str, ...]) -> tuple[str, ...]:
    """Who is reported to say so, beside the author and the one who acts."""
    return tuple(v for v in voices if v != AUTHOR and context.government(v) not in sources)


def _as_told(status: EventStatus, kind: str, *, own_word: bool) -> EventStatus:
    """Violence and coercion on somebody else's word are claimed."""
    distant = not own_word and status in {"occurred", "ongoing"}
    return "claimed" if distant and kind in {"ASSAULT", "COERCE"} else status


def _proof(context: ReadingContext, clause: Clause, match: Match, named: Phrase | None) -> Span:
    """The words that prove an event: from the subject to the last word that says what is done, and to whom."""
    start, end = clause.verb
    subject = clause.subject
    if subject is not None and not clause.subject_shared and subject.span[0] < start:
        start = subject.span[0]
    content = content_of(context, clause) if match.frame.construction in {"complement", "adjective"} else None
    reaches = [phrase_end(phrase) for phrase in (match.anchor, named) if phrase is not None]
    reaches += [content.core[1]] if content is not None else []
    within = [reach for reach in (end, *reaches) if end <= reach <= clause.span[1]]
    if max(within) - start <= LONGEST_PROOF:
        return start, max(within)
    start = clause.verb[0]
    return start, max(reach for reach in within if reach - start <= LONGEST_PROOF or reach == end)


def phrase_end(phrase: Phrase) -> int:
    """Where a phrase ends for a proof: with its modifiers where they are short, else with its name."""
    return phrase.span[1] if phrase.span[1] - phrase.span[0] <= LONGEST_ARGUMENT else phrase.name[1]


def _of_nouns(
    context: ReadingContext, clause: Clause, match: Match | None, consumed: Phrase | None, voices: tuple[str, ...]
) -> Iterator[Coded]:
    """The events that nouns in a clause name; `consumed` is the noun that the verb's own event is about."""
    for holder, noun in _held(clause):
        frame = match_noun(noun)
        if (
            frame is None
            or frame.type is None
            or _is_none(context, noun)
            or (consumed is not None and noun.head == consumed.head)
        ):
            continue
        sources, targets = noun_parties(context, noun, frame)
        if targets and not sources and frame.type in {"CONSULT", "COOPERATE"}:
            sources = tuple(s for s in acting(context, clause.subject) if s not in targets)
        if frame.type in THANKED_FOR and match is not None and match.frame.type == "SUPPORT":
            sources, targets = _as_thanked(context, clause, match, sources, targets)
        if not sources and not targets:
            continue
        if frame.type == "COOPERATE" and sources and targets:
            sources = targets = (*sources, *targets)
        if frame.type == "CONSULT" and len(sources) > 1 and not targets:
            sources, targets = _both_ways(context, frame.type, sources)
        own_word = not _others(context, voices, sources)
        status = _noun_status(context, holder or noun, noun, frame)
        if status in {"occurred", "ongoing"} and _is_imagined(context, clause, noun):
            status = "hypothetical"
        status = _as_told(status, frame.type, own_word=own_word)
        yield Coded(frame.type, frame, clause, sources, targets, status, (_noun_proof(context, noun),), nominal=True)


def _is_none(context: ReadingContext, noun: Phrase) -> bool:
    """Whether there is said to be none: "no invasion of Ukraine"."""
    return context.text((noun.span[0], noun.head[0])).lower().startswith("no ")


def _is_imagined(context: ReadingContext, clause: Clause, noun: Phrase) -> bool:
    """Whether a noun names one of its kind in a clause that tells no fact: "the capacity to launch an invasion"."""
    first = context.text((noun.span[0], noun.head[0])).lower().split(maxsplit=1)[:1]
    return clause.modality != "fact" and first in (["a"], ["an"])


def _as_thanked(
    context: ReadingContext, clause: Clause, match: Match, sources: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is thanked for help gave it, and who thanks received it, where the noun does not say otherwise."""
    thanking = sources_of(context, clause, match)
    thanked, _ = target_of(context, clause, match, thanking)
    return sources or thanked, targets or tuple(t for t in thanking if t not in (sources or thanked))


def _noun_proof(context: ReadingContext, noun: Phrase) -> Span:
    """The words that prove an event named by a noun: up to the last modifier that names a party."""
    naming = [modifier for preposition, modifier in noun.modifiers if preposition in NOUN_PREPOSITIONS]
    reaches = [modifier.span[1] for modifier in naming if context.named(modifier.span)]
    end = max([noun.head[1], *reaches])
    return (noun.span[0], end if end - noun.span[0] <= LONGEST_PROOF else noun.head[1])


def _held(clause: Clause) -> Iterator[tuple[Phrase | None, Phrase]]:
    """The phrases of a clause, each with the noun of quantity before it ("the next package of sanctions")."""
    phrases = tuple(phrases_of(clause))
    holders = {p.modifier("of"): p for p in phrases if p.lemma in object_classes()["quantity"]}
    for phrase in phrases:
        yield holders.get(phrase), phrase


def _noun_status(context: ReadingContext, first: Phrase, noun: Phrase, frame: EventFrame) -> EventStatus:
    """The status that the words before a noun, from its phrase `first` on, give it."""
    given = event_adjectives()
    words = [*first.adjectives, *noun.adjectives, *context.text((first.span[0], noun.head[0])).lower().split()]
    return next((given[w] for w in words if w in given), frame.status_effect or "occurred")
