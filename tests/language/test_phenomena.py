"""What the clauses of raw sentences say, phenomenon by phenomenon; the sentences are in phenomena.toml."""

from __future__ import annotations

import pytest

from benchmarks.clause_phenomena import Case, missed, read_cases
from demarche.language.analyse import analyse

FLOOR = 0.84
"""Share of a phenomenon's facts that must be found. A model trained anew reads some sentences better and others worse;
a repair that stops working costs more than this leaves."""
HARD = {"relative clauses": 0.65}
"""What no repair helps: the parser loses the main verb behind a relative clause."""

CASES: dict[str, list[Case]] = {}
for _case in read_cases():
    CASES.setdefault(_case.phenomenon, []).append(_case)


@pytest.mark.parametrize("phenomenon", CASES)
def test_a_phenomenon_is_read(phenomenon: str) -> None:
    cases = CASES[phenomenon]
    wrong = [(case.text, fact) for case in cases for fact in missed(case, analyse(case.text))]
    facts = sum(len(case.facts) for case in cases)
    assert 1 - len(wrong) / facts >= HARD.get(phenomenon, FLOOR), wrong


def test_the_check_tells_right_from_wrong() -> None:
    # guards the test above: each kind of fact can be missed
    analysis = analyse("Norway did not meet Finland.")
    case = Case(
        "",
        analysis.text,
        (
            ("meet", "subject", "Norway"),
            ("meet", "negative", ""),
            ("meet", "subject", "Finland"),
            ("meet", "object", "Norway"),
            ("meet", "passive", ""),
            ("meet", "complement", "go"),
            ("go", "finite", ""),
        ),
    )
    assert missed(case, analysis) == list(case.facts[2:])
