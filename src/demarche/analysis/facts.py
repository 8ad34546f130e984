"""Facts of a contact: what each version states of it, slot by slot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from demarche.analysis.accounts import accounts_of
from demarche.ontology.topics import load_topics
from demarche.records import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from demarche.analysis.accounts import Account
    from demarche.analysis.passages import Passage
    from demarche.records import Reading, When

FIELDS = ("initiator", "duration_minutes", "date", "place", "parties", "topics", "occasion", "next contact")
ROUNDING_MINUTES = 10
"""Durations this near agree: "an hour" and "57 minutes" are one length told with different care."""
ONE_DAY = timedelta(days=1)
MOST_TOPICS = 8
"""Topics shown of a version, the most frequent ones."""


def facts_of(versions: Mapping[str, Reading], passages: Mapping[str, Sequence[Passage]]) -> tuple[Fact, ...]:
    """One fact for each field; a version that does not state it is silent, which is no contradiction."""
    accounts = accounts_of(versions)
    facts = []
    for field in FIELDS:
        if field == "topics":
            values: dict[str, Any] = {label: _topics(version) for label, version in passages.items()}
        else:
            values = {label: _value(reading, accounts[label], field) for label, reading in versions.items()}
        stated = [label for label in versions if values[label] not in (None, [])]
        agree = _agree(field, stated, values, versions, accounts) if len(stated) > 1 else None
        facts.append(
            Fact(
                field=field,
                values={label: value if value != [] else None for label, value in values.items()},
                agree=agree,
                silent=tuple(label for label in versions if label not in stated),
            )
        )
    return tuple(facts)


def _value(reading: Reading, account: Account, field: str) -> Any:
    """What one version states of a field, in words that stand without the reading: names, not ids."""
    names = {actor.id: actor.name for actor in reading.actors}
    if field == "parties":
        return [names.get(party, party) for party in account.parties]
    if field == "date":
        return _day(account.date)
    if field == "duration_minutes":
        return account.duration_minutes
    if field == "next contact":
        return _next_contact(reading, account, names)
    value = getattr(account.contact, field) if account.contact else None
    return names.get(value, value) if field == "initiator" and value else value


def _day(when: When | None) -> str | None:
    if when is None or when.start is None:
        return None
    return when.start if when.end in (None, when.start) else f"{when.start}/{when.end}"


def _topics(passages: Sequence[Passage]) -> list[str]:
    """What a version talks about, the most frequent first: topics of its passages, or matters if it has none."""
    names = {topic.id: topic.name for topic in load_topics()}
    return _most_frequent([names.get(topic, topic) for p in passages for topic in p.topics]) or _most_frequent(
        [concept for p in passages for concept in sorted(p.concepts)]
    )


def _most_frequent(items: Sequence[str]) -> list[str]:
    counts: dict[str, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return sorted(counts, key=lambda item: -counts[item])[:MOST_TOPICS]


def _next_contact(reading: Reading, account: Account, names: Mapping[str, str]) -> str | None:
    """The first contact that is to follow, in a few words."""
    following = next(
        (c for c in reading.contacts if c.status in {"planned", "proposed"} and c != account.contact), None
    )
    if following is None:
        return None
    day = f", {following.date.text or following.date.start}" if following.date else ""
    return f"{following.mode} ({following.status}) of {' and '.join(names.get(p, p) for p in following.parties)}{day}"


def _agree(
    field: str,
    stated: Sequence[str],
    values: Mapping[str, Any],
    versions: Mapping[str, Reading],
    accounts: Mapping[str, Account],
) -> bool:
    """Whether all versions that state a field say the same within the precision of their words."""
    first, *others = stated
    if field == "parties":
        return all(
            _same_parties((versions[first], accounts[first]), (versions[other], accounts[other])) for other in others
        )
    rule = _RULES.get(field, _equal)
    return all(rule(values[first], values[other]) for other in others)


def _same_parties(first: tuple[Reading, Account], second: tuple[Reading, Account]) -> bool:
    """Whether two versions name the same parties: a person is named by the other, or stands for a side it names."""
    return _names_all(first, second) and _names_all(second, first)


def _names_all(named: tuple[Reading, Account], by: tuple[Reading, Account]) -> bool:
    """Whether the second version names every party of the first, its country or, of a country, one of its people."""
    countries = {actor.id: actor.country for actor in named[0].actors if actor.country}
    theirs = set(by[1].parties)
    sides = {actor.country for actor in by[0].actors if actor.id in theirs and actor.country}
    return all(party in theirs or countries.get(party) in theirs or party in sides for party in named[1].parties)


def _equal(first: Any, second: Any) -> bool:
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


def _same_set(first: Sequence[str], second: Sequence[str]) -> bool:
    return set(first) == set(second)


_RULES: dict[str, Callable[[Any, Any], bool]] = {
    "duration_minutes": _minutes,
    "date": _days,
    "topics": _same_set,
}
