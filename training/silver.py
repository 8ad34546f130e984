"""Sentences of official documents whose names the knowledge base explains in full, as further training text for names.

A sentence is taken only where every capitalised word belongs to a name of the knowledge base, to a title or to a word
that the treebanks write in lower case; then nothing in it is left to guess. The texts of `corpus/readouts` are left
out.
"""

from __future__ import annotations

import gzip
import json
import re
from calendar import day_name, month_name
from collections import Counter
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from demarche.actors.gazetteer import Gazetteer
from demarche.actors.knowledge import load_knowledge
from demarche.actors.spelling import fold
from demarche.actors.wordlists import title_words
from demarche.language.analyse import paragraphs_of
from demarche.language.normalise import normalise
from training.conllu import read_sentences
from training.inputs import corpus_folder, read_inputs, treebanks_folder
from training.names import NamedText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.actors.gazetteer import Hit

# At most so many sentences, and so many in which one name stands: else half of them would be about Russia.
SENTENCES = 6000
PER_NAME = 40
SHORTEST = 40
LONGEST = 400
# Eight words in a row that stand in a text of corpus/readouts make a sentence part of it.
SHINGLE = 8
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"A-Z])")
# An election's name ("the Russian presidential election") is more than its country's, and the knowledge base has none.
ELECTION = re.compile(r"\b(?:elections?|primar(?:y|ies)|referendum)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w'-]*")
# What a hit of the gazetteer is by the kinds of its aliases and the type of its actor; None: no name of ours to learn.
PERSON, PLACE, BODY, OTHER = "PERSON", "LOC", "ORG", "MISC"
PLACE_KINDS = frozenset({"name", "capital", "abbreviation"})
PEOPLES = frozenset({"adjective", "demonym"})
CALENDAR = frozenset({*filter(None, month_name), *day_name, "I"})


def silver_names(seed: int) -> list[NamedText]:
    """Return sentences of `corpus/official` with all their names, in the order of chance, none name too often."""
    found = sorted(_explained(), key=lambda named: named.text)
    Random(seed).shuffle(found)  # noqa: S311 - not for cryptography
    counts: Counter[str] = Counter()
    taken = []
    for named in found:
        names = {named.text[start:end] for start, end, _ in named.spans}
        if any(counts[name] < PER_NAME for name in names):
            taken.append(named)
            counts.update(names)
        if len(taken) == SENTENCES:
            break
    return taken


def _explained() -> Iterator[NamedText]:
    """Yield every sentence whose names the knowledge base explains, once."""
    gazetteer = Gazetteer(load_knowledge())
    kept_back = readout_shingles()
    seen = set()
    for published, text in _documents():
        people = _full_names(gazetteer, text, published)
        for sentence in _sentences(text):
            if sentence in seen or ELECTION.search(sentence) or shingles(sentence) & kept_back:
                continue
            seen.add(sentence)
            spans = explained_names(gazetteer, sentence, published, people)
            if spans:
                yield NamedText(sentence, spans)


def _documents() -> Iterator[tuple[str | None, str]]:
    """Yield the day of publication and the text of the official documents."""
    with gzip.open(corpus_folder() / "official" / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield (row["published"] or "")[:10] or None, normalise(row["text"])


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of middling length, cut where a full stop is followed by a capital."""
    for start, end in paragraphs_of(text):
        for sentence in SENTENCE.split(text[start:end]):
            if SHORTEST <= len(sentence) <= LONGEST and sentence[-1] in ".!?":
                yield sentence


def _full_names(gazetteer: Gazetteer, text: str, published: str | None) -> frozenset[str]:
    """Return the people whose full name stands in the text: their surnames alone may be believed in it."""
    hits = gazetteer.find(text, fold(text), published)
    return frozenset(actor for hit in hits for actor in hit.actors("person"))


def explained_names(
    gazetteer: Gazetteer, sentence: str, published: str | None, people: frozenset[str]
) -> tuple[tuple[int, int, str], ...]:
    """Return the names of a sentence as (start, end, label), none where a capitalised word is left unexplained.

    `people` are the ids of those whose surname alone may be believed.
    """
    spans = []
    covered: set[int] = set()
    for hit in gazetteer.find(sentence, fold(sentence), published):
        if not sentence[hit.start].isupper() and not sentence[hit.start].isdigit():
            continue
        label = _label(hit, people)
        if label is None:
            return ()
        spans.append((hit.start, hit.end, label))
        covered.update(range(hit.start, hit.end))
    for number, word in enumerate(WORD.finditer(sentence)):
        if word.start() not in covered and any(map(str.isupper, word.group())) and not _plain(word.group(), number):
            return ()
    return tuple(spans)


def _label(hit: Hit, people: frozenset[str]) -> str | None:
    """Return the label of a hit; None where its readings differ in kind or it is a surname of nobody known here."""
    kinds = hit.kinds()
    if kinds == {"person"} or (kinds == {"surname"} and set(hit.actors()) & people):
        return PERSON
    if kinds <= PEOPLES:
        return OTHER
    entities = [load_knowledge().entity(actor) for actor in hit.actors()]
    types = {entity.type for entity in entities if entity is not None}
    if kinds <= PLACE_KINDS and types <= {"country", "place"}:
        return PLACE
    return BODY if kinds <= {"name", "abbreviation"} and types == {"organization"} else None


def _plain(word: str, number: int) -> bool:
    """Return whether a capitalised word is no name: of the calendar, of a title, or opening a sentence."""
    if word in CALENDAR or word.lower() in _title_words():
        return True
    return number == 0 and word[1:].islower() and word.lower() in _common_words()


@cache
def _title_words() -> frozenset[str]:
    """Return the words that titles are made of."""
    table = title_words()
    return frozenset().union(table.heads, table.courtesies, table.modifiers, table.trailing, table.acting)


@cache
def _common_words() -> frozenset[str]:
    """Return the words that the treebanks' training parts write in lower case."""
    files = (treebanks_folder() / file for file in read_inputs().train)
    return frozenset(
        word.form
        for file in files
        for sentence in read_sentences(file)
        for word in sentence.words
        if word.form.islower()
    )


@cache
def readout_shingles() -> frozenset[tuple[str, ...]]:
    """Return all runs of eight words of the texts of `corpus/readouts`."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((corpus_folder() / "readouts").glob("*.txt")))
    return frozenset().union(*map(shingles, texts))


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return the runs of eight words of a text, spelling normalised."""
    words = normalise(text).split()
    return {tuple(words[first : first + SHINGLE]) for first in range(len(words) - SHINGLE + 1)}
