"""Names in the place of ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from demarche.cli.terminal import one_line
from demarche.ontology.topics import load_topics
from demarche.records import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from demarche.records import Reading


@dataclass(frozen=True, slots=True)
class Naming:
    """The names that readers are shown for the ids of actors and topics; an id without a name stands for itself."""

    actors: Mapping[str, str] = field(default_factory=dict)

    def actor(self, identity: str) -> str:
        """The name of an actor."""
        return "the author" if identity == AUTHOR else one_line(self.actors.get(identity, identity))

    def list(self, identities: Iterable[str]) -> str:
        """The names of several actors: "A, B and C"."""
        names = list(dict.fromkeys(self.actor(identity) for identity in identities))
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def path(self, identities: Iterable[str], sign: str) -> str:
        """The names of actors in their order, a sign between them: "A → B"."""
        return f" {sign} ".join(self.actor(identity) for identity in identities)

    def topics(self, identities: Iterable[str]) -> str:
        """The names of topics, which may be actors: "Military aid, Syria"."""
        known = topic_names()
        return ", ".join(dict.fromkeys(one_line(known.get(i) or self.actor(i)) for i in identities))


def naming_of(*readings: Reading) -> Naming:
    """The names that readings give their actors; the first reading that names one decides."""
    return Naming({actor.id: actor.name for reading in reversed(readings) for actor in reading.actors})


@cache
def topic_names() -> Mapping[str, str]:
    """The names of the topics of the package by their ids."""
    return {topic.id: topic.name for topic in load_topics()}
