"""An event type as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.terminal import one_line, wrapped

if TYPE_CHECKING:
    from demarche.ontology.entry import TypeEntry

INDENT = "  "
UNKNOWN = "unknown"


def entry_lines(entry: TypeEntry, width: int, *, styled: bool) -> list[Text]:
    """The lines that tell of an event type, at most `width` columns wide."""
    del styled  # bold and dim are no part of what is said
    lines = wrapped(Text.assemble((entry.type, "bold"), f"  {entry.definition}"), width, "", INDENT)
    lines += wrapped(Text(f"{entry.quad}, intensity {_score(entry.intensity)}"), width, "", INDENT)
    if entry.modes:
        lines += _section("Modes", [f"{m.mode} ({_score(m.intensity)}): {m.definition}" for m in entry.modes], width)
    lines += _section("Contexts of its codes", [", ".join(entry.contexts) or "none"], width)
    codes = [f"{code.code} (Goldstein {_score(code.goldstein)}): {code.name}" for code in entry.cameo]
    lines += _section("CAMEO", codes, width)
    frames = ", ".join(f"{count} {construction}" for construction, count in entry.frames.items())
    lines += _section("Frames", [f"{sum(entry.frames.values())}: {frames}"], width)
    return lines + _section("Examples", list(entry.examples), width)


def _section(title: str, items: list[str], width: int) -> list[Text]:
    lines = [Text(), Text(title, "bold")]
    for item in items:
        lines += wrapped(Text(one_line(item)), width, INDENT, INDENT * 2)
    return lines


def _score(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:g}"
