"""Reach: how far the words of a speaker go, in the clause that tells of them and in quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.phrases import holds, overlaps

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext

GAP_AFTER_QUOTE = re.compile(r"[\s,\-–—]*")
GAP_BEFORE_QUOTE = re.compile(r"\s*[,:\-–—]?\s*")
"""What may stand between a quotation and the words that frame it; a full stop ends the frame before a quotation."""
LEAD_IN = re.compile(r"\s*:\s*\n")
ITEM = re.compile(r"(?:[-*•–—·‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
LONGEST_LIST = 3_000
"""Code points of a list beyond which its items are no longer what one verb says."""
JOINING_END = re.compile(r"(?:[\s,;]|\b(?:and|but|as well as|while|also)\s*$)+$")
"""What joins the next act of speech; it belongs to neither."""


def quotes_of(context: ReadingContext, clause: Clause) -> tuple[Span, ...]:
    """The quotations that a clause of saying frames: in its own sentence, or touching it."""
    sentence = context.analysis.sentences[clause.sentence]
    text = context.document.text
    found: list[Span] = []
    for quote in context.analysis.quotations_near(sentence):
        if holds(quote, clause.verb):
            continue
        if overlaps(quote, clause.span):
            found.append(quote)
            continue
        before = quote[1] <= clause.span[0] and GAP_AFTER_QUOTE.fullmatch(text, quote[1], clause.span[0])
        after = quote[0] >= clause.span[1] and GAP_BEFORE_QUOTE.fullmatch(text, clause.span[1], quote[0])
        if before or after:
            found.append(quote)
    return tuple(found)


def extent_of(context: ReadingContext, clause: Clause) -> Span:
    """A clause with the infinitives and participles that carry it on without a comma.

    The parser often hangs what is asked for as an aside ("called on X | to release the prisoners").
    """
    start, end = clause.core
    for other in context.clauses_of_sentence.get(clause.sentence, ()):
        follows = end < other.core[0] and not context.text((end, other.core[0])).strip()
        if follows and not other.finite and other.role in {"adverbial", "adnominal"} and other.index > clause.index:
            end = other.core[1]
    return start, end


def content_of(context: ReadingContext, clause: Clause, span: Span, quotes: tuple[Span, ...]) -> Span:
    """What was said: the quotation, the complement, what a passive tells of, or what follows the verb."""
    if quotes and quotes[0][0] < clause.verb[0]:
        return quotes[0][0], quotes[-1][1] if quotes[-1][1] <= clause.verb[0] else quotes[0][1]
    if clause.complement is not None:
        complement = context.analysis.clauses[clause.complement].span
        return (complement[0], max(complement[1], span[1])) if complement[0] > clause.verb[0] else complement
    if clause.voice == "passive" and clause.oblique("by") is not None and clause.subject is not None:
        subject = clause.subject.span
        return subject if subject[1] <= clause.verb[0] else (clause.verb[1], span[1])
    end = _list_end(context, span[1])
    return (clause.verb[1], end) if clause.verb[1] < end else span


def _list_end(context: ReadingContext, end: int) -> int:
    """Where the list ends that a lead-in with a colon opens ("The ministers agreed to:", then items), else `end`."""
    text = context.document.text
    if not LEAD_IN.match(text, end):
        return end
    for start, stop in context.analysis.paragraphs:
        if start < end:
            continue
        if not ITEM.match(text, start) or stop - end > LONGEST_LIST:
            break
        end = stop
    return end


def cut_before(context: ReadingContext, span: Span, position: int) -> Span:
    """A stretch cut where the next act of speech begins, the joining word left out."""
    kept = context.text((span[0], position))
    return span[0], span[0] + len(JOINING_END.sub("", kept))
