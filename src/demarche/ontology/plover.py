"""PLOVER's event types, modes and contexts, and CAMEO's codes with what they become in PLOVER."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from demarche.ontology.tables import FOLDER, read_table

if TYPE_CHECKING:
    from pathlib import Path

EventType: TypeAlias = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Quad: TypeAlias = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True)
class PloverType:
    """An event type, or one mode of it where `mode` is not empty.

    `intensity` runs from -10 (conflict) to 10 (cooperation); None where PLOVER gives none.
    """

    type: EventType
    definition: str
    mode: str
    quad: Quad
    intensity: float | None


@dataclass(frozen=True, slots=True)
class PloverContext:
    """One of PLOVER's contexts, with what it covers."""

    context: str
    definition: str


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code: what it became in PLOVER (None: nothing), PLOVER's contexts for it, and its Goldstein score."""

    code: str
    name: str
    plover: EventType | None
    contexts: tuple[str, ...]
    goldstein: float | None


def read_plover(path: Path) -> tuple[PloverType, ...]:
    """Read a table of types and modes.

    Raises:
        TableError: a row breaks the form.
    """
    return read_table(path, PloverType, ("type", "mode"))


def read_cameo(path: Path) -> tuple[CameoCode, ...]:
    """Read a table of CAMEO codes.

    Raises:
        TableError: a row breaks the form.
    """
    return read_table(path, CameoCode, ("code",))


@cache
def load_plover() -> tuple[PloverType, ...]:
    """PLOVER's types, each followed by its modes."""
    return read_plover(FOLDER / "plover.csv")


@cache
def load_contexts() -> tuple[PloverContext, ...]:
    """PLOVER's contexts, in its order."""
    return read_table(FOLDER / "contexts.csv", PloverContext, ("context",))


@cache
def load_cameo() -> tuple[CameoCode, ...]:
    """CAMEO's codes, sorted."""
    return read_cameo(FOLDER / "cameo.csv")


@cache
def _cameo_index() -> dict[str, CameoCode]:
    return {row.code: row for row in load_cameo()}


def cameo_code(code: str) -> CameoCode | None:
    """The row of a CAMEO code, or None."""
    return _cameo_index().get(code)
