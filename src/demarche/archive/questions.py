"""From what a user asks to the SQL that answers it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, literal_column, or_, select

from demarche.archive import schema
from demarche.archive.days import first_day, last_day
from demarche.archive.folding import fold, fold_topic
from demarche.archive.fulltext import hits, holding
from demarche.archive.parties import between_parameters, find_parties, names_any, records_between
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from demarche.archive.parties import Sort
    from demarche.records import RecordKind

REJECTED = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for; None asks nothing of that field.

    `actor` and `with_` are ids, names or alpha-3 codes of two different parties; a country stands for its people and
    bodies too. `category` is the act, mode, type … of the records. Days are YYYY, YYYY-MM or YYYY-MM-DD; a record that
    has no day of its own is found by the day on which its document was published. `publisher` is a part of the name,
    `side` the code of the government or body that publishes, `text` words that the document holds. With `duplicates`
    nothing is counted once: near-duplicates and other versions of one contact come too.
    """

    actor: str | None = None
    with_: str | None = None
    topic: str | None = None
    category: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    side: str | None = None
    text: str | None = None
    limit: int | None = None
    duplicates: bool = False


def ask_records(
    connection: Connection, kind: RecordKind, question: Question, roles: Collection[str]
) -> Sequence[Row[Any]]:
    """The rows that answer a question, newest first; records that somebody rejected are none.

    A row holds the document's id, day, key and the key of the one that stands for it; the record's payload, verdict,
    key and the key of the one that stands for it. `roles` are the roles in which the parties may stand.

    Raises:
        UsageError: a day or the limit is no such thing.
    """
    records = schema.records
    names = [name for name in (question.actor, question.with_) if name is not None]
    parties = find_parties(connection, *names) if names else ()
    if not all(one.ids for one in parties):
        return ()
    query = _records_query(tuple(one.sort for one in parties))
    values: dict[str, Any] = {"kind": kind, **(between_parameters(parties, roles) if parties else {})}
    if question.topic is not None:
        topics = schema.record_topics
        keys = select(topics.c.record_key).where(topics.c.topic == fold_topic(question.topic))
        query = query.where(records.c.key.in_(keys))
    if question.category is not None:
        query = query.where(records.c.category == question.category)
    if question.status is not None:
        query = query.where(records.c.status == question.status)
    if question.since is not None:
        query = query.where(records.c.last_day >= first_day(question.since))
    if question.until is not None:
        query = query.where(records.c.first_day <= last_day(question.until))
    return connection.execute(_of_documents(connection, query, question), values).all()


@cache
def _records_query(parties: tuple[Sort, ...]) -> Select[Any]:
    """The question for the records of a kind between none, one or two parties; built once."""
    records, documents = schema.records, schema.documents
    query = (
        select(
            documents.c.id,
            documents.c.published,
            records.c.payload,
            records.c.verdict,
            records.c.document_key,
            documents.c.duplicate_of,
            records.c.key,
            records.c.same_as,
        )
        .join(documents, documents.c.key == records.c.document_key)
        .where(records.c.kind == bindparam("kind"), _stands())
        .order_by(records.c.first_day.desc().nulls_last(), documents.c.id, records.c.position)
    )
    return query.where(records.c.key.in_(records_between(parties))) if parties else query


def select_documents(connection: Connection, question: Question) -> Select[Any]:
    """The rows of documents that answer a question, newest first, with the numbers of their records.

    `key` and `duplicate_of` are keys, the second that of the document that stands for this one.

    Raises:
        UsageError: a day, the limit or the words to be found are no such thing.
    """
    documents = schema.documents
    query = select(
        documents.c.id,
        documents.c.title,
        documents.c.publisher,
        documents.c.side,
        documents.c.kind,
        documents.c.published,
        documents.c.words,
        documents.c.key,
        documents.c.duplicate_of,
        _number_of("contacts").label("contacts"),
        _number_of("statements").label("statements"),
    ).order_by(documents.c.published.desc().nulls_last(), documents.c.id)
    for name in (question.actor, question.with_):
        if name is not None:
            (parties,) = find_parties(connection, name)
            query = query.where(names_any(parties))
    if question.topic is not None:
        query = query.where(_about(question.topic))
    return _of_documents(connection, _between_days(query, question), question)


def ask_hits(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    """The rows of documents that hold the words asked for, the best first.

    Raises:
        UsageError: a day, the limit or the words to be found are no such thing.
    """
    query, values = hits(connection, question.text or "")
    asked = _of_documents(connection, _between_days(query, question), replace(question, text=None))
    return connection.execute(asked, values).all()


def _between_days(query: Select[Any], question: Question) -> Select[Any]:
    """Add the days between which documents were published."""
    documents = schema.documents
    if question.since is not None:
        query = query.where(documents.c.published >= first_day(question.since))
    if question.until is not None:
        query = query.where(documents.c.published <= last_day(question.until))
    return query


def _of_documents(connection: Connection, query: Select[Any], question: Question) -> Select[Any]:
    """Add what is asked of the document as such, and see that the limit is one."""
    documents = schema.documents
    if question.publisher is not None:
        query = query.where(documents.c.publisher_folded.contains(fold(question.publisher), autoescape=True))
    if question.side is not None:
        sides = {question.side, question.side.upper(), question.side.lower()}
        query = query.where(documents.c.side.in_(sorted(sides)))
    if question.text is not None:
        query = query.where(documents.c.key.in_(holding(connection, question.text)))
    if question.limit is not None and question.limit < 1:
        message = f"a limit of {question.limit} shows nothing; give 1 or more"
        raise UsageError(message)
    return query


def _stands() -> ColumnElement[bool]:
    """The condition that nobody rejected a record."""
    verdict = schema.records.c.verdict
    return or_(verdict.is_(None), verdict != literal_column(f"'{REJECTED}'"))


def _number_of(kind: RecordKind) -> Any:
    records = schema.records
    return (
        select(func.count())
        .where(
            records.c.document_key == schema.documents.c.key,
            records.c.kind == kind,
            _stands(),
        )
        .scalar_subquery()
    )


def _about(topic: str) -> ColumnElement[bool]:
    """The condition that a document has a record on a topic."""
    records, topics = schema.records, schema.record_topics
    keys = (
        select(records.c.document_key)
        .join(topics, topics.c.record_key == records.c.key)
        .where(topics.c.topic == fold_topic(topic))
    )
    return schema.documents.c.key.in_(keys)
