"""Differences: how versions that make one point differ in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.analysis.alignment import load_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.analysis.alignment import Link
    from demarche.analysis.passages import Passage
    from demarche.records import Act, Difference

SHARED_ACTS: frozenset[Act] = frozenset({"agree", "discuss"})
"""What is done together; one side telling it so and the other as its own word is a difference of act."""
HOSTILE_ACTS: frozenset[Act] = frozenset({"condemn", "warn", "deny", "differ"})


def difference_of(
    telling: Mapping[str, Sequence[Passage]], links: Sequence[Link]
) -> tuple[Difference | None, str]:
    """How the versions of one point differ: polarity, numbers, act, detail; None where they say the same."""
    same = all(link.sameness >= 1.0 for link in links)
    if same:
        return None, ""
    polarities = {label: {s.polarity for p in parts for s in p.statements} for label, parts in telling.items()}
    if all(polarities.values()) and not set.intersection(*polarities.values()):
        return "polarity", "affirmed in one version, denied in the other"
    numbers = {label: {n for p in parts for n in p.numbers} for label, parts in telling.items()}
    if all(numbers.values()) and not set.intersection(*numbers.values()):
        return "number", "; ".join(f"{label}: {', '.join(sorted(found))}" for label, found in numbers.items())
    acts = {label: list(dict.fromkeys(p.act for p in parts if p.act)) for label, parts in telling.items()}
    if all(acts.values()) and _acts_differ(list(acts.values())):
        return "act", "; ".join(f"{label}: {', '.join(found)}" for label, found in acts.items())
    if max(link.sameness for link in links) < load_weights().same:
        lengths = {label: sum(len(p.text) for p in parts) for label, parts in telling.items()}
        fuller = max(lengths, key=lambda label: (lengths[label], label))
        return "detail", f"{fuller} says more"
    return None, ""


def _acts_differ(acts: Sequence[Sequence[Act]]) -> bool:
    """Whether no act of one version goes with one of another."""
    kinds = [{_kind(act) for act in version} for version in acts]
    return not set.intersection(*kinds)


def _kind(act: Act) -> str:
    """Acts that tell the same kind of thing: done together, against each other, or said by one."""
    if act in SHARED_ACTS:
        return "together"
    return "against" if act in HOSTILE_ACTS else "said"
