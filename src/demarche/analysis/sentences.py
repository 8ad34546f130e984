"""Sentences of a text and the parts they can be split into, found by marks alone.

A comparison works on readings and does not run the language model again; what it needs of sentences is where one
ends, and a light rule over punctuation gives that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.records import Span

PARAGRAPH = re.compile(r"[^\r\n]+")
END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-Z0-9$€£—-])")
ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|Hon|Amb|Rt|St|No|vs|etc|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Z]\.)+[A-Z])\.$"
)
"""What ends in a full stop and no sentence: initials, forms of address, months, abbreviations in capitals."""
SUFFIXED = re.compile(r"\b(?:Jr|Sr)\.$")
JOINT = re.compile(
    r";\s|,?\s(?:as well as|and(?=\s+also))\s|,\s(?:and|but|while|although|though|whereas)\s",
)
"""Where a sentence can be cut: between clauses or long members of a list."""
LISTED = re.compile(r",\s+(?:[\w’'-]+\s*){1,2}$")
"""What stands before "and" in a list of single words: "military, economic, and humanitarian"."""
FEWEST_WORDS = 5
"""Words that each part of a cut sentence keeps; shorter members belong to one list."""
REACH = 200
"""Code points that are looked at on either side of a possible end or cut, so that cost grows with length alone."""
BEFORE_CUT = re.compile(r"(?:[,;:]|\b(?:and|but))\s+$")
"""What stands before a statement that is a part of its own: "outlined the plan and agreed on aid"."""
SHORT_LINE = 15
"""Words of a line without a closing mark up to which it is a heading, a dateline or a signature."""
QUESTION = re.compile(r"\s*(?:Q|QUESTION|Question|Q\.|Q:)[\s:.]")
"""How a transcript marks what a journalist asks."""
SPEAKER = re.compile(r"\s*[A-Z][A-Z.’' -]{2,60}:\s+(?:\([^)]*\)\s*)?")
"""How a transcript marks who speaks."""
ASKED = re.compile(r"\?[\"”’»)\]]*\s*$")
CLOSED = re.compile(r"[.!?…:;,][\"”’»)\]]*\s*$")


def sentences(text: str) -> list[Span]:
    """The sentences of a text, trimmed, without lines that tell nothing: headings, "###", bylines, questions."""
    found: list[Span] = []
    for paragraph in PARAGRAPH.finditer(text):
        if _is_told(paragraph.group()):
            label = SPEAKER.match(paragraph.group())
            found.extend(_in_paragraph(text, paragraph.start() + (label.end() if label else 0), paragraph.end()))
    return found


def _is_told(line: str) -> bool:
    """Whether a line tells something: it ends as a sentence does or is too long for a heading, and asks nothing."""
    words = line.split()
    if not words or (QUESTION.match(line) and not _answered(line)):
        return False
    if line.rstrip().endswith(":"):
        return False
    return bool(CLOSED.search(line)) or len(words) > SHORT_LINE


def _answered(line: str) -> bool:
    """Whether the answer stands in the line of the question."""
    return re.search(r"\?\s+\S[^?]*:\s+\S", line) is not None


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    """The sentences between two offsets."""
    found: list[Span] = []
    begin = start
    for match in END.finditer(text, start, end):
        before = text[max(begin, match.start() - REACH) : match.start()]
        if ABBREVIATED.search(before) or SUFFIXED.search(before):
            continue
        found.append((begin, match.end() - len(match.group()) + len(match.group().rstrip())))
        begin = match.end()
    found.append((begin, end))
    trimmed = (_trimmed(text, span) for span in found)
    return [(a, b) for a, b in trimmed if a < b and not ASKED.search(text[a:b]) and any(c.isalpha() for c in text[a:b])]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def parts(text: str, sentence: Span, cuts: tuple[int, ...] = ()) -> list[Span]:
    """A sentence cut into clauses and long members of its lists, and at the given offsets; whole where it has none."""
    start, end = sentence
    marked = {m.start() for m in JOINT.finditer(text, start, end) if not LISTED.search(_before(text, start, m.start()))}
    places = sorted(marked | {c for c in cuts if start < c < end and BEFORE_CUT.search(_before(text, start, c))})
    found: list[Span] = []
    begin = start
    for place in (*places, end):
        if place == end or (_words(text, begin, place) >= FEWEST_WORDS and _words(text, place, end) >= FEWEST_WORDS):
            found.append(_trimmed(text, (begin, place)))
            begin = place
    return [(a + _leading(text[a:b]), b) for a, b in found if a < b]


def _before(text: str, start: int, place: int) -> str:
    """What stands just before a place in a sentence."""
    return text[max(start, place - REACH) : place]


def _leading(part: str) -> int:
    """How many characters of joining words and marks a part begins with."""
    match = re.match(r"[;,–—\s]*(?:(?:and|but|while|as well as)\s+)?", part)
    return match.end() if match else 0


def _words(text: str, start: int, end: int) -> int:
    return len(text[start : min(end, start + REACH)].split(maxsplit=FEWEST_WORDS))
