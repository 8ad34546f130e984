"""Counts of gold, answers and agreement, and the shares that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items the gold has, how many of them were found, and how many answers count against it."""

    gold: int = 0
    found: int = 0
    answered: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.gold + other.gold, self.found + other.found, self.answered + other.answered)

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where the gold is empty."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """The share of the answers that are right; None where there is no answer."""
        return self.found / self.answered if self.answered else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of recall and precision; None where there is neither gold nor answer."""
        both = self.gold + self.answered
        return 2 * self.found / both if both else None


def match_one_to_one(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """The largest matching in which no answer serves two gold items.

    `candidates[item]` lists the answers that the gold item accepts, in order of preference; the result maps items to
    answers. An item takes over an answer only where the item that holds it can move to another one, so that ties
    always fall the same way.
    """
    holder: dict[int, int] = {}

    def settle(item: int, asked: set[int]) -> bool:
        for answer in candidates[item]:
            if answer in asked:
                continue
            asked.add(answer)
            if answer not in holder or settle(holder[answer], asked):
                holder[answer] = item
                return True
        return False

    for item in range(len(candidates)):
        settle(item, set())
    return {item: answer for answer, item in holder.items()}
