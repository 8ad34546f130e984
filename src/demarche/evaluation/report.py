"""The figures as tables for a terminal and as JSON for a program."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from demarche.evaluation.figures import Figure

_WIDTH = 80
_TABLES = (
    (("recall", "precision", "f1"), ("gold", "found", "answered")),
    (("person", "country", "wrong", "abstained"), ("gold",)),
)
"""The shares that stand beside each other in one table, and the counts behind them."""
_COLUMNS = frozenset(share for shares, _ in _TABLES for share in shares)
_COUNTED = (".read", ".right")
_NOTHING = "–"


def complain(figures: Iterable[Figure], *, require_all: bool = False) -> tuple[str, ...]:
    """One line for each floor that is missed and, where all sets are required, for each that was skipped."""
    lines = []
    for figure in figures:
        if figure.below:
            reached = "has nothing to measure" if figure.value is None else f"is {figure.value:.4f}"
            lines.append(f"{figure.set}: {figure.measure} {reached}, its floor is {figure.floor:.4f}")
        if require_all and figure.skipped:
            lines.append(f"{figure.set}: skipped though required, {figure.skipped}")
    return tuple(lines)


def to_json_text(figures: Sequence[Figure], complaints: Sequence[str]) -> str:
    """The figures and the verdict as one JSON object, ending with a line break."""
    plain = {
        "held": not complaints,
        "complaints": list(complaints),
        "figures": [asdict(figure) | {"below": figure.below} for figure in figures],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def print_tables(figures: Sequence[Figure], complaints: Sequence[str], stream: TextIO) -> None:
    """Print each set, then the complaints or that all floors hold; the tables fit 80 characters.

    A value that is held to a floor has the floor behind it: "0.512 ≥0.45", or "0.401 <0.45" where it is missed. A row
    "baseline" says what a trivial answer reaches.
    """
    console = Console(file=stream, width=_WIDTH, highlight=False)
    for name, group in groupby(figures, key=lambda figure: figure.set):
        _print_set(console, name, list(group))
        console.print()
    for complaint in complaints:
        console.print(Text(complaint, style="bold red"), soft_wrap=True)
    if not complaints:
        held = sum(figure.floor is not None and figure.skipped is None for figure in figures)
        console.print(f"All {held} floors hold.")


def _print_set(console: Console, name: str, figures: Sequence[Figure]) -> None:
    if figures[0].skipped:
        console.print(Text(f"{name}: skipped, {figures[0].skipped}", style="yellow"), soft_wrap=True)
        return
    console.print(Text(name, style="bold"))
    tabled = []
    for figure in figures:
        subject, share = figure.measure.split(".")
        if share in _COLUMNS:
            tabled.append(figure)
        else:
            console.print(Text.assemble(f"  {_words(subject)} {_words(share)} ", _value(figure), _aside(figure)))
    for shares, counts in _TABLES:
        members = [figure for figure in tabled if figure.measure.split(".")[1] in shares]
        if members:
            console.print(_table(members, shares, counts))
    for note in dict.fromkeys(figure.note for figure in figures if figure.note):
        console.print(Padding(Text(note, style="dim"), (0, 0, 0, 2)))


def _table(figures: Sequence[Figure], shares: Sequence[str], counts: Sequence[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=True)
    table.add_column("", min_width=17, no_wrap=True)
    for heading in (*shares, *counts):
        table.add_column(heading, justify="right", no_wrap=True)
    for subject, group in groupby(figures, key=lambda figure: figure.measure.split(".")[0]):
        members = list(group)
        first = members[0]
        table.add_row(f"  {_words(subject)}", *map(_value, members), *(str(getattr(first, count)) for count in counts))
        if first.baseline is not None:
            table.add_row("    baseline", *(_share(member.baseline) for member in members), style="dim")
    return table


def _words(name: str) -> str:
    return name.replace("_", " ")


def _share(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.3f}"


def _value(figure: Figure) -> Text:
    """The value with its floor behind it."""
    if figure.floor is None:
        return Text(_share(figure.value))
    sign, style = ("<", "bold red") if figure.below else ("≥", "green")
    return Text(f"{_share(figure.value)} {sign}{figure.floor:.2f}", style=style)


def _aside(figure: Figure) -> str:
    """The baseline of a figure that stands outside the table, and its counts where the value is their share."""
    counts = [f"{figure.found} of {figure.gold}"] if figure.measure.endswith(_COUNTED) else []
    baseline = [] if figure.baseline is None else [f"baseline {_share(figure.baseline)}"]
    return f" ({', '.join(counts + baseline)})" if counts or baseline else ""
