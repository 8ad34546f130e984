"""All that the tables say of one event type."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

from demarche.errors import UsageError
from demarche.ontology.announced import load_announced
from demarche.ontology.event_frames import load_event_frames
from demarche.ontology.plover import EventType, load_cameo, load_plover
from demarche.ontology.tables import FOLDER, read_table

if TYPE_CHECKING:
    from demarche.ontology.plover import CameoCode, PloverType, Quad


@dataclass(frozen=True, slots=True)
class EventExample:
    """A sentence that tells of an event of a type."""

    type: EventType
    text: str


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """An event type: what it means, its modes, the CAMEO codes that became it, and how texts tell of it.

    `intensity` runs from -10 to 10, Goldstein scores likewise. `contexts` are those that the codes bring; `frames` is
    the number of frames by construction, `announced_by` the number of types that announce or refuse it.
    """

    type: EventType
    definition: str
    quad: Quad
    intensity: float | None
    modes: tuple[PloverType, ...]
    cameo: tuple[CameoCode, ...]
    contexts: tuple[str, ...]
    frames: dict[str, int]
    announced_by: int
    examples: tuple[str, ...]


@cache
def load_event_examples() -> tuple[EventExample, ...]:
    """The examples, sorted by type and text."""
    return read_table(FOLDER / "event_examples.csv", EventExample, ("type", "text"))


def entry_of(name: str) -> TypeEntry:
    """The entry of an event type, whose name may be in any case.

    Raises:
        UsageError: there is no such type.
    """
    wanted = name.upper()
    if wanted not in get_args(EventType):
        message = f"there is no event type {name!r}; the types are {', '.join(get_args(EventType))}"
        raise UsageError(message)
    own, *modes = (row for row in load_plover() if row.type == wanted)
    codes = tuple(code for code in load_cameo() if code.plover == wanted)
    frames = Counter(frame.construction for frame in load_event_frames() if frame.type == wanted)
    return TypeEntry(
        type=own.type,
        definition=own.definition,
        quad=own.quad,
        intensity=own.intensity,
        modes=tuple(modes),
        cameo=codes,
        contexts=tuple(dict.fromkeys(context for code in codes for context in code.contexts)),
        frames=dict(sorted(frames.items())),
        announced_by=sum(row.of == wanted for row in load_announced()),
        examples=tuple(row.text for row in load_event_examples() if row.type == wanted),
    )
