"""What the language gives: phrases and clauses, free of any syntax tree.

Spans are half-open ranges of code points into the document's text. A `Clause` names its neighbours by their index
in `Analysis.clauses`, so that clauses stay plain values.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Literal, TypeAlias

from demarche.language.quotations import with_marks

Span: TypeAlias = tuple[int, int]
FULL_STOPS = frozenset({".", "…"})
Modality = Literal["fact", "intention", "obligation", "possibility", "hypothetical"]
Tense = Literal["past", "present", "future", "none"]
Voice = Literal["active", "passive"]
Role = Literal["root", "conjunct", "complement", "relative", "adverbial", "adnominal", "parataxis", "quotation"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase (or pronoun) that takes part in a clause.

    `span` is the whole phrase with its modifiers but without the conjuncts that follow it; `head` the head word alone
    and `name` the head with its compound and flat words ("Foreign Minister Sergey Lavrov"). `modifiers` are the
    prepositional phrases on the noun ("talks with Iran" -> ("with", Iran)), `possessor` the genitive ("Putin's call"),
    `adjectives` the lemmas of adjectives and compound nouns, `conjuncts` the phrases joined to this one, without it.
    """

    span: Span
    head: Span
    name: Span
    text: str
    lemma: str
    pos: str
    adjectives: tuple[str, ...] = ()
    possessor: Phrase | None = None
    modifiers: tuple[tuple[str, Phrase], ...] = ()
    appositions: tuple[Phrase, ...] = ()
    conjuncts: tuple[Phrase, ...] = ()

    @property
    def members(self) -> tuple[Phrase, ...]:
        """This phrase and the phrases joined to it, in the order of the text."""
        return (self, *self.conjuncts)

    def modifier(self, *prepositions: str) -> Phrase | None:
        """The first phrase that hangs on the noun by one of these prepositions."""
        return next((phrase for preposition, phrase in self.modifiers if preposition in prepositions), None)


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its arguments.

    `predicate` is the lemma with its particle ("carry out"); for a copula it is the lemma of the noun or adjective and
    `copula` is true. `verb` is the span of the predicate word, `span` that of the whole clause with its complements,
    `core` the same without adverbial and conjunct clauses. `subject` is the understood one where the clause has none of
    its own (control, conjunction, participles); `subject_shared` says so. `complement` is the index of the clause that
    is said, wanted or thought; `parent` that of the clause it hangs on, by `role`; a list's items hang on the
    lead-in, in another sentence. `speaker` is who speaks the clause in a transcript, by the label of the turn.
    """

    index: int
    sentence: int
    predicate: str
    verb: Span
    span: Span
    core: Span
    role: Role
    parent: int | None = None
    copula: bool = False
    subject: Phrase | None = None
    subject_shared: bool = False
    object: Phrase | None = None
    indirect_object: Phrase | None = None
    obliques: tuple[tuple[str, Phrase], ...] = ()
    complement: int | None = None
    predicate_phrase: Phrase | None = None
    adverbs: tuple[str, ...] = ()
    polarity: Literal["positive", "negative"] = "positive"
    modality: Modality = "fact"
    tense: Tense = "none"
    voice: Voice = "active"
    finite: bool = True
    quoted: bool = False
    speaker: Phrase | None = None

    def oblique(self, *prepositions: str) -> Phrase | None:
        """The first argument that hangs on the predicate by one of these prepositions."""
        return next((phrase for preposition, phrase in self.obliques if preposition in prepositions), None)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the language model found, with its label (PERSON, ORG, LOC, EVENT, MISC)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its lemma and universal part of speech; punctuation is a word too."""

    start: int
    end: int
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says: `label` with its colon, `span` of his words up to the next label."""

    label: Span
    span: Span
    speaker: Phrase


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the language stage knows of a text; what later stages read instead of a syntax tree."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    quotations: tuple[Span, ...]
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    turns: tuple[Turn, ...] = ()

    def quotations_near(self, sentence: Span) -> tuple[Span, ...]:
        """The quotations that overlap a sentence or touch it but for white space and a mark.

        One before the sentence that ends with a full stop is whole in itself; no report follows it.
        """
        reach = 3
        first = bisect.bisect_left(self.quotations, sentence[0] - reach, key=lambda span: span[1])
        last = bisect.bisect_right(self.quotations, sentence[1] + reach, key=lambda span: span[0])
        return tuple(
            quote
            for quote in self.quotations[first:last]
            if quote[1] > sentence[0] or self.text[quote[1] - 2 : quote[1] - 1] not in FULL_STOPS
        )

    def with_marks(self, span: Span) -> Span:
        """A stretch with both marks of a quotation where it has one and all the words, but lacks the other."""
        return with_marks(self.text, span, self.quotations, (0, len(self.text)))
