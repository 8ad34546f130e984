"""Spellings that count as one: the same name with or without accents, in any case, with any hyphen or apostrophe.

Every character is folded to exactly one character, so an offset into the folded text is an offset into the text.
Letters of other alphabets stay what they are: a Cyrillic letter that looks like a Latin one never matches it.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\uff07"
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
WITHOUT_DECOMPOSITION = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e"}
NAME_WORD = re.compile(r"[^\W_]+")


class _Folding(dict[int, str]):
    """A translation table that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    """One character for one character: lower case, no accent, plain space, hyphen and apostrophe."""
    if character.isspace():
        return " "
    if character in APOSTROPHES:
        return "'"
    if character in HYPHENS:
        return "-"
    bare = "".join(c for c in unicodedata.normalize("NFKD", character.lower()) if not unicodedata.combining(c)).lower()
    if len(bare) != 1:
        bare = character.lower() if len(character.lower()) == 1 else character
    return WITHOUT_DECOMPOSITION.get(bare, bare)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return `text` in its folded spelling, of the same length."""
    return text.translate(_FOLDING)


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name in folded spelling, without punctuation: "Bashar al-Assad" -> bashar, al, assad."""
    return tuple(NAME_WORD.findall(fold(text)))


def core_words(text: str) -> tuple[str, ...]:
    """The words of a name in folded spelling with the apostrophes left out: "Yar'Adua" -> yaradua."""
    return tuple(NAME_WORD.findall(fold(text).replace("'", "")))


def slug(name: str) -> str:
    """An id made of a name: "Choi Jong Kun" -> "choi-jong-kun"."""
    return "-".join(name_words(name.replace("'", "").replace("’", "")))
