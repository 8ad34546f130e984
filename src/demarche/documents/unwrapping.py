"""Lines of a printed page to paragraphs."""

from __future__ import annotations

import re

FULL_LINE = 0.6
"""The share of the longest line from which a line is taken to go on in the next one; a shorter one ends a paragraph."""
HYPHENATED = re.compile(r"[^\W\d_]-$")
SMALL = re.compile(r"[a-z]")


def unwrapped(text: str) -> str:
    """The text with the lines of each paragraph joined; words parted at the end of a line are put together."""
    lines = [line.strip() for line in text.split("\n")]
    longest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        if goes_on and HYPHENATED.search(paragraphs[-1]) and SMALL.match(line):
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif goes_on:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        goes_on = len(line) >= FULL_LINE * longest
    return "\n".join(paragraphs)
