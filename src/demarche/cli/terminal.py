"""The page that text is laid out on: its width, and characters that a terminal must not act upon."""

from __future__ import annotations

import errno
import unicodedata
from functools import cache

from rich.console import Console
from rich.text import Text

PAPER_WIDTH = 80
"""Columns of output that goes to a file or a pipe."""
NARROWEST, WIDEST = 40, 100
"""Columns between which a terminal's own width is followed; longer lines of prose are hard to read."""

UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that are shown as a blank: controls, which could drive the terminal, and what has no shape."""


class PageConsole(Console):
    """A console that leaves it to the command to end well where nobody reads the output any more."""

    def on_broken_pipe(self) -> None:
        """Pass the error on, where Rich would end the process."""
        raise BrokenPipeError(errno.EPIPE, "nobody reads the output")


def make_console(*, errors: bool = False) -> Console:
    """A console on standard output, or standard error; colour only where it is a terminal that wants it."""
    console = PageConsole(stderr=errors, highlight=False, markup=False, emoji=False)
    console.width = max(NARROWEST, min(console.width, WIDEST)) if console.is_terminal else PAPER_WIDTH
    return console


def shows_styles(console: Console) -> bool:
    """Whether bold and dim are seen there; where not, marks must stand for them."""
    return console.is_terminal and not console.is_dumb_terminal


def printable(text: str) -> str:
    """The text with every character that has no shape as a blank; as long as before, so that offsets hold."""
    return "".join(" " if unicodedata.category(character) in UNPRINTABLE else character for character in text)


def one_line(text: str) -> str:
    """The text in one line, single blanks between its words."""
    return " ".join(printable(text).split())


def wrapped(text: Text, width: int, first: str = "", rest: str = "", style: str = "") -> list[Text]:
    """The text in lines of at most `width` columns, the first begun by `first`, the others by `rest`."""
    room = max(1, width - max(len(first), len(rest)))
    lines = text.wrap(_layout(), room)
    for line in lines:
        line.rstrip()
    return [Text.assemble((first if number == 0 else rest, style), line) for number, line in enumerate(lines)]


@cache
def _layout() -> Console:
    """What Rich asks for its settings when it breaks lines; nothing is ever printed on it."""
    return Console()
