"""The turns of a transcript: lines that begin with who speaks, as "MR PRICE:", "QUESTION:", "Vladimir Putin:"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from demarche.documents.table import read_rows

_LABEL = re.compile(
    r"^[ \t\u00a0]*(?P<label>[^\W\d_](?:[\w.,'\u2019\u00a0 -]|\([^()\n]{1,60}\)){0,90}?)[ \u00a0]*:"
    r"(?=\s|[\"\u201c(]|$)",
    re.MULTILINE,
)
_QUESTION = re.compile(r"^[ \t\u00a0]*Q(?:UESTION)?[ \u00a0:.]+(?=\S)", re.MULTILINE)
_BRACKETED = re.compile(r"\([^()]*\)")
_NO_SPEAKER = frozenset({"dear", "to", "from", "subject", "re", "attn", "note", "memorandum", "fact", "contact"})
"""Words that begin the address of a letter or a heading, never a speaker's name."""
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "to", "de", "la", "al", "bin", "von", "van", "in", "on", "at"})
MOST_WORDS = 12
"""A label with more words is a heading or a sentence."""
MOST_WORDS_IN_LOWER_CASE = 8
"""The same for a label that is not all in capitals, where headings are commoner."""
REPEATED = 3
"""A label without a word of office counts where the same one comes so often."""
FEWEST_NAME_WORDS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a speaker's turn starts and what names the speaker."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class SpeakerWord:
    """A word that shows that a label names a speaker: an office, a form of address, a part in a conversation."""

    word: str


def turns(text: str) -> list[Turn]:
    """Return the turns of speakers in `text`, in its order."""
    labelled = [
        Turn(match.start("label"), match["label"])
        for match in _LABEL.finditer(text)
        if _is_name(match["label"]) and (match["label"].isupper() or _goes_on(text, match.end()))
    ]
    often = Counter(turn.label for turn in labelled)
    named = [turn for turn in labelled if _has_office(turn.label) or often[turn.label] >= REPEATED]
    starts = {turn.start for turn in named}
    asked = [Turn(match.start(), "Q") for match in _QUESTION.finditer(text)]
    return sorted([*named, *(turn for turn in asked if turn.start not in starts)], key=lambda turn: turn.start)


def spoken_share(text: str) -> float:
    """Return the share of the text that stands from the first turn on, 0 without one."""
    found = turns(text)
    return (len(text) - found[0].start) / len(text) if found else 0.0


def _goes_on(text: str, place: int) -> bool:
    """Say whether words follow on the same line, as they do behind a speaker and do not behind a heading."""
    return bool(text[place : place + 200].split("\n", 1)[0].strip())


def _is_name(label: str) -> bool:
    """Say whether a label may name a speaker: in capitals, or a few words that begin with one."""
    words = _BRACKETED.sub("", label).replace(",", " ").split()
    if not words or len(words) > MOST_WORDS or words[0].lower() in _NO_SPEAKER:
        return False
    if label.upper() == label:
        return True
    if not FEWEST_NAME_WORDS <= len(words) <= MOST_WORDS_IN_LOWER_CASE:
        return False
    return all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _has_office(label: str) -> bool:
    words = " ".join(re.findall(r"\w+", label.lower()))
    return any(f" {word} " in f" {words} " for word in _speaker_words())


@cache
def _speaker_words() -> frozenset[str]:
    return frozenset(row.word for row in read_rows("speaker_words", SpeakerWord, ("word",)))
