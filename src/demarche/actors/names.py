"""Names of people in a text: the gazetteer's and the model's joined, with the titles that stand before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.actors.gazetteer import PERSON_KINDS
from demarche.actors.spelling import name_words
from demarche.actors.title_search import CUE_KINDS, find_titles, is_cue, is_head
from demarche.actors.titles import singular_title
from demarche.actors.wordlists import body_words, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.page import Page
    from demarche.actors.titles import Title
    from demarche.actors.wordlists import TitleWords
    from demarche.language.clause import Name

LONGEST_NAME = 7
"""Words of a name after a title; "Mohamed bin Rashid bin Saeed Al Maktoum" has seven, the longest met in 300 official
documents six."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of a person by its words `first` to `last` (half-open), without its titles.

    `begin` and `finish` take in the titles before it and the country after it. `known` are the ids whose full name it
    is in the gazetteer, `model` whether the language model calls it a person, `cues` the ids of countries and bodies
    beside it, `courtesy` the "Mr" or "Sheikh" before it. A lone surname is `ambiguous` where it is also a common word.
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


def people_and_titles(
    page: Page, names: Iterable[Name], knowledge: KnowledgeBase, also: Iterable[tuple[str, ...]] = ()
) -> tuple[list[PersonName], list[Title]]:
    """The names of people on a page, each with its titles, and the titles that belong to no name, both in order.

    `also` are names, as folded words, to be found wherever they stand: those of the document's title.
    """
    lists = title_words()
    found = [*_from_model(page, names, lists), *_from_gazetteer(page, knowledge)]
    people, titles = _with_titles(page, found, lists)
    again = list(_repeated(page, people, also, lists))
    return _with_titles(page, [*found, *again], lists) if again else (people, titles)


def _with_titles(page: Page, found: list[PersonName], lists: TitleWords) -> tuple[list[PersonName], list[Title]]:
    """Join the names found and give them their titles."""
    bare = [_with_suffix(page, name, lists) for name in _joined(found)]
    name_of = [-1] * len(page)
    for index, name in enumerate(bare):
        name_of[name.first : name.last] = [index] * (name.last - name.first)
    return _attached(page, bare, find_titles(page, name_of))


def words_of(page: Page, name: PersonName) -> tuple[str, ...]:
    """The folded words of a name as they stand in the text."""
    return tuple(page.lows[name.first : name.last])


def _repeated(
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
    surnames = {words[-1] for words in titled if len(words) > 1} - lists.never_names - lists.suffixes
    covered = {w for n in people for w in range(n.first, n.last)}
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
        if (
            low in surnames
            and word not in covered
            and page.capital(word)
            and not page.opens(word)
            and page.hit(word) is None
        ):
            yield PersonName(word, word + 1, word, word + 1)


def _from_model(page: Page, names: Iterable[Name], lists: TitleWords) -> Iterator[PersonName]:
    """The model's people, cut to the words that can be a name."""
    names = list(names)
    elsewise = {_letters(page, n) for n in names if n.label in {"LOC", "ORG"}}
    people = [n for n in names if n.label == "PERSON" and _letters(page, n) not in elsewise]
    for name in people:
        first, last = page.words_in((name.start, name.end))
        while first < last and (
            _no_name_word(page, first, lists) or is_cue(page, first) or page.lows[first] in lists.courtesies
        ):
            first += 1
        stop = first
        while stop < last and not _no_name_word(page, stop, lists):
            if stop > first and not page.within_name(stop - 1) and page.lows[stop] not in lists.suffixes:
                break
            stop += 1
        located = first and page.gap(first - 1) == " " and page.lows[first - 1] in body_words().locative
        # Where the model alone says so, a word that the document also writes small is no name ("Happy New").
        if (
            stop > first
            and page.capital(first)
            and not located
            and not any(map(page.written_small, range(first, stop)))
        ):
            yield PersonName(first, stop, first, stop, model=True)


def _letters(page: Page, name: Name) -> str:
    """The letters of a model's name, folded: a name the model calls a person here and a place there is no evidence."""
    return page.folded[name.start : name.end]


def _no_name_word(page: Page, word: int, lists: TitleWords) -> bool:
    """Whether a word the model took into a name cannot be part of one."""
    low = page.lows[word]
    if low in lists.never_names or low in body_words().type_of or is_head(low):
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
            yield PersonName(first, last, first, last, known=hit.actors("person"))
            continue
        given = {word for person in hit.actors("surname") for word in name_words(knowledge.people[person].name)}
        begin = first
        while (
            begin
            and page.within_name(begin - 1)
            and (
                page.lows[begin - 1] in given
                or (len(page.lows[begin - 1]) == 1 and page.gap(begin - 1) in {". ", "."} and page.capital(begin - 1))
            )
        ):
            begin -= 1
        ambiguous = begin == first and all(r.needs_context for r in hit.readings if r.kind == "surname")
        before = page.lows[first - 1] if first and page.gap(first - 1) == " " else ""
        if begin == first and (kinds & CUE_KINDS or (ambiguous and before in body_words().locative)):
            continue
        yield PersonName(begin, last, begin, last, ambiguous=ambiguous)


def _joined(found: list[PersonName]) -> list[PersonName]:
    """The names sorted, each stretch of overlapping ones made one."""
    joined: list[PersonName] = []
    for name in sorted(found, key=lambda n: (n.first, -n.last)):
        if joined and name.first < joined[-1].last:
            other = joined[-1]
            last = max(name.last, other.last)
            whole = next((n.known for n in (name, other) if n.known), ())
            joined[-1] = replace(other, last=last, finish=last, known=whole, model=name.model or other.model)
        else:
            joined.append(name)
    return joined


def _with_suffix(page: Page, name: PersonName, lists: TitleWords) -> PersonName:
    """The name with the "Jr." or "III" that follows it."""
    if page.gap(name.last - 1) in {" ", ", "} and page.lows[name.last] in lists.suffixes:
        return replace(name, last=name.last + 1, finish=name.last + 1)
    return name


def _attached(page: Page, bare: list[PersonName], titles: list[Title]) -> tuple[list[PersonName], list[Title]]:
    """Give each name its titles; the second value are the titles left over."""
    lists = title_words()
    named: dict[int, PersonName] = {name.first: name for name in bare}
    left: list[Title] = []
    waiting: list[Title] = []
    for title in titles:
        waiting = waiting if waiting and _carries_on(page, waiting[-1], title) else []
        word, courtesy = _after_courtesy(page, title.last, lists)
        if _of_relative(page, title, lists):
            left.append(title)
            continue
        name = _name_at(page, title, word, named, lists)
        if name is None:
            waiting.append(title)
            left.append(title)
            continue
        joined = (*waiting, replace(title, key=singular_title(title.key)) if title.plural else title)
        left = [t for t in left if t not in waiting]
        waiting = []
        cues = tuple(c for t in joined for c in t.cues)
        named[name.first] = replace(name, begin=joined[0].first, titles=joined, cues=cues, courtesy=courtesy)
        if title.plural:
            _share(page, named, name, joined[-1])
    _add_appositions(page, named, left)
    people = [_with_surroundings(page, name, lists) for _, name in sorted(named.items())]
    return people, left


def _add_appositions(page: Page, named: dict[int, PersonName], left: list[Title]) -> None:
    """Give a name without a title the one that follows it after a comma; the title stays a mention of its own."""
    ends = {name.last: name for name in named.values() if not name.titles}
    for title in left:
        start = title.first - (1 if title.article == "definite" else 0)
        name = ends.get(start)
        if name is not None and page.gap(start - 1) == ", " and not title.plural:
            named[name.first] = replace(name, titles=(title,), cues=title.cues)


def _carries_on(page: Page, former: Title, latter: Title) -> bool:
    """Whether two titles stand side by side before one name ("State Councilor and Foreign Minister")."""
    if former.article != "none" or former.plural:
        return former.last == latter.first and page.gap(former.last - 1) in {" ", " - "}
    between = page.folded[page.ends[former.last - 1] : page.starts[latter.first]]
    return between in {" and ", ", ", " - ", "/", " ", "-", " & "}


def _of_relative(page: Page, title: Title, lists: TitleWords) -> bool:
    """Whether a title is that of a relative of whoever is named next ("wife of the President Olena Zelenska")."""
    word = title.first - (2 if title.article == "definite" else 1)
    return word > 0 and page.lows[word] == "of" and page.lows[word - 1] in lists.kin


def _after_courtesy(page: Page, word: int, lists: TitleWords) -> tuple[int, str]:
    """The word after a "Mr" or "Dr", and that courtesy."""
    if word < len(page) and page.lows[word] in lists.courtesies and page.gap(word) in {" ", ". "}:
        return word + 1, page.lows[word]
    return word, ""


def _name_at(page: Page, title: Title, word: int, named: dict[int, PersonName], lists: TitleWords) -> PersonName | None:
    """The name that follows a title: a known one, or the capitalised words after it."""
    gap = page.gap(title.last - 1)
    apart = gap in {", ", " - "} and not title.plural and (title.article == "definite" or bool(title.cues))
    if word in named and (apart or gap in {" ", ") ", "- ", '" '}):
        return named[word] if not named[word].titles else None
    if gap not in {" ", ") "} or title.plural or title.article == "indefinite":
        return None
    last = word
    while last < min(len(page), word + LONGEST_NAME) and _may_be_name(page, last, lists):
        taken = named.get(last)
        last = taken.last if taken is not None else last + 1
        if not page.within_name(last - 1) or page.lows[last - 1] in lists.suffixes:
            break
    while last > word and (page.lows[last - 1] in lists.particles or not page.capital(last - 1)):
        last -= 1
    if last == word or not page.capital(word) or title.elsewhere:
        return None
    if word not in named and not _believable(page, title, word, last, lists):
        return None
    for inner in [w for w in named if word < w < last]:
        del named[inner]
    return PersonName(word, last, word, last)


def _believable(page: Page, title: Title, word: int, last: int, lists: TitleWords) -> bool:
    """Whether capitalised words after a title that nothing else calls a name may be one.

    One word alone is not where the title is in small letters, where the page writes it small too, or after a head that
    is a common word ("Chief Circuit"); after such a head several words need a complement before them.
    """
    common = page.lows[title.head] in lists.common_heads
    if last - word == 1:
        return title.capital and not common and not page.written_small(word)
    return not common or title.last > title.head + 1


def _may_be_name(page: Page, word: int, lists: TitleWords) -> bool:
    """Whether a word after a title can be part of a name."""
    low = page.lows[word]
    hit = page.hit(word)
    if (hit is not None and not hit.kinds() & PERSON_KINDS) or low in body_words().type_of:
        return False
    if low in lists.never_names or is_head(low) or low in lists.modifiers:
        return False
    return page.capital(word) or low in lists.particles


def _share(page: Page, named: dict[int, PersonName], name: PersonName, title: Title) -> None:
    """Give a plural title to the names that are joined to the first: "Presidents Putin and Lukashenko"."""
    current = name
    while current.last < len(page):
        gap, following = page.gap(current.last - 1), current.last
        if gap == " " and page.lows[following] == "and":
            following += 1
        elif gap != ", ":
            return
        if following not in named or named[following].titles:
            return
        named[following] = replace(named[following], titles=(title,))
        current = named[following]


def _with_surroundings(page: Page, name: PersonName, lists: TitleWords) -> PersonName:
    """The name with the courtesy and the adjective before it and the country after it."""
    if (
        not name.titles
        and name.first
        and page.lows[name.first - 1] in lists.courtesies
        and page.gap(name.first - 1) in {" ", ". "}
    ):
        name = replace(name, begin=name.first - 1, courtesy=page.lows[name.first - 1])
    if not name.titles and name.begin:
        before = name.begin - 1
        if page.lows[before] == "s" and page.gap(before) == " " and page.gap(before - 1) == "'":
            before -= 1
        if before >= 0 and is_cue(page, before) and (before < name.begin - 1 or page.gap(before) == " "):
            hit = page.hit(before)
            name = replace(name, cues=(*name.cues, *(hit.actors() if hit else ())))
    return _with_country(page, name)


def _with_country(page: Page, name: PersonName) -> PersonName:
    """The name with "of Ukraine" after it; only a name with a title is somebody "of" a country."""
    word = name.last
    if (
        page.gap(word - 1) != " "
        or word + 1 >= len(page)
        or page.lows[word] != "of"
        or not (name.titles or name.courtesy)
    ):
        return name
    word += 2 if page.lows[word + 1] == "the" else 1
    if word >= len(page) or not is_cue(page, word):
        return name
    hit = page.hit(word)
    if hit is None or "name" not in hit.kinds():
        return name
    last = page.words_of_hit(page.hit_of[word])[1]
    return replace(name, finish=last, cues=(*name.cues, *hit.actors("name")))
