"""A comparison of versions measured against gold points and facts.

A point answers a gold point where it has proof in exactly the versions that the gold quotes and touches the quotes
of each; every point answers at most one. What is said instead is counted too: a point that touches the quotes of one
version only is "misaligned", and a gold point that nothing touches got "nothing".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demarche.evaluation.quotes import locate, overlap
from demarche.evaluation.tally import Tally, match_one_to_one

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.evaluation.gold import GoldComparison
    from demarche.records import Comparison, PointRelation, Span

RELATIONS: tuple[PointRelation, ...] = ("both", "only", "differs")
MISALIGNED, NOTHING = "misaligned", "nothing"


@dataclass(frozen=True, slots=True)
class ComparisonScore:
    """What was said for each gold relation, the points that answer nothing, and the facts.

    `said[gold, answer]` counts gold points, `surplus[relation]` points beside them.
    """

    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    surplus: Counter[str] = field(default_factory=Counter)
    facts: Tally = field(default_factory=Tally)

    def __add__(self, other: ComparisonScore) -> ComparisonScore:
        return ComparisonScore(self.said + other.said, self.surplus + other.surplus, self.facts + other.facts)

    @property
    def points(self) -> int:
        """The number of gold points."""
        return self.said.total()

    @property
    def right(self) -> int:
        """The number of gold points whose relation was said."""
        return sum(self.said[relation, relation] for relation in RELATIONS)

    def gold(self, relation: PointRelation) -> int:
        """The number of gold points of one relation."""
        return sum(count for (gold, _), count in self.said.items() if gold == relation)

    def tally(self, relation: PointRelation) -> Tally:
        """The counts of one relation, whose F1 is its mark."""
        answered = sum(count for (_, answer), count in self.said.items() if answer == relation)
        return Tally(self.gold(relation), self.said[relation, relation], answered + self.surplus[relation])

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of the relations that the gold or the answers have."""
        return _mean([f1 for f1 in (self.tally(relation).f1 for relation in RELATIONS) if f1 is not None])

    @property
    def macro_f1_of_only(self) -> float | None:
        """What `macro_f1` would be with the right points and `only` said of each."""
        known = sum(self.tally(relation).f1 is not None for relation in RELATIONS)
        only = self.gold("only")
        return 2 * only / (only + self.points) / known if self.points else None


def score_comparison(gold: GoldComparison, texts: Mapping[str, str], comparison: Comparison) -> ComparisonScore:
    """Count the points and facts of one comparison; `texts` holds each version's text by its label."""
    wanted = [{label: locate(texts[label], q) for label, q in point.quotes.items()} for point in gold.points]
    got = [{label: spans for label, spans in point.evidence.items() if spans} for point in comparison.points]
    given = [point.relation for point in comparison.points]
    answers = match_one_to_one([_answers(quotes, got) for quotes in wanted])
    said: Counter[tuple[str, str]] = Counter()
    for number, point in enumerate(gold.points):
        if number in answers:
            said[point.relation, given[answers[number]]] += 1
        else:
            said[point.relation, _instead(point.relation, wanted[number], got, given)] += 1
    used = set(answers.values())
    surplus = Counter[str](relation for index, relation in enumerate(given) if index not in used)
    return ComparisonScore(said, surplus, _score_facts(gold, comparison))


def _answers(quotes: Mapping[str, Sequence[Span]], got: Sequence[Mapping[str, Sequence[Span]]]) -> list[int]:
    """The points with proof in exactly the quoted versions, touching the quotes of each."""
    return [
        index
        for index, proof in enumerate(got)
        if proof.keys() == quotes.keys() and all(overlap(proof[label], quotes[label]) for label in quotes)
    ]


def _instead(
    relation: PointRelation,
    quotes: Mapping[str, Sequence[Span]],
    got: Sequence[Mapping[str, Sequence[Span]]],
    given: Sequence[PointRelation],
) -> str:
    """What the first point that touches the quotes at all says; the right relation there is still misaligned."""
    touching = (
        given[index]
        for index, proof in enumerate(got)
        if any(label in proof and overlap(proof[label], quotes[label]) for label in quotes)
    )
    said = next(touching, None)
    if said is None:
        return NOTHING
    return MISALIGNED if said == relation else said


def _score_facts(gold: GoldComparison, comparison: Comparison) -> Tally:
    agreement = {fact.field: fact.agree for fact in comparison.facts}
    right = sum(fact.field in agreement and agreement[fact.field] == fact.agree for fact in gold.facts)
    return Tally(len(gold.facts), right, len(comparison.facts))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
