"""Event frames: which predicates and nouns tell of which PLOVER event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from demarche.ontology.plover import EventType, cameo_code, load_plover
from demarche.ontology.tables import FOLDER, TableError, read_table
from demarche.records import EventStatus  # noqa: TC001  read_table looks the types up at run time

if TYPE_CHECKING:
    from pathlib import Path

FrameConstruction: TypeAlias = Literal["verb", "verb+preposition", "complement", "adjective", "noun"]

CLASS_MARK = "@"
"""Begins an item of `object_class` that names a class of object_classes.csv."""
ACTOR = "actor"
"""The object must stand for an actor."""
OWNED = "owned"
"""The object must belong to an actor that the text names ("a British tanker", "Yemen's capital")."""
NONE = "none"
"""There must be no object."""
OF_SOURCE = "of=source"
"""Of a noun: what follows "of" acts ("the aggression of …")."""
OF_TARGET = "of=target"
"""Of a noun: what follows "of" suffers ("the invasion of …")."""
KEYWORDS = frozenset({ACTOR, NONE, OWNED, OF_SOURCE, OF_TARGET})


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One way of telling of an event.

    `construction` says what `lemma` is: a predicate ("verb"), a predicate with the preposition of the argument that
    counts as its object ("call on"), a predicate that takes a clause ("complement"), an adjective that takes one, or
    a noun that names the event. `object_class` lists what the object may be: lemmas, `@class`, "actor", "owned",
    "none"; empty allows anything. For a noun it tells whether "of" brings in the source or the target. A frame without
    a `type` tells of no event; where it takes a clause, that clause may, with the `status_effect` of the frame.
    """

    lemma: str
    construction: FrameConstruction
    object_class: tuple[str, ...]
    type: EventType | None
    mode: str
    cameo: str
    status_effect: EventStatus | None
    note: str

    @property
    def object_lemmas(self) -> frozenset[str]:
        """The lemmas that the object may have, classes spelled out; empty where no lemma is asked for."""
        return _lemmas(self.object_class)


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """One noun of a class of objects."""

    name: str
    lemma: str


def read_event_frames(path: Path) -> tuple[EventFrame, ...]:
    """Read a table of frames.

    Raises:
        TableError: a row breaks the form or names a class, mode or CAMEO code that there is not.
    """
    frames = read_table(path, EventFrame, ("lemma", "construction", "object_class"))
    modes = {(row.type, row.mode) for row in load_plover()}
    for line, frame in enumerate(frames, start=2):
        problem = _problem(frame, modes)
        if problem:
            message = f"{path.name}:{line}: {problem}"
            raise TableError(message)
    return frames


def _problem(frame: EventFrame, modes: set[tuple[EventType, str]]) -> str | None:
    """What a frame says that the other tables do not know."""
    unknown = [c for c in frame.object_class if c.startswith(CLASS_MARK) and c[1:] not in object_classes()]
    if unknown:
        return f"object_class {unknown[0]!r} is not in object_classes.csv"
    if frame.type is not None and (frame.type, frame.mode) not in modes:
        return f"mode {frame.mode!r} is no mode of {frame.type}"
    if frame.cameo and cameo_code(frame.cameo) is None:
        return f"cameo {frame.cameo!r} is not in cameo.csv"
    return None


@cache
def load_event_frames() -> tuple[EventFrame, ...]:
    """The frames of the package, sorted by lemma, construction and object class."""
    return read_event_frames(FOLDER / "event_frames.csv")


@cache
def object_classes() -> dict[str, frozenset[str]]:
    """The lemmas of every class of objects."""
    classes: dict[str, set[str]] = {}
    for row in read_table(FOLDER / "object_classes.csv", ObjectClass, ("name", "lemma")):
        classes.setdefault(row.name, set()).add(row.lemma)
    return {name: frozenset(lemmas) for name, lemmas in classes.items()}


@cache
def _lemmas(object_class: tuple[str, ...]) -> frozenset[str]:
    """The lemmas that a list of items allows."""
    found: set[str] = set()
    for item in object_class:
        if item.startswith(CLASS_MARK):
            found |= object_classes()[item[1:]]
        elif item not in KEYWORDS:
            found.add(item)
    return frozenset(found)


@cache
def _index() -> dict[tuple[str, str], tuple[EventFrame, ...]]:
    """Frames by lemma and construction, the most particular first."""
    groups: dict[tuple[str, str], list[EventFrame]] = {}
    for frame in load_event_frames():
        groups.setdefault((frame.lemma, frame.construction), []).append(frame)
    return {key: tuple(sorted(group, key=_generality)) for key, group in groups.items()}


def _generality(frame: EventFrame) -> tuple[int, int]:
    """How little a frame asks of its object: lemmas, classes, an actor, something owned, none, anything."""
    if frame.object_lemmas:
        named = any(c.startswith(CLASS_MARK) for c in frame.object_class)
        return (1 if named else 0, len(frame.object_lemmas))
    asked = (ACTOR, OWNED, NONE)
    rank = next((place for place, item in enumerate(asked, start=2) if item in frame.object_class), len(asked) + 2)
    return (rank, 0)


def frames_for(lemma: str, construction: FrameConstruction) -> tuple[EventFrame, ...]:
    """The frames of a lemma in a construction, the most particular first; none where there is no such frame."""
    return _index().get((lemma, construction), ())


@dataclass(frozen=True, slots=True)
class EventAdjective:
    """A word beside an eventive noun that gives the event its status ("a possible invasion")."""

    lemma: str
    status: EventStatus


@cache
def event_adjectives() -> dict[str, EventStatus]:
    """The status that each adjective or determiner gives to the event its noun names."""
    rows = read_table(FOLDER / "event_adjectives.csv", EventAdjective, ("lemma",))
    return {row.lemma: row.status for row in rows}
