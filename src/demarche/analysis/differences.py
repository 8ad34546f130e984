"""Differences: how versions that make one point differ in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.analysis.alignment import load_weights
from demarche.analysis.wording import worded_apart
from demarche.analysis.words import weight

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from demarche.analysis.alignment import Link
    from demarche.analysis.passages import Passage
    from demarche.records import Act, Difference

    Telling = Mapping[str, Sequence[Passage]]

IDENTICAL = 1.0
"""Sameness of passages in the same words."""
COURTESIES: frozenset[Act] = frozenset({"congratulate"})
"""Acts whose wording is form: the detail of it makes no difference."""
SHARED_ACTS: frozenset[Act] = frozenset({"agree", "discuss"})
"""What is done together; one side telling it so and the other as its own word is a difference of act."""
HOSTILE_ACTS: frozenset[Act] = frozenset({"condemn", "warn", "deny", "differ"})
MOST_WORDS = 5
"""Words of a version's own that the note on a difference in detail shows."""


def difference_of(telling: Telling, links: Sequence[Link]) -> tuple[Difference | None, str]:
    """How versions of one point differ, with a note for the reader; None where they say the same.

    Args:
        telling: the passages of the point by the label of their version; every version has some.
        links: the alignments inside the point.
    """
    if all(link.sameness >= IDENTICAL for link in links):
        return None, ""
    for kind, values_of, key in _RULES:
        values = {label: values_of(parts) for label, parts in telling.items()}
        keys = [{key(value) for value in found} for found in values.values()]
        if all(keys) and not set.intersection(*keys):
            return kind, "; ".join(f"{label}: {', '.join(found)}" for label, found in values.items())
    courtesy = all(COURTESIES & {p.act for p in parts} for parts in telling.values())
    if courtesy or max(link.sameness for link in links) >= load_weights().same:
        return None, ""
    texts = [" ".join(p.text for p in parts) for parts in telling.values()]
    return "framing" if worded_apart(texts) else "detail", _own_words(telling)


def _polarities(parts: Sequence[Passage]) -> Collection[str]:
    return sorted({s.polarity for p in parts for s in p.statements})


def _numbers(parts: Sequence[Passage]) -> Collection[str]:
    return sorted({number for p in parts for number in p.numbers})


def _dates(parts: Sequence[Passage]) -> Collection[str]:
    return sorted({day for p in parts for day in p.dates})


def _acts(parts: Sequence[Passage]) -> Collection[str]:
    return list(dict.fromkeys(p.act for p in parts if p.act))


def _kind(act: str) -> str:
    """Acts that tell the same kind of thing: done together, against each other, or said by one."""
    if act in SHARED_ACTS:
        return "together"
    return "against" if act in HOSTILE_ACTS else "said"


_RULES: tuple[tuple[Difference, Callable[[Sequence[Passage]], Collection[str]], Callable[[str], str]], ...] = (
    ("polarity", _polarities, str),
    ("number", _numbers, str),
    ("date", _dates, str),
    ("act", _acts, _kind),
)
"""What versions can differ in outright: they do where each states some of it and they have none in common."""


def _own_words(telling: Telling) -> str:
    """What each version alone has words for, the rarest first."""
    words = {label: {key: word for p in parts for key, word in p.words.items()} for label, parts in telling.items()}
    notes = []
    for label, ours in words.items():
        theirs = {key for other, found in words.items() if other != label for key in found}
        alone = sorted((key for key in ours if key not in theirs), key=lambda key: (-weight(key), key))
        if alone:
            notes.append(f"only {label}: {', '.join(ours[key] for key in alone[:MOST_WORDS])}")
    return "; ".join(notes)
