"""The contacts of two parties in the order of their days: each with the one before it, and how long that was ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from demarche.archive.outline import ISO_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.archive.answers import Stored
    from demarche.records import Contact

SPOKEN = frozenset({"call", "videoconference", "meeting", "visit", "summit"})
"""The modes in which two parties speak to each other."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A contact on its day, with all records of it.

    `since` is the day of the last contact in which they had spoken, held and dated, before this one; None for the first
    that the archive has. `days` is how many days lie between. Both are None for a contact that was not held.
    """

    day: str
    records: tuple[Stored[Contact], ...]
    since: str | None = None
    days: int | None = None

    @property
    def contact(self) -> Contact:
        """The record that is shown for all."""
        return self.records[0].record


def moments(found: Iterable[Stored[Contact]]) -> tuple[Moment, ...]:
    """Contacts in the order of their days; records of one mode, status and day are one moment.

    A contact without a day of its own is left out: the day on which it was published does not tell when it was.
    """
    groups: dict[tuple[str, str, str], list[Stored[Contact]]] = {}
    for stored in found:
        contact = stored.record
        day = None if contact.date is None else contact.date.start or contact.date.end
        if day is not None and ISO_DAY.fullmatch(day):
            groups.setdefault((day, contact.mode, contact.status), []).append(stored)
    made: list[Moment] = []
    spoken: list[str] = []
    for (day, mode, status), records in sorted(groups.items()):
        before = next((earlier for earlier in reversed(spoken) if earlier < day), None)
        held = status == "held"
        gap = _days(before, day) if held and before is not None else None
        made.append(Moment(day, tuple(records), before if gap is not None else None, gap))
        if held and mode in SPOKEN:
            spoken.append(day)
    return tuple(made)


def last_spoken(made: Iterable[Moment]) -> Moment | None:
    """The last moment at which they spoke; None where the archive has none."""
    spoken = [moment for moment in made if moment.contact.status == "held" and moment.contact.mode in SPOKEN]
    return spoken[-1] if spoken else None


def _days(before: str, day: str) -> int | None:
    try:
        return (date.fromisoformat(day) - date.fromisoformat(before)).days
    except ValueError:
        return None
