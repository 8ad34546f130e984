"""From what a user asks to the SQL that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from demarche.archive import schema
from demarche.archive.days import first_day, last_day
from demarche.archive.folding import fold, fold_topic
from demarche.archive.fulltext import holding
from demarche.archive.parties import find_parties, names_any, records_between
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection, Select

    from demarche.records import RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for; None asks nothing of that field.

    `actor` and `with_` are ids, names or alpha-3 codes of two different parties; a country stands for its people and
    bodies too. `category` is the act, mode, type … of the records. Days are YYYY, YYYY-MM or YYYY-MM-DD; a record that
    has no day of its own is found by the day on which its document was published. `publisher` is a part of the name.
    """

    actor: str | None = None
    with_: str | None = None
    topic: str | None = None
    category: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    text: str | None = None
    limit: int | None = None


def select_records(connection: Connection, kind: RecordKind, question: Question, roles: Collection[str]) -> Select[Any]:
    """The rows (document id, its day, stored record) that answer a question, newest first.

    `roles` are the roles in which the parties may stand.

    Raises:
        UsageError: a day or the limit is no such thing.
    """
    records, documents = schema.records, schema.documents
    query = (
        select(documents.c.id, documents.c.published, records.c.payload)
        .join(documents, documents.c.key == records.c.document_key)
        .where(records.c.kind == kind)
        .order_by(records.c.first_day.desc().nulls_last(), documents.c.id, records.c.position)
    )
    parties = [find_parties(connection, name) for name in (question.actor, question.with_) if name is not None]
    if parties:
        query = query.where(records.c.key.in_(records_between(parties, roles)))
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
    return _of_documents(query, question)


def select_documents(connection: Connection, question: Question) -> Select[Any]:
    """The rows of documents that answer a question, newest first, with the numbers of their records.

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
        _number_of("contacts").label("contacts"),
        _number_of("statements").label("statements"),
    ).order_by(documents.c.published.desc().nulls_last(), documents.c.id)
    for name in (question.actor, question.with_):
        if name is not None:
            query = query.where(names_any(find_parties(connection, name)))
    if question.topic is not None:
        query = query.where(_about(question.topic))
    if question.since is not None:
        query = query.where(documents.c.published >= first_day(question.since))
    if question.until is not None:
        query = query.where(documents.c.published <= last_day(question.until))
    return _of_documents(query, question)


def _of_documents(query: Select[Any], question: Question) -> Select[Any]:
    """Add what is asked of the document as such, and the limit."""
    documents = schema.documents
    if question.publisher is not None:
        query = query.where(documents.c.publisher_folded.contains(fold(question.publisher), autoescape=True))
    if question.text is not None:
        query = query.where(documents.c.key.in_(holding(question.text)))
    if question.limit is not None and question.limit < 1:
        message = f"a limit of {question.limit} shows nothing; give 1 or more"
        raise UsageError(message)
    return query.limit(question.limit)


def _number_of(kind: RecordKind) -> Any:
    records = schema.records
    return (
        select(func.count())
        .where(records.c.document_key == schema.documents.c.key, records.c.kind == kind)
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
