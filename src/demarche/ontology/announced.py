"""What an event that is only announced or refused counts as: a promise of aid is an AGREE with a code of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from demarche.ontology.plover import EventType, cameo_code, load_plover
from demarche.ontology.tables import FOLDER, TableError, read_table

TABLE = "announced.csv"


@dataclass(frozen=True, slots=True)
class Announced:
    """The mode and CAMEO code of an event of `type` that announces or refuses one of the type `of`."""

    type: EventType
    of: EventType
    mode: str
    cameo: str
    note: str


@cache
def load_announced() -> tuple[Announced, ...]:
    """The table, sorted by both types.

    Raises:
        TableError: a row names a mode or code that its type does not have.
    """
    rows = read_table(FOLDER / TABLE, Announced, ("type", "of"))
    modes = {(row.type, row.mode) for row in load_plover()}
    for line, row in enumerate(rows, start=2):
        code = cameo_code(row.cameo)
        if (row.type, row.mode) not in modes or code is None or code.plover != row.type:
            message = f"{TABLE}:{line}: {row.mode!r} or {row.cameo!r} does not belong to {row.type}"
            raise TableError(message)
    return rows


@cache
def announced(kind: EventType, of: EventType) -> Announced | None:
    """The row for an event of one type that announces or refuses one of another; None where there is none."""
    return next((row for row in load_announced() if (row.type, row.of) == (kind, of)), None)
