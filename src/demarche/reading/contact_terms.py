"""Words for contacts: verbs that tell of one, nouns that name one, verbs that only support such a noun."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from demarche.records import ContactMode


@dataclass(frozen=True, slots=True)
class ContactTerm:
    """A word for a contact, the mode it tells and the prepositions that bring in the partner."""

    lemma: str
    mode: ContactMode
    partner: tuple[str, ...]


@cache
def _rows() -> tuple[dict[str, str], ...]:
    table = resources.files("demarche.reading") / "tables" / "contact_terms.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _terms(form: str) -> dict[str, ContactTerm]:
    return {
        row["lemma"]: ContactTerm(row["lemma"], cast("ContactMode", row["mode"]), tuple(filter(None, row["partner"].split("|"))))
        for row in _rows()
        if row["form"] == form
    }


@cache
def contact_nouns() -> dict[str, ContactTerm]:
    """Nouns that name a contact, by lemma."""
    return _terms("noun")


@cache
def contact_verbs() -> dict[str, ContactTerm]:
    """Verbs that tell of a contact, by lemma."""
    return _terms("verb")


@cache
def support_verbs() -> frozenset[str]:
    """Verbs that carry a contact noun: "had a conversation", "paid a visit"."""
    return frozenset(row["lemma"] for row in _rows() if row["form"] == "support")
