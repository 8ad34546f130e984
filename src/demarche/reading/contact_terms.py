"""Words for contacts: verbs that tell of one, nouns that name one, verbs that only support such a noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from demarche.ontology.tables import read_table
from demarche.records import ContactMode  # noqa: TC001 - read_table resolves the annotation

TABLE = Path(__file__).parent / "tables" / "contact_terms.csv"


@dataclass(frozen=True, slots=True)
class ContactTerm:
    """A word for a contact, the mode it tells and the prepositions that bring in the partner.

    `form` is "verb" for a verb that tells of a contact, "noun" for a noun that names one and "support" for a verb that
    only carries such a noun ("paid a visit"). `direct` tells that the partner may be the verb's object ("met X";
    nobody "speaks X").
    """

    form: Literal["noun", "support", "verb"]
    lemma: str
    mode: ContactMode | None
    partner: tuple[str, ...]
    direct: bool
    note: str


@cache
def load_contact_terms() -> tuple[ContactTerm, ...]:
    """The table, sorted by form and lemma."""
    return read_table(TABLE, ContactTerm, ("form", "lemma"))


@cache
def contact_nouns() -> dict[str, ContactTerm]:
    """Nouns that name a contact, by lemma."""
    return {term.lemma: term for term in load_contact_terms() if term.form == "noun"}


@cache
def contact_verbs() -> dict[str, ContactTerm]:
    """Verbs that tell of a contact, by lemma."""
    return {term.lemma: term for term in load_contact_terms() if term.form == "verb"}


@cache
def support_verbs() -> frozenset[str]:
    """Verbs that carry a contact noun: "had a conversation", "paid a visit"."""
    return frozenset(term.lemma for term in load_contact_terms() if term.form == "support")
