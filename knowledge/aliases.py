"""Collects the names of everything and works out which of them are ambiguous."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from demarche.actors.spelling import fold

if TYPE_CHECKING:
    from knowledge.facts import Surface
    from knowledge.schema import Row, Tables

ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z0-9&/+.-]{1,8}|[A-Z][A-Za-z]?[A-Z]+")
NAMED_TABLES = ("countries", "places", "people", "organizations")
FAMILY_NAME = re.compile(r"(?:(?:[AaEe]l|bin) )?\S+")
"""A family name with or without an Arabic article or "bin", as a person's name alone."""
LOOSE_WORDS = 2
"""Names of formats and agreements with this many words are written in any case: "Minsk Agreements"."""


def kind_of(surface: str) -> str:
    """Whether a name is an abbreviation or written out."""
    return "abbreviation" if ABBREVIATION.fullmatch(surface) else "name"


class Aliases:
    """The names found so far; the first that names a surface of an actor in one kind keeps it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rows: dict[tuple[str, str, str, str], Row] = {}
        self._loose: set[str] = set()

    def loosen(self, actor: str) -> None:
        """Let the names of this actor be written in any case."""
        self._loose.add(actor)

    def add(self, actor: str, surface: Surface, kind: str, source: str) -> None:
        """Add one name of an actor."""
        key = (actor, surface.text, kind, surface.start)
        loose = actor in self._loose and surface.text.count(" ") + 1 >= LOOSE_WORDS
        self._rows.setdefault(
            key,
            {
                "actor": actor,
                "surface": surface.text,
                "kind": kind,
                "start": surface.start,
                "end": surface.end,
                "case_sensitive": "false" if loose else "true",
                "needs_context": "true" if surface.ambiguous or kind == "capital" else "false",
                "source": source,
            },
        )

    def rows(self, tables: Tables) -> list[Row]:
        """The rows of the table: none that only repeats the usual name, those that several share marked ambiguous."""
        usual = {row["id"]: row["name"] for name in NAMED_TABLES for row in tables[name]}
        people = {row["id"] for row in tables["people"]}
        owners: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for identity, name in usual.items():
            owners[fold(name)].add((identity, "name"))
        for row in self._rows.values():
            owners[fold(row["surface"])].add((row["actor"], row["kind"]))
        kept = []
        for row in self._rows.values():
            if _is_shared(row, owners[fold(row["surface"])], people):
                row["needs_context"] = "true"
            if row["surface"] != usual[row["actor"]] or row["needs_context"] == "true":
                kept.append(row)
        return kept


def _is_shared(row: Row, owners: set[tuple[str, str]], people: set[str]) -> bool:
    """Whether a name is another actor's as well.

    That a capital is also a place is said by its kind. A metonym that is also a place ("Rawalpindi") is first the
    place.
    A family name that several people share is no word of another meaning: who is meant is for the reader to settle.
    """
    ignored = {"capital"} if row["kind"] == "metonym" else {"capital", "metonym"}
    others = {actor for actor, kind in owners if actor != row["actor"] and kind not in ignored}
    if row["actor"] in people and FAMILY_NAME.fullmatch(row["surface"]):
        others -= people
    return bool(others)
