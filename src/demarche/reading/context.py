"""What every extractor looks at: the document, its clauses, its actors and the times it names."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from demarche.actors.knowledge import load_knowledge
from demarche.documents.publishers import find_publisher
from demarche.language.times import find_durations, find_times, writes_day_first
from demarche.reading.party_nouns import party_nouns
from demarche.reading.phrases import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.mention import Cast, Mention
    from demarche.language.clause import Analysis, Clause, Phrase, Span, Tense
    from demarche.language.times import TimeExpression
    from demarche.records import Document, When

JOINING = re.compile(
    r"(?:\s|,|\b(?:and|as well as|along with|together with|the|both|also|jointly|have|had|will|would|should|must|are|"
    r"were|to)\b)*",
    re.IGNORECASE,
)
"""What may stand between the names of a joint subject and before its verb."""
OPENING = re.compile(r"(?:(?:Today|Yesterday|In turn|Thus|Both|The|Earlier today),?\s*)?", re.IGNORECASE)
"""What may stand before the first name of a sentence without making it part of something else."""
NO_DEEDS = frozenset({"appear", "happen", "matter", "mean", "seem", "take", "turn out"})
"""Predicates whose "it" stands for nobody."""
WESTERN_ZONES = ("America/", "Pacific/Honolulu")
"""Zones whose publishers stamp in true UTC. Hours of the stamps of corpus/official: Washington's run from 09 to 05 with
the peak at 20-21, which is the afternoon there; the Kremlin's and Bankova's run from 09 to 23 with the peak at 12-18,
which is local time although marked Z. So only a western stamp is moved to its local day."""


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
    zone = _zone_of_stamps(document)
    if moment.tzinfo is not None and zone is not None:
        try:
            return moment.astimezone(ZoneInfo(zone)).date()
        except ZoneInfoNotFoundError:
            return moment.date()
    return moment.date()


def _zone_of_stamps(document: Document) -> str | None:
    """The zone that a publisher's stamps are moved to; None where they are its local time already."""
    publisher = find_publisher(document.url, document.publisher)
    return publisher.timezone if publisher is not None and publisher.timezone.startswith(WESTERN_ZONES) else None


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """One analysed document with its actors; what the extractors of `demarche.reading` take.

    `bodies` names, for each person who at the date holds office in a body and none in a country, that body.
    """

    document: Document
    analysis: Analysis
    cast: Cast
    published: date | None
    times: tuple[TimeExpression, ...]
    durations: tuple[tuple[Span, int], ...]
    clauses_of_sentence: dict[int, list[Clause]]
    bodies: dict[str, str]

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
        possessed = party_nouns().get(member.lemma) == "aide" and member.possessor is not None
        for span in () if possessed else (member.head, member.name):
            mentions = self.cast.within(span)
            if mentions:
                return _ids(mentions[-1:] if span == member.head else mentions)
        if member.lemma not in party_nouns():
            return ()
        neighbours = [member.possessor, member.modifier("of", "from", "by")]
        for neighbour in neighbours:
            if neighbour is not None and (borrowed := self.parties(neighbour)):
                return tuple(self.side_of(identity) for identity in borrowed)
        if possessed and member.possessor is not None and member.possessor.lemma in {"their", "they"}:
            return tuple(self.side_of(identity) for identity in self._several_before(member.span[0]))
        before = (member.span[0], member.head[0])
        return _ids(self.cast.within(before))

    def _several_before(self, position: int) -> tuple[str, ...]:
        """The actors of the last mention of several before `position` in its sentence ("the two leaders")."""
        number = bisect.bisect_right(self.analysis.sentences, position, key=lambda s: s[0]) - 1
        start = self.analysis.sentences[number][0] if number >= 0 else 0
        several = [m.actors for m in self.cast.within((start, position)) if len(m.actors) > 1]
        return several[-1] if several else ()

    def side_of(self, identity: str) -> str:
        """The government of a person where it is an actor of the document: "their advisers" are not they themselves."""
        side = self.government(identity)
        return side if self.has(side) else identity

    def has(self, identity: str | None) -> bool:
        """Whether the document has an actor with this id."""
        return any(actor.id == identity for actor in self.cast.actors)

    def subject_parties(self, clause: Clause) -> tuple[str, ...]:
        """The actors of a clause's subject, with those a list before its verb joins to it.

        The parser often cuts "X and Y agreed" after X: where nothing but names and joining words stands between the
        start of the sentence and the verb, all of them are the subject.
        """
        found = self.parties(clause.subject) or self._speakers_own(clause)
        if clause.subject_shared or clause.voice == "passive" or len(found) > 1 or clause.subject is None:
            return found
        start = self.analysis.sentences[clause.sentence][0]
        between = self.cast.within((start, clause.verb[0]))
        if len(between) < len(("one", "other")) or between[-1].span[1] > clause.verb[0]:
            return found
        edges = [start, *(edge for mention in between for edge in mention.span), clause.verb[0]]
        gaps = [self.document.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if any(gap.strip() == "to" for gap in gaps[1:-1]):
            return found  # "the Japanese ambassador to France" names no second side
        if all(JOINING.fullmatch(gap) for gap in gaps[1:]) and OPENING.fullmatch(gaps[0]):
            return _unique(_ids(between))
        return found

    def _speakers_own(self, clause: Clause) -> tuple[str, ...]:
        """The side that speaks, for "it" in what it says of itself: "Japan said that it would supply grain"."""
        if clause.subject is None or clause.subject.lemma != "it" or clause.role != "complement" or not clause.finite:
            return ()
        if clause.copula and clause.predicate_phrase is not None and clause.predicate_phrase.pos == "ADJ":
            return ()
        governing = next(iter(self.ancestors(clause)), None)
        if governing is None or governing.voice == "passive" or clause.predicate in NO_DEEDS:
            return ()
        sides = {"country", "organization", "group"}
        return tuple(i for i in self.parties(governing.subject) if self.cast.actor(i).type in sides)[:1]

    def named(self, span: Span) -> tuple[str, ...]:
        """The ids of all actors mentioned in a stretch of text, in the order of the text."""
        return _unique(_ids(self.cast.within(span)))

    def government(self, identity: str) -> str:
        """The country or body a person in office acts for, or the actor itself where it acts for none.

        An official of a body acts for the body and not for the country of his passport.
        """
        body = self.bodies.get(identity)
        if body is not None:
            return body
        actor = self.cast.actor(identity)
        return actor.country if actor.type == "person" and actor.country else identity

    def times_within(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that lie in a stretch of text."""
        first = bisect.bisect_left(self.times, span[0], key=lambda time: time.span[0])
        starting = itertools.takewhile(lambda time: time.span[0] < span[1], self.times[first:])
        return tuple(time for time in starting if time.span[1] <= span[1])

    def when(self, span: Span, tense: Tense = "past") -> When | None:
        """The first time named in a stretch of text that can be resolved; what an infinitive dates lies ahead."""
        for expression in self.times_within(span):
            resolved = expression.resolve(self.published, self._tense_at(expression.span, tense))
            if resolved is not None:
                return resolved
        return None

    def when_said(self, clause: Clause) -> When | None:
        """The time of a clause itself: one that hangs on its predicate, not one inside what is said or talked about."""
        inside = [
            phrase.span for phrase in (clause.subject, clause.object, clause.indirect_object) if phrase is not None
        ]
        if clause.complement is not None:
            inside.append(self.analysis.clauses[clause.complement].span)
        inside.extend(
            phrase.span
            for _, phrase in clause.obliques
            if not any(overlaps(phrase.head, t.span) for t in self.times_within(phrase.span))
        )
        for expression in self.times_within(clause.core):
            start, end = expression.span
            if not any(outer[0] <= start and end <= outer[1] for outer in inside):
                return expression.resolve(self.published, clause.tense)
        return None

    def _tense_at(self, span: Span, default: Tense) -> Tense:
        """The tense of the innermost clause around a stretch of text, if it looks ahead; else the default."""
        around = [c for c in self.clauses_near(span) if c.core[0] <= span[0] and span[1] <= c.core[1]]
        if not around:
            return default
        inner = min(around, key=lambda c: c.core[1] - c.core[0])
        return "future" if inner.modality in {"intention", "obligation"} or inner.tense == "future" else default

    def clauses_near(self, span: Span) -> Iterable[Clause]:
        """The clauses of the sentence that a stretch of text starts in."""
        number = bisect.bisect_right(self.analysis.sentences, span[0], key=lambda s: s[0]) - 1
        return self.clauses_of_sentence.get(number, ())

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


def context_of(
    document: Document, analysis: Analysis, cast: Cast, knowledge: KnowledgeBase | None = None
) -> ReadingContext:
    """Bring together what the extractors need; offices come from the package's own knowledge base if it is None."""
    by_sentence: dict[int, list[Clause]] = {}
    for clause in analysis.clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    published = local_day(document)
    return ReadingContext(
        document=document,
        analysis=analysis,
        cast=cast,
        published=published,
        times=find_times(document.text, day_first=writes_day_first(document.side), zone=_zone_of_stamps(document)),
        durations=find_durations(document.text),
        clauses_of_sentence=by_sentence,
        bodies=_bodies(cast, knowledge if knowledge is not None else load_knowledge(), published),
    )


def _bodies(cast: Cast, knowledge: KnowledgeBase, published: date | None) -> dict[str, str]:
    """The body each person holds office in, for those who hold none in a country at the date."""
    found: dict[str, str] = {}
    for actor in cast.actors:
        if actor.type != "person":
            continue
        offices = knowledge.offices_of(actor.id, published.isoformat() if published else None)
        organization = next((office.organization for office in offices if office.organization), "")
        if organization and not any(office.country for office in offices):
            known = knowledge.organizations.get(organization)
            found[actor.id] = known.country if known is not None and known.country else organization
    return found


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(identity for mention in mentions for identity in mention.actors)


def _unique(identities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identities))
