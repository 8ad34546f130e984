"""The tables behind positions and claims: words of stance, verdicts and accusations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from demarche.ontology.tables import read_table
from demarche.records import Stance  # noqa: TC001 - read_table resolves the annotation

TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True, slots=True)
class StanceTerm:
    """A verb or adjective of stance and the preposition that brings in the issue; "" for an object or infinitive."""

    lemma: str
    preposition: str
    stance: Stance
    note: str


@dataclass(frozen=True, slots=True)
class StanceNoun:
    """A noun that holds a stance ("commitment to", "misgivings about").

    `prepositions` bring in the issue. `holder` is "speaker" where the stance is always that of whoever speaks of it
    ("the importance of"). The noun counts only under one of `adjectives`, where the row names some.
    """

    noun: str
    stance: Stance
    prepositions: tuple[str, ...]
    holder: Literal["any", "speaker"]
    adjectives: tuple[str, ...]
    note: str

    @property
    def by_speaker(self) -> bool:
        """Whether the stance is the speaker's, whoever else is named beside the noun."""
        return self.holder == "speaker"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An adjective or noun in predicate place that judges the subject, with the stance of whoever says so."""

    predicate: str
    stance: Stance
    note: str


@dataclass(frozen=True, slots=True)
class Accusation:
    """A noun that accuses by its `kind`.

    "wrong" says that a wrong was done ("crimes"), "hostile" a hostile act that the doer calls otherwise ("the
    aggression of X"), "conduct" is one only under an adjective that condemns ("brutal actions"), and "deed" is what
    others oppose although its doer may own up to it ("launches"). Where `adjectives` are given one of them is needed.
    """

    noun: str
    kind: Literal["conduct", "deed", "hostile", "wrong"]
    adjectives: tuple[str, ...]
    note: str


@cache
def load_stance_terms() -> tuple[StanceTerm, ...]:
    """The table of verbs and adjectives, sorted by lemma and preposition."""
    return read_table(TABLES / "stance_terms.csv", StanceTerm, ("lemma", "preposition"))


@cache
def load_stance_nouns() -> tuple[StanceNoun, ...]:
    """The table of nouns, sorted."""
    return read_table(TABLES / "stance_nouns.csv", StanceNoun, ("noun",))


@cache
def load_verdicts() -> tuple[Verdict, ...]:
    """The table of verdicts, sorted by predicate."""
    return read_table(TABLES / "verdicts.csv", Verdict, ("predicate",))


@cache
def load_accusations() -> tuple[Accusation, ...]:
    """The table of accusing nouns, sorted."""
    return read_table(TABLES / "accusations.csv", Accusation, ("noun",))


@cache
def stance_terms() -> dict[tuple[str, str], Stance]:
    """The stance of each verb or adjective by (lemma, preposition)."""
    return {(row.lemma, row.preposition): row.stance for row in load_stance_terms()}


@cache
def stance_nouns() -> dict[str, StanceNoun]:
    """Nouns of stance by lemma."""
    return {row.noun: row for row in load_stance_nouns()}


@cache
def verdicts() -> dict[str, Stance]:
    """The stance of each verdict by its predicate."""
    return {row.predicate: row.stance for row in load_verdicts()}


@cache
def accusations() -> dict[str, Accusation]:
    """Nouns that accuse, by lemma."""
    return {row.noun: row for row in load_accusations()}
