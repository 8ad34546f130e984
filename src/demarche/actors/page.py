"""A text as the resolver walks over it: words with their folded spelling, gazetteer hits, sentences."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demarche.actors.spelling import fold

if TYPE_CHECKING:
    from demarche.actors.gazetteer import Gazetteer, Hit
    from demarche.records import Span

TOKEN = re.compile(r"[^\W_]+(?:(?:-|'(?!s\b))[^\W_]+)*")
"""A word of the folded text; hyphens and apostrophes inside it belong to it, a possessive 's is a word of its own."""
NOT_IN_HIT = -1


@dataclass(slots=True)
class Page:
    """The words of a text by number, with what the gazetteer found on them.

    `lows` are the words in folded spelling, `hit_of[i]` the index of the hit that covers word `i` whole or in part
    (-1 for none), `openings` the offsets at which a sentence or paragraph begins.
    """

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    lows: list[str]
    capitals: list[bool]
    hits: list[Hit]
    hit_of: list[int]
    openings: frozenset[int] = frozenset()
    _first_words: list[int] = field(default_factory=list)
    _last_words: list[int] = field(default_factory=list)
    _small: set[str] | None = None

    def __len__(self) -> int:
        """The number of words."""
        return len(self.starts)

    def gap(self, word: int) -> str:
        """What stands between a word and the next, folded; a line feed where a line or the text ends there."""
        if word < 0 or word + 1 >= len(self.starts):
            return "\n"
        start, end = self.ends[word], self.starts[word + 1]
        return "\n" if self.text.find("\n", start, end) >= 0 else self.folded[start:end]

    def within_name(self, word: int) -> bool:
        """Whether a word and the next may belong to one name: a full stop between them needs an initial before it."""
        gap = self.gap(word)
        return gap in {" ", "-", " '", ' "'} or (gap in {". ", "."} and self.ends[word] - self.starts[word] == 1)

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital letter, or a part of it after a hyphen does ("el-Sisi")."""
        return self.capitals[word]

    def written_small(self, word: int) -> bool:
        """Whether a word also stands somewhere on the page without a capital, as common words do."""
        if self._small is None:
            self._small = {low for low, capital in zip(self.lows, self.capitals, strict=True) if not capital}
        return self.lows[word] in self._small

    def opens(self, word: int) -> bool:
        """Whether a word begins a sentence."""
        return self.starts[word] in self.openings

    def hit(self, word: int) -> Hit | None:
        """The hit that covers a word."""
        index = self.hit_of[word]
        return None if index == NOT_IN_HIT else self.hits[index]

    def words_of_hit(self, index: int) -> tuple[int, int]:
        """The half-open range of words that a hit covers."""
        return self._first_words[index], self._last_words[index]

    def words_in(self, span: Span) -> tuple[int, int]:
        """The half-open range of words that a stretch of text touches."""
        first = bisect.bisect_right(self.ends, span[0])
        last = bisect.bisect_left(self.starts, span[1])
        return first, max(first, last)

    def span(self, first: int, last: int) -> Span:
        """The offsets of the words `first` to `last` (half-open)."""
        return self.starts[first], self.ends[last - 1]


def open_page(text: str, gazetteer: Gazetteer, on: str | None, openings: frozenset[int] = frozenset()) -> Page:
    """Split a text into words and find its hits; `on` is the day at which aliases must hold."""
    folded = fold(text)
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    capitals: list[bool] = []
    for match in TOKEN.finditer(folded):
        start, end = match.span()
        low = folded[start:end]
        starts.append(start)
        ends.append(end)
        lows.append(low)
        capitals.append(text[start].isupper() or ("-" in low and text[start + low.find("-") + 1].isupper()))
    hits = gazetteer.find(text, folded, on)
    page = Page(text, folded, starts, ends, lows, capitals, hits, [NOT_IN_HIT] * len(starts), openings | {0})
    for index, hit in enumerate(hits):
        first, last = page.words_in(hit.span)
        page._first_words.append(first)  # noqa: SLF001 - the page is being built here
        page._last_words.append(last)  # noqa: SLF001
        for word in range(first, last):
            page.hit_of[word] = index
    return page
