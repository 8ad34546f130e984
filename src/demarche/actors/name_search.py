"""Where names of people stand in a text: the gazetteer's and the model's, joined where they overlap or touch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.actors.gazetteer import PERSON_KINDS
from demarche.actors.name_index import ARTICLES
from demarche.actors.spelling import name_words
from demarche.actors.title_search import CUE_KINDS, is_cue, is_head
from demarche.actors.wordlists import body_words, gender_of_names, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.name_index import NameIndex
    from demarche.actors.page import Page
    from demarche.actors.titles import Title
    from demarche.actors.wordlists import TitleWords
    from demarche.language.clause import Name

LONGEST_NAME = 7
"""Words of a name after a title; "Mohamed bin Rashid bin Saeed Al Maktoum" has seven, the longest met in 300 official
documents six."""

MONTHS = frozenset({"april", "august", "january", "june", "march", "may"})
"""Months that are surnames of people, too."""
BEFORE_MONTHS = frozenset({
    "and", "by", "during", "early", "from", "in", "last", "late", "mid", "next", "of", "on", "since", "the", "this",
    "to", "until",
})  # fmt: skip
PATRONYMIC = frozenset({"bin", "bint", "ibn", "ould"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of a person by its words `first` to `last` (half-open), without its titles.

    `begin` and `finish` take in the titles before it and the country after it. `known` are the ids whose full name it
    is in the gazetteer, `model` whether the language model calls it a person, `cues` the ids of countries and bodies
    beside it, `courtesy` the "Mr" or "Sheikh" before it. A lone surname is `ambiguous` where it is also a common word,
    and `repeated` where its place tells that it is that of somebody named in full.
    """

    first: int
    last: int
    begin: int
    finish: int
    known: tuple[str, ...] = ()
    model: bool = False
    titles: tuple[Title, ...] = ()
    cues: tuple[str, ...] = ()
    courtesy: str = ""
    ambiguous: bool = False
    repeated: bool = False


def find_names(page: Page, names: Iterable[Name], knowledge: KnowledgeBase) -> list[PersonName]:
    """The names of people that the model and the gazetteer find, in no order; they may overlap."""
    lists = title_words()
    return [*_from_model(page, names, lists), *_from_gazetteer(page, knowledge)]


def words_of(page: Page, name: PersonName) -> tuple[str, ...]:
    """The folded words of a name as they stand in the text."""
    return tuple(page.lows[name.first : name.last])


def find_repeated(
    page: Page, people: list[PersonName], also: Iterable[tuple[str, ...]], lists: TitleWords
) -> Iterator[PersonName]:
    """Names that stand in the text with a title, or in the document's title, where they stand again.

    A surname alone counts inside a sentence, where its capital letter tells that it is a name.
    """
    whole = {words_of(page, n) for n in people if n.titles or n.courtesy or n.model} | set(also)
    starts: dict[str, set[tuple[str, ...]]] = {}
    for words in whole:
        starts.setdefault(words[0], set()).add(words)
    titled = {words_of(page, n) for n in people if n.titles or n.courtesy}
    surnames = {words[-1] for words in titled if len(words) > 1} - (lists.never_names - MONTHS) - lists.suffixes
    covered = {w for n in people if n.titles or n.courtesy or n.last > n.first + 1 for w in range(n.first, n.last)}
    for word, low in enumerate(page.lows):
        if low in starts:
            for words in starts[low]:
                last = word + len(words)
                if (
                    len(words) > 1
                    and tuple(page.lows[word:last]) == words
                    and page.capital(word)
                    and not covered.issuperset(range(word, last))
                ):
                    yield PersonName(word, last, word, last)
        if low in surnames and word not in covered and page.capital(word) and _is_surname_here(page, word, lists):
            yield PersonName(word, word + 1, word, word + 1, repeated=True)


def _is_surname_here(page: Page, word: int, lists: TitleWords) -> bool:
    """Whether a capitalised word that is the surname of somebody named in full is it here, no place and no month."""
    hit = page.hit(word)
    before = page.lows[word - 1] if word and page.gap(word - 1) == " " else ""
    if page.lows[word] in lists.never_names:
        dated = page.gap(word) == " " and page.lows[word + 1].isdigit()
        return not dated and not before.isdigit() and before not in BEFORE_MONTHS and not page.opens(word)
    if hit is None:
        return not page.opens(word)
    # "Lagos said" where Ricardo Lagos has been named, but not "in Lagos".
    return "surname" in hit.kinds() and before not in body_words().locative | {"of", "to", "from"}


def _from_model(page: Page, names: Iterable[Name], lists: TitleWords) -> Iterator[PersonName]:
    """The model's people, cut to the words that can be a name."""
    names = list(names)
    elsewise = {_letters(page, n) for n in names if n.label in {"LOC", "ORG"}}
    people = [n for n in names if n.label == "PERSON" and _letters(page, n) not in elsewise]
    for name in people:
        first, last = page.words_in((name.start, name.end))
        first = _after_title(page, first, last, lists)
        while first < last and (
            (_no_name_word(page, first, lists) and not _is_given(page, first, last))
            or is_cue(page, first)
            or page.lows[first] in lists.courtesies
        ):
            first += 1
        stop = min(first + 1, last)
        while stop < last and not _no_name_word(page, stop, lists):
            if stop > first and not page.within_name(stop - 1) and page.lows[stop] not in lists.suffixes:
                break
            stop += 1
        located = first and page.gap(first - 1) == " " and page.lows[first - 1] in body_words().locative
        # Where the model alone says so, a word that the document also writes small is no name ("Happy New").
        if (
            stop > first
            and page.capital(first)
            and any(len(low) > 1 for low in page.lows[first:stop])
            and not located
            and not any(map(page.written_small, range(first, stop)))
        ):
            yield PersonName(first, stop, first, stop, model=True)


def _after_title(page: Page, first: int, last: int, lists: TitleWords) -> int:
    """The word after a title that the model took into a name: "Vice President | Harris"."""
    word = first
    while word < last and page.lows[word] in lists.modifiers:
        word += 1
    return word + 1 if first < word < last and is_head(page.lows[word]) else first


def _is_given(page: Page, word: int, last: int) -> bool:
    """Whether a title is here a given name: "Amir Hekmati", but not "the Amir" or "Qatar's Amir"."""
    if page.lows[word] not in gender_of_names() or word + 1 >= last or not page.capital(word + 1):
        return False
    before = word - 1
    return before < 0 or page.gap(before) != " " or not (page.lows[before] in {"the", "s"} or is_cue(page, before))


def _letters(page: Page, name: Name) -> str:
    """The letters of a model's name, folded: a name the model calls a person here and a place there is no evidence."""
    return page.folded[name.start : name.end]


def _no_name_word(page: Page, word: int, lists: TitleWords) -> bool:
    """Whether a word the model took into a name cannot be part of one."""
    low = page.lows[word]
    if low in lists.never_names or low in lists.trailing or low in body_words().type_of or is_head(low):
        return True
    return low in {"of", "people", "peoples"} or (low == "s" and page.gap(word - 1) == "'")


def _from_gazetteer(page: Page, knowledge: KnowledgeBase) -> Iterator[PersonName]:
    """The gazetteer's people; a surname takes in the given names and initials before it."""
    for index, hit in enumerate(page.hits):
        kinds = hit.kinds()
        if not kinds & PERSON_KINDS:
            continue
        first, last = page.words_of_hit(index)
        if "person" in kinds:
            if is_head(page.lows[last - 1]) and page.gap(last - 1) == " " and page.lows[last] == "of":
                continue  # "the Queen of Denmark" is not the Queen
            yield PersonName(first, last, first, last, known=hit.actors("person"))
            continue
        given = {word for person in hit.actors("surname") for word in name_words(knowledge.people[person].name)}
        begin = first
        while (
            begin
            and not page.opens(begin)
            and page.within_name(begin - 1)
            and (
                page.lows[begin - 1] in given
                or (len(page.lows[begin - 1]) == 1 and page.gap(begin - 1) in {". ", "."} and page.capital(begin - 1))
            )
        ):
            begin -= 1
        ambiguous = begin == first and all(r.needs_context for r in hit.readings if r.kind == "surname")
        before = page.lows[first - 1] if first and page.gap(first - 1) == " " else ""
        if begin == first and last - first == 1 and _is_title(page, first):
            continue
        if begin == first and (kinds & CUE_KINDS or (ambiguous and before in body_words().locative)):
            continue
        yield PersonName(begin, last, begin, last, ambiguous=ambiguous)


def _is_title(page: Page, word: int) -> bool:
    """Whether a surname that is also a title stands as a title: "the King", "King of Norway", "King Harald"."""
    if not is_head(page.lows[word]):
        return False
    after = page.gap(word) == " " and (page.lows[word + 1] == "of" or page.capital(word + 1))
    return after or (word > 0 and page.gap(word - 1) == " " and page.lows[word - 1] in {"the", "a", "his", "her"})


def join_names(page: Page, found: list[PersonName]) -> list[PersonName]:
    """The names sorted, those that overlap made one, and so a name of one word with another right after it."""
    joined: list[PersonName] = []
    for name in sorted(found, key=lambda n: (n.first, -n.last)):
        if joined and (name.first < joined[-1].last or _goes_on(page, joined[-1], name)):
            other = joined[-1]
            last = max(name.last, other.last)
            whole = next((n.known for n in (name, other) if n.known), ())
            joined[-1] = replace(
                other,
                last=last,
                finish=last,
                known=whole,
                model=name.model or other.model,
                repeated=other.repeated or name.repeated,
            )
        else:
            joined.append(name)
    return joined


def _goes_on(page: Page, former: PersonName, latter: PersonName) -> bool:
    """Whether a name found as two is one: "Elias" and "Antonio Saca"."""
    return former.last == latter.first and former.last - former.first == 1 and page.gap(former.last - 1) == " "


def whole_name(page: Page, name: PersonName, names: NameIndex) -> PersonName:
    """The name with what the model or the gazetteer left off: "Carlos | A. W. de Carvalho Veiga", "Jr.", "III"."""
    last, lists = name.last, title_words()
    lone = not name.known and last - name.first == 1
    given = lone and (page.hit(name.first) is None or names.is_given(page.lows[name.first]))
    if given or (lone and _before_initial(page, last)) or _before_patronymic(page, last):
        last = _end_of_name(page, last, lists)
    if page.gap(last - 1) in {" ", ", "} and page.lows[last] in lists.suffixes:
        last += 1
    return replace(name, last=last, finish=last)


def _before_initial(page: Page, word: int) -> bool:
    """Whether an initial with its full stop stands at a word."""
    return page.gap(word - 1) == " " and len(page.lows[word]) == 1 and page.gap(word) in {". ", "."}


def _before_patronymic(page: Page, word: int) -> bool:
    """Whether a name goes on at a word with "bin Abdulaziz" or "al-Saud"."""
    if page.gap(word - 1) != " ":
        return False
    low = page.lows[word]
    return low in PATRONYMIC or (low.partition("-")[0] in ARTICLES and "-" in low and page.capital(word))


def _end_of_name(page: Page, word: int, lists: TitleWords) -> int:
    """Where the capitalised words that carry on a name end."""
    end = word
    while word < len(page) and word - end < LONGEST_NAME and page.within_name(word - 1):
        common = page.lows[word] not in lists.particles and page.written_small(word)
        if common or not may_be_name(page, word, lists) or page.opens(word):
            break
        word += 1
        if page.capital(word - 1):
            end = word
    return end


def may_be_name(page: Page, word: int, lists: TitleWords) -> bool:
    """Whether a word after a title or a given name can be part of a name."""
    low = page.lows[word]
    hit = page.hit(word)
    if (hit is not None and not hit.kinds() & PERSON_KINDS) or low in body_words().type_of:
        return False
    if low in lists.never_names or is_head(low) or low in lists.modifiers:
        return False
    return page.capital(word) or low in lists.particles
