"""Numbers of things."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "3,429 words"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
