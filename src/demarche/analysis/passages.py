"""Passages: the stretches of a version that each say one thing, with the statements made there.

Points are made of passages. A reading's statements cover what a text reports as speech; a transcript or an address
says much with no verb of speech, so every sentence with content gives passages, whether or not a statement lies there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.analysis.accounts import main_contact
from demarche.analysis.concepts import concepts_of
from demarche.analysis.frame import frame_words
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
DAY = re.compile(r"(?P<month>[A-Z][a-z]+)\s+(?P<day>\d{1,2})|(?P<first>\d{1,2})\s+(?P<second>[A-Z][a-z]+)")
FEWEST_CONTENT_WORDS = 2
"""Content words beside names and the frame of the contact from which a passage says something by itself; with 3 the
macro F1 on evals/pairs falls from 0.61 to 0.55."""
NEUTRAL_ACTS: frozenset[Act | None] = frozenset({"discuss", "say", None})
"""Acts that the mere report of a contact makes: "spoke with", "met to discuss"."""
FEWEST_BESIDE_CONTACT = 3
"""The same for a passage that tells of the contact itself."""
ADDS = re.compile(r"[\"“]?(?:and|but|so|or)\b", re.IGNORECASE)
"""How a sentence begins that adds to the one before it, whatever act it does."""
CONTINUES = re.compile(
    r"[\"“]?(?:this|that|these|those|such|it|they|namely|consequently|therefore|thus|hence|here|"
    r"there|then|otherwise|if it does|if so|because|as a result|moreover|in particular)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with what the one before it says, unless it makes a statement of its own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a version that says one thing.

    `sentence` numbers the sentence it is part of; `continues` is true where it goes on with the passage before it.
    `words` are its content words by stem without the names of those who take part and the words for the contact itself;
    `own` are those that are no name at all. `act` is None where no statement lies here.
    `dates` are calendar days as "May 25"; `foreign` is true where people of another side than the publisher's speak.
    """

    spans: tuple[Span, ...]
    text: str
    sentence: int
    continues: bool
    words: dict[str, str]
    own: frozenset[str]
    concepts: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    topics: tuple[str, ...]
    statements: tuple[Statement, ...]
    foreign: bool

    @property
    def content(self) -> str:
        """The content words that are no names, as a text."""
        return " ".join(word for key, word in self.words.items() if key in self.own)

    @property
    def act(self) -> Act | None:
        """The act of the statement made here."""
        return self.statements[0].act if self.statements else None


@dataclass(frozen=True, slots=True)
class _Names:
    """Stems of names in a version: of any actor, and of the people who are party to the contact or speak there."""

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
            continues = first == 0 and _continues(text, span, said=span[0] in starts)
            passage = _passage(reading, (span,), number, names, continues=continues)
            if len(passage.own) < FEWEST_CONTENT_WORDS and found:
                found[-1] = _passage(
                    reading, (*found[-1].spans, span), found[-1].sentence, names, continues=found[-1].continues
                )
            elif len(passage.own) >= _fewest(passage, reported):
                found.append(passage)
    return tuple(found)


def _fewest(passage: Passage, reported: tuple[Span, ...]) -> int:
    """How many content words make a passage worth a point; to tell of the contact takes more than naming it."""
    of_contact = passage.act in NEUTRAL_ACTS and any(_overlap(reported, span) for span in passage.spans)
    return FEWEST_BESIDE_CONTACT if of_contact else FEWEST_CONTENT_WORDS


def _names(reading: Reading) -> _Names:
    """The words that name the actors of a version; a person who only comes up in it is a matter, not a party."""
    contact = main_contact(reading)
    taking_part = {person for s in reading.statements for person in (*s.speakers, *s.addressees)}
    taking_part.update(contact.parties if contact else ())
    people = {actor.id for actor in reading.actors if actor.type == "person" and actor.id in taking_part}
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
        dates=_dates(text),
        topics=topics_in(text),
        statements=tuple(statements),
        foreign=any(_is_foreign(reading, statement) for statement in statements),
    )


def _dates(text: str) -> frozenset[str]:
    """The calendar days named in a text, in one form."""
    days = (DAY.search(match.group()) for match in DATED.finditer(text))
    return frozenset(f"{d['month'] or d['second']} {int(d['day'] or d['first'])}" for d in days if d)


def _is_foreign(reading: Reading, statement: Statement) -> bool:
    """Whether a statement is put into the mouth of another side than the one that publishes the text."""
    side = reading.document.side
    if side is None or not statement.speakers:
        return False
    countries = {actor.id: actor.country or actor.id for actor in reading.actors}
    return all(countries.get(speaker, speaker) != side for speaker in statement.speakers)


def _continues(text: str, span: Span, *, said: bool) -> bool:
    """Whether a sentence goes on with the one before it; one that makes a statement does so only by "and" or "but"."""
    return ADDS.match(text, *span) is not None or (not said and CONTINUES.match(text, *span) is not None)


def _overlap(evidence: tuple[Span, ...], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in evidence)


def _common(evidence: tuple[Span, ...], span: Span) -> int:
    """Code points that some evidence has in common with a span."""
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in evidence)
