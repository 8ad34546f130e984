"""Where quotes stand in a text, and whether two proofs touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.records import Span

_STRAIGHT_OR_CURLY = {"’": "['’]", "“": '["“]', "”": '["”]'}


def locate(text: str, quotes: Iterable[str]) -> tuple[Span, ...]:
    """The first place of each quote in `text`; a quote that is not there is left out.

    White space may differ, and curly quotation marks of the gold may be straight in the text.
    """
    matches = (re.search(_pattern(quote), text) for quote in quotes)
    return tuple(match.span() for match in matches if match)


def overlap(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether a span of one proof shares a character with a span of the other."""
    rest = tuple(others)
    return any(start < rest_end and rest_start < end for start, end in some for rest_start, rest_end in rest)


def length(spans: Iterable[Span]) -> int:
    """The characters that a proof covers, counted span by span."""
    return sum(end - start for start, end in spans)


def _pattern(quote: str) -> str:
    words = ("".join(_STRAIGHT_OR_CURLY.get(c, re.escape(c)) for c in word) for word in quote.split())
    return r"\s+".join(words)
