"""Quotations: which stretches of a text stand in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.language.clause import Span

PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
STRAIGHT = '"'
LONGEST = 4_000
"""A quotation longer than this is taken for a lost closing mark; the longest closed one in 3,429 official documents
that holds no paragraph break is shorter."""


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """The quoted stretches of `text`, marks included, sorted; inner quotations belong to the outer one.

    A mark that is not closed in its paragraph opens a quotation to the paragraph's end where the next paragraph opens
    with a mark again (the press's way of quoting at length), else it is ignored.
    """
    found: list[Span] = []
    for number, (start, end) in enumerate(paragraphs):
        position = start
        while position < end:
            character = text[position]
            if character != STRAIGHT and character not in PAIRS:
                position += 1
                continue
            close = _closing(text, position, end)
            if close is None:
                following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
                if following is not None and following < len(text) and text[following] == character:
                    found.append((position, end))
                    break
                position += 1
                continue
            found.append((position, close + 1))
            position = close + 1
    return tuple(found)


def _closing(text: str, opening: int, end: int) -> int | None:
    """Where the quotation that opens at `opening` closes, inner quotations skipped."""
    character = text[opening]
    stop = min(end, opening + LONGEST)
    if character == STRAIGHT:
        close = text.find(STRAIGHT, opening + 1, stop)
        return close if close >= 0 else None
    depth = 0
    for position in range(opening, stop):
        if text[position] == character:
            depth += 1
        elif text[position] in PAIRS[character]:
            depth -= 1
            if depth == 0:
                return position
    return None


def is_quoted(position: int, quoted: tuple[Span, ...]) -> bool:
    """Whether the character at `position` stands in one of the quotations."""
    low, high = 0, len(quoted)
    while low < high:
        middle = (low + high) // 2
        if quoted[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return low < len(quoted) and quoted[low][0] <= position
