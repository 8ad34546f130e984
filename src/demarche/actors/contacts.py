"""Who is talking to whom at each point of a text: what "the two leaders" and "the sides" refer back to."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.actors.wordlists import reference_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.actors.draft import Draft
    from demarche.actors.people import People
    from demarche.language.clause import Analysis, Clause, Phrase

PARTY_TYPES = frozenset({"person", "country", "organization", "group"})
PRESS_ROLES = frozenset({"spokesperson"})
OPENING_SENTENCES = 4
"""Sentences in which a text about a contact comes to tell it: four in the 13 annotated readouts, and in 93 of the 99 of
300 official documents that tell of one."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The parties of a contact told from the offset `start` on."""

    start: int
    parties: tuple[str, ...]


class Meetings:
    """The contacts of one document in the order in which the text comes to them."""

    def __init__(self, analysis: Analysis, draft: Draft, people: People, title_people: tuple[str, ...]) -> None:
        """Find them; `title_people` are the people the document's title names."""
        self._draft = draft
        self._people = people
        told = [m for m in map(self._told, analysis.clauses) if m is not None]
        told = told or [m for m in map(self._together, analysis.clauses) if m is not None]
        opening = analysis.sentences[:OPENING_SENTENCES]
        if not told or (opening and told[0].start >= opening[-1][1]):
            first = self._from_opening(opening, title_people)
            told = [first, *told] if first else told
        if people.side is not None:
            # A readout keeps to its contact; another one begins with a paragraph of its own.
            openings = {start for start, _ in analysis.paragraphs}
            told = [m for n, m in enumerate(told) if n == 0 or m.start in openings]
        self._meetings = told
        self._starts = [m.start for m in told]
        # "During the talks between Ukraine and Russia, the parties …" holds for its sentence.
        self._between: dict[int, Meeting] = {}
        for clause in analysis.clauses:
            meeting = self._between_two(clause)
            if meeting is not None:
                self._between[clause.sentence] = meeting
        self._sentence_starts = [start for start, _ in analysis.sentences]

    def at(self, offset: int) -> tuple[str, ...]:
        """The parties of the contact last told before an offset; () for none."""
        local = self._between.get(bisect.bisect_right(self._sentence_starts, offset) - 1)
        if local is not None and local.start < offset:
            return local.parties
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._meetings[index].parties if index >= 0 else ()

    def _told(self, clause: Clause) -> Meeting | None:
        """The contact that a main clause tells of."""
        words = reference_words()
        if clause.quoted or clause.role not in {"root", "conjunct"}:
            return None
        phrases: list[Phrase] = []
        if clause.predicate in words.contact_verbs:
            phrases.extend(p for p in (clause.subject, clause.object) if p is not None)
            phrases.extend(p for preposition, p in clause.obliques if preposition in words.contact_prepositions)
        else:
            for phrase in (clause.subject, clause.object):
                if phrase is not None and phrase.lemma in words.contact_nouns:
                    phrases.extend(_parties_of_noun(phrase, words.contact_prepositions))
            if phrases or (
                clause.predicate in words.light_verbs
                and clause.object is not None
                and clause.object.lemma in words.contact_nouns
            ):
                phrases.extend(p for preposition, p in clause.obliques if preposition in words.contact_prepositions)
                phrases.extend([clause.subject] if clause.subject is not None else [])
        return self._meeting(clause.span[0], phrases)

    def _together(self, clause: Clause) -> Meeting | None:
        """The people of two sides who do something together, where the text tells of no contact by name."""
        if clause.quoted or clause.role not in {"root", "conjunct"} or clause.subject is None:
            return None
        meeting = self._meeting(clause.span[0], [clause.subject]) if len(clause.subject.members) > 1 else None
        return meeting if meeting and all(p in self._people.by_id for p in meeting.parties) else None

    def _between_two(self, clause: Clause) -> Meeting | None:
        """The parties of "talks between X and Y" anywhere in a clause."""
        nouns = reference_words().contact_nouns
        for phrase in (clause.subject, clause.object, *(p for _, p in clause.obliques)):
            if phrase is not None and phrase.lemma in nouns and (pair := phrase.modifier("between")) is not None:
                return self._meeting(phrase.span[0], [pair])
        return None

    def _meeting(self, start: int, phrases: list[Phrase]) -> Meeting | None:
        """A contact of the parties that phrases name, where they are of two sides at least."""
        found: list[str] = []
        for phrase in sorted((m for p in phrases for m in p.members), key=lambda p: p.span):
            for mention in self._draft.within(phrase.name):
                if mention.span[1] > phrase.head[0] and mention.span[0] < phrase.head[1]:
                    found.extend(a for a in mention.actors if self._can_talk(a))
        parties = self._of_two_sides(dict.fromkeys(found))
        return Meeting(start, parties) if parties else None

    def _of_two_sides(self, found: Iterable[str]) -> tuple[str, ...]:
        """The people among the parties, or else the countries and bodies; () where all are of one side."""
        parties = tuple(found)
        people = tuple(p for p in parties if p in self._people.by_id or p in self._people.knowledge.people)
        chosen = people if len(people) > 1 else parties
        sides = {self._side(p) for p in chosen}
        return chosen if len(chosen) > 1 and len(sides) > 1 else ()

    def _can_talk(self, actor: str) -> bool:
        """Whether an actor can be a party: people but for those who speak to the press, governments, bodies, groups."""
        if actor in self._people.by_id:
            return not self._people.has_role(actor, PRESS_ROLES)
        known = self._people.knowledge.entity(actor)
        return known is not None and known.type in PARTY_TYPES

    def _side(self, party: str) -> str:
        """The country of a party, else the party itself."""
        known = self._people.knowledge.entity(party)
        return self._people.country_of(party) or (known.country if known and known.country else party)

    def _from_opening(self, opening: tuple[tuple[int, int], ...], title_people: tuple[str, ...]) -> Meeting | None:
        """The contact that the first sentences name the parties of without a clause that tells it plainly."""
        nouns = reference_words().contact_nouns | reference_words().contact_verbs
        for start, end in opening:
            first, last = self._draft.page.words_in((start, end))
            if not any(w in nouns for w in self._draft.page.lows[first:last]) and not title_people:
                continue
            named = (a for m in self._draft.within((start, end)) for a in m.actors)
            found = [a for a in named if a in self._people.by_id and self._can_talk(a)]
            parties = self._of_two_sides(dict.fromkeys((*found, *(title_people if found else ()))))
            if parties:
                return Meeting(start, parties)
        return None


def _parties_of_noun(phrase: Phrase, prepositions: frozenset[str]) -> Iterator[Phrase]:
    """The phrases on a noun like "call" that name who is in it."""
    if phrase.possessor is not None:
        yield phrase.possessor
    for preposition, modifier in phrase.modifiers:
        if preposition in prepositions:
            yield modifier
