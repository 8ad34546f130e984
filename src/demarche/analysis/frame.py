"""Words that tell of the contact itself and of speaking, as against what is said: offices, "call", "met", "said"."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from demarche.analysis.words import WORD, stem

CONTACT = "contact"
"""The kind of the words that name a contact or the taking part in one."""


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with (Path(__file__).parent / "frame_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["word"], row["kind"]) for row in csv.DictReader(file))


@cache
def frame_words() -> frozenset[str]:
    """The stems of all frame words."""
    return frozenset(stem(word) for word, _ in _rows())


@cache
def _contact_words() -> frozenset[str]:
    return frozenset(stem(word) for word, kind in _rows() if kind == CONTACT)


def tells_of_contact(text: str) -> bool:
    """Whether a sentence names a contact: a call, a meeting, that somebody spoke with somebody."""
    return any(stem(match.group()) in _contact_words() for match in WORD.finditer(text))
