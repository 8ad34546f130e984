"""Words that put an event into one of PLOVER's contexts, beside those its CAMEO code brings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from demarche.ontology.plover import load_contexts
from demarche.ontology.tables import FOLDER, TableError, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "context_words.csv"


@dataclass(frozen=True, slots=True)
class ContextWord:
    """A lemma that tells of a context."""

    context: str
    lemma: str


@cache
def load_context_words() -> tuple[ContextWord, ...]:
    """The table, sorted by context and lemma.

    Raises:
        TableError: a row names a context that PLOVER does not have.
    """
    rows = read_table(FOLDER / TABLE, ContextWord, ("context", "lemma"))
    known = {row.context for row in load_contexts()}
    for line, row in enumerate(rows, start=2):
        if row.context not in known:
            message = f"{TABLE}:{line}: {row.context!r} is none of PLOVER's contexts"
            raise TableError(message)
    return rows


@cache
def _contexts_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in load_context_words():
        found[row.lemma] = (*found.get(row.lemma, ()), row.context)
    return found


def contexts_told(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The contexts that words tell of, each once, in the order of the words."""
    known = _contexts_of()
    return tuple(dict.fromkeys(context for lemma in lemmas for context in known.get(lemma, ())))
