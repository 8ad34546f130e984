"""The names of people as an index: by the whole name, by its ending, and by how it sounds."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from demarche.actors.spelling import core_words, name_words
from demarche.actors.wordlists import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = tuple[str, ...]
"""The words of a name in folded spelling."""
ARTICLES = frozenset({"al", "ad", "ar", "as", "el", "es"})
"""Arabic articles: "al-Maliki", "el-Maliki" and "Maliki" are one family name."""
SHORTEST_ALIKE = 4
"""Letters from which on a name is long enough to be known by its sound."""
LIKENESS = 0.78
"""How alike two spellings must be beside having one sound: of the 35 surnames that visits of 1990 to 2016 spell
otherwise than the tables with the same sound, all but "Huss" for "Hoss" are at least 0.80 alike; "Rahman" and "Roman"
are 0.73."""
LIKENESS_UNTITLED = 0.85
"""The same for a full name without a title: a seventh of the letters may differ."""
_LATIN = re.compile(r"[a-z]+")
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("tsch", "tc"), ("tch", "tc"), ("ch", "tc"), ("sch", "s"), ("sh", "s"), ("zh", "s"),
    ("q", "k"), ("c", "k"), ("g", "k"), ("w", "v"), ("z", "s"), ("d", "t"),
)  # fmt: skip
"""Letters that different spellings of one name exchange, in the order in which they are put."""
_VOWELS = re.compile(r"[aeiouyj]+")
_DOUBLED = re.compile(r"(.)\1+")


class NameIndex:
    """Finds people of the tables by words of their names; the words asked for are in folded spelling."""

    def __init__(self, people: Iterable[tuple[str, str, bool, Iterable[str]]]) -> None:
        """`people` are ids with the family name, whether texts may call them by any name, and all names."""
        particles = title_words().particles
        self._whole: dict[Words, set[str]] = defaultdict(set)
        self._ends: dict[Words, set[str]] = defaultdict(set)
        self._outer: dict[Words, set[str]] = defaultdict(set)
        self._given: set[str] = set()
        self._any: dict[Words, set[str]] = defaultdict(set)
        self._sounds: dict[str, list[Words]] = {}
        for identity, family_name, by_any_name, names in people:
            family = without_article(core_words(family_name))
            if family[:1] and family[0] not in particles:
                self._add_ending(identity, family[:1])
            self._add_ending(identity, family)
            self._add_ending(identity, family[-1:])
            self._add_ending(identity, name_words(family_name)[-1:])
            for name in names:
                for word in core_words(name) if by_any_name else ():
                    if word not in particles:
                        self._any[word,].add(identity)
                self._add(identity, core_words(name), family)
                if "'" in name or "’" in name:
                    self._add(identity, name_words(name), family)

    def _add(self, identity: str, words: Words, family: Words) -> None:
        if len(without_article(words)) < len(("given", "family")):
            self._add_ending(identity, without_article(words))
            return
        self._whole[words].add(identity)
        if words[0] not in family and len(words[0]) > 1:
            self._given.add(words[0])
        kept = tuple(w for w in words if len(w) > 1)
        if kept != words and len(kept) > 1:
            self._outer[kept].add(identity)
        if len(kept) > len(("given", "family")):
            self._outer[kept[0], kept[-1]].add(identity)
        if family and family[-1] in words:
            last = len(words) - words[::-1].index(family[-1])
            for first in range(1, last - 1):
                self._add_ending(identity, without_article(words[first:last]))

    def _add_ending(self, identity: str, words: Words) -> None:
        if words:
            self._ends[words].add(identity)

    def is_given(self, word: str) -> bool:
        """Whether somebody's name begins with this word, the family name not being first."""
        return word in self._given

    def named(self, words: Words) -> frozenset[str]:
        """The ids of people with exactly this full name."""
        return frozenset(self._whole.get(words, ()))

    def shortened(self, words: Words) -> frozenset[str]:
        """The ids of people whose full name has more words, or initials, between these."""
        return frozenset(self._outer.get(words, ()))

    def surnamed(self, *words: str) -> frozenset[str]:
        """The ids of people whose full name ends so: with the family name, or with it and names before it."""
        ending = without_article(words)
        return frozenset(self._ends.get(ending, ())) | self._any.get(ending, set())

    def sounding(self, words: Words, likeness: float = LIKENESS) -> frozenset[str]:
        """The ids of people with a family name that sounds so and is spelt much so; none for other alphabets."""
        written = "".join(without_article(words))
        if len(written) < SHORTEST_ALIKE or not _LATIN.fullmatch(written):
            return frozenset()
        if not self._sounds:
            # Made when first asked for: most texts spell every name as the tables do.
            for ending in self._ends:
                self._sounds.setdefault(sound("".join(ending)), []).append(ending)
        known = (k for k in self._sounds.get(sound(written), ()) if alike(written, "".join(k), likeness))
        return frozenset(identity for ending in known for identity in self._ends[ending])


def without_article(words: Words) -> Words:
    """The words of a family name without an article before them."""
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def alike(one: str, other: str, likeness: float = LIKENESS) -> bool:
    """Whether two folded words are spellings of one name: they have one sound and most letters in common."""
    return (
        sound(one) == sound(other)
        and len(other) >= SHORTEST_ALIKE
        and SequenceMatcher(None, one, other, autojunk=False).ratio() >= likeness
    )


def sound(word: str) -> str:
    """The consonants of a word, those that spellings exchange made one; a vowel or an h only at its beginning."""
    for letters, put in _SOUNDS:
        word = word.replace(letters, put)
    return word[:1] + _DOUBLED.sub(r"\1", _VOWELS.sub("", word[1:].replace("h", "")))
