"""The mentions of one document while they are being found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demarche.actors.mention import Mention

if TYPE_CHECKING:
    from demarche.actors.knowledge import Entity, KnowledgeBase
    from demarche.actors.page import Page
    from demarche.actors.people import Decision
    from demarche.records import ActorType, Span

FREE = -1


@dataclass(slots=True)
class Draft:
    """Mentions by word: a word belongs to one mention at most, but for hyphenated ones with a name in each half.

    `nested` are names inside a longer mention ("France" in "President of France"): they count for the actor but are no
    mentions of their own. `introduced` are actors that no table has, with their names; `acting` the countries that a
    mention shows as a government.
    """

    page: Page
    mentions: list[Mention | None] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    nested: list[tuple[Span, str]] = field(default_factory=list)
    introduced: dict[str, tuple[Entity, tuple[str, ...]]] = field(default_factory=dict)
    acting: set[str] = field(default_factory=set)
    _second: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with every word free."""
        self.owner = [FREE] * len(self.page)

    def free(self, first: int, last: int) -> bool:
        """Whether no word of a range belongs to a mention."""
        return all(self.owner[w] == FREE for w in range(first, last))

    def put(
        self, first: int, last: int, decision: Decision, *, reference: bool = False, span: Span | None = None
    ) -> bool:
        """Make the words `first` to `last` (half-open) a mention; shorter mentions inside it become nested names.

        `span` narrows the offsets where a mention is part of a word ("Russian" in "Russian-Egyptian"). False, and no
        change, where there is nothing to say or a mention reaches over the edge.
        """
        if not (decision.actors or decision.candidates) or first >= last:
            return False
        inside = {self.owner[w] for w in range(first, last)} - {FREE}
        edges = [self.owner[w] for w in (first - 1, last) if 0 <= w < len(self.owner)]
        if span is None and any(e in inside for e in edges):
            return False
        if span is not None and inside:
            return self._beside(first, span, decision, reference=reference)
        for index in sorted(inside | {i for w in range(first, last) for i in self._second.pop(w, ())}):
            self._nest(index)
        mention = Mention(
            span or self.page.span(first, last), decision.actors, decision.candidates, decision.reason, reference
        )
        self.mentions.append(mention)
        self.owner[first:last] = [len(self.mentions) - 1] * (last - first)
        return True

    def at(self, word: int) -> Mention | None:
        """The mention a word belongs to."""
        index = self.owner[word] if 0 <= word < len(self.owner) else FREE
        return None if index == FREE else self.mentions[index]

    def within(self, span: Span) -> list[Mention]:
        """The mentions that touch a stretch of text, in order."""
        first, last = self.page.words_in(span)
        found = {o for o in self.owner[first:last] if o != FREE}
        found.update(i for word in range(first, last) for i in self._second.get(word, ()))
        mentions = (m for m in (self.mentions[i] for i in found) if m is not None)
        return sorted((m for m in mentions if m.span[0] < span[1] and span[0] < m.span[1]), key=lambda m: m.span)

    def type_of(self, actor: str, knowledge: KnowledgeBase) -> ActorType:
        """The type of an actor; whoever neither the tables nor the draft have introduced is a stranger with a name."""
        known = knowledge.entity(actor)
        if known is None and actor in self.introduced:
            known = self.introduced[actor][0]
        return known.type if known is not None else "person"

    def sorted_mentions(self) -> tuple[Mention, ...]:
        """The mentions in the order of the text."""
        return tuple(sorted((m for m in self.mentions if m is not None), key=lambda m: m.span))

    def _beside(self, word: int, span: Span, decision: Decision, *, reference: bool) -> bool:
        """A second mention in one hyphenated word ("U.S.-ROK"); refused where the offsets overlap."""
        others = [m for m in self.mentions if m is not None and m.span[0] < span[1] and span[0] < m.span[1]]
        if others:
            return False
        self._second.setdefault(word, []).append(len(self.mentions))
        self.mentions.append(Mention(span, decision.actors, decision.candidates, decision.reason, reference))
        return True

    def _nest(self, index: int) -> None:
        """Turn a mention into nested names."""
        mention = self.mentions[index]
        if mention is not None:
            self.nested.extend((mention.span, actor) for actor in mention.actors if not mention.reference)
        self.mentions[index] = None
