"""Quotations: which stretches of a text stand in quotation marks."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.language.clause import Span

PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
STRAIGHT = '"'
SINGLE, SINGLE_CLOSING = "‘", "’"
OPENING = frozenset({STRAIGHT, SINGLE, *PAIRS})
BEFORE_MARK = " .,;:!?…"
"""What may stand between the last word of a quotation and its closing mark."""
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
            if character not in OPENING:
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
    if character == SINGLE:
        return _closing_single(text, opening, stop)
    depth = 0
    for position in range(opening, stop):
        if text[position] == character:
            depth += 1
        elif text[position] in PAIRS[character]:
            depth -= 1
            if depth == 0:
                return position
    return None


def _closing_single(text: str, opening: int, stop: int) -> int | None:
    """Where a quotation in single marks closes: an apostrophe within a word is no mark.

    The genitive of a plural looks like one; it is taken only where nothing better follows.
    """
    genitive: int | None = None
    for position in range(opening + 2, stop):
        if text[position] != SINGLE_CLOSING or (position + 1 < len(text) and text[position + 1].isalnum()):
            continue
        if text[position - 1] == "s" and text[position + 1 : position + 2] == " ":
            genitive = position if genitive is None else genitive
            continue
        return position
    return genitive


def with_marks(text: str, span: Span, quoted: tuple[Span, ...], within: Span) -> Span:
    """A stretch with both marks of a quotation where it has one and all the words, but lacks the other.

    It grows no farther than `within`.
    """
    start, end = span
    for opening, closing in quoted[_first_after(start, quoted) :]:
        if opening > end:
            break
        if within[0] <= opening < start < closing <= end and not text[opening + 1 : start].strip():
            start = opening
        elif start <= opening < end < closing <= within[1] and not text[end : closing - 1].strip(BEFORE_MARK):
            end = closing
    return start, end


def is_quoted(position: int, quoted: tuple[Span, ...]) -> bool:
    """Whether the character at `position` stands in one of the quotations."""
    number = _first_after(position, quoted)
    return number < len(quoted) and quoted[number][0] <= position


def _first_after(position: int, quoted: tuple[Span, ...]) -> int:
    """The number of the first quotation that ends after `position`."""
    return bisect.bisect_right(quoted, position, key=lambda span: span[1])
