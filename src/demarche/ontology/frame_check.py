"""What is wrong with the table of event frames: entries that say the same twice, or contradict each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from demarche.ontology.event_frames import CLASS_MARK, KEYWORDS, load_event_frames, object_classes
from demarche.ontology.plover import cameo_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.ontology.event_frames import EventFrame


KEPT_APART = frozenset({("SANCTION", "163")})
"""Codes that PLOVER's table puts elsewhere than its definitions do: sanctions and embargoes became COERCE there."""


def frame_problems(frames: Sequence[EventFrame] | None = None) -> tuple[str, ...]:
    """One line for each problem of the package's frames, or of those given, in the order of the table.

    A duplicate lists an object in two entries of one predicate; a contradiction lets them give it different types. A
    lemma named outright wins over a class that holds it, and the smaller of two classes over the larger, so these are
    none. A code that PLOVER maps to another type is a problem too.
    """
    checked = load_event_frames() if frames is None else frames
    groups: dict[tuple[str, str], list[EventFrame]] = {}
    for frame in checked:
        groups.setdefault((frame.lemma, frame.construction), []).append(frame)
    found = [problem for group in groups.values() for problem in _clashes(group)]
    return (*found, *_foreign_codes(checked))


def _clashes(group: Sequence[EventFrame]) -> Iterator[str]:
    """The objects that two entries of one predicate share though neither is the more particular."""
    for first, second in combinations(group, 2):
        shared = _named(first) & _named(second)
        agree = _meaning(first) == _meaning(second)
        of_one_size = set() if agree else _classes(first) & _classes(second)
        for item in sorted(shared | of_one_size):
            kind = "duplicate" if agree else "contradiction"
            yield f"{kind}: {first.lemma} ({first.construction}) has {item!r} as {_told(first)} and as {_told(second)}"


def _named(frame: EventFrame) -> set[str]:
    """The lemmas that an entry names outright."""
    return {item for item in frame.object_class if not item.startswith(CLASS_MARK) and item not in KEYWORDS}


def _classes(frame: EventFrame) -> set[str]:
    """The lemmas of an entry's classes, if it names classes alone; those of another size decide by their size."""
    classes = [item[1:] for item in frame.object_class if item.startswith(CLASS_MARK)]
    if len(classes) != 1 or len(frame.object_class) != 1:
        return set()
    size = len(object_classes()[classes[0]])
    return {f"{lemma} (of {size})" for lemma in object_classes()[classes[0]]}


def _meaning(frame: EventFrame) -> tuple[str | None, str, str]:
    return frame.type, frame.mode, frame.cameo


def _told(frame: EventFrame) -> str:
    return " ".join(filter(None, (frame.type or "no event", frame.mode, frame.cameo)))


def _foreign_codes(frames: Sequence[EventFrame]) -> Iterator[str]:
    """Entries whose CAMEO code became another type in PLOVER."""
    for frame in frames:
        code = cameo_code(frame.cameo)
        if code is not None and code.plover not in {None, frame.type} and (frame.type, frame.cameo) not in KEPT_APART:
            yield f"code: {frame.lemma} ({frame.construction}) is {frame.type}, but {frame.cameo} is {code.plover}"
