"""Ways through the phrases of a clause that several extractors share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span


def phrases_of(clause: Clause) -> Iterator[Phrase]:
    """Every phrase of a clause with the phrases nested in it, each once; the shared subject is not its own."""
    top = [clause.object, clause.indirect_object, clause.predicate_phrase, *(phrase for _, phrase in clause.obliques)]
    if not clause.subject_shared:
        top.insert(0, clause.subject)
    seen: set[Span] = set()
    for phrase in top:
        if phrase is not None:
            yield from _nested(phrase, seen)


def _nested(phrase: Phrase, seen: set[Span]) -> Iterator[Phrase]:
    if phrase.head in seen:
        return
    seen.add(phrase.head)
    yield phrase
    if phrase.possessor is not None:
        yield from _nested(phrase.possessor, seen)
    for _, modifier in phrase.modifiers:
        yield from _nested(modifier, seen)
    for other in (*phrase.appositions, *phrase.conjuncts):
        yield from _nested(other, seen)


def union(first: Span, second: Span) -> Span:
    """The smallest stretch that holds both."""
    return min(first[0], second[0]), max(first[1], second[1])


def overlaps(first: Span, second: Span) -> bool:
    """Whether two stretches share a character."""
    return first[0] < second[1] and second[0] < first[1]


def holds(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies in `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
