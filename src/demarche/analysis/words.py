"""Words that carry the content of a passage, each with the weight of its rarity in diplomatic prose."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word; hyphened compounds are one, figures none."""
SUFFIXES = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ions",
    "ion",
    "ed",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
SHORTEST_STEM = 4
"""Letters a stem keeps; a shorter one would join words of different meaning ("ment", "ion")."""
CONTENT = 3.1
"""Weight from which a word says something by itself; below it lie articles, auxiliaries, "president", "said"."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without the commonest endings, so that "sanction", "sanctions" and "sanctioned" count as one."""
    plain = word.lower()
    for suffix in SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= SHORTEST_STEM:
            return plain[: -len(suffix)]
    return plain


@cache
def _weights() -> dict[str, float]:
    """The weight of each common stem: ln(sentences / sentences with the stem)."""
    with (Path(__file__).parent / "word_weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["stem"]: float(row["weight"]) for row in csv.DictReader(file)}


@cache
def _rarest() -> float:
    return max(_weights().values())


def weight(word_stem: str) -> float:
    """How much a stem tells: the logarithm of how rarely a sentence has it; what the table lacks is the rarest."""
    return _weights().get(word_stem, _rarest())


def content_words(text: str) -> dict[str, str]:
    """The content words of a text by stem, each as first written in lower case, in the order of the text."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        word_stem = stem(match.group())
        if len(word_stem) > 1 and weight(word_stem) >= CONTENT:
            found.setdefault(word_stem, match.group().lower())
    return found
