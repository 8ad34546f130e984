"""Hedges: the words by which a text holds an assertion at a distance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from demarche.ontology.tables import FOLDER, read_table
from demarche.records import Certainty  # noqa: TC001  read_table looks the types up at run time

if TYPE_CHECKING:
    from pathlib import Path

HedgeForm: TypeAlias = Literal["adverb", "adjective", "verb", "modal", "noun", "phrase"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """One hedge.

    `surface` is a lemma, or the words as they stand where `form` is "phrase"; `kind` is the certainty that it gives.
    """

    surface: str
    form: HedgeForm
    kind: Certainty
    note: str


def read_hedges(path: Path) -> tuple[Hedge, ...]:
    """Read a table of hedges.

    Raises:
        TableError: a row breaks the form.
    """
    return read_table(path, Hedge, ("surface", "form"))


@cache
def load_hedges() -> tuple[Hedge, ...]:
    """The hedges of the package, sorted by surface and form."""
    return read_hedges(FOLDER / "hedges.csv")


@cache
def _index() -> dict[tuple[str, str], Hedge]:
    return {(row.surface, row.form): row for row in load_hedges()}


def hedge(surface: str, form: HedgeForm) -> Hedge | None:
    """The row for a word in a form, or None: `hedge("reportedly", "adverb")`."""
    return _index().get((surface, form))
