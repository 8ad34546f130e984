"""Writing to standard output: laid-out lines, JSON Lines, CSV."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any

from demarche.cli.terminal import make_console, shows_styles
from demarche.plain_json import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.text import Text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


class Page:
    """Standard output as a page of laid-out lines."""

    def __init__(self) -> None:
        self._console = make_console()
        self.width = self._console.width
        self.styled = shows_styles(self._console)

    def show(self, lines: Iterable[Text]) -> None:
        """Print lines that fit the width."""
        for line in lines:
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False)

    def rule(self) -> None:
        """Print what parts one document from the next."""
        self._console.print(f"\n{'─' * self.width}\n", style="dim")

    def lay_out(self, lines_for: Callable[..., Iterable[Text]], *values: Any) -> None:
        """Print what a function makes of the values at the width and with the styles of this page."""
        self.show(lines_for(*values, self.width, styled=self.styled))


def write_json(value: Any) -> None:
    """Write one value on one line; characters that the output cannot take are escaped as JSON has it."""
    plain = to_json(value)
    line = json.dumps(plain, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(plain)
    sys.stdout.write(line + "\n")


def write_html(page: str) -> None:
    """Write a page that says it is UTF-8; on an output of another encoding what is not ASCII is written by number."""
    if (sys.stdout.encoding or "utf-8").replace("-", "").lower() != "utf8":
        page = page.encode("ascii", "xmlcharrefreplace").decode("ascii")
    sys.stdout.write(page)


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell for cell in row])
