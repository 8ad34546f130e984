"""Reading CoNLL-U treebanks: sentences of words with their text as it was written."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


COLUMNS = 10


@dataclass(frozen=True)
class Word:
    """A syntactic word; `head` is the 1-based position of its head in the sentence, 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool
    misc: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a treebank and whether it opens a document or a paragraph."""

    id: str
    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped CoNLL-U file in order."""
    comments: list[str] = []
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.rstrip("\n")
            if text.startswith("#"):
                comments.append(text)
            elif text:
                rows.append(text.split("\t"))
            elif rows:
                yield _sentence(comments, rows)
                comments, rows = [], []
    if rows:
        yield _sentence(comments, rows)


def _sentence(comments: list[str], rows: list[list[str]]) -> Sentence:
    """Return the sentence of one block of lines."""
    identifier = next((c.partition("=")[2].strip() for c in comments if c.startswith("# sent_id")), "")
    return Sentence(
        id=identifier,
        words=tuple(_words(rows)),
        opens_document=any(comment.startswith("# newdoc") for comment in comments),
        opens_paragraph=any(comment.split(" ")[1:2] == ["newpar"] for comment in comments),
    )


def _words(rows: list[list[str]]) -> Iterator[Word]:
    """Yield the syntactic words of a block; a multiword token gives its spacing to its parts, empty nodes are left."""
    glued: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            glued |= dict.fromkeys(range(first, last), False)
            glued[last] = "SpaceAfter=No" not in row[9].split("|")
        elif "." not in row[0]:
            yield Word(
                form=row[1],
                lemma=row[2],
                upos=row[3],
                xpos=row[4],
                feats="" if row[5] == "_" else row[5],
                head=int(row[6]),
                deprel=row[7],
                space_after=glued.get(int(row[0]), "SpaceAfter=No" not in row[9].split("|")),
                misc=row[9],
            )
