"""Names of people in a text with the titles that stand before or after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.actors.name_search import (
    LONGEST_NAME,
    PersonName,
    find_names,
    find_repeated,
    join_names,
    may_be_name,
    whole_name,
)
from demarche.actors.title_search import find_titles, is_cue
from demarche.actors.titles import singular_title
from demarche.actors.wordlists import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.page import Page
    from demarche.actors.titles import Title
    from demarche.actors.wordlists import TitleWords
    from demarche.language.clause import Name


def people_and_titles(
    page: Page, names: Iterable[Name], knowledge: KnowledgeBase, also: Iterable[tuple[str, ...]] = ()
) -> tuple[list[PersonName], list[Title]]:
    """The names of people on a page, each with its titles, and the titles that belong to no name, both in order.

    `also` are names, as folded words, to be found wherever they stand: those of the document's title.
    """
    lists = title_words()
    found = find_names(page, names, knowledge)
    people, titles = _with_titles(page, found, knowledge)
    again = list(find_repeated(page, people, also, lists))
    return _with_titles(page, [*found, *again], knowledge) if again else (people, titles)


def _with_titles(page: Page, found: list[PersonName], knowledge: KnowledgeBase) -> tuple[list[PersonName], list[Title]]:
    """Join the names found and give them their titles."""
    bare = join_names(page, [whole_name(page, name, knowledge.name_index) for name in join_names(page, found)])
    name_of = [-1] * len(page)
    for index, name in enumerate(bare):
        name_of[name.first : name.last] = [index] * (name.last - name.first)
    return _attached(page, bare, find_titles(page, name_of))


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
    return _with_nationality(page, people), left


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
    """The word after a "Mr", "Dr" or "H.E. Mr.", and the last of these courtesies."""
    courtesy = ""
    while word < len(page):
        if page.lows[word : word + 2] == ["h", "e"] and page.gap(word) == ".":
            word += 2
        elif page.lows[word] in lists.courtesies and page.gap(word) in {" ", ". "}:
            courtesy = page.lows[word]
            word += 1
        else:
            break
    return word, courtesy


def _name_at(page: Page, title: Title, word: int, named: dict[int, PersonName], lists: TitleWords) -> PersonName | None:
    """The name that follows a title: a known one, or the capitalised words after it."""
    gap = page.gap(title.last - 1)
    apart = (
        gap in {", ", " - "}
        and not title.plural
        and (title.article == "definite" or bool(title.cues))
        and not _is_apposition(page, title, named)
    )
    if word in named and (apart or gap in {" ", ") ", "- ", '" '}):
        return named[word] if not named[word].titles else None
    if gap not in {" ", ") "} or title.plural or title.article == "indefinite":
        return None
    last = word
    while last < min(len(page), word + LONGEST_NAME) and may_be_name(page, last, lists):
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


def _is_apposition(page: Page, title: Title, named: dict[int, PersonName]) -> bool:
    """Whether a title stands between commas after the name it belongs to: "Putin, the Russian president, …"."""
    start = title.first - (1 if title.article == "definite" else 0)
    return page.gap(start - 1) == ", " and any(name.last == start for name in named.values())


def _believable(page: Page, title: Title, word: int, last: int, lists: TitleWords) -> bool:
    """Whether capitalised words after a title that nothing else calls a name may be one.

    One word alone is not where the title is in small letters, where the page writes it small too, or after a head that
    is a common word ("Chief Circuit"); after such a head several words need a complement before them.
    """
    common = page.lows[title.head] in lists.common_heads
    if last - word == 1:
        return title.capital and not common and not page.written_small(word) and page.lows[word] not in lists.particles
    return not common or title.last > title.head + 1


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


def _with_nationality(page: Page, people: list[PersonName]) -> list[PersonName]:
    """The names with what "Ukrainian pilot" or, for all of a list, "American citizens" before them tells."""
    told: list[PersonName] = []
    for name in people:
        cues: tuple[str, ...] = ()
        before = name.begin - 1
        if not (name.titles or name.cues or name.known) and before > 0:
            if page.gap(before) == " " and page.gap(before - 1) == " " and not page.capital(before):
                hit = page.hit(before - 1) if page.hit(before) is None else None
                cues = hit.actors("adjective") if hit is not None else ()
            former = told[-1] if told else None
            joined = former is not None and (
                (former.finish == name.begin and page.gap(before) == ", ")
                or (former.finish == before and page.lows[before] == "and")
            )
            if former is not None and joined and not cues and not former.titles:
                cues = former.cues
        told.append(replace(name, cues=cues) if len(cues) == 1 else name)
    return told


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
