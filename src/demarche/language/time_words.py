"""The words that name times, from `times.toml`, and what they stand for."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Values: TypeAlias = dict[str, str]
WORDS = tomllib.loads((resources.files("demarche.language") / "times.toml").read_text(encoding="utf-8"))
MONTHS = {name.lower(): int(number) for number, names in WORDS["months"].items() for name in names}
WEEKDAYS = {name.lower(): number for number, name in enumerate(WORDS["weekdays"])}
NUMBERS: dict[str, int] = WORDS["numbers"]
SOON: dict[str, int] = WORDS["soon"]
PARTS: dict[str, str] = WORDS["parts"]
ORDERS: dict[str, list[str]] = WORDS["orders"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
RELATIVE = "relative to publication"
STATED = "stated in the text"
FOCUS = "relative to the date in focus"
RECENT_DAYS = 30
"""How far back "recently" may reach; gold readouts use the month before."""
SATURDAY = 5
DAYS_OF_WEEK = 7
LAST_MONTH = 12


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def count(word: str) -> int:
    """The number that a numeral or a number word stands for."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]
