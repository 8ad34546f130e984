"""Which row of the speech-act table tells what a clause says."""

from __future__ import annotations

import bisect
from functools import cache
from typing import TYPE_CHECKING

from demarche.ontology.speech_acts import load_speech_acts, speech_act

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase
    from demarche.ontology.speech_acts import SpeechAct
    from demarche.reading.context import ReadingContext

STAYING = frozenset({"become", "feel", "grow", "remain", "stay"})
ADVERBS_BEFORE = 2
"""Words that may stand between such a verb and its adjective ("remain very deeply concerned")."""


def lexicon_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    """The row of the speech-act table for a clause, the most particular first.

    Fixed phrase, then support verb with noun, verb with preposition, verb, adjective.
    """
    if clause.copula:
        return _predicate_phrase_row(context, clause) or speech_act(clause.predicate, "adjective")
    return (
        _phrase_row(context, clause)
        or _light_row(context, clause)
        or _preposition_row(clause)
        or speech_act(clause.predicate, "verb")
        or _feeling_row(context, clause)
    )


def _feeling_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    """As in "is concerned by", which looks like a passive, and "remains deeply concerned"."""
    if clause.voice == "passive":
        return speech_act(context.text(clause.verb).lower(), "adjective")
    if clause.predicate not in STAYING:
        return None
    for word in context.lemmas_from(clause.verb[0], ADVERBS_BEFORE + 2)[1:]:
        row = speech_act(word, "adjective") or _participle_row(word)
        if row is not None:
            return row
    return None


@cache
def _participle_row(lemma: str) -> SpeechAct | None:
    """The row of the participle of a verb whose lemma is given: "concern" for "concerned"."""
    return next((row for form in (f"{lemma}ed", f"{lemma}d") if (row := speech_act(form, "adjective"))), None)


@cache
def _phrases_by_first_word() -> dict[str, tuple[SpeechAct, ...]]:
    rows: dict[str, list[SpeechAct]] = {}
    for row in load_speech_acts():
        if row.construction == "phrase":
            rows.setdefault(row.lemma.split()[0], []).append(row)
    return {first: tuple(sorted(group, key=lambda r: -len(r.lemma))) for first, group in rows.items()}


def _phrase_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    first = clause.predicate.partition(" ")[0]
    for row in _phrases_by_first_word().get(first, ()):
        words = row.lemma.split()
        if context.lemmas_from(clause.verb[0], len(words)) == words:
            return row
    return None


def _light_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    """As in "express concern", "attention was paid": the noun is the object, or the subject of a passive."""
    carrier = clause.subject if clause.voice == "passive" else clause.object
    if carrier is not None:
        for member in carrier.members:
            row = speech_act(f"{clause.predicate}|{member.lemma}", "light")
            if row is not None:
                return row
    following = context.lemmas_from(clause.verb[0], 2)
    return speech_act(f"{clause.predicate}|{following[1]}", "light") if len(following) > 1 else None


def _preposition_row(clause: Clause) -> SpeechAct | None:
    """As in "call on X"; in a passive the parser may take the preposition for a particle ("was touched upon")."""
    for preposition, _ in clause.obliques:
        row = speech_act(f"{clause.predicate} {preposition}", "verb+preposition") if preposition else None
        if row is not None:
            return row
    return speech_act(clause.predicate, "verb+preposition") if " " in clause.predicate else None


def _predicate_phrase_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    """A fixed phrase that ends with the predicate of a copula: "are on the same page", "were of one mind"."""
    words = context.analysis.words
    last = bisect.bisect_left(words, clause.verb[0], key=lambda word: word.start)
    for row in _phrases_by_last_word().get(clause.predicate, ()):
        wanted = row.lemma.split()
        first = last + 1 - len(wanted)
        if first >= 0 and [word.lemma.lower() for word in words[first : last + 1]] == wanted:
            return row
    return None


@cache
def _phrases_by_last_word() -> dict[str, tuple[SpeechAct, ...]]:
    rows: dict[str, list[SpeechAct]] = {}
    for row in load_speech_acts():
        if row.construction == "phrase":
            rows.setdefault(row.lemma.split()[-1], []).append(row)
    return {last: tuple(sorted(group, key=lambda r: -len(r.lemma))) for last, group in rows.items()}


def source_of(clause: Clause) -> tuple[SpeechAct, Phrase] | None:
    """The row of a phrase that names who says what a clause tells, with that source.

    As in "according to X", "in the view of X", "in X's words": the preposition brings in the source itself, or a noun
    that the source owns.
    """
    for preposition, phrase in clause.obliques:
        row = speech_act(preposition, "phrase") if preposition else None
        if row is not None and row.lemma == preposition:
            return row, phrase
        owner = phrase.possessor or phrase.modifier("of")
        owned = speech_act(f"{preposition} the {phrase.lemma} of", "phrase") if owner is not None else None
        if owned is not None and owner is not None:
            return owned, owner
    return None
