"""What kind of text a document is: a readout, a statement, a transcript, news, analysis, or something else.

readout     an account of a call, meeting or visit by one who took part in it
statement   what an official body or person says in its own name: statement, address, message, announcement
transcript  words taken down as they were spoken, with the speakers named
news        a report of events told in the third person, by the press or on an official site
analysis    what an author makes of events: column, commentary, study
other       orders, lists, schedules, and what shows none of these forms

The form of the text decides first (speakers named line by line), then the cues of `tables/kind_cues.csv` in the order
of their rank, then what the publisher mostly publishes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from demarche.documents.byline import author_note
from demarche.documents.publishers import find_publisher
from demarche.documents.table import read_rows
from demarche.documents.turns import spoken_share, turns
from demarche.records import DocumentKind  # noqa: TC001 - the table reader asks for the type at run time

if TYPE_CHECKING:
    from demarche.documents.publishers import Publisher
    from demarche.records import Document

TITLE_CHARACTERS = 500
"""How much of a title or an address is looked at; the longest title in the shared official documents has 441."""
LEAD_CHARACTERS = 400
"""How much of the text counts as its lead."""
END_CHARACTERS = 600
"""How much of the end may hold a note on the author."""
TRANSCRIPT_TURNS = 2
"""From so many speakers' turns on a text is a transcript."""
TRANSCRIPT_SHARE = 0.5
"""A single turn makes a transcript where this share of the text is spoken in it."""


@dataclass(frozen=True, slots=True)
class KindCue:
    """A pattern that shows a kind where it is found: in the title, the address, the lead, the end or the whole text.

    `publisher` is official for texts of a government or body, press for all others. Cues are asked by their `rank`.
    """

    rank: float
    kind: DocumentKind
    publisher: Literal["any", "official", "press"]
    place: Literal["title", "url", "lead", "end", "text"]
    pattern: str
    reason: str


def kind_of(document: Document) -> tuple[DocumentKind, str]:
    """Return the kind of a document and, in a few words, what decided it."""
    publisher = find_publisher(document.url, document.publisher)
    official = document.side is not None or (publisher is not None and publisher.kind == "official")
    spoken = len(turns(document.text))
    if spoken >= TRANSCRIPT_TURNS:
        return "transcript", f"{spoken} turns of named speakers"
    if spoken and spoken_share(document.text) >= TRANSCRIPT_SHARE:
        return "transcript", "the words of one named speaker"
    places = _places(document)
    for cue, pattern in _cues():
        if cue.publisher in ("any", "official" if official else "press") and pattern.search(places[cue.place]):
            return cue.kind, cue.reason
    if not official and author_note(document.text):
        return "analysis", "a note on the author"
    return _usual_kind(publisher, official=official)


def _usual_kind(publisher: Publisher | None, *, official: bool) -> tuple[DocumentKind, str]:
    if official:
        return "statement", "an official publisher speaks"
    if publisher is None:
        return "other", "no cue, and the publisher is not known"
    if publisher.kind == "institute":
        return "analysis", "an institute publishes"
    return "news", "the press publishes"


def _places(document: Document) -> dict[str, str]:
    text = document.text
    places = {
        "title": (document.title or "")[:TITLE_CHARACTERS],
        "url": (document.url or "")[:TITLE_CHARACTERS],
        "lead": text.strip()[:LEAD_CHARACTERS],
        "end": text[-END_CHARACTERS:],
        "text": text,
    }
    # One spelling of the apostrophe and of spaces, so that a cue is written once.
    return {place: " ".join(words.replace("\u2019", "'").split()) for place, words in places.items()}


@cache
def _cues() -> tuple[tuple[KindCue, re.Pattern[str]], ...]:
    """Return the cues by rank, each with its pattern compiled."""
    cues = sorted(read_rows("kind_cues", KindCue, ("rank", "kind")), key=lambda cue: cue.rank)
    return tuple((cue, re.compile(cue.pattern, re.IGNORECASE)) for cue in cues)
