"""Pronouns: he, she, his, they, we, our country, I."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.people import Decision
from demarche.actors.wordlists import reference_words

if TYPE_CHECKING:
    from demarche.actors.contacts import Meetings
    from demarche.actors.grammar import Grammar
    from demarche.actors.people import People
    from demarche.actors.voices import Voices
    from demarche.language.clause import Clause

SUBJECT_SENTENCES = 2
"""How many sentences before its own a pronoun's subject may stand."""
NEAR_SENTENCES = 1
"""How many sentences before its own the only person may stand whom a pronoun can mean."""
DEEPEST = 8
"""How many clauses up a subject is looked for; it bounds the walk on hostile input."""
AHEAD = frozenset({"turn", "part"})
"""After these a possessive belongs to the subject that follows: "in his turn X said"."""


class Pronouns:
    """Resolves the pronouns of one document, in the order of the text."""

    def __init__(self, grammar: Grammar, people: People, meetings: Meetings, voices: Voices) -> None:
        """Work on the draft that `grammar` looks into."""
        self._grammar = grammar
        self._draft = grammar.draft
        self._page = grammar.page
        self._people = people
        self._meetings = meetings
        self._voices = voices

    def read(self, word: int, low: str) -> bool:
        """Put a mention for the pronoun at a word where it can be resolved; False where the word is no pronoun."""
        words = reference_words()
        if low in words.singular:
            self._singular(word, "f" if low in words.feminine else "m")
        elif low in words.plural:
            self._plural(word)
        elif low in words.ours:
            self._ours(word, low)
        elif low in words.speaker:
            person, _ = self._voices.at(self._page.starts[word])
            self._put(word, word + 1, (person,) if person is not None else (), "speaker")
        else:
            return False
        return True

    def _put(self, first: int, last: int, actors: tuple[str, ...], reason: str) -> None:
        self._draft.put(first, last, Decision(actors, reason=reason), reference=True)

    def _singular(self, word: int, gender: str) -> None:
        """He, she, him, her, his: by grammar, else the nearest person."""
        clause, role = self._grammar.place(word)
        person: str | None = None
        without: tuple[str, ...] = ()
        if clause is not None and role == "subject":
            person = self._subject_outside(clause, gender)
        elif clause is not None:
            # An object is not the subject of its own clause: that would be "himself".
            without = self._grammar.actors(clause.subject)
        else:
            around = self._grammar.around(word)
            person = self._owner(word, around, gender) if around is not None else None
        if person is not None:
            self._put(word, word + 1, (person,), "subject before")
            return
        only = self._only_person(word, gender, without)
        self._put(word, word + 1, (only,) if only is not None else (), "only person near")

    def _subject_outside(self, clause: Clause, gender: str) -> str | None:
        """For a subject: the subject of the clause this one hangs on, else of the sentences before."""
        parent, steps = clause.parent, 0
        own = clause.subject.head if clause.subject is not None else None
        while parent is not None and steps < DEEPEST:
            outer = self._grammar.analysis.clauses[parent]
            word = self._page.words_in(clause.verb)[0]
            person = self._thanked(outer, word, gender) or self._one(self._grammar.actors(outer.subject), gender)
            if person is not None and outer.subject is not None and outer.subject.head != own:
                return person
            parent, steps = outer.parent, steps + 1
        for sentence in range(clause.sentence - 1, max(-1, clause.sentence - SUBJECT_SENTENCES - 1), -1):
            main = self._grammar.main_clause(sentence)
            person = self._one(self._grammar.actors(main.subject), gender) if main is not None else None
            if person is not None:
                return person
        return None

    def _owner(self, word: int, clause: Clause, gender: str) -> str | None:
        """For a possessive: whoever is thanked, else the subject before it, or after "in his turn"."""
        thanked = self._thanked(clause, word, gender)
        if thanked is not None:
            return thanked
        ahead = self._page.gap(word) == " " and self._page.lows[word + 1] in AHEAD
        if clause.subject is not None and (ahead or clause.subject.span[0] < self._page.starts[word]):
            return self._one(self._grammar.actors(clause.subject), gender)
        return None

    def _thanked(self, clause: Clause, word: int, gender: str) -> str | None:
        """The object of a verb of thanks or blame before a word: what follows "for" is about them."""
        target = clause.object
        if clause.predicate not in reference_words().beneficiary_verbs or target is None:
            return None
        if target.span[1] > self._page.starts[word]:
            return None
        return self._one(self._grammar.actors(target), gender)

    def _only_person(self, word: int, gender: str, without: tuple[str, ...]) -> str | None:
        """The one person named in the sentence up to a word or the sentence before; None where there are several."""
        starts, sentence = self._grammar.sentence_starts, self._grammar.sentence(word)
        floor = starts[max(0, sentence - NEAR_SENTENCES)] if starts else 0
        found: set[str] = set()
        position = word - 1
        while position >= 0 and self._page.starts[position] >= floor:
            mention = self._draft.at(position)
            for actor in mention.actors if mention is not None else ():
                person = self._one((actor,), gender) if actor not in without else None
                if person is not None:
                    found.add(person)
            position -= 1
        return found.pop() if len(found) == 1 else None

    def _one(self, actors: tuple[str, ...], gender: str) -> str | None:
        """The actor where it is one person whose gender, if known, agrees."""
        if len(actors) != 1 or actors[0] not in self._people.by_id:
            return None
        return actors[0] if self._people.by_id[actors[0]].gender in {"", gender} else None

    def _plural(self, word: int) -> None:
        """They, them: what the subject before stands for where that is several, else the parties of the contact."""
        clause, role = self._grammar.place(word)
        if clause is None or clause.quoted:
            return
        before = self._several_before(clause, as_subject=role == "subject")
        without = self._grammar.actors(clause.subject) if role != "subject" else ()
        self._put(word, word + 1, tuple(a for a in before if a not in without), "plural subject before")

    def _several_before(self, clause: Clause, *, as_subject: bool) -> tuple[str, ...]:
        """The actors that a plural pronoun in a clause can stand for; () where the subject before is something else.

        "They" after one party as subject is the parties of the contact; "them" is not.
        """
        if clause.parent is not None:
            actors = self._grammar.actors(self._grammar.analysis.clauses[clause.parent].subject)
            if len(actors) > 1:
                return actors
        main = self._grammar.main_clause(clause.sentence - 1)
        actors = self._grammar.actors(main.subject) if main is not None else ()
        if len(actors) > 1:
            return actors
        parties = self._meetings.at(clause.span[0])
        return parties if as_subject and actors and actors[0] in parties else ()

    def _ours(self, word: int, low: str) -> None:
        """We, us, our; with "our country" one mention."""
        _, country = self._voices.at(self._page.starts[word])
        if country is None:
            return
        last = word + 1
        own = reference_words().own
        if (
            low == "our"
            and self._page.gap(word) == " "
            and self._page.lows[last] in own
            and self._draft.free(last, last + 1)
        ):
            last += 1
        self._put(word, last, (country,), "speaker's side")
