"""What people judge of records: written once, never changed, and found again when a document has been read anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from sqlalchemy import insert, or_, select

from demarche.archive import schema
from demarche.archive.binding import quoted
from demarche.archive.codec import RECORD_CLASSES, encode, encode_plain
from demarche.errors import UsageError
from demarche.plain_json import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from demarche.records import Record, RecordKind

Verdict: TypeAlias = Literal["accept", "reject", "correct", "same contact", "different contact"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LINKING = ("same contact", "different contact")
UNTOUCHABLE = ("id", "evidence")
"""Fields that no correction changes: what the record is called and what proves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person said of a record at a time; `other_…` name the second contact of a link."""

    verdict: Verdict
    person: str
    at: str
    document_id: str
    kind: RecordKind
    record_id: str
    correction: dict[str, Any] | None = None
    other_document_id: str | None = None
    other_record_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A record as it stands: of which document, in which row, its proof, as it was read, if corrected."""

    key: int
    document_id: str
    document_key: int
    kind: RecordKind
    record: Record
    quote: tuple[str, ...]
    snapshot: str
    corrected: bool


def moment(given: datetime | None) -> str:
    """A moment as it is stored: in UTC, to the second.

    Raises:
        UsageError: the moment has no time zone.
    """
    if given is not None and given.tzinfo is None:
        message = f"the time {given.isoformat()} of a judgement has no time zone"
        raise UsageError(message)
    return (given or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")


def corrected(record: Record, changes: Mapping[str, Any]) -> Record:
    """The record with other values, given as JSON has them.

    Raises:
        UsageError: there is no such field, it may not be changed, or the value does not fit.
    """
    plain = to_json(record)
    allowed = [name for name in plain if name not in UNTOUCHABLE]
    for name in changes:
        if name not in allowed:
            message = f"{name!r} is no field to correct; there are {', '.join(allowed)}"
            raise UsageError(message)
    try:
        made = from_json(type(record), {**plain, **changes})
        same = to_json(made)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"the correction does not fit the record: {error}"
        raise UsageError(message) from error
    if any(
        same[name] != value or isinstance(value, str) != isinstance(same[name], str) for name, value in changes.items()
    ):
        message = "the correction does not fit the record: a list is needed where the record has one"
        raise UsageError(message)
    return made


def write_judgement(  # noqa: PLR0913  # the columns of a judgement
    connection: Connection,
    verdict: Verdict,
    target: Target,
    *,
    person: str,
    at: str,
    changes: Mapping[str, Any] | None = None,
    other: Target | None = None,
    note: str | None = None,
) -> None:
    """Add a judgement; nothing else is changed yet."""
    connection.execute(
        insert(schema.judgements).values(
            verdict=verdict,
            person=person,
            at=at,
            document_id=target.document_id,
            kind=target.kind,
            record_id=target.record.id,
            quote=encode_plain(target.quote),
            snapshot=target.snapshot,
            correction=_correction(target, changes),
            other_document_id=other and other.document_id,
            other_record_id=other and other.record.id,
            other_quote=other and encode_plain(other.quote),
            other_snapshot=other and other.snapshot,
            note=note,
        )
    )


def _correction(target: Target, changes: Mapping[str, Any] | None) -> str | None:
    """The record as it ought to be; whoever accepts a corrected record accepts the correction."""
    if changes is not None:
        return encode(corrected(target.record, changes))
    return encode(target.record) if target.corrected else None


def judgement_rows(connection: Connection, document_id: str) -> Sequence[Any]:
    """The judgements that name a document, on either side, in the order in which they were made."""
    table = schema.judgements
    named = or_(table.c.document_id == document_id, table.c.other_document_id == document_id)
    return connection.execute(select(table).where(named).order_by(table.c.key)).all()


def load_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, the oldest first."""
    table = schema.judgements
    return tuple(
        Judgement(
            verdict=row.verdict,
            person=row.person,
            at=row.at,
            document_id=row.document_id,
            kind=row.kind,
            record_id=row.record_id,
            correction=None if row.correction is None else json.loads(row.correction),
            other_document_id=row.other_document_id,
            other_record_id=row.other_record_id,
            note=row.note,
        )
        for row in connection.execute(select(table).order_by(table.c.key))
    )


def find_target(connection: Connection, document_id: str, record_id: str) -> Target | None:
    """The record with this id of a document, as it stands."""
    documents, records = schema.documents, schema.records
    row = connection.execute(
        select(
            records.c.key,
            records.c.kind,
            records.c.payload,
            records.c.as_read,
            records.c.verdict,
            documents.c.key.label("document_key"),
            documents.c.text,
        )
        .join(documents, documents.c.key == records.c.document_key)
        .where(documents.c.id == document_id, records.c.id == record_id)
    ).one_or_none()
    if row is None:
        return None
    record: Any = from_json(RECORD_CLASSES[row.kind], json.loads(row.payload))
    return Target(
        row.key,
        document_id,
        row.document_key,
        row.kind,
        record,
        quoted(row.text, record.evidence),
        row.as_read or row.payload,
        row.verdict is not None and bool(row.as_read),
    )
