"""Reading corpora of named entities, written one word a line, as text with spans."""

from __future__ import annotations

import gzip
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LABELS = Path(__file__).with_name("labels.toml")
COMMENT = "# "
# A label of a corpus that may or may not be a name of ours: training learns nothing from its spans.
UNKNOWN = "?"
NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "n't", "'", "'re", "'ll", "'ve"})
NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "£", "€"})


@dataclass(frozen=True)
class NamedText:
    """A text, its names as (start, end, label), and the spans of which it is unknown whether they are names.

    Offsets are code points; training learns nothing from the unknown spans.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    unknown: tuple[tuple[int, int], ...] = ()


def label_map(scheme: str) -> dict[str, str]:
    """Return the table from the labels of an annotation scheme to ours."""
    table: dict[str, dict[str, str]] = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    return table[scheme] | {UNKNOWN: UNKNOWN}


def read_names(path: Path, scheme: str) -> Iterator[NamedText]:
    """Yield the sentences of a gzipped names corpus with its labels mapped to ours."""
    mapping = label_map(scheme)
    for words, tags in _blocks(path):
        yield _named_text(words, tags, mapping)


def _blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words and the IOB tags of each sentence."""
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n")
            if not row.strip():
                if words:
                    yield words, tags
                words, tags = [], []
            elif not row.startswith(COMMENT):
                word, tag = _columns(row)
                words.append(word)
                tags.append(tag)
    if words:
        yield words, tags


def _columns(row: str) -> tuple[str, str]:
    """Return word and tag of a row: `word tag`, `word<TAB>tag` or `number<TAB>word<TAB>tag…`."""
    fields = row.split("\t") if "\t" in row else row.rsplit(" ", 1)
    if len(fields) > 2 and fields[0].isdigit():  # noqa: PLR2004
        fields = fields[1:]
    return fields[0], fields[1]


def _named_text(words: Sequence[str], tags: Sequence[str], mapping: dict[str, str]) -> NamedText:
    """Return the words set as running text, with the spans of the mapped labels."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    previous = ""
    open_quote = False
    for word, tag in zip(map(normalise, words), tags, strict=True):
        closes = word == '"' and open_quote
        if text and not (word in NO_SPACE_BEFORE or closes or previous in NO_SPACE_AFTER):
            text += " "
        start = len(text)
        text += word
        previous = word
        if word == '"':
            open_quote = not open_quote
            previous = "(" if open_quote else word
        position, _, label = tag.partition("-")
        if position == "I" and spans and spans[-1][2] == mapping.get(label, "") and _joined(text, spans[-1][1], start):
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        elif position in {"B", "I"} and label in mapping:
            spans.append((start, len(text), mapping[label]))
    known = tuple(span for span in spans if span[2] != UNKNOWN)
    return NamedText(text, known, tuple((start, end) for start, end, label in spans if label == UNKNOWN))


def _joined(text: str, end: int, start: int) -> bool:
    """Return whether nothing but a space stands between two offsets."""
    return not text[end:start].strip()
