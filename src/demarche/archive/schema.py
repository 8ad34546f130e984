"""The tables of an archive, as they stand after the newest migration."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as AnyText

REVISION = "0002"
"""The newest migration; an archive that says otherwise is upgraded before it is used."""

APPLICATION_ID = 0x44454D41
"""What marks an SQLite file as an archive ("DEMA"), beside the name of its migration."""

Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")
"""Text that sorts by code points on every database, so that answers come in the same order."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("publisher_folded", Text),
    Column("side", Text),
    Column("kind", Text, nullable=False),
    Column("published", Text),
    Column("words", Integer, nullable=False),
    # Every field but the text, as JSON: what the other columns repeat is there to be searched.
    Column("metadata", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    # The address without what does not decide which page it is, so that one page under two spellings is seen.
    Column("canonical_url", Text),
    # The document that stands for this one and others nearly the same; derived from `duplicates`.
    Column("duplicate_of", Integer),
    Index(None, "published"),
    Index(None, "canonical_url"),
    Index(None, "duplicate_of"),
)

originals = Table(
    "originals",
    metadata,
    Column("document_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("media_type", Text, nullable=False),
    # The bytes as they came, deflated with the text as dictionary; see `packing`.
    Column("packed", LargeBinary, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("document_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("metadata", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("media_type", Text),
    Column("packed", LargeBinary),
)

readings = Table(
    "readings",
    metadata,
    Column("document_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("reader_version", Text, nullable=False),
    Column("models", Text, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("document_key", ForeignKey("readings.document_key", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("office", Text),
    Column("payload", Text, nullable=False),
    Index(None, "id"),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Index(None, "actor_id"),
    sqlite_with_rowid=False,
)

records = Table(
    "records",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document_key", ForeignKey("readings.document_key", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    # What sort of contact, statement, event … it is: its mode, act, type, stance, certainty, kind or direction.
    Column("category", Text),
    Column("status", Text),
    Column("side", Text),
    # The days by which it is found: its own, else the day on which the document was published.
    Column("first_day", Text),
    Column("last_day", Text),
    Column("payload", Text, nullable=False),
    # What people judged of it: accept, reject or correct; null where nobody did.
    Column("verdict", Text),
    # The payload as it was read where a correction stands in its place; "" where only a judgement holds the record.
    Column("as_read", Text),
    # The record that stands for this one among those of the same contact; derived from `links`.
    Column("same_as", Integer),
    UniqueConstraint("document_key", "id"),
    Index(None, "id"),
    Index(None, "kind", "first_day"),
    Index(None, "same_as"),
)

record_parties = Table(
    "record_parties",
    metadata,
    Column("record_key", ForeignKey("records.key", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor_id", Text, primary_key=True),
    # The country for which the party acts, so that a country is found by its people.
    Column("country", Text),
    Index(None, "actor_id", "role"),
    Index(None, "country", "role"),
    sqlite_with_rowid=False,
)

record_topics = Table(
    "record_topics",
    metadata,
    Column("record_key", ForeignKey("records.key", ondelete="CASCADE"), primary_key=True),
    Column("topic", Text, primary_key=True),
    Index(None, "topic"),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("reason", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("person", Text, nullable=False),
    # A moment in UTC, as ISO 8601 has it.
    Column("at", Text, nullable=False),
    # The record is named by what it was, not by a key: keys and ids change when a document is read again.
    Column("document_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    # The words of its evidence, as a JSON list, and the record as it was read.
    Column("quote", Text, nullable=False),
    Column("snapshot", Text, nullable=False),
    # The record as it ought to be.
    Column("correction", Text),
    # The other contact, likewise.
    Column("other_document_id", Text),
    Column("other_record_id", Text),
    Column("other_quote", Text),
    Column("other_snapshot", Text),
    Column("note", Text),
    Index(None, "document_id"),
    Index(None, "other_document_id"),
)
"""Rows are only ever added; triggers of the database refuse everything else."""

links = Table(
    "links",
    metadata,
    Column("first_key", ForeignKey("records.key", ondelete="CASCADE"), primary_key=True),
    Column("second_key", ForeignKey("records.key", ondelete="CASCADE"), primary_key=True),
    # same contact, different contact
    Column("relation", Text, nullable=False),
    # judged by a person, or resolved by the program; a pair that a person judged stays as it was judged.
    Column("origin", Text, nullable=False),
    Index(None, "second_key"),
    sqlite_with_rowid=False,
)

document_bands = Table(
    "document_bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("document_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Index(None, "document_key"),
    sqlite_with_rowid=False,
)

duplicates = Table(
    "duplicates",
    metadata,
    Column("first_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("second_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("similarity", Float, nullable=False),
    Index(None, "second_key"),
    sqlite_with_rowid=False,
)

fetches = Table(
    "fetches",
    metadata,
    Column("url", Text, primary_key=True),
    # What the server gave to ask with next time whether anything has changed.
    Column("etag", Text),
    Column("last_modified", Text),
)
