"""What trivial answers reach: the zero to read a figure against."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from demarche.evaluation.tally import Tally
from demarche.records import Actor, Reading, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.evaluation.gold import GoldSentence
    from demarche.records import Document, ReaderInfo

_SENTENCE = re.compile(r"\S[^.!?\n]*[.!?\n]?")


def side_says_every_sentence(document: Document, reader: ReaderInfo) -> Reading:
    """A reading in which every sentence is one `say` of the government that publishes the document."""
    speakers = (document.side,) if document.side else ()
    statements = tuple(
        Statement(id=f"s{number}", act="say", speakers=speakers, content=match.group(), evidence=(match.span(),))
        for number, match in enumerate(_SENTENCE.finditer(document.text), start=1)
    )
    actors = tuple(Actor(id=side, name=side, type="country", country=side) for side in speakers)
    return Reading(document=document, actors=actors, statements=statements, reader=reader)


def commonest_type_everywhere(sentences: Sequence[GoldSentence]) -> Tally:
    """The counts for one event of the gold's commonest type in every sentence."""
    types = [{event.type for event in sentence.events} for sentence in sentences]
    counts = Counter(event_type for held in types for event_type in sorted(held))
    hits = max(counts.values(), default=0)
    return Tally(gold=sum(len(s.events) for s in sentences), found=hits, answered=len(sentences))
