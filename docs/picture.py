"""Draw the picture of the README: `python docs/picture.py` runs the example comparison and writes comparison.svg.

What is drawn is what the command prints to a terminal, in its colours; nothing is added or left out but the lines after
the last one that fits.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

DOCS = Path(__file__).resolve().parent
EXAMPLES = DOCS.parent / "src" / "demarche" / "examples"
VERSIONS = ("putin-cameron-kremlin.txt", "putin-cameron-downing-street.txt")
WIDTH = 80
LINES = 46
CELL = 12.2
"""Width of a character in the picture, as rich draws it."""
LEADING_BLANKS = re.compile(r'x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)" ([^>]*)>((?:&#160;)+)')
LINE_END = re.compile(r"<text [^>]*>\n</text>")
# rich's own frame asks the reader's browser for a font on a foreign server; this one takes the monospaced font at hand.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
}}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Run the comparison and write the picture."""
    command = ["demarche", "compare", *VERSIONS]
    program = Path(sys.executable).with_name("demarche")
    environment = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(  # noqa: S603  # our own program
        [program, *command[1:]], cwd=EXAMPLES, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    lines = done.stdout.splitlines()
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {' '.join(command)}", style="bold"))
    for line in lines[:LINES]:
        console.print(Text.from_ansi(line))
    if len(lines) > LINES:
        console.print(Text("…", style="dim"))
    picture = console.export_svg(
        title="demarche compare", theme=DIMMED_MONOKAI, code_format=FRAME, unique_id="demarche"
    )
    path = DOCS / "comparison.svg"
    path.write_text(LEADING_BLANKS.sub(_moved, LINE_END.sub("\n", picture)), encoding="utf-8")
    print(f"wrote {path}")


def _moved(match: re.Match[str]) -> str:
    """A run of text that begins after its blanks: some viewers drop blanks at the beginning."""
    left, line, length, rest, blanks = match.groups()
    width = blanks.count(";") * CELL
    return f'x="{float(left) + width:.1f}" {line} textLength="{float(length) - width:.1f}" {rest}>'


if __name__ == "__main__":
    main()
