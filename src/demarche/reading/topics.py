"""Topics: what a stretch of text is about, by the topic table and the actors it names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import ahocorasick

from demarche.ontology.topics import topics_by_alias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.language.clause import Span
    from demarche.reading.context import ReadingContext

NAMED_TYPES = frozenset({"country", "organization", "group", "format", "agreement", "place"})


@cache
def _automaton() -> ahocorasick.Automaton:
    """All topic aliases, each with the id of its topic."""
    automaton = ahocorasick.Automaton()
    for alias, topic in topics_by_alias().items():
        automaton.add_word(alias, (alias, topic.id))
    automaton.make_automaton()
    return automaton


def topics_in(text: str) -> tuple[str, ...]:
    """The ids of the topics whose names or aliases stand in `text` as whole words, in the order of the text."""
    folded = text.lower()
    found: list[tuple[int, str]] = []
    for last, (alias, topic) in _automaton().iter(folded):
        first = last - len(alias) + 1
        if (first == 0 or not folded[first - 1].isalnum()) and not folded[last + 1 : last + 2].isalnum():
            found.append((first, topic))
    return tuple(dict.fromkeys(topic for _, topic in sorted(found)))


def topics_of(context: ReadingContext, span: Span, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The topics of a stretch of text, then the ids of the actors it names other than `without`."""
    left_out = set(without)
    named = (
        identity
        for identity in context.named(span)
        if identity not in left_out and context.cast.actor(identity).type in NAMED_TYPES
    )
    return tuple(dict.fromkeys((*topics_in(context.text(span)), *named)))
