"""Nouns that stand for the party named beside them: "the Russian side", "their advisers", "the Kremlin readout"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from demarche.ontology.tables import read_table

TABLE = Path(__file__).parent / "tables" / "party_nouns.csv"
PartyNounKind = Literal["aide", "government", "person", "voice"]


@dataclass(frozen=True, slots=True)
class PartyNoun:
    """One noun; an "aide" speaks for the side of whoever he belongs to, a "voice" is a text that somebody publishes."""

    noun: str
    kind: PartyNounKind
    note: str


@cache
def load_party_nouns() -> tuple[PartyNoun, ...]:
    """The table, sorted by noun."""
    return read_table(TABLE, PartyNoun, ("noun",))


@cache
def party_nouns() -> dict[str, PartyNounKind]:
    """The kind of each noun."""
    return {row.noun: row.kind for row in load_party_nouns()}
