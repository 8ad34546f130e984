"""Contacts that a noun names: "had a telephone conversation with Y", "X's call to Y", "the visit by X to Z"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.contact_details import BEGINNING, mode_of
from demarche.reading.contact_status import clause_status, is_earlier, named_status
from demarche.reading.contact_telling import Telling, acting, pair_of, parties_in, sides_of
from demarche.reading.contact_terms import contact_nouns, status_governors, support_verbs
from demarche.reading.contact_verbs import deeper
from demarche.reading.partner_runs import partners_after, tail_end
from demarche.reading.party_runs import POSSESSIVE, can_be_party, words_between
from demarche.reading.phrases import holds, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.actors.mention import Mention
    from demarche.language.clause import Clause, Phrase, Span, Word
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactStatus

HAPPENING = frozenset(
    {"arrange", "conduct", "convene", "due", "expect", "hold", "last", "occur", "plan", "schedule", "set", "take"}
)
"""Predicates whose subject is the contact that the clause tells of: "a call was held", "talks took place"."""
DURING = frozenset({"after", "ahead of", "at", "before", "during", "following", "in", "on"})
"""Words before a contact in which the subject of the clause takes part: "in a call with X, Y said"."""
INSIDE_PHRASE = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN", "VERB"})
"""Parts of speech between an owner and the noun: "his long-awaited telephone conversation"."""
HYPHEN = re.compile(r"\s*[-–—/]\s*")
SEVERAL = frozenset({"call", "conversation", "meeting", "visit"})
"""Nouns whose plural with several partners is a contact with each."""
MEMBERS = frozenset({"summit"})
"""Nouns whose parties a body before them names: "hosted the Quad summit"."""
REFERRING = frozenset({"the", "their", "this"})
LONGEST_OWNER_GAP = 5
"""Words between an owner and the noun; "Cameron's 30-minute phone conversation" has three."""


def from_nouns(context: ReadingContext, sentence: Span, pair: tuple[str, ...]) -> Iterator[Telling]:
    """The contacts that the nouns of a sentence name; `pair` are the sides of the contact reported."""
    words = words_between(context, *sentence)
    clauses = tuple(context.clauses_near(sentence))
    for number, word in enumerate(words):
        term = _term_at(words, number)
        if term is not None and clauses and not _is_inside_name(context, word):
            naming = _Naming(context, _clause_around(clauses, word), words, number, term, pair)
            yield from naming.tellings()


def _term_at(words: Sequence[Word], number: int) -> ContactTerm | None:
    """The noun of contact that a word is, or that it is with the word before it ("video conference")."""
    word = words[number]
    if word.pos not in {"NOUN", "PROPN"}:
        return None
    lemma = word.lemma.lower()
    if number:
        double = contact_nouns().get(f"{words[number - 1].lemma.lower()} {lemma}")
        if double is not None:
            return double
    return contact_nouns().get(lemma)


def _is_inside_name(context: ReadingContext, word: Word) -> bool:
    """Whether a word is part of a longer name ("the Summit for Democracy")."""
    return any(m.span[0] <= word.start and word.end <= m.span[1] for m in context.cast.within((word.start, word.end)))


def _clause_around(clauses: Sequence[Clause], word: Word) -> Clause:
    """The innermost clause that a word stands in."""
    around = [c for c in clauses if holds(c.core, (word.start, word.end))]
    around = around or [c for c in clauses if holds(c.span, (word.start, word.end))] or list(clauses)
    return min(around, key=lambda c: c.core[1] - c.core[0])


@dataclass(frozen=True, slots=True)
class _Naming:
    """One noun of contact in its clause."""

    context: ReadingContext
    clause: Clause
    words: Sequence[Word]
    number: int
    term: ContactTerm
    pair: tuple[str, ...]

    @property
    def noun(self) -> Span:
        """The noun itself."""
        return self.words[self.number].start, self.words[self.number].end

    @property
    def limit(self) -> int:
        """The end of the sentence."""
        return self.words[-1].end

    def tellings(self) -> Iterator[Telling]:
        """The contact that the noun names, or what a noun without parties adds to one told before."""
        context, clause, term = self.context, self.clause, self.term
        supported = self._is_supported()
        start, ours = self._owners()
        theirs, end = self._partners(supported)
        members = self.term.lemma in MEMBERS and len(ours) == 1 and not self._is_subject()
        if supported and (not ours or members):
            ours = (
                (*acting(context, clause, self.pair), *ours)
                if members
                else acting(context, clause, self.pair)
                if not self._is_subject()
                else ()
            )
        elif not ours and theirs and (self._subject_takes_part(start, theirs) or self._is_governed(start)):
            ours = acting(context, clause, self.pair)
        if term.mode is None:
            return
        parties = tuple(dict.fromkeys((*ours, *theirs)))
        governed = bool(ours) and not supported and self._is_governed(start)
        end = end if end >= 0 else tail_end(context, self.noun[1], self.limit)
        span = self._shown(supported or governed, start, max(end, self.noun[1]))
        told = Telling(
            clause=clause,
            mode=mode_of(context, term, span),
            parties=parties,
            span=span,
            status=self._status(supported, start),
            initiator=self._initiator(ours, theirs),
            reports=supported and clause.role in {"root", "conjunct"},
            tells=supported,
            earlier=is_earlier(context, (start, self.noun[1])),
            each=self._is_each(theirs),
        )
        if len(sides_of(context, parties)) > 1 and (supported or term.named):
            yield told
        elif not theirs and not ours and (supported or self._is_subject()) and self._refers():
            status = "held" if clause.predicate in BEGINNING else told.status
            yield Telling(clause, told.mode, (), clause.core, status, refers=True)

    def _shown(self, supported: bool, start: int, end: int) -> Span:  # noqa: FBT001 - a fact about the noun
        """What proves the contact: the clause up to its last party where a verb carries the noun, else its phrase."""
        if not supported:
            return start, end
        if self._is_subject():
            end = max(end, tail_end(self.context, self._after_verb(), self.limit), self._after_verb())
        return min(self.clause.core[0], start), end

    def _status(self, supported: bool, start: int) -> ContactStatus:  # noqa: FBT001 - a fact about the noun, not a switch
        named = named_status(self.context, start, self.noun, self.clause)
        if named not in {"held", "planned"} or not supported:
            return named
        told = clause_status(self.context, self.clause, (start, self.noun[1]))
        return named if told == "held" else told

    def _refers(self) -> bool:
        """Whether the noun means a contact told before: "the talks", "their conversation"."""
        before = self.words[max(0, self.number - LONGEST_OWNER_GAP) : self.number]
        articles = [w for w in before if w.lemma.lower() in {*REFERRING, "a", "an", "they"}]
        return bool(articles) and articles[-1].lemma.lower() in {*REFERRING, "they"}

    def _phrase(self) -> Phrase | None:
        """The phrase of the clause whose head is the noun."""
        return next((p for p in phrases_of(self.clause) if p.head == self.noun), None)

    def _is_subject(self) -> bool:
        subject = self.clause.subject
        return subject is not None and not self.clause.subject_shared and subject.head == self.noun

    def _is_supported(self) -> bool:
        """Whether the clause's verb only carries the noun: "had a call", "a call was held", "a meeting took place"."""
        clause = self.clause
        if self._is_subject():
            return clause.predicate in HAPPENING and (clause.predicate != "take" or self._takes_place())
        if clause.predicate not in support_verbs() or clause.voice != "active" or self.noun[0] < clause.verb[1]:
            return False
        if clause.object is not None and any(member.head == self.noun for member in clause.object.members):
            return True
        between = words_between(self.context, clause.verb[1], self.noun[0])
        if any(preposition in {"in", "on"} and p.head == self.noun for preposition, p in clause.obliques):
            return clause.predicate in {"participate", "take", "join", "arrive", "be"}
        return clause.object is None and not any(w.pos == "ADP" and w.lemma.lower() != "on" for w in between)

    def _takes_place(self) -> bool:
        return self.clause.object is not None and self.clause.object.lemma == "place"

    def _owners(self) -> tuple[int, tuple[str, ...]]:
        """Where the phrase of the noun begins, and whose contact it is: "X's call", "the US-Japan summit"."""
        context = self.context
        first = self.words[max(0, self.number - LONGEST_OWNER_GAP - 1)].start
        start = self._phrase_start()
        mentions = [m for m in context.cast.within((first, self.noun[0])) if m.span[1] <= self.noun[0]]
        if not mentions:
            return start, self._owner_by_phrase()
        last = mentions[-1]
        gap = words_between(context, last.span[1], self.noun[0])
        if not all(self._describes(word) for word in gap):
            return start, self._owner_by_phrase()
        if len(mentions) > 1 and HYPHEN.fullmatch(context.text((mentions[-2].span[1], last.span[0]))):
            found = (*self._named(mentions[-2]), *self._named(last))
            return min(start, mentions[-2].span[0]), found
        pronoun = last.reference and context.text(last.span).lower() in {"his", "her", "its", "their"}
        if pronoun or POSSESSIVE.match(context.document.text, last.span[1]):
            return last.span[0], self._joint_owners(mentions)
        return min(start, last.span[0]), self._by_name(last)

    def _describes(self, word: Word) -> bool:
        """Whether a word may stand between an owner and the noun."""
        if word.lemma.lower() in {"'s", "’s", "'", "’", "-", "–"}:
            return True
        return word.pos in INSIDE_PHRASE and not holds(self.clause.verb, (word.start, word.end))

    def _joint_owners(self, mentions: list[Mention]) -> tuple[str, ...]:
        """The owner with the one that "and" joins to it: "Biden and Putin's call"."""
        last = mentions[-1]
        found = self._named(last)
        if len(mentions) > 1 and self.context.text((mentions[-2].span[1], last.span[0])).strip() == "and":
            return (*self._named(mentions[-2]), *found)
        return found

    def _by_name(self, mention: Mention) -> tuple[str, ...]:
        """A name right before the noun: its members ("the Quad summit"), or whose it is ("the Russian visit")."""
        kinds = {self.context.cast.actor(i).type for i in mention.actors}
        if self.term.lemma in MEMBERS or kinds <= {"country"}:
            return self._named(mention)
        return ()

    def _named(self, mention: Mention) -> tuple[str, ...]:
        return tuple(i for i in mention.actors if can_be_party(self.context, i))

    def _owner_by_phrase(self) -> tuple[str, ...]:
        """The owner by the parser, and the sides of the reported contact for "their"."""
        phrase = self._phrase()
        if phrase is None:
            return ()
        if phrase.possessor is not None:
            found = parties_in(self.context, phrase.possessor)
            return found or (pair_of(self.context, phrase.possessor, self.pair) if self._partner_phrase() else ())
        return ()

    def _partner_phrase(self) -> bool:
        phrase = self._phrase()
        return phrase is not None and any(preposition in self.term.partner for preposition, _ in phrase.modifiers)

    def _phrase_start(self) -> int:
        """Where the words before the noun begin that only describe it."""
        at = self.number
        while (
            at > 0
            and self.words[at - 1].pos in {*INSIDE_PHRASE, "DET", "PUNCT"}
            and self.number - at < LONGEST_OWNER_GAP
        ):
            before = self.words[at - 1]
            if before.pos == "PUNCT" and before.lemma not in {"-", "–"}:
                break
            if before.pos == "VERB" and holds(self.clause.verb, (before.start, before.end)):
                break
            at -= 1
            if before.pos == "DET":
                break
        return self.words[at].start

    def _partners(self, supported: bool) -> tuple[tuple[str, ...], int]:  # noqa: FBT001 - a fact about the noun
        """The parties that the noun's prepositions bring in, with where they end."""
        context, term, places = self.context, self.term, self.term.mode == "visit"
        run = partners_after(context, (self.noun[1], self.limit), term)
        if run is None and supported and self.clause.verb[0] > self.noun[0]:
            run = partners_after(context, (self._after_verb(), self.limit), term)
        if run is not None:
            return run.parties, tail_end(context, run.end, self.limit)
        phrase = self._phrase()
        if phrase is None:
            return (), -1
        arguments = (*phrase.modifiers, *(self.clause.obliques if supported else ()))
        inner = tuple(deeper(phrase)) if places else ()
        theirs: list[str] = []
        end = self.noun[1]
        for preposition, modifier in (*arguments, *inner):
            if preposition in term.partner and (not theirs or (preposition, modifier) in arguments):
                named = parties_in(context, modifier, places=places)
                theirs.extend(named)
                end = max(end, modifier.name[1]) if named else end
        return tuple(dict.fromkeys(theirs)), end

    def _after_verb(self) -> int:
        """The end of the verb that carries the noun with its "place"."""
        clause = self.clause
        return clause.object.span[1] if clause.object is not None and clause.object.lemma == "place" else clause.verb[1]

    def _subject_takes_part(self, start: int, theirs: tuple[str, ...]) -> bool:
        """Whether the subject of the clause takes part in the contact: "in a call with X, Y said"."""
        if self.term.mode != "visit" and len(sides_of(self.context, theirs)) > 1 and self._joins(theirs):
            return False
        before = self.context.text((self.words[0].start, start)).lower().split()
        if not before or (before[-1] not in DURING and " ".join(before[-2:]) not in DURING):
            return False
        return self.clause.voice == "active" and not self._is_subject()

    def _is_governed(self, start: int) -> bool:
        """Whether the clause says how its subject stands with the contact: "cancelled a meeting with X"."""
        first = self.clause.predicate.split()[0]
        if self.clause.voice != "active" or self._is_subject() or self.clause.verb[1] > start:
            return False
        return any(governor.split()[0] == first for governor in status_governors())

    def _joins(self, theirs: tuple[str, ...]) -> bool:
        """Whether the partners stand for both sides: "talks between X and Y", "a meeting of X and Y"."""
        behind = self.context.text((self.noun[1], self.noun[1] + len(" between "))).split()
        return bool(theirs) and bool(behind) and behind[0].lower() in {"between", "of", "among"}

    def _initiator(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> str | None:
        """Who began it: who calls or writes to somebody, or from whom a call or message came."""
        behind = self.context.text((self.noun[1], self.noun[1] + 60)).lower()
        if (
            " from " in f" {behind}"[: len(" on wednesday from ")]
            and theirs
            and self.clause.predicate in {"receive", "have", "take"}
        ):
            return theirs[0]
        carried = self.clause.predicate in {"make", "place", "initiate"} and self._is_supported()
        if self.term.mode == "call" and ours and (carried or behind.lstrip().startswith("to ")):
            return ours[0]
        return None

    def _is_each(self, theirs: tuple[str, ...]) -> bool:
        """Whether there was a contact with each partner: "telephone conversations with X and Y"."""
        plural = self.context.text(self.noun).lower().endswith("s")
        kinds = {self.context.cast.actor(i).type for i in theirs}
        several = plural or (self.term.mode == "visit" and kinds == {"country"})
        return self.term.lemma in SEVERAL and several and len(theirs) > 1
