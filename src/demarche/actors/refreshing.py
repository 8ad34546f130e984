"""Newer office-holders put into the user's own tables, where they win over those of the package."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.actors.knowledge import day_range
from demarche.actors.overlay import (
    OVERLAY_VARIABLE,
    default_overlay,
    overlaid,
    overlay_folder,
    rows_of_folder,
)
from demarche.actors.schema import SCHEMA, shipped_tables
from demarche.actors.spelling import core_words, fold, slug
from demarche.actors.wordlists import title_words
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from demarche.actors.schema import Row, Tables
    from demarche.actors.wikidata import Holder

SOURCE = "Wikidata"
"""What the source of a row from here begins with; the next refresh replaces such rows and no others."""
WRITTEN = ("people", "occupancies")
SAME_TERM = timedelta(days=45)
"""Two sources that differ by less on when a term began mean one term: one gives the election, another the oath."""
MONARCHS = ("head-of-state", "monarch")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: new terms and people by number, and the terms that the tables have no office for."""

    folder: Path
    terms: int
    people: int
    without_office: int


def refresh_folder() -> Path:
    """The folder to write to: the user's own tables where they are, else where they usually are.

    Raises:
        UsageError: the variable that names it names something that is no folder.
    """
    return overlay_folder() or default_overlay()


def newest_term(tables: Tables) -> str:
    """The day two years before the newest term of the tables began: what is older they are taken to know."""
    newest = max((row["start"] for row in tables["occupancies"]), default="2000")
    return f"{int(newest[:4]) - 2}-01-01"


def refresh(holders: Iterable[Holder], folder: Path) -> Refreshed:
    """Put terms that the package's tables lack into the tables of a folder, which are replaced whole or left alone.

    Rows of the folder that another source gave stay; rows from an earlier refresh are made anew.

    Raises:
        UsageError: a row of the folder is wrong, or it cannot be written.
    """
    shipped = shipped_tables()
    own = rows_of_folder(folder) if folder.is_dir() else {}
    kept = {
        name: [row for row in rows if not row["source"].startswith(SOURCE)] if name in WRITTEN else rows
        for name, rows in own.items()
    }
    tables = {name: [*rows, *kept.get(name, [])] for name, rows in shipped.items()}
    compiler = _Compiler(tables)
    terms = [row for holder in holders if (row := compiler.term(holder)) is not None]
    terms = compiler.without_overlaps(terms)
    named = {row["person"] for row in terms}
    people = [row for row in compiler.people if row["id"] in named]
    fresh = {
        "people": [*kept.get("people", []), *people],
        "occupancies": [*kept.get("occupancies", []), *terms],
    }
    _write(fresh, folder)
    return Refreshed(folder, len(terms), len(people), compiler.without_office)


class _Compiler:
    """Turns terms of the endpoint into rows of our tables."""

    def __init__(self, tables: Tables) -> None:
        """Index who is known, by Wikidata id and by country and name, and who held what when."""
        self.people: list[Row] = []
        self.without_office = 0
        self._by_qid = {row["qid"]: row["id"] for row in tables["people"] if row["qid"]}
        self._by_name = {(row["country"], core_words(row["name"])): row["id"] for row in tables["people"]}
        country_of = {row["id"]: row["country"] for row in tables["people"]}
        for row in tables["aliases"]:
            if row["actor"] in country_of:
                self._by_name.setdefault((country_of[row["actor"]], core_words(row["surface"])), row["actor"])
        self._ids = {row["id"] for name in ("people", "places", "organizations") for row in tables[name]}
        self._sole = {row["id"]: row["sole"] == "true" for row in tables["positions"]}
        self._offices: dict[tuple[str, str], list[str]] = {}
        for row in tables["positions"]:
            self._offices.setdefault((row["country"], row["role"]), []).append(row["id"])
        self._terms: dict[str, list[Row]] = {}
        for row in tables["occupancies"]:
            self._terms.setdefault(row["position"], []).append(row)

    def term(self, holder: Holder) -> Row | None:
        """The row of a term; None where the tables have it, or no one office of that role in the country."""
        offices = self._offices.get((holder.country, holder.role), [])
        if holder.role == MONARCHS[0]:
            offices = [*offices, *self._offices.get((holder.country, MONARCHS[1]), [])]
        if len(offices) != 1:
            self.without_office += 1
            return None
        office = offices[0]
        if any(_days_apart(row["start"], holder.start) < SAME_TERM for row in self._terms.get(office, [])):
            return None
        person = self._person(holder)
        if any(row["person"] == person and _within(holder.start, row) for row in self._terms.get(office, [])):
            return None  # re-elected while in office
        return {
            "person": person,
            "position": office,
            "start": holder.start,
            "end": holder.end if holder.end > holder.start else "",
            "acting": "false",
            "confidence": "high",
            "source": f"{SOURCE} {holder.qid}",
        }

    def _person(self, holder: Holder) -> str:
        """The id of a person, with a row of their own where the tables have none."""
        words = core_words(holder.name)
        known = self._by_qid.get(holder.qid) or self._by_name.get((holder.country, words))
        if known is not None:
            return known
        first = slug(holder.name) or holder.qid.lower()
        identity = first if first not in self._ids else f"{first}-{holder.qid.lower()}"
        self._ids.add(identity)
        self._by_qid[holder.qid] = identity
        self.people.append({
            "id": identity,
            "name": holder.name,
            "family_name": family_name(holder.name, holder.country),
            "country": holder.country,
            "qid": holder.qid,
            "confidence": "high",
            "source": f"{SOURCE} {holder.qid}",
        })  # fmt: skip
        return identity

    def without_overlaps(self, terms: Sequence[Row]) -> list[Row]:
        """The terms, each ended where the next in an office of one holder begins, be it theirs or the tables'."""
        kept: list[Row] = []
        for row in sorted(terms, key=lambda r: (r["position"], r["start"], r["person"])):
            if not self._sole[row["position"]]:
                kept.append(row)
                continue
            others = [r for r in (*terms, *self._terms.get(row["position"], [])) if r is not row]
            starts = [r["start"] for r in others if r["position"] == row["position"] and r["start"] > row["start"]]
            until = min(starts, default="")
            end = min(filter(None, (until, row["end"])), default="")
            rival = kept and kept[-1]["position"] == row["position"] and kept[-1]["start"] == row["start"]
            covered = any(
                r["position"] == row["position"] and r["end"] and _within(row["start"], r)
                for r in others
                if r not in terms
            )
            if not rival and not covered:
                kept.append(row | {"end": end})
        return kept


def family_name(name: str, country: str) -> str:
    """The family name in a full name: the first word where a country puts it first, else the last with particles."""
    lists, words = title_words(), name.split()
    while len(words) > 1 and fold(words[-1]).strip(".,") in lists.suffixes:
        words.pop()
    if country in lists.family_name_first:
        return words[0]
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in lists.particles:
        first -= 1
    return " ".join(words[first:])


def _days_apart(one: str, other: str) -> timedelta:
    """How far two partial dates are apart; nothing where one may be the other."""
    (first, last), (begin, finish) = day_range(one), day_range(other)
    if first <= finish and begin <= last:
        return timedelta()
    return min(abs(_date(first) - _date(finish)), abs(_date(begin) - _date(last)))


def _date(day: str) -> date:
    year, month, number = map(int, day.split("-"))
    return date(year, month, min(number, 28))


def _within(day: str, row: Row) -> bool:
    """Whether a day lies inside a term."""
    return row["start"] <= day and (not row["end"] or day < row["end"])


def _write(tables: Tables, folder: Path) -> None:
    """Replace the tables in a folder once it is sure that what then stands there is sound.

    Raises:
        UsageError: the folder cannot be written, or the tables would not be sound.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".refresh-", dir=folder) as made:
            trial = Path(made)
            for path in folder.glob("*.csv"):
                (trial / path.name).write_bytes(path.read_bytes())
            for name, rows in tables.items():
                (trial / f"{name}.csv").write_text(_csv(name, rows), encoding="utf-8", newline="")
            overlaid(shipped_tables(), trial)
            # People first: a table of terms without its people would be unsound, the other way round is not.
            for name in WRITTEN:
                (trial / f"{name}.csv").replace(folder / f"{name}.csv")
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}; {OVERLAY_VARIABLE} may name another folder"
        raise UsageError(message) from error


def _csv(name: str, rows: Iterable[Row]) -> str:
    """A table as text, its rows sorted."""
    text = io.StringIO()
    columns = SCHEMA[name].columns
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: tuple(row[column] for column in columns)))
    return text.getvalue()
