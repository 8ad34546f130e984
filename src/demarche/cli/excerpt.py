"""The sentences that prove a record, and which of their words do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from demarche.cli.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.records import Span

SENTENCE_END = re.compile(r"(?P<end>[.!?…]+[\"”’»)\]]*)\s+(?=[\"“‘«(\[]*[^\Wa-z_])")
"""Closing punctuation with a blank after it and no small letter next."""
ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Adm|Amb|Brig|Capt|Col|Dr|Gen|Gov|Hon|Jr|Lt|Maj|Mr|Mrs|Ms|No|Prof|Rep|Rev|Sen|Sgt|Sr|St|vs))$"
)
"""What stands before a full stop that ends no sentence: an initial, a title."""
LINE_END = re.compile(r"[\r\n\u2028\u2029]")
REACH = 2_000
"""Code points searched on either side for the end of the sentence."""
CONTEXT = 240
"""Code points shown at most before, and after, the words that prove the record: about three lines."""
ELLIPSIS = "…"


class Segment(NamedTuple):
    """A stretch of an excerpt; `proof` is true for the words that prove the record."""

    text: str
    proof: bool


Excerpt: TypeAlias = tuple[Segment, ...]


def excerpts(text: str, evidence: Iterable[Span]) -> tuple[Excerpt, ...]:
    """The sentences in which the evidence lies, in the order of the text; those that meet are shown as one."""
    spans = sorted((max(0, start), min(end, len(text))) for start, end in evidence)
    groups: list[tuple[Span, list[Span]]] = []
    for span in spans:
        if span[0] >= span[1]:
            continue
        sentence = surrounding(text, span)
        if groups and sentence[0] < groups[-1][0][1]:
            (start, end), members = groups.pop()
            groups.append(((start, max(end, sentence[1])), [*members, span]))
        else:
            groups.append((sentence, [span]))
    return tuple(_excerpt(text, sentence, members) for sentence, members in groups)


def surrounding(text: str, span: Span) -> Span:
    """The sentence, or the sentences, around a span; a line end ends a sentence too."""
    start, end = span
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    begun = left
    for match in LINE_END.finditer(text, left, start):
        begun = match.end()
    line_end = LINE_END.search(text, end, right)
    ended = line_end.start() if line_end else right
    for match in SENTENCE_END.finditer(text, begun, ended):
        if ABBREVIATION.search(text, max(begun, match.start() - 8), match.start()) and match["end"] == ".":
            continue
        if match.end() <= start:
            begun = match.end()
        elif match.end("end") >= end:
            ended = match.end("end")
            break
    return begun, ended


def _excerpt(text: str, sentence: Span, members: list[Span]) -> Excerpt:
    first, last = members[0][0], max(end for _, end in members)
    start, end = _shortened(text, sentence, first, last)
    inside = bytearray(end - start)
    for member_start, member_end in members:
        inside[member_start - start : member_end - start] = b"\1" * (member_end - member_start)
    segments: list[Segment] = [Segment(ELLIPSIS, proof=False)] if start > sentence[0] else []
    blank = True
    for character, proves in zip(printable(text[start:end]), inside, strict=True):
        if character.isspace() and blank:
            continue
        blank = character.isspace()
        piece = " " if blank else character
        if segments and segments[-1].proof == bool(proves):
            segments[-1] = Segment(segments[-1].text + piece, bool(proves))
        else:
            segments.append(Segment(piece, bool(proves)))
    if end < sentence[1]:
        segments.append(Segment(ELLIPSIS, proof=False))
    return tuple(segments)


def _shortened(text: str, sentence: Span, first: int, last: int) -> Span:
    """The sentence without what lies far from the proof, cut at a blank."""
    start, end = sentence
    if first - start > CONTEXT:
        cut = text.find(" ", first - CONTEXT, first)
        start = first if cut < 0 else cut + 1
    if end - last > CONTEXT:
        cut = text.rfind(" ", last, last + CONTEXT)
        end = last if cut < 0 else cut
    return start, end
