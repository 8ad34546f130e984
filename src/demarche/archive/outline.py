"""What of a record is put into columns: who takes part in which role, what sort it is, when, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from demarche.archive.folding import fold_topic
from demarche.records import AUTHOR, When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demarche.records import Actor, Document, RecordKind

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of one kind of record that its columns are taken from."""

    category: str | None = None
    status: str | None = None
    date: str | None = "date"
    topics: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)


FIELDS: Mapping[RecordKind, Fields] = {
    "contacts": Fields("mode", "status", topics="topics", roles={"party": "parties", "initiator": "initiator"}),
    "events": Fields("type", "status", topics="contexts", roles={"source": "sources", "target": "targets"}),
    "statements": Fields("act", topics="topics", roles={"speaker": "speakers", "addressee": "addressees"}),
    "positions": Fields("stance", topics="issue", roles={"holder": "actor"}),
    "claims": Fields("certainty", date=None, roles={"speaker": "by", "disputer": "disputed_by"}),
    "commitments": Fields("kind", "status", date="due", roles={"debtor": "by", "creditor": "to"}),
    "relations": Fields("direction", roles={"party": "dyad"}),
    "channels": Fields(roles={"party": "path"}),
}

ACTS_FOR_COUNTRY = frozenset({"country", "person", "organization"})
"""The types of actor that a country is found by; a place or an armed group in a country does not act for it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The columns of one record; `parties` are (role, actor id) without repetition, `topics` folded."""

    category: str | None
    status: str | None
    first_day: str | None
    last_day: str | None
    parties: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]


def outline(kind: RecordKind, record: object, document: Document) -> Outline:
    """Take the columns of one record; without a day of its own it is found by the day of publication."""
    fields = FIELDS[kind]
    date = _value(record, fields.date)
    published = published_day(document)
    own = (date.start, date.end) if isinstance(date, When) else (None, None)
    return Outline(
        category=_value(record, fields.category),
        status=_value(record, fields.status),
        first_day=own[0] or own[1] or published,
        last_day=own[1] or own[0] or published,
        parties=_parties(record, fields.roles),
        topics=tuple(dict.fromkeys(fold_topic(topic) for topic in _several(_value(record, fields.topics)))),
    )


def published_day(document: Document) -> str | None:
    """The day of publication as YYYY-MM-DD, or None where the document gives none in that form."""
    match = ISO_DAY.match(document.published or "")
    return match.group() if match else None


def country_of(actor: Actor) -> str | None:
    """The country for which an actor acts, if it is a state, somebody of it or a body of it."""
    return actor.country if actor.type in ACTS_FOR_COUNTRY else None


def _parties(record: object, roles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    named = [(role, name) for role, source in roles.items() for name in _several(getattr(record, source))]
    voices = [("voice", name) for name in _several(getattr(record, "attribution", ()))]
    return tuple(dict.fromkeys(pair for pair in named + voices if pair[1] != AUTHOR))


def _value(record: object, name: str | None) -> Any:
    return None if name is None else getattr(record, name)


def _several(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
