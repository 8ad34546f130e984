"""Relations: what the text says of a relationship as such ("the gradual easing of the chill in X's ties with Y")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from demarche.ontology.relation_cues import load_relation_cues
from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.phrases import phrases_of
from demarche.records import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.ontology.relation_cues import RelationCue
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech
    from demarche.records import Direction

RELATIONSHIP = frozenset({"relation", "relationship", "tie", "rapport", "link", "friendship", "partnership", "bond"})
EASING = frozenset({"easing", "ease", "end", "thaw", "melting", "lifting"})
"""Nouns that turn a cooling around: "the easing of the chill" is warming."""
PARTY_TYPES = frozenset({"person", "country", "organization", "group"})


def relations_of(context: ReadingContext, speeches: Sequence[Speech]) -> tuple[Relation, ...]:
    """What the document says of relationships; a dyad's parties are governments or bodies."""
    found: list[Relation] = []
    seen: set[tuple[tuple[str, ...], Span]] = set()
    for clause in context.analysis.clauses:
        for dyad, direction, span in _told(context, clause):
            if (dyad, span) in seen:
                continue
            seen.add((dyad, span))
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
    for phrase in phrases_of(clause):
        cue = _cues().get((phrase.lemma, "noun"))
        if cue is None:
            continue
        relationship = _relationship(phrase)
        if cue.of_relations and relationship is None:
            continue
        dyad = _dyad(context, relationship or phrase)
        if dyad is not None:
            yield dyad, _turned(context, cue.direction, phrase), phrase.span
    cue = _cues().get((clause.predicate, "verb")) or _cues().get((clause.predicate, "adjective"))
    changing = clause.object if clause.object is not None and clause.object.lemma in RELATIONSHIP else clause.subject
    if cue is None or changing is None or changing.lemma not in RELATIONSHIP or clause.polarity == "negative":
        return
    if clause.modality == "fact" and (dyad := _dyad(context, changing)) is not None:
        yield dyad, cue.direction, clause.core


@cache
def _cues() -> dict[tuple[str, str], RelationCue]:
    return {(cue.lemma, cue.form): cue for cue in load_relation_cues()}


def _relationship(phrase: Phrase) -> Phrase | None:
    """The word for relations that a cue hangs on ("the chill in Russia's ties with the West")."""
    for _, modifier in phrase.modifiers:
        if modifier.lemma in RELATIONSHIP:
            return modifier
    return None


def _dyad(context: ReadingContext, phrase: Phrase) -> tuple[str, ...] | None:
    """The two sides a relationship is between, or None where the text does not name just two."""
    named = [i for i in context.named(phrase.span) if context.cast.actor(i).type in PARTY_TYPES]
    sides = tuple(dict.fromkeys(context.government(i) for i in named))
    return sides if len(sides) == len(("one", "other")) else None


def _turned(context: ReadingContext, direction: Direction, phrase: Phrase) -> Direction:
    """The direction of a cue under "the easing of"."""
    start = phrase.span[0]
    before = context.text((max(0, start - 30), start)).lower().split()
    if direction == "cooling" and EASING & set(before):
        return "warming"
    return direction
