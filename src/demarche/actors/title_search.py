"""Finds the titles of office in a text: "Foreign Minister", "President of the French Republic", "former Premier".

A title is found by its head word and grown to both sides; the countries and bodies inside it become its cues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.titles import ArticleKind, Title, title_key
from demarche.actors.wordlists import body_words, title_words

if TYPE_CHECKING:
    from demarche.actors.knowledge import AliasKind
    from demarche.actors.page import Page

INDEFINITE = frozenset(
    {"a", "an", "any", "every", "each", "no", "some", "another", "which", "what", "many", "few", "several", "other"}
)
POSSESSIVE = frozenset({"his", "her", "their", "its", "our", "my", "your"})
DEFINITE = frozenset({"the", "both", "two", "three"})
CUE_KINDS: frozenset[AliasKind] = frozenset({"name", "adjective", "abbreviation", "metonym", "demonym"})
"""Kinds of alias that say whose office a title is; a capital does only after "of" ("Mayor of Moscow")."""
OWNER_PREPOSITION = "of"
OWNER_LINKS = frozenset({"of", "the", "and", "&"})
LONGEST_COMPLEMENT = 14
"""Words of "of …" after a head: the longest before a name in 300 official documents has 12."""
BODY_REACH = 4
"""Words in which a body's name comes to its noun ("National Intelligence and Counterterrorism | Center")."""


def find_titles(page: Page, name_of: list[int]) -> list[Title]:
    """The titles of a page in order, free of overlaps; `name_of[i]` is -1 for words outside the names of people."""
    search = _TitleSearch(page, name_of)
    heads = title_words().heads
    found: list[Title] = []
    floor = 0
    for word, low in enumerate(page.lows):
        if word < floor or (low not in heads and "-" not in low) or name_of[word] >= 0:
            continue
        if is_head(low) and not search.is_named(word):
            found.append(search.title(word, floor))
            floor = found[-1].last
    return found


def is_head(low: str) -> bool:
    """Whether a folded word makes a title; a hyphenated one does by its last part ("ex-president") or its first."""
    lists = title_words()
    if low in lists.heads:
        return True
    before, hyphen, after = low.partition("-")
    if not hyphen:
        return False
    if after in lists.heads:
        return before in lists.past or before in lists.modifiers or before in lists.heads or before == "co"
    return before in lists.heads and (after in lists.not_held or after in lists.trailing)


def is_cue(page: Page, word: int) -> bool:
    """Whether a word belongs to a hit that says whose office a title is."""
    hit = page.hit(word)
    return hit is not None and bool(hit.kinds() & CUE_KINDS)


class _TitleSearch:
    """Grows titles on one page."""

    def __init__(self, page: Page, name_of: list[int]) -> None:
        self._page = page
        self._name_of = name_of
        self._lists = title_words()

    def is_named(self, word: int) -> bool:
        """Whether a head word is part of some name of the tables ("General Assembly")."""
        hit = self._page.hit(word)
        return hit is not None and bool(hit.kinds() & {"name", "abbreviation"})

    def title(self, head: int, floor: int) -> Title:
        """The whole title around a head word; it does not reach back before the word `floor`."""
        page, lists = self._page, self._lists
        while self._goes_on(head):
            head += 1
        first, cues = self._leftwards(head, floor)
        last, complement, more, elsewhere = self._rightwards(head)
        before = [low for w in range(first, head + 1) if not is_cue(page, w) for low in page.lows[w].split("-")]
        flags = set(before)
        said = [
            low
            for low in before
            if low != "s" and not (low in lists.past or low in lists.not_held or low in lists.acting)
        ]
        start, end = page.span(first, last)
        return Title(
            first=first,
            last=last,
            head=head,
            key=title_key(" ".join((*said, *complement))),
            whole=title_key(page.folded[start:end].replace("'s ", " ")),
            cues=tuple(dict.fromkeys((*cues, *more))),
            article=self._article(first),
            plural=page.lows[head].endswith("s") or page.lows[head] == "spokespeople",
            past=bool(flags & lists.past),
            not_held=bool(flags & lists.not_held),
            acting=bool(flags & lists.acting),
            elsewhere=elsewhere,
            capital=page.capital(head),
        )

    def _goes_on(self, head: int) -> bool:
        """Whether the title's last head is further on: "Assistant | Secretary", "Secretary | General"."""
        page, following = self._page, head + 1
        if page.gap(head) not in {" ", "-"} or self._name_of[following] >= 0 or page.hit(following) is not None:
            return False
        if page.capital(head) and not page.capital(following):
            return False
        return page.lows[following] in self._lists.trailing or page.lows[following] in self._lists.heads

    # -- before the head ----------------------------------------------------------------------------------------------

    def _leftwards(self, head: int, floor: int) -> tuple[int, list[str]]:
        """Where the title begins, and the cues before its head."""
        page = self._page
        cues: list[str] = []
        first = head
        while first > floor and self._name_of[first - 1] < 0:
            cue = self._cue_before(first, floor)
            if cue is not None:
                first, actors = cue
                cues.extend(actors)
            elif page.gap(first - 1) in {" ", "-"} and self._joins(first - 1, head):
                first -= 1
            else:
                break
        while first < head and page.lows[first] in self._lists.complement_links:
            first += 1
        return first, cues

    def _cue_before(self, first: int, floor: int) -> tuple[int, tuple[str, ...]] | None:
        """The country or body that stands before a word, as "Russia's", "U.S." or "Republic of Korea (ROK)"."""
        page, before = self._page, first - 1
        gap = page.gap(before)
        if page.lows[before] == "s" and gap == " " and page.gap(before - 1) == "'":
            before -= 1
        elif gap not in {" ", "-", ") ", "' "} and not (gap in {". ", ".-"} and self._abbreviated(before)):
            return None
        hit = page.hit(before) if before >= floor else None
        if hit is None or not is_cue(page, before):
            return None
        start = page.words_of_hit(page.hit_of[before])[0]
        if start < floor:
            return None
        if gap == ") " and page.gap(start - 1) == " (" and start - 1 >= floor and is_cue(page, start - 1):
            start = page.words_of_hit(page.hit_of[start - 1])[0]
        return start, hit.actors(*CUE_KINDS)

    def _abbreviated(self, word: int) -> bool:
        """Whether the hit over a word is written with full stops."""
        hit = self._page.hit(word)
        return hit is not None and "abbreviation" in hit.kinds() and self._page.text[hit.start : hit.end].endswith(".")

    def _joins(self, word: int, head: int) -> bool:
        """Whether a word before a head is part of the title: a title word, or inside a sentence any capitalised one."""
        page, lists, low = self._page, self._lists, self._page.lows[word]
        if low == "under":
            return page.capital(word) and page.lows[word + 1] in {"secretary", "secretaries"}
        if lists.inside_title(low):
            return True
        if not (page.capital(head) and page.capital(word)) or page.opens(word):
            return False
        return low not in lists.never_names and low not in lists.complement_links and low not in lists.courtesies

    def _article(self, first: int) -> ArticleKind:
        """What stands before a title."""
        page = self._page
        if first == 0 or page.gap(first - 1) != " ":
            return "none"
        low = page.lows[first - 1]
        if low in DEFINITE:
            return "definite"
        if low in INDEFINITE:
            return "indefinite"
        return "possessive" if low in POSSESSIVE else "none"

    # -- after the head -----------------------------------------------------------------------------------------------

    def _rightwards(self, head: int) -> tuple[int, list[str], list[str], bool]:
        """Where the title ends, its complement without cues, the cues in that, and whether it is unknown whose."""
        page, start = self._page, head + 1
        if page.gap(head) != " " or page.lows[start] not in self._lists.complement_prepositions:
            return start, [], [], False
        plural = page.lows[head].endswith("s")
        owner = page.lows[start] == OWNER_PREPOSITION
        words: list[str] = []
        cues: list[str] = []
        cued = False
        end, kept, position = start, 0, start
        while position < min(len(page), start + LONGEST_COMPLEMENT) and self._name_of[position] < 0:
            if not self._carries_on(position, plural=plural, cued=cued):
                break
            stop = self._cue_at(position, plural=plural, cued=cued)
            if stop:
                cues.extend(page.hits[page.hit_of[position]].actors() if owner else ())
                position, end, kept, cued = stop, stop, len(words), True
            elif self._names_a_thing(position, head, cued=cued, first=not words):
                words.append(page.lows[position])
                position += 1
                end, kept = position, len(words)
            elif self._links(position, cued=cued):
                owner = owner or page.lows[position] == OWNER_PREPOSITION
                words.append(page.lows[position])
                position += 1
            else:
                break
        if end == start:
            return start, [], [], page.lows[start] == OWNER_PREPOSITION
        words = words[:kept]
        while words and words[-1] in self._lists.complement_links:
            words.pop()
        return end, [w for w in words if w != "s"], cues, False

    def _carries_on(self, position: int, *, plural: bool, cued: bool) -> bool:
        """Whether a complement may go on over what stands before a word: a space, or a comma inside a list."""
        page = self._page
        gap = page.gap(position - 1)
        if gap == ", ":
            # "of Trade, Industry and Energy"; "presidents of Ukraine, Poland and Lithuania"
            in_name = page.capital(position) and page.gap(position) in {" ", ", "} and page.lows[position + 1] == "and"
            return in_name or (plural and cued and is_cue(page, position))
        return gap in {" ", "'", "-"}

    def _cue_at(self, position: int, *, plural: bool, cued: bool) -> int:
        """The word after the cue at a word, 0 for none; a second country belongs only to a plural title."""
        page = self._page
        hit = page.hit(position)
        if hit is None or not (
            is_cue(page, position) or ("capital" in hit.kinds() and page.lows[position - 1] == "of")
        ):
            return 0
        if cued and page.lows[position - 1] == "and" and not plural:
            return 0
        return max(page.words_of_hit(page.hit_of[position])[1], position + 1)

    def _links(self, position: int, *, cued: bool) -> bool:
        """Whether a word joins the parts of a complement."""
        page, low = self._page, self._page.lows[position]
        if low == "s":
            return page.gap(position - 1) == "'"
        return low in self._lists.complement_links and (low in OWNER_LINKS or not cued)

    def _names_a_thing(self, position: int, head: int, *, cued: bool, first: bool) -> bool:
        """Whether a word goes on with what the title is head of, and begins neither a title nor a name.

        It has a capital, or is a title word after a head in small letters ("secretary of state").
        """
        page, low = self._page, self._page.lows[position]
        if not page.capital(head) and not page.capital(position):
            return low in self._lists.modifiers
        if not page.capital(position) or low in self._lists.never_names or self._begins_title(position):
            return False
        return (first and not cued) or not self._begins_name(position, after_cue=cued)

    def _begins_title(self, word: int) -> bool:
        """Whether another title begins at a word after "and": "and | Deputy Supreme Commander"."""
        page = self._page
        if page.lows[word - 1] != "and" and page.lows[word - 2 : word] != ["and", "the"]:
            return False
        position = word
        while page.lows[position] in self._lists.modifiers and page.gap(position) == " ":
            position += 1
        return is_head(page.lows[position])

    def _begins_name(self, word: int, *, after_cue: bool) -> bool:
        """Whether a capitalised word in a complement is the first of the holder's name.

        So is a word that follows a country or the noun of a body and comes to no such noun itself ("of Egypt | Abdel
        Fattah el-Sisi"), and one before a particle or an initial ("Forces | Mohamed bin Zayed").
        """
        page, lists, low = self._page, self._lists, self._page.lows[word]
        former = page.lows[word - 1]
        if page.gap(word - 1) != " " or former in lists.complement_links:
            return False
        if is_head(low):
            return after_cue
        if len(low) == 1 or low in lists.modifiers or low in body_words().type_of or self._body_ahead(word):
            return False
        if former in body_words().type_of or (after_cue and self._is_owner(word - 1)):
            return True
        return page.gap(word) == " " and (self._before_particle(word) or self._last_two(word))

    def _before_particle(self, word: int) -> bool:
        """Whether a small particle or an initial follows a word: "Mohamed | bin", "Brian | P."."""
        page, following = self._page, self._page.lows[word + 1]
        if len(following) == 1:
            return page.gap(word + 1) == ". "
        return following in self._lists.particles - self._lists.complement_links and not page.capital(word + 1)

    def _last_two(self, word: int) -> bool:
        """Whether a word after a title word is the last but one of its run: "Transformation | Mykhailo Fedorov"."""
        page, last = self._page, word + 1
        alone = page.gap(last) != " " or not page.capital(last + 1)
        return page.lows[word - 1] in self._lists.modifiers and page.capital(last) and alone

    def _is_owner(self, word: int) -> bool:
        """Whether a word names a country or body, not its adjective: nobody is "of Russian | Ivanov"."""
        hit = self._page.hit(word)
        return hit is not None and bool(hit.kinds() & {"name", "abbreviation"})

    def _body_ahead(self, word: int) -> bool:
        """Whether capitalised words from here come to the noun of a body's name ("Geological Survey")."""
        page = self._page
        for position in range(word, min(len(page), word + BODY_REACH)):
            if page.lows[position] in body_words().type_of:
                return True
            if not page.capital(position) or page.gap(position) != " ":
                return False
        return False
