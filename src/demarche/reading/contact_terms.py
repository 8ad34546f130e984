"""Words for contacts: verbs that tell of one, nouns that name one, verbs that carry such a noun, words of status."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from demarche.ontology.tables import read_table
from demarche.records import ContactMode, ContactStatus  # noqa: TC001 - read_table resolves the annotations

FOLDER = Path(__file__).parent / "tables"


@dataclass(frozen=True, slots=True)
class ContactTerm:
    """A word for a contact, the mode it tells and the prepositions that bring in the partner.

    `form` is "verb" for a verb that tells of a contact, "noun" for a noun (of one word or two) that names one and
    "support" for a verb that only carries such a noun ("paid a visit"). `direct` tells that the partner may be the
    verb's object ("met X"; nobody "speaks X"); `named` that a noun tells of a contact even where no verb carries it
    ("after X's visit to Y"; not "X's dialogue with Y").
    """

    form: Literal["noun", "support", "verb"]
    lemma: str
    mode: ContactMode | None
    partner: tuple[str, ...]
    direct: bool
    named: bool
    note: str


@dataclass(frozen=True, slots=True)
class ContactStatusTerm:
    """A word that says how it stands with a contact: one that governs it ("cancelled", "plans for") or an adjective."""

    form: Literal["adjective", "governor"]
    lemma: str
    status: ContactStatus
    note: str


@cache
def load_contact_terms() -> tuple[ContactTerm, ...]:
    """The table, sorted by form and lemma."""
    return read_table(FOLDER / "contact_terms.csv", ContactTerm, ("form", "lemma"))


@cache
def load_contact_statuses() -> tuple[ContactStatusTerm, ...]:
    """The table, sorted by form and lemma."""
    return read_table(FOLDER / "contact_statuses.csv", ContactStatusTerm, ("form", "lemma"))


@cache
def contact_nouns() -> dict[str, ContactTerm]:
    """Nouns that name a contact, by lemma; one of two words has a space between them."""
    return {term.lemma: term for term in load_contact_terms() if term.form == "noun"}


@cache
def contact_verbs() -> dict[str, ContactTerm]:
    """Verbs that tell of a contact, by lemma."""
    return {term.lemma: term for term in load_contact_terms() if term.form == "verb"}


@cache
def support_verbs() -> frozenset[str]:
    """Verbs that carry a contact noun: "had a conversation", "paid a visit"."""
    return frozenset(term.lemma for term in load_contact_terms() if term.form == "support")


@cache
def status_governors() -> dict[str, ContactStatus]:
    """Words that govern a contact and say how it stands with it, by lemma with the preposition they take."""
    return {term.lemma: term.status for term in load_contact_statuses() if term.form == "governor"}


@cache
def status_adjectives() -> dict[str, ContactStatus]:
    """Adjectives before a word for a contact that say how it stands with it."""
    return {term.lemma: term.status for term in load_contact_statuses() if term.form == "adjective"}
