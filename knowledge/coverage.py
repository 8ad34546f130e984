"""Which days of which offices the tables know nobody for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.actors.schema import Row, Tables

OFFICES = {
    "head": frozenset({"head-of-state", "head-of-government", "monarch"}),
    "head-of-state": frozenset({"head-of-state", "monarch"}),
    "head-of-government": frozenset({"head-of-government"}),
    "foreign-minister": frozenset({"foreign-minister"}),
    "defence-minister": frozenset({"defence-minister"}),
    "national-security-adviser": frozenset({"national-security-adviser"}),
    "spokesperson": frozenset({"spokesperson"}),
}
"""What can be asked for, with the roles of the positions that count as it."""
NOT_STATES = frozenset({"ESH"})
"""Countries of the tables that are neither members of the United Nations nor ever were, nor observers, nor Kosovo or
Taiwan."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a span of days one kind of office in one country has a holder."""

    country: str
    office: str
    days: int
    gaps: tuple[tuple[date, date], ...]

    @property
    def missing(self) -> int:
        """The days without a holder."""
        return sum((end - start).days for start, end in self.gaps)

    @property
    def share(self) -> float:
        """The share of the days with a holder, from 0 to 1."""
        return 1 - self.missing / self.days


def coverage(tables: Tables, office: str, since: date, until: date) -> list[Coverage]:
    """How far the states of the tables are covered in `office` (a key of `OFFICES`) from `since` until before `until`.

    A state counts for the days on which it existed; partial dates count from their first day, and a term that ends in a
    year or month runs to the end of it where no other begins. Acting and low-confidence rows count as well.
    """
    roles = OFFICES[office]
    of_country = {row["id"]: row["country"] for row in tables["positions"] if row["role"] in roles}
    held: dict[str, list[tuple[date, date]]] = {}
    for row in tables["occupancies"]:
        if country := of_country.get(row["position"]):
            end = last_day(row["end"]) if row["end"] else until
            held.setdefault(country, []).append((first_day(row["start"]), end))
    found = []
    for row in states(tables):
        start = max(since, first_day(row["start"])) if row["start"] else since
        end = min(until, first_day(row["end"])) if row["end"] else until
        if start < end:
            gaps = tuple(_gaps(held.get(row["id"], []), start, end))
            found.append(Coverage(row["id"], office, (end - start).days, gaps))
    return found


def states(tables: Tables) -> Iterator[Row]:
    """The rows of the countries that are states of their own."""
    return (row for row in tables["countries"] if row["type"] == "country" and row["id"] not in NOT_STATES)


def first_day(written: str) -> date:
    """The first day of an ISO day, month or year."""
    year, month, day = [*(int(part) for part in written.split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(written: str) -> date:
    """The day after an ISO month or year, or the day itself."""
    if len(written) == len("2000"):
        return date(int(written) + 1, 1, 1)
    if len(written) == len("2000-01"):
        return (first_day(written).replace(day=28) + timedelta(days=4)).replace(day=1)
    return date.fromisoformat(written)


def _gaps(held: Iterable[tuple[date, date]], start: date, end: date) -> Iterator[tuple[date, date]]:
    """The spans from `start` until before `end` that no span of `held` covers."""
    reached = start
    for first, after in sorted(held):
        if first > reached:
            yield reached, min(first, end)
        reached = max(reached, after)
        if reached >= end:
            return
    yield reached, end


def report(found: Iterable[list[Coverage]]) -> Iterator[str]:
    """Lines for a person: a total for each office; with one office only, also the gaps of every country."""
    offices = list(found)
    for rows in offices:
        whole, none = sum(not row.gaps for row in rows), sum(row.missing == row.days for row in rows)
        share = 1 - sum(row.missing for row in rows) / sum(row.days for row in rows)
        yield f"{rows[0].office}: {share:.1%} of the days; {whole} of {len(rows)} states wholly, {none} not at all"
    for row in sorted(offices[0], key=lambda row: row.share) if len(offices) == 1 else ():
        if row.gaps:
            spans = " ".join(f"{start}..{end}" for start, end in row.gaps)
            yield f"  {row.country} {row.share:.0%} {spans}"
