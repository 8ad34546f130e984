"""List items that carry on the sentence of their lead-in: "The leaders agreed to:", "- open a consulate; …".

Such an item is read as the end of the lead-in's sentence, so that its verb has its subject and its governor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lemminflect

if TYPE_CHECKING:
    from demarche.language.clause import Span

BULLET = re.compile(r"(?:[-–—•*◦▪·●‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
LONGEST_LEAD = 300
"""Code points of the lead-in's last sentence; a longer one tires the parser more than it helps the item."""
OPEN_ENDS = frozenset({"to", "will", "shall", "should", "must", "would"})
"""Last words of a lead-in that only a base form completes."""
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")


def leads_of(text: str, paragraphs: tuple[Span, ...]) -> dict[int, Span]:
    """For each paragraph that is an item, by its number: the lead-in that it completes, without the colon."""
    found: dict[int, Span] = {}
    lead: Span | None = None
    for number, (start, end) in enumerate(paragraphs):
        if lead is not None and _completes(text, lead, start, end):
            found[number] = lead
        elif text[end - 1] == ":":
            lead = _lead(text, start, end - 1)
        else:
            lead = None
    return found


def body_start(text: str, start: int, end: int) -> int:
    """Where an item begins behind its bullet or number."""
    bullet = BULLET.match(text, start, end)
    return bullet.end() if bullet else start


def _lead(text: str, start: int, end: int) -> Span | None:
    """The last sentence of a lead-in; None where it is too long."""
    for match in SENTENCE_END.finditer(text, start, end):
        start = match.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if 0 < end - start <= LONGEST_LEAD else None


def _completes(text: str, lead: Span, start: int, end: int) -> bool:
    """Whether an item goes on with a verb where its lead-in needs one.

    After "to" or "will" that is a base form; behind a bullet, after a lead-in without such an end ("The Ministers:"),
    a past.
    """
    start = body_start(text, start, end)
    bulleted = start > 0 and BULLET.match(text, max(0, text.rfind("\n", 0, start) + 1)) is not None
    word = re.match(r"[A-Za-z]+(?=[ ,])(?! of )", text[start:end])
    if word is None:
        return False
    form = word[0].lower()
    lemmas = lemminflect.getLemma(form, "VERB", lemmatize_oov=False)
    if text[slice(*lead)].rsplit(maxsplit=1)[-1].lower() in OPEN_ENDS:
        return form in lemmas
    return bulleted and bool(lemmas) and form in {past for lemma in lemmas for past in _pasts(lemma)}


def _pasts(lemma: str) -> tuple[str, ...]:
    return tuple(lemminflect.getInflection(lemma, "VBD"))
