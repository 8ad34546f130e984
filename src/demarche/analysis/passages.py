"""Passages: the stretches of a version that each say one thing, with the statements made there.

Points are made of passages. A reading's statements cover what a text reports as speech; a transcript or an address
says much with no verb of speech, so every sentence with content gives passages, whether or not a statement lies there.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.analysis.concepts import concepts_of
from demarche.analysis.facts import main_contact
from demarche.analysis.sentences import parts, sentences
from demarche.analysis.words import WORD, content_words, stem
from demarche.reading.topics import topics_in

if TYPE_CHECKING:
    from demarche.records import Act, Reading, Span, Statement

NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}\b(?:,\s+\d{4})?|"
    r"\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?:\s+\d{4})?|"
    r"\b(?:19|20)\d\d\b",
)
"""Days and years, whose figures are no amounts."""
FEWEST_CONTENT_WORDS = 2
"""Content words beside names and the frame of the contact from which a passage says something by itself."""
FEWEST_BESIDE_CONTACT = 3
"""The same for a passage that tells of the contact itself."""
CONTINUES = re.compile(
    r"[\"“]?(?:and|but|so|or|also|this|that|these|those|such|it|they|namely|consequently|therefore|thus|hence|so that|here|"
    r"there|then|otherwise|if it does|if so|because|as a result|moreover|in particular)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with what the one before it says."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a version that says one thing.

    `sentence` numbers the sentence it is part of; `continues` is true where it goes on with the passage before it.
    `words` are its content words by stem without the names of the contact's people and the words for the contact itself;
    `own` are those that are no name at all. `act` is None where no statement lies here.
    """

    spans: tuple[Span, ...]
    text: str
    sentence: int
    continues: bool
    words: dict[str, str]
    own: frozenset[str]
    concepts: frozenset[str]
    numbers: frozenset[str]
    topics: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def act(self) -> Act | None:
        """The act of the statement made here."""
        return self.statements[0].act if self.statements else None


@cache
def frame_words() -> frozenset[str]:
    """Stems of the words that tell of the contact itself and of speaking: offices, "call", "met", "said"."""
    with (Path(__file__).parent / "frame_words.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(stem(row["word"]) for row in csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class _Names:
    """Stems of names in a version: of any actor, and of the people who are party to the contact."""

    all: frozenset[str]
    people: frozenset[str]


def passages_of(reading: Reading) -> tuple[Passage, ...]:
    """The passages of a version that say something, in the order of its text.

    What only names the contact and its parties is left out: that is for the facts.
    """
    text = reading.document.text
    names = _names(reading)
    starts = tuple(sorted({statement.evidence[0][0] for statement in reading.statements}))
    contact = main_contact(reading)
    reported = contact.evidence if contact else ()
    found: list[Passage] = []
    for number, sentence in enumerate(sentences(text)):
        for first, span in enumerate(parts(text, sentence, starts)):
            continues = first == 0 and span[0] not in starts and _continues(text, span)
            passage = _passage(reading, (span,), number, names, continues=continues)
            if len(passage.own) < FEWEST_CONTENT_WORDS and found:
                found[-1] = _passage(
                    reading, (*found[-1].spans, span), found[-1].sentence, names, continues=found[-1].continues
                )
            elif len(passage.own) >= (FEWEST_BESIDE_CONTACT if _overlap(reported, span) else FEWEST_CONTENT_WORDS):
                found.append(passage)
    return tuple(found)


def _names(reading: Reading) -> _Names:
    """The words that name the actors of a version."""
    people = {actor.id for actor in reading.actors if actor.type == "person"}
    named: tuple[set[str], set[str]] = set(), set()
    for actor in reading.actors:
        for start, end in actor.mentions:
            stems = {stem(word.group()) for word in WORD.finditer(reading.document.text, start, end)}
            named[0].update(stems)
            if actor.id in people:
                named[1].update(stems)
    return _Names(frozenset(named[0]), frozenset(named[1]))


def _passage(reading: Reading, spans: tuple[Span, ...], sentence: int, names: _Names, *, continues: bool) -> Passage:
    """The passage of these spans; of its statements the one with most of its words comes first."""
    text = " ".join(reading.document.text[start:end] for start, end in spans)
    frame = names.people | frame_words()
    words = {key: word for key, word in content_words(text).items() if key not in frame}
    statements = sorted(
        (s for s in reading.statements if any(_overlap(s.evidence, span) for span in spans)),
        key=lambda s: (-sum(_common(s.evidence, span) for span in spans), s.id),
    )
    return Passage(
        spans=spans,
        text=text,
        sentence=sentence,
        continues=continues,
        words=words,
        own=frozenset(words) - names.all,
        concepts=concepts_of(words),
        numbers=frozenset(NUMBER.findall(DATED.sub("", text))),
        topics=topics_in(text),
        statements=tuple(statements),
    )


def text_of(reading: Reading, statement: Statement) -> str:
    """The words of a statement as its document has them."""
    return " ".join(reading.document.text[start:end] for start, end in statement.evidence)


def _continues(text: str, span: Span) -> bool:
    return CONTINUES.match(text, *span) is not None


def _overlap(evidence: tuple[Span, ...], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in evidence)


def _common(evidence: tuple[Span, ...], span: Span) -> int:
    """Code points that some evidence has in common with a span."""
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in evidence)
