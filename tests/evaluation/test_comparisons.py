"""What a comparison's points and facts are worth against gold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from demarche.evaluation.comparisons import ComparisonScore, score_comparison
from demarche.evaluation.gold import GoldComparison, GoldFact, GoldPoint, load_comparison
from demarche.evaluation.tally import Tally
from demarche.records import Comparison, Fact, Point

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = sorted((Path(__file__).resolve().parents[2] / "evals" / "pairs").glob("*.json"))
TEXTS = {"A": "They agreed on trade. He spoke of grain.", "B": "Both agreed on trade. She spoke of ports."}
TRADE_A, TRADE_B, GRAIN, PORTS = ((0, 20),), ((0, 20),), ((22, 39),), ((22, 40),)
GOLD = GoldComparison(
    Path("x"),
    {},
    (
        GoldPoint("both", {"A": ("agreed on trade",), "B": ("agreed on trade",)}),
        GoldPoint("only", {"A": ("spoke of grain",)}),
        GoldPoint("only", {"B": ("spoke of ports",)}),
    ),
    (GoldFact("date", agree=True), GoldFact("place", agree=None)),
)


def _points(*points: tuple[Any, dict[str, Any]]) -> Comparison:
    made = tuple(Point(relation=relation, evidence=evidence) for relation, evidence in points)
    return Comparison(contact=None, documents={}, points=made)


BOTH = ("both", {"A": TRADE_A, "B": TRADE_B})
ONLY_A = ("only", {"A": GRAIN})
ONLY_B = ("only", {"B": PORTS})

CASES: list[tuple[str, tuple[Any, ...], dict[tuple[str, str], int], dict[str, int]]] = [
    ("all right", (BOTH, ONLY_A, ONLY_B), {("both", "both"): 1, ("only", "only"): 2}, {}),
    ("nothing said", (), {("both", "nothing"): 1, ("only", "nothing"): 2}, {}),
    (
        "wrong relation in the right place",
        (("differs", BOTH[1]), ONLY_A, ONLY_B),
        {("both", "differs"): 1, ("only", "only"): 2},
        {},
    ),
    (
        "one version of a point that both make",
        (("only", {"A": TRADE_A}), ONLY_A, ONLY_B),
        {("both", "only"): 1, ("only", "only"): 2},
        {"only": 1},
    ),
    (
        "right relation, a version too many: misaligned",
        (BOTH, ("only", {"A": GRAIN, "B": TRADE_B}), ONLY_B),
        {("both", "both"): 1, ("only", "misaligned"): 1, ("only", "only"): 1},
        {"only": 1},
    ),
    (
        "the same point twice is a surplus",
        (BOTH, BOTH, ONLY_A, ONLY_B),
        {("both", "both"): 1, ("only", "only"): 2},
        {"both": 1},
    ),
    (
        "an empty proof is no proof",
        (("both", {"A": TRADE_A, "B": TRADE_B, "C": ()}), ONLY_A, ONLY_B),
        {("both", "both"): 1, ("only", "only"): 2},
        {},
    ),
]


@pytest.mark.parametrize(("points", "said", "surplus"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_points(points: tuple[Any, ...], said: dict[tuple[str, str], int], surplus: dict[str, int]) -> None:
    score = score_comparison(GOLD, TEXTS, _points(*points))
    assert score.said == Counter(said)
    assert score.surplus == Counter(surplus)


def test_facts_are_right_by_field_and_agreement() -> None:
    facts = (Fact(field="date", values={}, agree=False), Fact(field="place", values={}, agree=None))
    score = score_comparison(GOLD, TEXTS, Comparison(contact=None, documents={}, facts=facts))
    assert score.facts == Tally(gold=2, found=1, answered=2)  # the date is said to differ, the place is right


def test_marks() -> None:
    score = ComparisonScore(Counter({("both", "both"): 1, ("both", "only"): 1, ("only", "only"): 2}), Counter(only=1))
    assert (score.points, score.right) == (4, 3)
    assert score.tally("both") == Tally(gold=2, found=1, answered=1)
    assert score.tally("only") == Tally(gold=2, found=2, answered=4)
    assert score.tally("differs").f1 is None
    assert score.macro_f1 == pytest.approx((2 / 3 + 2 / 3) / 2)
    # `only` of all four points: F1 of only 2*2/(2+4), of both 0; differs occurs nowhere and does not count.
    assert score.macro_f1_of_only == pytest.approx((4 / 6) / 2)


def test_empty_score_has_no_marks() -> None:
    assert ComparisonScore().macro_f1 is None
    assert ComparisonScore().macro_f1_of_only is None


@pytest.mark.parametrize("path", PAIRS, ids=lambda p: p.name)
def test_perfect_comparison_scores_one(
    path: Path, perfect_comparison: Callable[[GoldComparison, dict[str, str]], Comparison]
) -> None:
    gold = load_comparison(path)
    texts = {label: text.read_text(encoding="utf-8") for label, text in gold.text_paths.items()}
    score = score_comparison(gold, texts, perfect_comparison(gold, texts))
    assert score.right == score.points == len(gold.points)
    assert score.macro_f1 == 1.0
    assert score.facts.recall == 1.0
    assert not score.surplus
