"""Relations: what the text says of a relationship as such ("the gradual easing of the chill in X's ties with Y")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.ontology.relation_cues import relation_cue
from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.phrases import phrases_of
from demarche.reading.relation_words import told_by_words
from demarche.records import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.actors.mention import Mention
    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech
    from demarche.records import Direction

RELATIONSHIP = frozenset({"bond", "friendship", "link", "partnership", "rapport", "relation", "relationship", "tie"})
EXCHANGE = frozenset({"contact", "dialogue", "engagement", "negotiation", "talk"})
"""What two sides keep up; taking it up again or breaking it off tells of the relationship."""
RESUMING = frozenset(
    {"pick up", "re-establish", "reestablish", "renew", "reopen", "restart", "restore", "resume", "revive"}
)
BREAKING = frozenset({"break off", "cut off", "cut", "sever", "suspend"})
REFOUNDING = frozenset(
    {"re-establish", "reestablish", "restore", "resume", "normalise", "normalize", "mend", "repair", "sever"}
)
"""Verbs that tell of a relationship even as a plan two sides agreed on; to "strengthen ties" is courtesy, which
the gold readouts never give as a relation."""
THREADS = frozenset({"thread"})
EASING = frozenset({"easing", "ease", "end", "thaw", "melting", "lifting"})
"""Nouns that turn a cooling around: "the easing of the chill" is warming."""
PARTY_TYPES = frozenset({"person", "country", "organization", "group"})
BETWEEN = ("with", "between", "and", "among", "to")
PAIR = 2
WITH = re.compile(r"\s+with\s+(?:the\s+)?")
CLOSE_BEHIND = 8
"""Code points between a cue and the word for relations it is about, whatever the parser hung that on: " in the "."""
NAME_DISTANCE = 20
"""Code points of a phrase before its first name: an article or "the Kingdom of"."""
JOINED = re.compile(r"\s+and\s+(?:the\s+)?(?:\w+\s+of\s+)?")


def relations_of(context: ReadingContext, speeches: Sequence[Speech]) -> tuple[Relation, ...]:
    """What the document says of relationships; a dyad's parties are governments or bodies."""
    found: list[Relation] = []
    seen: set[tuple[frozenset[str], Direction]] = set()
    told = [(*row, clause) for clause in context.analysis.clauses for row in _told(context, clause)]
    told += [row for sentence in context.analysis.sentences for row in told_by_words(context, sentence)]
    for dyad, direction, span, clause in sorted(told, key=lambda row: row[2]):
        if (frozenset(dyad), direction) not in seen:
            seen.add((frozenset(dyad), direction))
            found.append(
                Relation(
                    id=record_id(context.document, "relations", len(found) + 1),
                    dyad=dyad,
                    direction=direction,
                    date=context.when(clause.core, clause.tense),
                    attribution=voices_of(context, clause, speeches),
                    evidence=(span,),
                )
            )
    return tuple(found)


def _told(context: ReadingContext, clause: Clause) -> Iterator[tuple[tuple[str, ...], Direction, Span]]:
    """Cues in the nouns of a clause, then in its verb with a relationship as what changes."""
    if clause.modality in {"hypothetical", "possibility"} or clause.polarity == "negative":
        return
    if clause.modality == "fact":
        nouns = tuple(phrases_of(clause))
        for phrase in nouns:
            yield from _of_noun(context, phrase, nouns)
    yield from _of_verb(context, clause)


def _of_noun(
    context: ReadingContext, phrase: Phrase, nouns: Sequence[Phrase]
) -> Iterator[tuple[tuple[str, ...], Direction, Span]]:
    """As in "the chill in X's ties with Y", "a thaw between X and Y"."""
    cue = relation_cue(phrase.lemma, "noun")
    if cue is None:
        return
    relationship = next((m for _, m in phrase.modifiers if m.lemma in RELATIONSHIP), None)
    if relationship is None:
        behind = (n for n in nouns if n.lemma in RELATIONSHIP and 0 < n.span[0] - phrase.head[1] <= CLOSE_BEHIND)
        relationship = next(behind, None)
    if cue.of_relations and relationship is None:
        return
    dyad = _dyad(context, relationship or phrase, None)
    if dyad is None:
        return
    easing = _eased(context, phrase)
    span = (easing[0] if easing is not None else phrase.span[0], _end(context, relationship or phrase))
    turned: Direction = "warming" if easing is not None and cue.direction == "cooling" else cue.direction
    yield dyad, turned, span


def _of_verb(context: ReadingContext, clause: Clause) -> Iterator[tuple[tuple[str, ...], Direction, Span]]:
    """As in "relations with X have soured", "the two resumed relations", "X picked up threads of dialogue with Y"."""
    changing = clause.object if clause.object is not None else clause.subject
    if changing is None:
        return
    if changing.lemma in THREADS and (of := changing.modifier("of")) is not None:
        changing = of
    verb = clause.predicate
    direction: Direction
    if changing.lemma in RELATIONSHIP | EXCHANGE and verb in RESUMING | BREAKING:
        direction = "warming" if verb in RESUMING else "cooling"
    elif changing.lemma in RELATIONSHIP:
        cue = relation_cue(verb, "verb")
        if cue is None or verb == "develop" or clause.role in {"relative", "adnominal"}:
            return
        direction = cue.direction
    else:
        return
    planned = clause.modality == "intention"
    if planned and (verb not in REFOUNDING or not _agreed(context, clause)):
        return
    if clause.modality not in {"fact", "intention"} or (not clause.finite and not planned):
        return
    dyad = _dyad(context, changing, clause)
    if dyad is not None:
        parent = context.analysis.clauses[clause.parent] if clause.parent is not None else None
        start = parent.core[0] if planned and parent is not None else clause.core[0]
        yield dyad, direction, (start, max(_end(context, changing), clause.verb[1]))


def _agreed(context: ReadingContext, clause: Clause) -> bool:
    """Whether a plan is one that the sides have settled on."""
    parent = context.analysis.clauses[clause.parent] if clause.parent is not None else None
    return parent is not None and parent.predicate in {"agree", "decide"} and parent.modality == "fact"


def _dyad(context: ReadingContext, phrase: Phrase, clause: Clause | None) -> tuple[str, ...] | None:
    """The two sides that stand with the word for the relationship itself, or None where it has not just two.

    Only its genitive, its "with", "between" and "of" phrases and the names right before it count, not every actor in
    the reach of the phrase; where it has none of its own, the subject of the clause if that is two sides.
    """
    named = list(context.parties(phrase.possessor))
    for preposition, modifier in phrase.modifiers:
        if preposition in BETWEEN or (preposition == "of" and not named):
            named.extend(context.parties(modifier))
        if preposition == "between" and len(_sides(context, named)) < PAIR:
            named = [i for name in _named_pair(context, modifier) for i in name.actors] or named
    named.extend(i for name in _partner_after(context, phrase) for i in name.actors)
    before = (phrase.span[0], phrase.head[0])
    named.extend(i for m in context.cast.within(before) if m.span[1] <= before[1] for i in m.actors)
    sides = _sides(context, named)
    between = any(preposition in {"between", "among"} for preposition, _ in phrase.modifiers)
    own = phrase.possessor is not None and phrase.possessor.lemma in {"it", "its", "their", "they"}
    if own and clause is not None and clause.object is not None:
        sides = _sides(context, [*context.parties(clause.subject), *sides])
    if clause is not None and len(sides) < PAIR and not between and clause.object is not None and not clause.quoted:
        sides = _sides(context, [*context.parties(clause.subject), *sides])
    return sides if len(sides) == PAIR else None


def _named_pair(context: ReadingContext, phrase: Phrase) -> tuple[Mention, ...]:
    """The two names that "and" joins at the start of a phrase, whatever the parser made of it."""
    names = context.cast.within(phrase.span)[:PAIR]
    if len(names) < PAIR or names[0].span[0] - phrase.span[0] > NAME_DISTANCE:
        return ()
    return names if JOINED.fullmatch(context.text((names[0].span[1], names[1].span[0]))) else ()


def _partner_after(context: ReadingContext, phrase: Phrase) -> tuple[Mention, ...]:
    """The name in a "with" right behind the word, which the parser at times hangs on the verb."""
    link = WITH.match(context.document.text, phrase.head[1])
    if link is None:
        return ()
    names = context.cast.within((link.end(), link.end() + 1))[:1]
    return names if names and names[0].span[0] == link.end() else ()


def _sides(context: ReadingContext, named: Sequence[str]) -> tuple[str, ...]:
    parties = [i for i in named if context.cast.actor(i).type in PARTY_TYPES]
    known = {actor.id for actor in context.cast.actors}
    governments = ((context.government(i), i) for i in parties)
    return tuple(dict.fromkeys(side if side in known else own for side, own in governments))


def _end(context: ReadingContext, phrase: Phrase) -> int:
    """Where the words about the relationship end: with its last partner, not with what happened after it."""
    partners = [m for preposition, m in phrase.modifiers if preposition in (*BETWEEN, "of")]
    ends = [member.head[1] for partner in partners for member in partner.members]
    ends += [name.span[1] for partner in partners for name in _named_pair(context, partner)]
    ends += [name.span[1] for name in _partner_after(context, phrase)]
    return max((phrase.head[1], *ends))


def _eased(context: ReadingContext, phrase: Phrase) -> Span | None:
    """Where "the easing of" stands before a cue."""
    start = max(0, phrase.span[0] - 30)
    before = context.text((start, phrase.span[0]))
    for word in EASING:
        at = before.lower().rfind(f"{word} of")
        if at >= 0:
            return start + at, phrase.span[0]
    return None
