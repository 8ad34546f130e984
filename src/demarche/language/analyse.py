"""From text to `Analysis`: sentences, names and clauses, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.language.assemble import Assembly, Piece, given
from demarche.language.clause import Analysis
from demarche.language.items import leads_of
from demarche.language.layout import turns_of
from demarche.language.normalise import normalise
from demarche.language.pipeline import in_one_thread, load_pipeline
from demarche.language.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.language.clause import Span

PARAGRAPH = re.compile(r"[^\r\n]+")
LONGEST_PARAGRAPH = 4_000
"""Code points the model is given at once; a longer paragraph is cut, after a sentence where it can be.

It bounds memory: a batch takes room for its longest paragraph as many times as it has paragraphs."""
BATCH = 64
"""Paragraphs that go through the model together."""


def analyse(text: str) -> Analysis:
    """Analyse one text of any length; memory is bounded by the batch of paragraphs, not by the text."""
    return next(iter(analyse_many([text])))


def analyse_many(texts: Iterable[str]) -> Iterator[Analysis]:
    """Analyse texts in order; paragraphs of several texts share batches, with the same result as one by one."""
    pipeline = load_pipeline()

    def pieces() -> Iterator[tuple[str, tuple[str, Piece]]]:
        for text in texts:
            normal = normalise(text)
            for piece in _pieces_of(text):
                yield given(normal, piece), (text, piece)

    assembly: Assembly | None = None
    for doc, (text, piece) in in_one_thread(pipeline.pipe(pieces(), as_tuples=True, batch_size=BATCH)):
        assembly = assembly or Assembly(text, quotations(text, paragraphs_of(text)))
        assembly.add(doc, piece)
        if piece.last:
            yield _analysis(assembly)
            assembly = None


def _pieces_of(text: str) -> list[Piece]:
    """The pieces of a text in order; one without words where it has none."""
    paragraphs = paragraphs_of(text)
    turns = iter(turns_of(text, paragraphs))
    leads = leads_of(text, paragraphs)
    turn, following = None, next(turns, None)
    pieces: list[Piece] = []
    for number, (start, end) in enumerate(paragraphs):
        begin = start
        if following is not None and following.label[0] == start:
            turn, following = following, next(turns, None)
            begin = turn.label[1]
            pieces.append(Piece(start, len(text[start:begin].rstrip()) + start, label=True))
        lead = leads.get(number) if begin == start else None
        pieces.append(Piece(begin, end, speaker=turn.speaker if turn else None, lead=lead))
    pieces = pieces or [Piece(0, 0)]
    pieces[-1] = replace(pieces[-1], last=True)
    return pieces


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: runs between line ends, trimmed, cut at a space where very long."""
    found: list[Span] = []
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while end - start > LONGEST_PARAGRAPH:
            cut = _cut_of(text, start)
            found.append((start, _trimmed_end(text, start, cut)))
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            found.append((start, end))
    return tuple(found)


def _cut_of(text: str, start: int) -> int:
    """Where a paragraph that begins at `start` is cut: after the last full stop, else at the last space in reach."""
    limit = start + LONGEST_PARAGRAPH
    stop = text.rfind(". ", start + 1, limit) + 1
    if stop > start:
        return stop
    space = text.rfind(" ", start + 1, limit)
    return space if space > start else limit


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Where the stretch ends without white space."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _analysis(assembly: Assembly) -> Analysis:
    """What was read of a text, as a value."""
    paragraphs = paragraphs_of(assembly.text)
    return Analysis(
        text=assembly.text,
        words=tuple(assembly.words),
        sentences=tuple(assembly.sentences),
        paragraphs=paragraphs,
        quotations=assembly.quoted,
        names=tuple(assembly.names),
        clauses=tuple(assembly.clauses),
        turns=turns_of(assembly.text, paragraphs),
    )
