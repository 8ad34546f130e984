"""The tables of an archive, as they stand after the newest migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

REVISION = "0001"
"""The newest migration; an archive that says otherwise is upgraded before it is used."""

APPLICATION_ID = 0x44454D41
"""What marks an SQLite file as an archive ("DEMA"), beside the name of its migration."""

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
    Index(None, "published"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("document_key", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("metadata", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
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
    UniqueConstraint("document_key", "id"),
    Index(None, "id"),
    Index(None, "kind", "first_day"),
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
