"""Treebank sentences to texts and to spaCy documents, with the line breaks of real text between paragraphs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from demarche.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.vocab import Vocab

    from training.conllu import Sentence

# Official texts part paragraphs with one line break, others with two; each document keeps to one.
PARAGRAPH_BREAKS = ("\n", "\n\n")
SPACE_TAG = "_SP"
SPACE_RELATION = "dep"
ROOT_RELATION = "ROOT"
# Documents of one to eight sentences: the parser meets sentence boundaries, batches stay even.
MAXIMUM_SENTENCES = 8


def passages(sentences: Iterable[Sentence], seed: int | None) -> Iterator[list[Sentence]]:
    """Yield runs of neighbouring sentences; whole documents when `seed` is None, else runs of random length."""
    chance = random.Random(seed)  # noqa: S311 - not for cryptography
    run: list[Sentence] = []
    length = chance.randint(1, MAXIMUM_SENTENCES)
    for sentence in sentences:
        if run and (sentence.opens_document or (seed is not None and len(run) >= length)):
            yield run
            run, length = [], chance.randint(1, MAXIMUM_SENTENCES)
        run.append(sentence)
    if run:
        yield run


def raw_text(run: Sequence[Sentence], paragraph_break: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentences as running text and the offsets (start, end) of every word of them."""
    text = ""
    offsets: list[tuple[int, int]] = []
    for number, sentence in enumerate(run):
        if number and sentence.opens_paragraph:
            text = text.rstrip(" ") + paragraph_break
        for word in sentence.words:
            form = normalise(word.form)
            offsets.append((len(text), len(text) + len(form)))
            text += form + (" " if word.space_after else "")
    return text, offsets


def document(vocab: Vocab, run: Sequence[Sentence], paragraph_break: str) -> Doc:
    """Return the sentences as one gold document; a paragraph break is a token that hangs on the word before it."""
    rows: list[tuple[str, bool, int, str, str, str, str]] = []
    for number, sentence in enumerate(run):
        if number and sentence.opens_paragraph:
            rows[-1] = (rows[-1][0], False, *rows[-1][2:])
            rows.append((paragraph_break, False, len(rows) - 1, SPACE_TAG, "SPACE", "", SPACE_RELATION))
        first = len(rows)
        for position, word in enumerate(sentence.words):
            head = first + (position if word.head == 0 else word.head - 1)
            relation = ROOT_RELATION if word.head == 0 else word.deprel
            rows.append((normalise(word.form), word.space_after, head, word.xpos, word.upos, word.feats, relation))
    words, spaces, heads, tags, pos, morphs, deps = (list(column) for column in zip(*rows, strict=True))
    return Doc(vocab, words=words, spaces=spaces, heads=heads, tags=tags, pos=pos, morphs=morphs, deps=deps)
