"""Whether the resolver names the right leader: known meetings, put into sentences of five shapes without the country.

The dates and names come from the Office of the Historian. The tables of the package are compiled from its visits among
other sources, so the visits are no blind test; its travels are, as the compiler does not read them. What rests on the
visits alone is counted apart.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from demarche.actors.knowledge import knowledge_of
from demarche.actors.overlay import current_tables
from demarche.actors.resolver import Resolver
from demarche.actors.spelling import name_words
from demarche.evaluation.figures import EVERYTHING, Figure
from demarche.evaluation.visits import full_name, load_meetings, surname
from demarche.language.analyse import analyse_many
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.mention import Cast
    from demarche.actors.schema import Row, Tables
    from demarche.evaluation.measure import Reads
    from demarche.evaluation.visits import Meeting
    from demarche.language.clause import Analysis

Shape = Literal["title_name", "title_surname", "surname_again", "bare_title", "plain_name"]
Outcome = Literal["right", "wrong", "abstained"]
SAMPLE, SEED = 400, 1990
"""How many meetings the quick set holds, and what draws them."""
LIKENESS = 0.8
"""How alike two words of names must be to be one name in two spellings: "Jabir" and "Jaber" are 0.80, "Brundtland" and
"Bruntland" 0.95, but "Traore" and "Toure" 0.73."""
VISITS_SOURCE = "historyatstate visits"
WITH_ARTICLE = frozenset({"Republic", "United", "Union", "Islands", "States", "Emirates", "Federation"})
ARTICLE_NAMES = frozenset({"Netherlands", "Bahamas", "Philippines", "Gambia", "Maldives", "Holy See", "Comoros"})
GROUPS = (
    "title_name", "title_surname", "surname_again", "bare_title", "plain_name", "surname_given", "visits",
    "visits_alone", "half_left_out", "travels", EVERYTHING,
)  # fmt: skip
"""The shapes, the two that give a surname alone together, then the sources."""
SURNAME_SHAPES = frozenset({"title_surname", "surname_again"})
NOTE = (
    "Leaders met 1990 to 2016 (Office of the Historian); the text gives a date, and a country for bare titles only. "
    "The tables are compiled from the visits too. visits alone: people whom only the visits vouch for; half left out: "
    "half of the visitors without all rows that rest on visits, though whoever wrote the other lists knew them; "
    "travels: people met abroad, a list that is not compiled."
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One text of one shape; `span` is what must resolve to the leader of `meeting`."""

    meeting: Meeting
    shape: Shape
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the resolver made of a trial; `country` is whether it gave the right one, whoever the person."""

    outcome: Outcome
    country: bool


def measure_actors(
    gold_set: str, paths: Sequence[Path], reads: Reads | None = None, *, sample: int | None = None
) -> tuple[Figure, ...]:
    """The shares of right people, right countries, wrong answers and abstentions by shape, by source and in all.

    `sample` is how many meetings are drawn with a fixed seed, all of them by default. `reads` is not used: the resolver
    is measured by itself.

    Raises:
        UsageError: a file is no XML.
    """
    del reads
    tables = current_tables()
    knowledge = knowledge_of(tables)
    meetings = load_meetings(paths, knowledge)
    whole = _Court(knowledge)
    left_out = _half_of_visitors(meetings)
    reduced = _Court(knowledge_of(_without_visits(tables, frozenset(p for m in left_out for p in whole.rightful(m)))))
    if sample is not None and sample < len(meetings):
        meetings = tuple(random.Random(SEED).sample(meetings, sample))  # noqa: S311  # a draw, not a secret
    groups: dict[str, list[Verdict]] = {}
    trials = [trial for meeting in meetings for trial in trials_of(meeting, knowledge)]
    for trial, analysis in zip(trials, analyse_many(trial.text for trial in trials), strict=True):
        meeting, verdict = trial.meeting, whole.verdict(trial, analysis)
        names = [trial.shape, meeting.origin, EVERYTHING]
        names += ["visits_alone"] if whole.rests_on_visits(meeting) else []
        names += ["surname_given"] if trial.shape in SURNAME_SHAPES else []
        for name in names:
            groups.setdefault(name, []).append(verdict)
        if meeting in left_out:
            groups.setdefault("half_left_out", []).append(reduced.verdict(trial, analysis))
    return tuple(figure for name in GROUPS for figure in _figures(gold_set, name, groups.get(name, [])))


def _half_of_visitors(meetings: Sequence[Meeting]) -> frozenset[Meeting]:
    """The visits of one half of the visitors, drawn with a fixed seed."""
    visits = [meeting for meeting in meetings if meeting.origin == "visits"]
    visitors = sorted({(meeting.country, meeting.name) for meeting in visits})
    half = set(random.Random(SEED).sample(visitors, len(visitors) // 2))  # noqa: S311  # a draw, not a secret
    return frozenset(meeting for meeting in visits if (meeting.country, meeting.name) in half)


def _without_visits(tables: Tables, people: frozenset[str]) -> Tables:
    """The tables without what only the visits say of these people: themselves, their terms, their other names.

    Of whom the visits alone know, nothing is left.
    """

    def from_visits(row: Row) -> bool:
        return row["source"].startswith(VISITS_SOURCE)

    gone = {row["id"] for row in tables["people"] if row["id"] in people and from_visits(row)}
    kept = tables | {"people": [row for row in tables["people"] if row["id"] not in gone]}
    for name, column in (("occupancies", "person"), ("aliases", "actor")):
        kept[name] = [
            row for row in tables[name] if row[column] not in gone and not (row[column] in people and from_visits(row))
        ]
    return kept


def trials_of(meeting: Meeting, knowledge: KnowledgeBase) -> Iterator[Trial]:
    """The texts that a meeting is put into: one for each shape that its name allows."""
    title, courtesy = meeting.title, f"{meeting.courtesy} " if meeting.courtesy else ""
    full, family = full_name(meeting), surname(meeting)
    country = knowledge.countries[meeting.country].name
    if full:
        yield _trial(
            meeting, "title_name", "The talks took place on Monday. ", f"{title} {courtesy}{full}", " spoke first."
        )
        if " " in full:
            yield _trial(meeting, "plain_name", "The ministers then heard ", full, ", who spoke about trade.")
    if family:
        yield _trial(
            meeting, "title_surname", "The delegation was received by ", f"{title} {family}", " in the morning."
        )
    if full and family and family != full:
        before = f"{title} {full} arrived on Monday. The next day "
        yield _trial(meeting, "surname_again", before, family, " said that the talks had been useful.")
    owner = f"the {country}" if _takes_article(country) else country
    if title == "Pope":
        return  # he is nobody's "Pope of Vatican City"
    yield _trial(meeting, "bare_title", "The ", title, f" of {owner} said that the talks had been useful.")


def _trial(meeting: Meeting, shape: Shape, before: str, name: str, after: str) -> Trial:
    return Trial(meeting, shape, before + name + after, (len(before), len(before) + len(name)))


def _takes_article(country: str) -> bool:
    return country in ARTICLE_NAMES or bool(WITH_ARTICLE & set(country.split()))


def _figures(gold_set: str, subject: str, verdicts: Sequence[Verdict]) -> Iterator[Figure]:
    """The four shares of one group; `found` is what each counts, `answered` how many were not abstained from.

    Of all together also the share that is not wrong, which a floor can hold.
    """
    outcomes: Mapping[str, int] = Counter(v.outcome for v in verdicts)
    counts = {
        "person": outcomes["right"],
        "country": sum(v.country for v in verdicts),
        "wrong": outcomes["wrong"],
        "abstained": outcomes["abstained"],
    }
    if subject == EVERYTHING:
        counts["not_wrong"] = len(verdicts) - outcomes["wrong"]
    total = len(verdicts)
    for share, count in counts.items():
        yield Figure(
            set=gold_set,
            measure=f"{subject}.{share}",
            value=count / total if total else None,
            gold=total,
            found=count,
            answered=total - outcomes["abstained"],
            note=NOTE if (subject, share) == (EVERYTHING, "person") else None,
        )


class _Court:
    """Resolves trials with one knowledge base, and knows whom a meeting was with by country, office and name."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._resolver = Resolver(knowledge)
        self._of_country: dict[str, set[str]] = {}
        self._rightful: dict[Meeting, frozenset[str]] = {}
        for person in knowledge.people.values():
            for country in {person.country, *(p.country for p in knowledge.past_offices_of(person.id, None))}:
                self._of_country.setdefault(country, set()).add(person.id)

    def verdict(self, trial: Trial, analysis: Analysis) -> Verdict:
        """What the resolver makes of a trial on the day of the meeting."""
        document = Document(id="trial", text=trial.text, published=trial.meeting.day)
        return self.judge(trial, self._resolver.resolve(document, analysis))

    def judge(self, trial: Trial, cast: Cast) -> Verdict:
        """What the mentions in the span of a trial stand for.

        Right is the leader and nobody else; wrong is anybody or anything else; a person whom the tables do not have and
        of whom no country is claimed is no answer.
        """
        found = {a for mention in cast.within(trial.span) for a in mention.actors}
        if trial.shape == "bare_title":
            found -= {trial.meeting.country}  # the country named after the title is no answer to it
        right = found & self.rightful(trial.meeting)
        others = {
            a for a in found - right if a in self._knowledge.people or cast.actor(a).country or not _is_person(cast, a)
        }
        country = bool(found) and all(self._country_fits(a, cast, trial.meeting) for a in found)
        outcome: Outcome = "wrong" if others or len(right) > 1 else "right" if right else "abstained"
        return Verdict(outcome, country)

    def _country_fits(self, actor: str, cast: Cast, meeting: Meeting) -> bool:
        offices = self._knowledge.offices_of(actor, meeting.day)
        return meeting.country in {cast.actor(actor).country, *(o.country for o in offices)}

    def rests_on_visits(self, meeting: Meeting) -> bool:
        """Whether the tables know the leader, or the office on that day, from the visits alone."""
        people = self.rightful(meeting)
        terms = [t for p in people for t in self._knowledge.terms_of(p) if t.covers(meeting.day)]
        return (
            bool(people)
            and all(term.source.startswith(VISITS_SOURCE) for term in terms)
            and (bool(terms) or all(self._knowledge.people[p].source.startswith(VISITS_SOURCE) for p in people))
        )

    def rightful(self, meeting: Meeting) -> frozenset[str]:
        """The people of the country who are named like the leader: those in office on the day, if any."""
        if meeting not in self._rightful:
            alike = {p for p in self._of_country.get(meeting.country, ()) if self._is_alike(p, meeting)}
            serving = {p for p in alike if self._knowledge.offices_of(p, meeting.day)}
            self._rightful[meeting] = frozenset(serving or alike)
        return self._rightful[meeting]

    def _is_alike(self, person: str, meeting: Meeting) -> bool:
        known = self._knowledge.people[person]
        names = (known.name, *self._knowledge.names_of(person))
        written = name_words(meeting.name)
        return any(_same_name(written, name_words(name)) for name in names)


def _is_person(cast: Cast, actor: str) -> bool:
    return cast.actor(actor).type == "person"


def _same_name(written: Sequence[str], known: Sequence[str]) -> bool:
    """Whether all words of the shorter name, but at most two, are in the other in some spelling."""
    alike = sum(any(_same_word(one, other) for other in known) for one in written)
    return alike >= min(len(("given", "family")), len(written), len(known))


def _same_word(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKENESS
