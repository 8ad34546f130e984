"""The tables behind positions and claims: words of stance, verdicts and accusations."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from demarche.records import Stance


@dataclass(frozen=True, slots=True)
class StanceNoun:
    """A noun that holds a stance ("commitment to", "misgivings about").

    `prepositions` bring in the issue. `by_speaker` tells that the stance is always that of whoever speaks of it ("the
    importance of"). The noun counts only under one of `adjectives`, where the row names some.
    """

    noun: str
    stance: Stance
    prepositions: frozenset[str]
    by_speaker: bool
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Accusation:
    """A noun that accuses by its `kind`.

    "wrong" says that a wrong was done ("crimes"), "hostile" a hostile act that the doer calls otherwise ("the
    aggression of X"), "conduct" is one only under an adjective that condemns ("brutal actions"), and "deed" is what
    others oppose although its doer may own up to it ("launches"). Where `adjectives` are given one of them is needed.
    """

    noun: str
    kind: str
    adjectives: frozenset[str]


@cache
def stance_terms() -> dict[tuple[str, str], Stance]:
    """Verbs and adjectives of stance by (lemma, preposition), and the stance they show."""
    return {(row["lemma"], row["preposition"]): cast("Stance", row["stance"]) for row in _rows("stance_terms")}


@cache
def stance_nouns() -> dict[str, StanceNoun]:
    """Nouns of stance by lemma."""
    return {
        row["noun"]: StanceNoun(
            noun=row["noun"],
            stance=cast("Stance", row["stance"]),
            prepositions=_set(row["prepositions"]),
            by_speaker=row["holder"] == "speaker",
            adjectives=_set(row["adjectives"]),
        )
        for row in _rows("stance_nouns")
    }


@cache
def verdicts() -> dict[str, Stance]:
    """Adjectives and nouns in predicate place that judge the subject, and the stance of whoever says so."""
    return {row["predicate"]: cast("Stance", row["stance"]) for row in _rows("verdicts")}


@cache
def accusations() -> dict[str, Accusation]:
    """Nouns that accuse, by lemma."""
    return {row["noun"]: Accusation(row["noun"], row["class"], _set(row["adjectives"])) for row in _rows("accusations")}


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = (resources.files("demarche.reading") / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))


def _set(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))
