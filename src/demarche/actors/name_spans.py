"""The names in a text with their types: the model's, joined with the gazetteer and with what their words tell.

A reader who only wants to know that "1997 Irish general election" is an event and "Ministry of Defence" a body needs no
actor for it. Where names overlap the longer one holds, and of two on the same words the one that rests on a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.actors.gazetteer import PERSON_KINDS
from demarche.actors.name_search import find_names, join_names, whole_name
from demarche.actors.page import open_page
from demarche.actors.title_search import is_head
from demarche.actors.wordlists import body_words, name_type_words, title_words
from demarche.language.clause import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.actors.gazetteer import Gazetteer, Hit
    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.page import Page
    from demarche.actors.wordlists import NameTypeWords
    from demarche.language.clause import Analysis

TYPES = {
    "country": "LOC",
    "place": "LOC",
    "organization": "ORG",
    "group": "ORG",
    "person": "PERSON",
}
"""The label of a type of actor; formats and agreements have none of their own."""
LABELS = frozenset({"PERSON", "ORG", "LOC", "EVENT"})
"""What is told of a name; the model's other names only keep their parts from being names."""
NAME_KINDS = frozenset({"name", "abbreviation", "capital", "person"})
COMPLEMENT_LINKS = frozenset({"and", "for", "of", "the"})
NUMERALS = frozenset({"i", "ii", "iii", "iv", "v"})
YEAR_DIGITS = 4
LONGEST = 9
"""Words that a name by its head may have before it, and after it."""
BY_MODEL, BY_WORDS, BY_TABLE = range(3)
"""Of two names on the same words the later in this order holds."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name by its words, half-open, with its label and what it rests on."""

    first: int
    last: int
    label: str
    basis: int


def named_spans(
    analysis: Analysis, gazetteer: Gazetteer, knowledge: KnowledgeBase, *, on: str | None = None
) -> tuple[Name, ...]:
    """The names of a text in order and free of overlaps, labelled PERSON, ORG, LOC or EVENT.

    `on` is the day at which aliases must hold.
    """
    openings = frozenset(start for start, _ in (*analysis.sentences, *analysis.paragraphs))
    page = open_page(analysis.text, gazetteer, on, openings)
    found = [
        *_of_model(page, analysis),
        *_people(page, analysis, knowledge),
        *_by_head(page, analysis),
        *_of_tables(page, analysis, knowledge),
    ]
    names = []
    for one in _longest(found):
        if one.label not in LABELS:
            continue
        names.append(Name(page.starts[one.first], _end(page, one, analysis), one.label))
    return tuple(names)


def _longest(found: list[_Found]) -> list[_Found]:
    """Of names that overlap the longest, of equal ones that with the better basis; in the order of the text."""
    taken: set[int] = set()
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.first - f.last, -f.basis, f.first)):
        words = range(one.first, one.last)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(one)
    return sorted(kept, key=lambda f: f.first)


def _end(page: Page, one: _Found, analysis: Analysis) -> int:
    """The end of a name; the full stop of an abbreviation belongs to it where a table or the model says so: "U.S."."""
    _, end = page.span(one.first, one.last)
    hit = page.hit(one.last - 1)
    ends = {name.end for name in analysis.names} | ({hit.end} if hit is not None else set())
    return end + 1 if end + 1 in ends and page.text[end] == "." else end


def _people_words(page: Page, analysis: Analysis) -> set[int]:
    """The words of the names of people that the model found and that hold no noun of a body ("Ananda College")."""
    heads = body_words().type_of
    spans = [page.words_in((n.start, n.end)) for n in analysis.names if n.label == "PERSON"]
    return {word for span in spans if not any(page.lows[w] in heads for w in range(*span)) for word in range(*span)}


def _of_model(page: Page, analysis: Analysis) -> Iterator[_Found]:
    """The model's own names, but for titles taken for people ("Mr President") and first words of sentences."""
    lists = title_words()
    for name in analysis.names:
        first, last = page.words_in((name.start, name.end))
        if first < last and page.opens(first) and page.lows[first] in lists.never_names:
            first += 1
        titles = all(is_head(page.lows[w]) or page.lows[w] in lists.courtesies for w in range(first, last))
        if first < last and not (titles and name.label == "PERSON"):
            yield _Found(first, last, name.label, BY_MODEL)


def _people(page: Page, analysis: Analysis, knowledge: KnowledgeBase) -> Iterator[_Found]:
    """People by full name, where the model found part of the name, or where it mistook a known surname."""
    others = {page.words_in((n.start, n.end))[0] for n in analysis.names if n.label in {"LOC", "ORG"}}
    for name in join_names(page, find_names(page, analysis.names, knowledge)):
        whole = whole_name(page, name, knowledge.name_index)
        alone = not name.known and not name.ambiguous and whole.last - whole.first == 1
        if name.known or name.model or (alone and whole.first in others):
            yield _Found(whole.first, whole.last, "PERSON", BY_TABLE if name.known else BY_WORDS)


def _of_tables(page: Page, analysis: Analysis, knowledge: KnowledgeBase) -> Iterator[_Found]:
    """The gazetteer's countries, places and bodies, where no capitalised word beside them makes them part of a name.

    A word that is a body's short name or a place, and no more, needs the model's word that it is a name and nobody's.
    """
    people = _people_words(page, analysis)
    others = {word for n in analysis.names for word in range(*page.words_in((n.start, n.end)))} - people
    for index, hit in enumerate(page.hits):
        first, last = page.words_of_hit(index)
        label = _label(hit, knowledge)
        if not label or page.starts[first] != hit.start or _in_name(page, first, last):
            continue
        state = any(actor in knowledge.countries for actor in hit.actors("name", "abbreviation"))
        if (label == "ORG" and _is_common(page, hit, first, last) and first not in others) or (
            not state and first in people
        ):
            continue
        yield _Found(first, last, label, BY_TABLE)


def _is_common(page: Page, hit: Hit, first: int, last: int) -> bool:
    """Whether a name is one word and no abbreviation: "Congress", "Alliance", "Republicans"."""
    return last - first == 1 and not page.text[hit.start : hit.end].isupper()


def _label(hit: Hit, knowledge: KnowledgeBase) -> str | None:
    """The label that all readings of a hit as a name share; a capital is a place."""
    labels = set()
    for reading in hit.readings:
        entity = knowledge.entity(reading.actor)
        if entity is None or reading.kind in PERSON_KINDS or reading.kind not in NAME_KINDS:
            continue
        labels.add(TYPES.get(entity.type, ""))
    return labels.pop() if len(labels) == 1 else None


def _in_name(page: Page, first: int, last: int) -> bool:
    """Whether a capitalised word that no table has stands right before or after a hit."""
    before = first > 0 and page.gap(first - 1) == " " and page.capital(first - 1) and not page.opens(first - 1)
    after = last < len(page) and page.gap(last - 1) == " " and page.capital(last)
    return (before and _unexplained(page, first - 1)) or (after and _unexplained(page, last))


def _unexplained(page: Page, word: int) -> bool:
    """Whether a capitalised word is in no hit and is no title, courtesy or word of time."""
    lists, low = title_words(), page.lows[word]
    return page.hit(word) is None and not is_head(low) and low not in lists.never_names | lists.courtesies


# -- names by their head ---------------------------------------------------------------------------------------------


def _by_head(page: Page, analysis: Analysis) -> Iterator[_Found]:
    """Events and bodies by the noun that heads their name."""
    people = _people_words(page, analysis)
    words, bodies = name_type_words(), body_words()
    organizations = words.organizations | {noun for noun, kind in bodies.type_of.items() if kind == "organization"}
    for word, low in enumerate(page.lows):
        if low in words.voting or (low in words.gatherings and not page.capital(word)):
            found = _voting(page, word, words)
        elif low in words.gatherings | words.struggles and page.capital(word):
            found = _headed(page, word, "EVENT", people, leading=low in words.struggles)
        elif low in organizations and page.capital(word):
            found = _headed(page, word, "ORG", people, leading=low in bodies.leading or low in words.leading)
        else:
            continue
        if found is not None:
            yield found
        elif low in words.lone and page.capital(word) and not page.opens(word):
            yield _Found(word, word + 1, "ORG", BY_WORDS)


def _voting(page: Page, head: int, words: NameTypeWords) -> _Found | None:
    """An election: with its year or ordinal, or with the place it is held in, and what it elects."""
    first = head
    named = False
    while first and page.gap(first - 1) in {" ", "-"} and head - first < LONGEST:
        before = first - 1
        low = page.lows[before]
        if _is_year(low):
            month = (
                before > 0
                and page.gap(before - 1) == " "
                and page.capital(before - 1)
                and page.lows[before - 1] in MONTHS
            )
            return _Found(before - 1 if month else before, _end_of_voting(page, head, words), "EVENT", BY_WORDS)
        if page.capital(before) and low not in title_words().never_names:
            named = True
        elif low not in words.modifiers | words.ordinals and not (low == "of" and first < head):
            break
        first = before
    numbered = page.lows[first] in words.ordinals
    while first < head and page.lows[first] == "of":
        first += 1
    if not (named and (numbered or page.capital(head))) or first == head:
        return None
    return _Found(first, _end_of_voting(page, head, words), "EVENT", BY_WORDS)


def _end_of_voting(page: Page, head: int, words: NameTypeWords) -> int:
    """The word after an election and the part of the country it is held in: "Senate election in Indiana"."""
    last = head + 1
    if page.lows[head] not in words.carries_on or page.gap(head) != " " or page.lows[last] != "in":
        return last
    place = last + (2 if page.lows[last + 1] == "the" else 1) if last + 1 < len(page) else last
    hit = page.hit(place) if place < len(page) else None
    if hit is None or not hit.kinds() & {"name", "capital"} or page.gap(last) != " ":
        return last
    return page.words_of_hit(page.hit_of[place])[1]


def _headed(page: Page, head: int, label: str, people: set[int], *, leading: bool) -> _Found | None:
    """A name around a capitalised head: capitalised words before it, and "of …" after one that leads."""
    first, last = head, head + 1
    while first and head - first < LONGEST:
        before = first - 1
        low, gap = page.lows[before], page.gap(before)
        if gap not in {" ", "-", "' "} or before in people:
            break
        if low == "s" and page.gap(before - 1) == "'" and before > 0 and page.capital(before - 1):
            first = before - 1
        elif label == "EVENT" and _is_year(low):
            first = before
            break
        elif page.capital(before) and low not in title_words().never_names and not _begins_anew(page, before):
            first = before
        else:
            break
    if leading and page.gap(head) == " " and last < len(page) and page.lows[last] in {"of", "for"}:
        last = _complement(page, last, people)
    elif label == "EVENT" and page.gap(head) == " " and page.lows[last] in NUMERALS:
        last += 1
    return _Found(first, last, label, BY_WORDS) if last - first > 1 else None


def _begins_anew(page: Page, word: int) -> bool:
    """Whether a capitalised word only opens its sentence: "Former", "The"."""
    low = page.lows[word]
    return page.opens(word) and (low in title_words().past or low in body_words().links)


def _complement(page: Page, preposition: int, people: set[int]) -> int:
    """Where "of the Russian Federation" ends: with a country, or before what is a person's or another body's name."""
    end, position = preposition, preposition
    while position < len(page) and position - preposition < LONGEST and page.gap(position - 1) in {" ", "-"}:
        low = page.lows[position]
        if position in people:
            break
        if page.capital(position):
            hit = page.hit(position)
            end = position + 1
            if hit is not None and "name" in hit.kinds() and _label_is_state(hit):
                return page.words_of_hit(page.hit_of[position])[1]
        elif low not in COMPLEMENT_LINKS or (low == "and" and _body_follows(page, position + 1)):
            break
        position += 1
    return end


def _label_is_state(hit: Hit) -> bool:
    """Whether a name is that of a country, whose id is a code in capitals."""
    return any(actor.isupper() for actor in hit.actors("name"))


def _body_follows(page: Page, word: int) -> bool:
    """Whether a body's name with a head of its own follows: "and the | Reform Party of Canada"."""
    heads = name_type_words().organizations | body_words().type_of.keys()
    for position in range(word, min(len(page), word + LONGEST)):
        if page.lows[position] in heads:
            return True
        if not page.capital(position) and page.lows[position] != "the":
            return False
    return False


def _is_year(low: str) -> bool:
    return len(low) == YEAR_DIGITS and low.isdigit()


MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
})  # fmt: skip
