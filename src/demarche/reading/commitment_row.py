"""What the extractors of commitments find, before it becomes a record, and who is bound by a clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.ontology.tables import read_table
from demarche.reading.contact_telling import acting
from demarche.reading.party_nouns import party_nouns

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.records import CommitmentKind

NO_DEEDS = Path(__file__).parent / "tables" / "no_deeds.csv"
FIRST_PERSON = frozenset({"i", "we"})
ACTING_TYPES = frozenset({"person", "country", "organization", "group"})


@dataclass(frozen=True, slots=True)
class Found:
    """A commitment as one clause tells it; `action` and `span` (the proof) are stretches of text."""

    kind: CommitmentKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    action: Span
    clause: Clause
    span: Span


@dataclass(frozen=True, slots=True)
class NoDeed:
    """A predicate that, in the future, tells of a state and binds nobody, or steers a talk in the first person."""

    predicate: str
    first_person_only: bool
    note: str


@cache
def load_no_deeds() -> tuple[NoDeed, ...]:
    """The table, sorted by predicate."""
    return read_table(NO_DEEDS, NoDeed, ("predicate",))


@cache
def _no_deeds() -> dict[str, NoDeed]:
    """The rows by predicate."""
    return {row.predicate: row for row in load_no_deeds()}


def is_no_deed(clause: Clause) -> bool:
    """Whether the predicate of a future clause tells of no deed: "we will take questions", "they will need help"."""
    row = _no_deeds().get(clause.predicate)
    first_person = clause.subject is not None and clause.subject.lemma in FIRST_PERSON
    return row is not None and (first_person or not row.first_person_only)


def doers_of(context: ReadingContext, clause: Clause, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The parties who act in a clause; `pair` are the sides of the contact reported, for "their ministers"."""
    if clause.voice == "passive":
        return tuple(i for i in context.parties(clause.oblique("by")) if context.cast.actor(i).type in ACTING_TYPES)
    subject = clause.subject
    if subject is not None and party_nouns().get(subject.lemma) == "government" and subject.text.endswith("ies"):
        countries = tuple(i for i in context.named(subject.span) if context.cast.actor(i).type == "country")
        if len(countries) > 1:
            return countries
    return tuple(i for i in acting(context, clause, pair) if context.cast.actor(i).type in ACTING_TYPES)


def is_ahead(clause: Clause) -> bool:
    """Whether a clause tells of what somebody will do or is to do."""
    return clause.polarity == "positive" and (
        clause.tense == "future" or clause.modality in {"intention", "obligation"}
    )
