"""How many of the facts in `tests/language/phenomena.toml` the clauses of the raw sentences hold, by phenomenon.

    python -m benchmarks.clause_phenomena [--missed]

Gold treebanks hold few sentences of the kind that governments write; this table is made of them. `--missed` prints the
sentences of which something is missed, with what was read instead.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.language.analyse import analyse_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Analysis, Clause, Phrase

TABLE = Path(__file__).resolve().parent.parent / "tests" / "language" / "phenomena.toml"
NOTHING = "-"


@dataclass(frozen=True)
class Case:
    """A sentence and the facts (predicate, field, value) that its clauses must hold."""

    phenomenon: str
    text: str
    facts: tuple[tuple[str, str, str], ...]


def read_cases() -> list[Case]:
    """The rows of the table."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [
        Case(phenomenon, text, tuple(_facts(expected)))
        for phenomenon, rows in table.items()
        for text, expected in rows.items()
    ]


def _facts(expected: str) -> Iterator[tuple[str, str, str]]:
    """Take apart "predicate: field value, mark; predicate: …"."""
    for part in expected.split(";"):
        predicate, _, fields = part.strip().partition(":")
        for field in fields.split(","):
            name, _, value = field.strip().partition(" ")
            yield predicate, name, value


def missed(case: Case, analysis: Analysis) -> list[tuple[str, str, str]]:
    """The facts of a case that no one clause with the predicate holds."""
    return [
        fact
        for fact in case.facts
        if not any(c.predicate == fact[0] and _holds(analysis, c, *fact[1:]) for c in analysis.clauses)
    ]


def _holds(analysis: Analysis, clause: Clause, name: str, value: str) -> bool:
    """Whether a clause has a value in a field, or a mark."""
    marks = {
        "negative": clause.polarity == "negative",
        "passive": clause.voice == "passive",
        "quoted": clause.quoted,
        "finite": clause.finite,
    }
    if name in marks:
        return marks[name]
    clauses = {"complement": clause.complement, "in": clause.parent}
    if name in clauses:
        index = clauses[name]
        return (analysis.clauses[index].predicate if index is not None else NOTHING) == value
    if name == "role":
        return clause.role == value
    phrases: dict[str, Phrase | None] = {
        "subject": clause.subject,
        "object": clause.object,
        "indirect": clause.indirect_object,
    }
    phrase = phrases[name] if name in phrases else clause.oblique(name)
    return _is_named(analysis, phrase, value) or (
        name == "object" and _is_named(analysis, clause.indirect_object, value)  # treebanks call who is told either
    )


def _is_named(analysis: Analysis, phrase: Phrase | None, value: str) -> bool:
    """Whether the members of a phrase are those given by a word of each one's name, joined by "+"."""
    wanted = value.split("+")
    members = phrase.members if phrase is not None else ()
    return len(members) == len(wanted) and all(
        word in analysis.text[slice(*member.name)].split() for word, member in zip(wanted, members, strict=True)
    )


def _heads(analysis: Analysis, phrase: Phrase | None) -> str:
    """The head words of a phrase's members, joined by "+"."""
    members = phrase.members if phrase is not None else ()
    return "+".join(analysis.text[slice(*member.head)] for member in members) or NOTHING


def _told(analysis: Analysis) -> Iterator[str]:
    """The clauses of an analysis, a line each."""
    for clause in analysis.clauses:
        governor = analysis.clauses[clause.parent].predicate if clause.parent is not None else NOTHING
        obliques = " ".join(f"[{by} {_heads(analysis, phrase)}]" for by, phrase in clause.obliques)
        said = analysis.clauses[clause.complement].predicate if clause.complement is not None else NOTHING
        subject, target = _heads(analysis, clause.subject), _heads(analysis, clause.object)
        place = f"complement {said}, {clause.role} in {governor}, {clause.voice} {obliques}"
        yield f"{clause.predicate}: subject {subject}, object {target}, {place}"


def main() -> None:
    """Print the facts found per phenomenon."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missed", action="store_true", help="print the sentences of which something is missed")
    options = parser.parse_args()
    cases = read_cases()
    right: dict[str, list[int]] = {}
    for case, analysis in zip(cases, analyse_many(case.text for case in cases), strict=True):
        wrong = missed(case, analysis)
        right.setdefault(case.phenomenon, []).extend([len(case.facts) - len(wrong), len(case.facts)])
        if wrong and options.missed:
            print(case.text, *(f"    missed: {' '.join(fact)}" for fact in wrong), sep="\n")
            print(*(f"        {line}" for line in _told(analysis)), sep="\n")
    print(f"{'phenomenon':40}{'sentences':>10}{'facts':>8}{'found':>8}")
    for phenomenon, counts in right.items():
        print(f"{phenomenon:40}{len(counts) // 2:10}{sum(counts[1::2]):8}{sum(counts[::2]):8}")
    everything = [count for counts in right.values() for count in counts]
    print(f"{'all':40}{len(everything) // 2:10}{sum(everything[1::2]):8}{sum(everything[::2]):8}")


if __name__ == "__main__":
    main()
