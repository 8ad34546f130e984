"""Relation cues: the words by which a text says that relations warm, cool or stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from demarche.ontology.tables import FOLDER, read_table
from demarche.records import Direction  # noqa: TC001  read_table looks the types up at run time

if TYPE_CHECKING:
    from pathlib import Path

CueForm: TypeAlias = Literal["verb", "noun", "adjective", "phrase"]


@dataclass(frozen=True, slots=True)
class RelationCue:
    """One cue; where `of_relations` is true it counts only beside a word for relations ("ties improved")."""

    lemma: str
    form: CueForm
    direction: Direction
    of_relations: bool
    note: str


def read_relation_cues(path: Path) -> tuple[RelationCue, ...]:
    """Read a table of relation cues.

    Raises:
        TableError: a row breaks the form.
    """
    return read_table(path, RelationCue, ("lemma", "form"))


@cache
def load_relation_cues() -> tuple[RelationCue, ...]:
    """The relation cues of the package, sorted by lemma and form."""
    return read_relation_cues(FOLDER / "relation_cues.csv")


@cache
def _index() -> dict[tuple[str, str], RelationCue]:
    return {(row.lemma, row.form): row for row in load_relation_cues()}


def relation_cue(lemma: str, form: CueForm) -> RelationCue | None:
    """The row for a lemma in a form, or None: `relation_cue("thaw", "noun")`."""
    return _index().get((lemma, form))
