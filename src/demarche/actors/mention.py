"""Mentions: which words of a text stand for which actors, and why."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.records import Actor, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for one actor, or for several together ("the two leaders").

    `actors` is empty where the resolver abstains; `candidates` then names the ids in question. `reason` says in a few
    words what decided ("office at the date", "surname after full name", "publisher's side").
    `reference` is true for pronouns and descriptions ("he", "the leaders"), which are no names.
    """

    span: Span
    actors: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    reason: str = ""
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document and every mention of them, sorted by place and free of overlaps."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the mentions by place and the actors by id."""
        object.__setattr__(self, "_starts", tuple(m.span[0] for m in self.mentions))
        object.__setattr__(self, "_by_id", {a.id: a for a in self.actors})

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that overlap `span`, in the order of the text."""
        first = bisect.bisect_right(self._starts, span[0])
        if first and self.mentions[first - 1].span[1] > span[0]:
            first -= 1
        last = bisect.bisect_left(self._starts, span[1])
        return self.mentions[first:last]

    def actor(self, identity: str) -> Actor:
        """The actor with this id.

        Raises:
            KeyError: the document has no such actor.
        """
        return self._by_id[identity]
