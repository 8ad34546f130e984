"""Facts of a contact: what each version states of it, slot by slot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from demarche.records import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from demarche.records import Contact, Reading

FIELDS = ("initiator", "duration_minutes", "date", "place", "parties", "topics", "occasion", "next contact")
ROUNDING_MINUTES = 10
"""Durations this near agree: "an hour" and "57 minutes" are one length told with different care."""
ONE_DAY = timedelta(days=1)
MOST_TOPICS = 8
"""Topics shown of a version, the most frequent ones."""


def main_contact(reading: Reading) -> Contact | None:
    """The contact that a version reports: the one its statements belong to, else the first one held."""
    named = next((s.contact for s in reading.statements if s.contact), None)
    chosen = next((c for c in reading.contacts if c.id == named), None)
    return chosen or next((c for c in reading.contacts if c.status == "held"), None)


def facts_of(versions: Mapping[str, Reading]) -> tuple[Fact, ...]:
    """One fact for each field; a version that does not state it is silent, which is no contradiction."""
    facts = []
    for field in FIELDS:
        values = {label: _value(reading, field) for label, reading in versions.items()}
        stated = {label: value for label, value in values.items() if value not in (None, [])}
        silent = tuple(label for label in versions if label not in stated)
        agree = _agree(field, stated) if len(stated) > 1 else None
        facts.append(Fact(field=field, values={k: v if v != [] else None for k, v in values.items()}, agree=agree, silent=silent))
    return tuple(facts)


def _value(reading: Reading, field: str) -> Any:  # noqa: ANN401 - a fact is a text, a number or a list of names
    """What one version states of a field, in words that stand without the reading: names, not ids."""
    contact = main_contact(reading)
    if contact is None:
        return None
    names = {actor.id: actor.name for actor in reading.actors}
    if field == "parties":
        return [names.get(p, p) for p in contact.parties]
    if field == "initiator":
        return names.get(contact.initiator, contact.initiator) if contact.initiator else None
    if field == "date":
        return _day(contact)
    if field == "topics":
        return _topics(reading)
    if field == "next contact":
        return _next_contact(reading, contact, names)
    return getattr(contact, field)


def _day(contact: Contact) -> str | None:
    if contact.date is None or contact.date.start is None:
        return None
    if contact.date.end in (None, contact.date.start):
        return contact.date.start
    return f"{contact.date.start}/{contact.date.end}"


def _topics(reading: Reading) -> list[str]:
    """The topics of a version's statements, the most frequent first."""
    counts: dict[str, int] = {}
    for statement in reading.statements:
        for topic in statement.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return sorted(counts, key=lambda topic: -counts[topic])[:MOST_TOPICS]


def _next_contact(reading: Reading, contact: Contact, names: Mapping[str, str]) -> str | None:
    """The first contact that is to follow, in a few words."""
    following = next((c for c in reading.contacts if c.status in {"planned", "proposed"} and c.id != contact.id), None)
    if following is None:
        return None
    day = f", {following.date.text or following.date.start}" if following.date else ""
    return f"{following.mode} ({following.status}) of {' and '.join(names.get(p, p) for p in following.parties)}{day}"


def _agree(field: str, stated: Mapping[str, Any]) -> bool:
    """Whether all versions that state a field say the same within the precision of their words."""
    rule = _RULES.get(field, _equal)
    values = list(stated.values())
    return all(rule(values[0], other) for other in values[1:])


def _equal(first: Any, second: Any) -> bool:  # noqa: ANN401
    return bool(first == second)


def _minutes(first: int, second: int) -> bool:
    return abs(first - second) <= ROUNDING_MINUTES


def _days(first: str, second: str) -> bool:
    """Days agree where their spans meet or lie a day apart: one moment has two dates in two time zones."""
    (start, end), (other_start, other_end) = _span(first), _span(second)
    return start <= other_end + ONE_DAY and other_start <= end + ONE_DAY


def _span(text: str) -> tuple[date, date]:
    parts = text.split("/")
    return date.fromisoformat(parts[0]), date.fromisoformat(parts[-1])


def _same_set(first: list[str], second: list[str]) -> bool:
    return set(first) == set(second)


_RULES: dict[str, Callable[[Any, Any], bool]] = {
    "duration_minutes": _minutes,
    "date": _days,
    "parties": _same_set,
    "topics": _same_set,
}
