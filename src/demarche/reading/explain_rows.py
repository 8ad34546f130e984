"""The rows of the tables that took up a clause, kind of record by kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.ontology.hedges import hedge
from demarche.ontology.relation_cues import relation_cue
from demarche.ontology.speech_acts import speech_act
from demarche.reading.contact_terms import contact_nouns, contact_verbs
from demarche.reading.event_matching import match_clause
from demarche.reading.phrases import phrases_of
from demarche.reading.speech_rows import lexicon_row, source_of
from demarche.reading.stance_tables import accusations, stance_nouns, stance_terms, verdicts
from demarche.reading.undertakings import undertakes
from demarche.records import Claim, Contact, Position, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.records import Record

Row = tuple[str, str]
"""A table's name and the row's key with what it gives: ("speech_acts", "stress (verb): stress")."""


def rows_behind(context: ReadingContext, clause: Clause, record: Record) -> tuple[Row, ...]:
    """The rows that know a clause: those of speech and events always, those of the record's own kind besides."""
    found = [*_of_speech(context, clause)]
    match = match_clause(context, clause)
    if match is not None and match.frame.type is not None:
        found.append(("event_frames", f"{match.frame.lemma} ({match.frame.construction}): {match.frame.type}"))
    if isinstance(record, Contact):
        found += _of_contact(clause)
    elif isinstance(record, Position):
        found += _of_stance(clause)
    elif isinstance(record, Claim):
        found += _of_claim(clause)
    elif isinstance(record, Relation):
        found += _of_relation(clause)
    return tuple(dict.fromkeys(found))


def _of_speech(context: ReadingContext, clause: Clause) -> Iterator[Row]:
    source = source_of(clause)
    own = speech_act("will", "phrase") if undertakes(context, clause) else lexicon_row(context, clause)
    for act in (own, source[0] if source is not None else None):
        if act is not None:
            yield "speech_acts", f"{act.lemma} ({act.construction}): {act.act}"


def _of_contact(clause: Clause) -> Iterator[Row]:
    terms = [contact_verbs().get(clause.predicate), *(contact_nouns().get(p.lemma) for p in phrases_of(clause))]
    for term in terms:
        if term is not None:
            yield "contact_terms", f"{term.lemma} ({term.form}): {term.mode or 'carries a noun'}"


def _of_stance(clause: Clause) -> Iterator[Row]:
    prepositions = ["", *(preposition for preposition, _ in clause.obliques)]
    for preposition in prepositions:
        stance = stance_terms().get((clause.predicate, preposition))
        if stance is not None:
            yield "stance_terms", f"{clause.predicate} {preposition}".strip() + f": {stance}"
    for phrase in phrases_of(clause):
        noun = stance_nouns().get(phrase.lemma)
        if noun is not None:
            yield "stance_nouns", f"{noun.noun}: {noun.stance}"
    if clause.copula and clause.predicate in verdicts():
        yield "verdicts", f"{clause.predicate}: {verdicts()[clause.predicate]}"


def _of_claim(clause: Clause) -> Iterator[Row]:
    for phrase in phrases_of(clause):
        accusation = accusations().get(phrase.lemma)
        if accusation is not None:
            yield "accusations", f"{accusation.noun}: {accusation.kind}"
    hedges = [hedge(clause.predicate, "verb"), *(hedge(adverb, "adverb") for adverb in clause.adverbs)]
    for row in hedges:
        if row is not None:
            yield "hedges", f"{row.surface} ({row.form}): {row.kind}"


def _of_relation(clause: Clause) -> Iterator[Row]:
    cues = [relation_cue(clause.predicate, "verb"), relation_cue(clause.predicate, "adjective")]
    cues += [relation_cue(phrase.lemma, "noun") for phrase in phrases_of(clause)]
    for cue in cues:
        if cue is not None:
            yield "relation_cues", f"{cue.lemma} ({cue.form}): {cue.direction}"
