"""Names out of GUM's entity mentions.

GUM marks every mention of a person, place or organization, named or not, nested, as noun phrases. A name is what is
left of a mention when its determiners, titles and modifiers are taken off. Where the annotation does not say whether a
capitalised word is part of a name, the word is left unmarked: training learns nothing from it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from training.conllu import read_sentences
from training.names import LABELS, NamedText
from training.treebank import raw_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from training.conllu import Sentence, Word

# The mention opened: (identifier-type-status-salience-centering-minspan-link[-page of an encyclopedia]
OPENING = re.compile(r"\((?P<fields>[^()]+)(?P<closed>\))?|(?P<closing>[^()]+)\)")
FIELDS = 6
PERSON = "person"
PLACE = "place"
TITLE_RELATION = "nmod:desc"


@dataclass(frozen=True)
class Mention:
    """A mention of GUM: words [start, end), its core words, and the encyclopedia page it stands for, if any."""

    type: str
    start: int
    end: int
    core: tuple[int, ...]
    page: str


def read_gum_names(path: Path) -> Iterator[NamedText]:
    """Yield the sentences of GUM with the names found in its mentions."""
    labels: dict[str, str] = tomllib.loads(LABELS.read_text(encoding="utf-8"))["gum"]
    sentences = list(read_sentences(path))
    # GUM calls a state an organization where it acts; the other corpora call it a place throughout.
    places = {mention.page for sentence in sentences for mention in mentions(sentence.words) if mention.type == PLACE}
    places.discard("")
    for sentence in sentences:
        yield _named(sentence, labels, places)


def mentions(words: Sequence[Word]) -> list[Mention]:
    """Return the mentions of a sentence; one that runs over its end is left."""
    found: list[Mention] = []
    open_mentions: list[tuple[str, list[str], int]] = []
    for position, word in enumerate(words):
        for match in OPENING.finditer(_entity_field(word.misc)):
            if match["closing"]:
                identifier = match["closing"]
                index = next(
                    (i for i in reversed(range(len(open_mentions))) if open_mentions[i][0] == identifier), None
                )
                if index is not None:
                    _, fields, start = open_mentions.pop(index)
                    found.append(_mention(fields, start, position + 1))
                continue
            fields = match["fields"].split("-", FIELDS + 1)
            if match["closed"]:
                found.append(_mention(fields, position, position + 1))
            else:
                open_mentions.append((fields[0], fields, position))
    return found


def _entity_field(misc: str) -> str:
    """Return the Entity value of a MISC column."""
    return next((field.partition("=")[2] for field in misc.split("|") if field.startswith("Entity=")), "")


def _mention(fields: list[str], start: int, end: int) -> Mention:
    """Return the mention of split fields; the core positions are counted from 1 within the mention."""
    core = tuple(start + int(number) - 1 for number in fields[5].split(",")) if len(fields) >= FIELDS else ()
    page = unquote(fields[7]) if len(fields) > FIELDS + 1 else ""
    return Mention(fields[1], start, end, core, page)


def _named(sentence: Sentence, labels: dict[str, str], places: set[str]) -> NamedText:
    """Return the sentence with its names, longest first, and its capitalised words of unknown kind."""
    text, offsets = raw_text([sentence], "\n")
    spans: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for mention in sorted(mentions(sentence.words), key=lambda mention: mention.start - mention.end):
        name = name_of(mention, sentence.words)
        if mention.type in labels and name and not taken & set(range(*name)):
            taken |= set(range(*name))
            label = labels[PLACE if mention.page in places else mention.type]
            spans.append((offsets[name[0]][0], offsets[name[1] - 1][1], label))
    unknown = tuple(
        offsets[position]
        for position, word in enumerate(sentence.words)
        if word.upos == "PROPN" or (word.upos == "ADJ" and word.form[:1].isupper())
        if position not in taken
    )
    return NamedText(text, tuple(sorted(spans)), unknown)


def name_of(mention: Mention, words: Sequence[Word]) -> tuple[int, int] | None:
    """Return the words [start, end) that are the name in a mention, None where it is not sure to hold one."""
    core = [position for position in mention.core if mention.start <= position < mention.end]
    if mention.type == PERSON:
        core = [position for position in core if words[position].deprel != TITLE_RELATION]
    if not core or not any(words[position].upos == "PROPN" for position in core):
        return None
    if not all(words[position].form[:1].isupper() or not words[position].form[:1].isalpha() for position in core[:1]):
        return None
    core = [position for position in core if not any(word.form == "," for word in words[core[0] : position])]
    start, end = min(core), max(core) + 1
    page = {part.lower() for part in re.split(r"[_\W]+", mention.page) if part}
    if page:
        if not page & {words[position].form.lower() for position in core}:
            return None
        while end < mention.end and words[end].form.lower() in page:
            end += 1
    elif not _surely_named(core, mention, words):
        return None
    if mention.type == PERSON:
        return None if any(_several(word) for word in words[start:end]) else (start, end)
    while start - 1 > mention.start and words[start - 1].upos == "ADJ" and words[start - 1].form[:1].isupper():
        start -= 1
    return start, end


def _several(word: Word) -> bool:
    """Return whether a word of a mention shows that it is of more than one person: a plural, an "and"."""
    return word.upos == "CCONJ" or "Number=Plur" in word.feats


def _surely_named(core: Sequence[int], mention: Mention, words: Sequence[Word]) -> bool:
    """Return whether a mention that stands for no known page is a name by its form."""
    if any(words[position].upos != "PROPN" for position in core):
        return False
    if mention.type == PERSON:
        titled = any(word.deprel == TITLE_RELATION for word in words[mention.start : mention.end])
        return titled or any(words[position].deprel == "flat" for position in core)
    return True
