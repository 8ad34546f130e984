"""Whose "we" and "I" a passage is: the publisher's, the speaker's of a quotation, or that of a transcript's label."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.people import People
    from demarche.language.clause import Analysis
    from demarche.records import Span

LABEL_REACH = 120
"""Code points in which a paragraph comes to the colon of its speaker's label: 110 at most in 300 official documents."""


class Voices:
    """The speakers of one document; `side` is the country or body that publishes it."""

    def __init__(self, analysis: Analysis, draft: Draft, people: People) -> None:
        """Find the labels of a transcript and the speakers of quotations."""
        self._analysis = analysis
        self._draft = draft
        self._people = people
        self._quotation_starts = [start for start, _ in analysis.quotations]
        self._quoted_by: dict[int, str | None] = {}
        self._labels: list[tuple[int, str | None]] = []
        for start, end in analysis.paragraphs:
            labelled, speaker = self._label(start, end)
            if labelled:
                self._labels.append((start, speaker))
        self._subjects = sorted(c.subject.head[0] for c in analysis.clauses if c.subject is not None and c.finite)
        self._label_starts = [start for start, _ in self._labels]

    def at(self, offset: int) -> tuple[str | None, str | None]:
        """The person who speaks at an offset and the country that speaks, each None where it cannot be told."""
        index = bisect.bisect_right(self._quotation_starts, offset) - 1
        if index >= 0 and offset < self._analysis.quotations[index][1]:
            speaker = self._quoted(index)
            return (speaker, self._country(speaker)) if speaker is not None else (None, self._side())
        position = bisect.bisect_right(self._label_starts, offset) - 1
        if position >= 0:
            speaker = self._labels[position][1]
            return speaker, self._country(speaker)
        return None, self._side()

    def _side(self) -> str | None:
        side = self._people.side
        return side if side in self._people.knowledge.countries else None

    def _country(self, speaker: str | None) -> str | None:
        return self._people.country_of(speaker) if speaker is not None else None

    def _label(self, start: int, end: int) -> tuple[bool, str | None]:
        """Whether a paragraph begins with a speaker's label, and who that is where it is one known person."""
        text = self._analysis.text
        if text.startswith(("Q ", "Q:", "QUESTION:"), start):
            return True, None
        colon = text.find(":", start, min(end, start + LABEL_REACH))
        if colon < 0 or colon + 1 >= end or not text[colon + 1].isspace():
            return False, None
        label = text[start:colon]
        mentions = self._draft.within((start, colon))
        people = [m for m in mentions if len(m.actors) == 1 and m.actors[0] in self._people.by_id]
        if people and people[-1].span[1] >= colon - 1 and people[0].span[0] <= start + len("THE "):
            return True, people[-1].actors[0]
        return label.isupper() and label.count(" ") < len("THE VICE P.") // 2, None

    def _quoted(self, index: int) -> str | None:
        """The person whom the sentence around a quotation names as its speaker."""
        if index not in self._quoted_by:
            self._quoted_by[index] = self._speaker_of(self._analysis.quotations[index])
        return self._quoted_by[index]

    def _speaker_of(self, quotation: Span) -> str | None:
        """The nearest person named outside a quotation in the sentences it begins and ends in; after it first."""
        start, end = quotation
        sentences = [s for s in self._analysis.sentences[self._first_sentence(start) :] if s[0] <= end][-1:]
        after = [(end, sentences[-1][1])] if sentences and sentences[-1][1] > end else []
        opening = self._analysis.sentences[self._first_sentence(start)] if self._analysis.sentences else (start, start)
        before = [(opening[0], start)] if opening[0] < start else []
        for stretch, from_end in ((after, False), (before, True)):
            for span in stretch:
                people = [
                    m for m in self._draft.within(span) if len(m.actors) == 1 and m.actors[0] in self._people.by_id
                ]
                subjects = [m for m in people if self._is_subject(m.span)]
                people = subjects or [m for m in people if not m.reference]
                if people:
                    return people[-1 if from_end else 0].actors[0]
        return None

    def _is_subject(self, span: Span) -> bool:
        """Whether the subject of a finite clause has its head in a stretch."""
        index = bisect.bisect_left(self._subjects, span[0])
        return index < len(self._subjects) and self._subjects[index] < span[1]

    def _first_sentence(self, offset: int) -> int:
        """The index of the sentence that an offset stands in."""
        return max(0, bisect.bisect_right([s for s, _ in self._analysis.sentences], offset) - 1)
