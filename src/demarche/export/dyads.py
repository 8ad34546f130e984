"""Events as event data has them: one row for each source, target and action."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.ontology.plover import load_plover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.records import Actor, Document, Event, Reading

SECTOR_LENGTH = 3
"""Letters of a country's or a sector's code; an actor's code is a chain of them ("SYRREB")."""
REAL = frozenset({"occurred", "ongoing", "claimed"})
"""Statuses of events that a form without a status may carry: anything else would be taken for a fact."""
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
LAST_ROOTS = ("05", "09", "14", "20")
"""The last CAMEO root of each quad class, as GDELT's files have them: inquiries are cooperation, protest is verbal."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a row, with its code taken apart; empty where the event has nobody on that side."""

    id: str = ""
    name: str = ""
    written: str = ""
    code: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    qid: str = ""


NOBODY = Party()


@dataclass(frozen=True, slots=True)
class Dyad:
    """A source that does something to a target; `key` names it among all rows."""

    key: str
    document: Document
    event: Event
    source: Party
    target: Party

    @property
    def day(self) -> str:
        """The day of the event, else that of publication; empty where neither is known."""
        told = self.event.date.start or self.event.date.end if self.event.date else None
        return (told or self.document.published or "")[:10]

    @property
    def number(self) -> int:
        """A whole number of at most 15 digits that stands for `key`."""
        return int(hashlib.sha256(self.key.encode()).hexdigest(), 16) % 10**15

    @property
    def text(self) -> str:
        """The words that prove the event."""
        return " … ".join(self.document.text[start:end] for start, end in self.event.evidence)


def dyads_of(readings: Iterable[Reading]) -> Iterator[Dyad]:
    """The rows of readings: each source with each other target; what goes both ways makes a row for each way."""
    for reading in readings:
        actors = {actor.id: actor for actor in reading.actors}
        for event in reading.events:
            sources = [party_of(actors.get(i), i) for i in event.sources] or [NOBODY]
            targets = [party_of(actors.get(i), i) for i in event.targets] or [NOBODY]
            pairs = [(s, t) for s in sources for t in targets if s != t]
            for place, (source, target) in enumerate(pairs, start=1):
                key = f"{reading.document.id}#{event.id}.{place}"
                yield Dyad(key, reading.document, event, source, target)


def party_of(actor: Actor | None, identity: str) -> Party:
    """An actor as a side of a row."""
    if actor is None:
        return Party(id=identity, name=identity)
    code = actor.code or actor.country or ""
    chain = [code[place : place + SECTOR_LENGTH] for place in range(0, len(code), SECTOR_LENGTH)]
    own = bool(chain) and chain[0] == actor.country
    return Party(
        id=actor.id,
        name=actor.name,
        written=actor.text,
        code=code,
        country=actor.country or "",
        sectors=tuple(chain[1:] if own else chain),
        office=actor.office or "",
        qid=actor.qid or "",
    )


def quad_of_code(code: str) -> int:
    """GDELT's quad class of a CAMEO code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    return next(quad for quad, last in zip((1, 2, 3, 4), LAST_ROOTS, strict=True) if code[:2] <= last)


def quad_and_intensity(event: Event) -> tuple[int, float | None]:
    """The quad class and the intensity of an event's type and mode, from -10 to 10; None where PLOVER gives none."""
    row = next(row for row in load_plover() if (row.type, row.mode) == (event.type, event.mode or ""))
    return QUADS.index(row.quad) + 1, row.intensity
