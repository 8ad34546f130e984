"""The proof of a record as it is printed: its sentences behind a bar, the words that count emphasised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from demarche.cli.excerpt import excerpts
from demarche.cli.terminal import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.cli.excerpt import Excerpt
    from demarche.records import Span

BAR = "│ "
OPEN, CLOSE = "«", "»"
"""What stands round the proof where bold is not seen."""
WORD = re.compile(r"\w")


def proof_lines(text: str, evidence: Iterable[Span], width: int, indent: str, *, styled: bool) -> list[Text]:
    """The lines that show the evidence in its sentences, at most `width` columns wide.

    With `styled` the evidence is bold and the rest dim; else it stands in «guillemets», unless it is all there is.
    """
    lines: list[Text] = []
    for excerpt in excerpts(text, evidence):
        shown = styled_text(excerpt) if styled else marked_text(excerpt)
        lines += wrapped(shown, width, indent + BAR, indent + BAR, style="dim")
    return lines


def styled_text(excerpt: Excerpt) -> Text:
    """The excerpt with its proof in bold."""
    return Text.assemble(*((segment.text, "bold" if segment.proof else "dim") for segment in excerpt))


def marked_text(excerpt: Excerpt) -> Text:
    """The excerpt with its proof between marks, which are left out where nothing else is said."""
    if not any(WORD.search(segment.text) for segment in excerpt if not segment.proof):
        return Text("".join(segment.text for segment in excerpt))
    pieces = [_marked(segment.text) if segment.proof else segment.text for segment in excerpt]
    return Text("".join(pieces))


def _marked(text: str) -> str:
    """The text between marks; blanks at its ends stay outside."""
    bare = text.strip()
    if not bare:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{OPEN}{bare}{CLOSE}{after}"
