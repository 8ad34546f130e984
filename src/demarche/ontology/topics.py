"""Topics: what governments talk about, under the names the texts use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from demarche.ontology.plover import load_contexts
from demarche.ontology.tables import FOLDER, TableError, read_table

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; `aliases` are lower-case phrases that name it, `plover_context` the PLOVER contexts it falls under."""

    id: str
    name: str
    aliases: tuple[str, ...]
    plover_context: tuple[str, ...]


def read_topics(path: Path) -> tuple[Topic, ...]:
    """Read a table of topics.

    Raises:
        TableError: a row breaks the form, names an unknown context, or gives an alias that another topic has.
    """
    topics = read_table(path, Topic, ("id",))
    contexts = {context.context for context in load_contexts()}
    owners: dict[str, str] = {}
    for line, topic in enumerate(topics, start=2):
        for context in topic.plover_context:
            if context not in contexts:
                message = f"{path.name}:{line}: plover_context {context!r} is not in contexts.csv"
                raise TableError(message)
        for alias in topic.aliases:
            if owners.setdefault(alias, topic.id) != topic.id:
                message = f"{path.name}:{line}: alias {alias!r} belongs to {owners[alias]}"
                raise TableError(message)
    return topics


@cache
def load_topics() -> tuple[Topic, ...]:
    """The topics of the package, sorted by id."""
    return read_topics(FOLDER / "topics.csv")


@cache
def topics_by_alias() -> dict[str, Topic]:
    """Every lower-case phrase that names a topic, with the topic.

    The topic's own name is among them unless it means more than the topic ("Cuba").
    """
    return {alias: topic for topic in load_topics() for alias in topic.aliases}
