"""Figures of quality and the floors they are held to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from demarche.evaluation.tally import Tally

EVERYTHING = "all"
"""The subject of a figure over all kinds together, and the measure of a set that was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure over one gold set.

    `measure` is "subject.share", as in "statements.recall". `value` lies in [0, 1] and is None where there is nothing
    to measure. `gold`, `found` and `answered` are the counts it rests on: items of the gold, those of them that were
    found, and the answers that count. `baseline` is what a trivial answer reaches, `floor` what the value must not
    fall below, `skipped` the reason why the set was not measured, `note` what must be known to read the set's figures.
    """

    set: str
    measure: str
    value: float | None = None
    floor: float | None = None
    gold: int = 0
    found: int = 0
    answered: int = 0
    baseline: float | None = None
    skipped: str | None = None
    note: str | None = None

    @property
    def below(self) -> bool:
        """Whether a floor is missed: nothing to measure is as bad as a value that is too low."""
        return self.skipped is None and self.floor is not None and (self.value is None or self.value < self.floor)


def shares(gold_set: str, subject: str, tally: Tally, baseline: Tally | None = None) -> tuple[Figure, ...]:
    """Recall, precision and F1 of one subject, each beside the baseline's."""
    return tuple(
        Figure(
            set=gold_set,
            measure=f"{subject}.{share}",
            value=getattr(tally, share),
            gold=tally.gold,
            found=tally.found,
            answered=tally.answered,
            baseline=None if baseline is None else getattr(baseline, share),
        )
        for share in ("recall", "precision", "f1")
    )


def load_floors(path: Path) -> dict[str, dict[str, float]]:
    """Load the floors, by gold set and measure; without the file there is none.

    Raises:
        UsageError: the file is no TOML, or a floor is no number from 0 to 1.
    """
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        message = f"{path} is no TOML: {error}"
        raise UsageError(message) from error
    for name, floors in tables.items():
        if not isinstance(floors, dict):
            message = f"{path}: {name} is no table of floors"
            raise UsageError(message)
        for measure, floor in floors.items():
            if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                message = f"{path}: the floor of {measure} in {name} is {floor!r}, not a number from 0 to 1"
                raise UsageError(message)
    return tables


def hold(figures: Sequence[Figure], floors: Mapping[str, Mapping[str, float]]) -> tuple[Figure, ...]:
    """Put each floor on its figure.

    Raises:
        UsageError: a floor names a measure that its set, though measured, does not have; it would hold nothing.
    """
    measured = {figure.set for figure in figures if figure.skipped is None}
    known = {(figure.set, figure.measure) for figure in figures}
    for name in sorted(measured & floors.keys()):
        for measure in floors[name]:
            if (name, measure) not in known:
                message = f"a floor is set for {measure} of {name}, which has no such measure"
                raise UsageError(message)
    return tuple(replace(figure, floor=floors.get(figure.set, {}).get(figure.measure)) for figure in figures)
