"""Wording: what each version calls the same thing."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.records import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.records import Reading

NAMED_TYPES = frozenset({"place", "country", "organization", "group", "agreement"})
"""Types of actor whose names differ by side; people's names differ by courtesy only."""
DISTANCED = re.compile(
    r"(?:\b(?:so-called|alleged|supposed|self-proclaimed|self-styled)\s+[\"“”'‘’]?)(?P<term>[\w’'-]+(?:\s+(?!(?:and|or|of|in|to|the|by|with|for|on|at|is|was|are|were)\b)[\w’'-]+)?)",
    re.IGNORECASE,
)
"""A word with which a version keeps its distance from a term."""
DISTANCE = "kept at a distance"


@cache
def _terms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The concepts of `wording.csv`, each with a pattern of its terms, longer ones first."""
    by_concept: dict[str, list[str]] = {}
    with (Path(__file__).parent / "wording.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_concept.setdefault(row["concept"], []).append(row["term"])
    return tuple(
        (concept, _pattern(sorted(terms, key=lambda term: (-len(term), term)))) for concept, terms in by_concept.items()
    )


def _pattern(terms: list[str]) -> re.Pattern[str]:
    """Any of the terms as whole words and as written, so that "Cold War" is no "war"; either apostrophe will do."""
    choices = "|".join(re.escape(term).replace("'", "['’]") for term in terms)
    return re.compile(rf"\b(?:{choices})\b")


def wording_of(versions: Mapping[str, Reading]) -> tuple[Wording, ...]:
    """The things that versions call by different words: of the table, names of actors, terms held at a distance.

    A thing is listed where at least two versions speak of it and one has a word for it that another lacks; a term held
    at a distance, where not all hold it so.
    """
    rows = [_row(concept, _found(versions, pattern)) for concept, pattern in _terms()]
    known = {term.lower() for row in rows if row for terms in row.terms.values() for term in terms}
    rows.extend(_of_actors(versions, known))
    distanced = {label: _distanced(reading.document.text) for label, reading in versions.items()}
    if len(set(distanced.values())) > 1:
        rows.append(Wording(concept=DISTANCE, terms={label: terms for label, terms in distanced.items() if terms}))
    return tuple(row for row in rows if row is not None)


def worded_apart(texts: Sequence[str]) -> bool:
    """Whether texts name one thing of the table by different words, or one of them keeps its distance from a term."""
    if any(DISTANCED.search(text) for text in texts):
        return True
    for _, pattern in _terms():
        found = [{match.group().lower() for match in pattern.finditer(text)} for text in texts]
        if all(found) and not set.intersection(*found):
            return True
    return False


def _found(versions: Mapping[str, Reading], pattern: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """The terms of a concept in each version that speaks of it, as first written."""
    found: dict[str, tuple[str, ...]] = {}
    for label, reading in versions.items():
        terms: dict[str, str] = {}
        for match in pattern.finditer(reading.document.text):
            terms.setdefault(match.group().lower(), match.group())
        if terms:
            found[label] = tuple(terms.values())
    return found


def _row(concept: str, found: dict[str, tuple[str, ...]]) -> Wording | None:
    """The record of a concept that versions word differently, else None."""
    sets = {frozenset(term.lower() for term in terms) for terms in found.values()}
    return Wording(concept=concept, terms=found) if len(found) > 1 and len(sets) > 1 else None


def _of_actors(versions: Mapping[str, Reading], known: set[str]) -> list[Wording]:
    """Names by which versions call an actor, where none is in common and the table has none of them."""
    names: dict[str, str] = {}
    surfaces: dict[str, dict[str, dict[str, None]]] = {}
    for label, reading in versions.items():
        for actor in reading.actors:
            aliases = {alias.lower() for alias in (actor.name, *actor.aliases)}
            for start, end in actor.mentions:
                surface = reading.document.text[start:end]
                if surface.lower() in aliases and surface.lower() not in known and actor.type in NAMED_TYPES:
                    names[actor.id] = actor.name
                    surfaces.setdefault(actor.id, {}).setdefault(label, {})[surface] = None
    rows = []
    for identity, by_label in sorted(surfaces.items()):
        words = [{surface.lower().removesuffix("s") for surface in found} for found in by_label.values()]
        if len(words) > 1 and not set.intersection(*words):
            rows.append(Wording(concept=names[identity], terms={label: tuple(s) for label, s in by_label.items()}))
    return rows


def _distanced(text: str) -> tuple[str, ...]:
    """The terms that a version calls so-called, alleged …, with that word."""
    return tuple(dict.fromkeys(" ".join(match.group().split()) for match in DISTANCED.finditer(text)))
