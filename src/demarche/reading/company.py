"""Company: whom "the leaders", "both sides", "the participants" mean, where the text names them only once."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from demarche.ontology.tables import read_table
from demarche.reading.contact_terms import contact_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Phrase
    from demarche.reading.context import ReadingContext
    from demarche.records import Contact

TABLE = Path(__file__).parent / "tables" / "group_nouns.csv"
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
DETERMINERS = frozenset({"all", "both", "the", "these"})
OPENING_SENTENCES = 2
"""Sentences at the head of a text in which the people who met are looked for where no contact was read."""
SEVERAL = 2
JOINT_TEXT = re.compile(r"\bjoint\s+(?:\w+\s+)?(?:communiqu|declaration|press|readout|statement)", re.IGNORECASE)
"""Head of a text that several countries publish together; the countries it opens with are "the sides"."""


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A word for those who speak without being named.

    A noun in the plural stands for those who met, an adjective may come before one; a representative speaks for whom
    the words around him name.
    """

    word: str
    kind: Literal["adjective", "noun", "representative"]
    note: str


@cache
def load_group_nouns() -> tuple[GroupNoun, ...]:
    """The table, sorted by word."""
    return read_table(TABLE, GroupNoun, ("word",))


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one kind in the table of group nouns."""
    return frozenset(row.word for row in load_group_nouns() if row.kind == kind)


@dataclass(frozen=True, slots=True)
class Company:
    """Those who met, by the place in the text where it says so.

    `meetings` are pairs of a place and the actors who meet there; `opening` are the people of different governments in
    the first sentences; `spoke` are those who spoke together last.
    """

    meetings: tuple[tuple[int, tuple[str, ...]], ...] = ()
    opening: tuple[str, ...] = ()
    spoke: tuple[str, ...] = ()

    def meant_by(self, context: ReadingContext, phrase: Phrase | None) -> tuple[str, ...]:
        """The actors that a description of a group stands for, or () where it is none or nobody has met."""
        if phrase is None or context.document.kind == "transcript":
            return ()
        if phrase.lemma == "they" and not context.cast.within(phrase.head):
            return self.spoke or self._just_met(context, phrase)
        if not _describes_a_group(context, phrase):
            return ()
        number = next((NUMBERS[w] for w in context.text(phrase.span).lower().split() if w in NUMBERS), None)
        before = [parties for start, parties in self.meetings if start < phrase.span[0]]
        for candidate in (*reversed(before), self.opening):
            if len(candidate) == number or (number is None and len(candidate) >= SEVERAL):
                return candidate
        return ()

    def _just_met(self, context: ReadingContext, phrase: Phrase) -> tuple[str, ...]:
        """Those whose meeting the sentence before "they" tells of."""
        sentences = context.analysis.sentences
        number = bisect.bisect_right(sentences, phrase.head[0], key=lambda span: span[0]) - 1
        start = sentences[max(0, number - 1)][0]
        return next((p for place, p in reversed(self.meetings) if start <= place < phrase.head[0]), ())


def represented_by(context: ReadingContext, phrase: Phrase | None) -> tuple[str, ...]:
    """For whom an envoy or spokesperson speaks who is not named: "Japan's ambassador", "a spokesman for the ministry".

    The country after "to" is the host, not the sender.
    """
    if phrase is None or phrase.lemma not in _words("representative") or context.cast.within(phrase.head):
        return ()
    for owner in (phrase.possessor, phrase.modifier("of", "for", "from")):
        if found := context.parties(owner):
            return found
    before = context.cast.within((phrase.span[0], phrase.head[0]))
    return before[-1].actors if before and before[-1].span[0] >= phrase.span[0] else ()


def company_of(context: ReadingContext, contacts: Sequence[Contact]) -> Company:
    """Who met, by the contacts of a document; else the people of different governments whom its opening names."""
    meetings = tuple(
        (min(start for start, _ in contact.evidence), contact.parties)
        for contact in contacts
        if len(contact.parties) >= SEVERAL
    )
    return Company(tuple(sorted(meetings)), _opening(context))


def _opening(context: ReadingContext) -> tuple[str, ...]:
    sentences = context.analysis.sentences[:OPENING_SENTENCES]
    if not sentences:
        return ()
    people: dict[str, str] = {}
    named = context.named((sentences[0][0], sentences[-1][1]))
    for identity in named:
        if context.cast.actor(identity).type == "person" and context.government(identity) != identity:
            people.setdefault(context.government(identity), identity)
    if len(people) >= SEVERAL:
        return tuple(people.values())
    head = f"{context.document.title or ''}\n{context.text(sentences[0])}"
    sides = tuple(i for i in context.named(sentences[0]) if context.cast.actor(i).type in {"country", "organization"})
    return sides if JOINT_TEXT.search(head) and len(sides) >= SEVERAL else ()


def _describes_a_group(context: ReadingContext, phrase: Phrase) -> bool:
    """Whether a phrase is a bare description of those who met: "the two foreign ministers", "participants", "both"."""
    if phrase.possessor is not None or phrase.conjuncts or context.cast.within(phrase.head):
        return False
    if any(modifier.lemma not in contact_nouns() for _, modifier in phrase.modifiers):
        return False
    head = context.text(phrase.head).lower()
    lead = context.text((phrase.span[0], phrase.head[0])).lower().split()
    if head in NUMBERS:
        return all(word in DETERMINERS for word in lead)
    return head in _words("noun") and all(
        word in DETERMINERS or word in NUMBERS or word in _words("adjective") or word in contact_nouns()
        for word in lead
    )
