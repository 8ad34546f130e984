"""What every extractor looks at: the document, its clauses, its actors and the times it names."""

from __future__ import annotations

import bisect
import csv
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from demarche.documents.publishers import timezone_of
from demarche.language.times import find_durations, find_times
from demarche.records import AUTHOR, Document, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.mention import Cast, Mention
    from demarche.language.clause import Analysis, Clause, Phrase, Span, Tense
    from demarche.language.times import TimeExpression

WESTERN_ZONES = ("America/", "Pacific/Honolulu")
"""Zones whose publishers stamp in true UTC. Hours of the stamps of corpus/official: Washington's run from 09 to 05 with
the peak at 20-21, which is the afternoon there; the Kremlin's and Bankova's run from 09 to 23 with the peak at 12-18,
which is local time although marked Z. So only a western stamp is moved to its local day."""


@cache
def party_nouns() -> dict[str, str]:
    """Nouns that stand for the party named beside them ("the Russian side"), with their kind."""
    table = resources.files("demarche.reading") / "tables" / "party_nouns.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["noun"]: row["kind"] for row in csv.DictReader(lines)}


def local_day(document: Document) -> date | None:
    """The day of publication where the publisher sits, or None where it is unknown."""
    stamp = document.published
    if not stamp:
        return None
    try:
        if len(stamp) <= len("2015-05-26"):
            return date.fromisoformat(stamp)
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    zone = timezone_of(document.publisher, document.url)
    if moment.tzinfo is not None and zone and zone.startswith(WESTERN_ZONES):
        try:
            return moment.astimezone(ZoneInfo(zone)).date()
        except ZoneInfoNotFoundError:
            return moment.date()
    return moment.date()


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """One analysed document with its actors; what the extractors of `demarche.reading` take."""

    document: Document
    analysis: Analysis
    cast: Cast
    published: date | None
    times: tuple[TimeExpression, ...]
    durations: tuple[tuple[Span, int], ...]

    def parties(self, phrase: Phrase | None) -> tuple[str, ...]:
        """The ids of the actors a phrase stands for, all its conjuncts included, in the order of the text."""
        if phrase is None:
            return ()
        found: list[str] = []
        for member in phrase.members:
            found.extend(self._member_parties(member))
        return _unique(found)

    def _member_parties(self, member: Phrase) -> tuple[str, ...]:
        """The actors of one phrase: those its head is a mention of, else those that a party noun borrows."""
        for span in (member.head, member.name):
            mentions = self.cast.within(span)
            if mentions:
                return _ids(mentions[-1:] if span == member.head else mentions)
        if member.lemma not in party_nouns():
            return ()
        neighbours = [member.possessor, member.modifier("of", "from", "by")]
        for neighbour in neighbours:
            if neighbour is not None and (borrowed := self.parties(neighbour)):
                return borrowed
        before = (member.span[0], member.head[0])
        return _ids(self.cast.within(before))

    def named(self, span: Span) -> tuple[str, ...]:
        """The ids of all actors mentioned in a stretch of text, in the order of the text."""
        return _unique(_ids(self.cast.within(span)))

    def government(self, identity: str) -> str:
        """The country whose government an actor speaks for, or the actor itself where it speaks for none."""
        actor = self.cast.actor(identity)
        return actor.country if actor.type == "person" and actor.country else identity

    def times_within(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that lie in a stretch of text."""
        return tuple(t for t in self.times if span[0] <= t.span[0] and t.span[1] <= span[1])

    def when(self, span: Span, tense: Tense = "past") -> When | None:
        """The first time named in a stretch of text that can be resolved."""
        for expression in self.times_within(span):
            resolved = expression.resolve(self.published, tense)
            if resolved is not None:
                return resolved
        return None

    def minutes(self, span: Span) -> int | None:
        """The first duration named in a stretch of text."""
        return next((minutes for (start, end), minutes in self.durations if span[0] <= start and end <= span[1]), None)

    def text(self, span: Span) -> str:
        """The characters of a stretch of text."""
        return self.document.text[span[0] : span[1]]

    def lemmas_from(self, start: int, count: int) -> list[str]:
        """The lemmas of `count` words from the one that starts at `start`."""
        first = bisect.bisect_left(self.analysis.words, start, key=lambda word: word.start)
        return [word.lemma.lower() for word in self.analysis.words[first : first + count]]

    def ancestors(self, clause: Clause) -> Iterable[Clause]:
        """The clauses a clause hangs on, nearest first."""
        seen = {clause.index}
        while clause.parent is not None and clause.parent not in seen:
            clause = self.analysis.clauses[clause.parent]
            seen.add(clause.index)
            yield clause


def context_of(document: Document, analysis: Analysis, cast: Cast) -> ReadingContext:
    """Bring together what the extractors need."""
    return ReadingContext(
        document=document,
        analysis=analysis,
        cast=cast,
        published=local_day(document),
        times=find_times(document.text),
        durations=find_durations(document.text),
    )


def voices(context: ReadingContext, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The chain of voices of something the document reports of `speakers`: the author first."""
    return (AUTHOR, *(s for s in speakers if s in {a.id for a in context.cast.actors}))


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(identity for mention in mentions for identity in mention.actors)


def _unique(identities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identities))
