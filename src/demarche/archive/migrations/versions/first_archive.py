"""The first archive: documents with revisions, readings, actors, records, failures, full-text index.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x44454D41

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

FULL_TEXT = (
    """CREATE VIRTUAL TABLE document_search USING fts5(
        title, text, content='documents', content_rowid='key', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER document_search_insert AFTER INSERT ON documents BEGIN
        INSERT INTO document_search(rowid, title, text) VALUES (new.key, new.title, new.text);
    END""",
    """CREATE TRIGGER document_search_delete AFTER DELETE ON documents BEGIN
        INSERT INTO document_search(document_search, rowid, title, text)
        VALUES ('delete', old.key, old.title, old.text);
    END""",
    """CREATE TRIGGER document_search_update AFTER UPDATE OF title, text ON documents BEGIN
        INSERT INTO document_search(document_search, rowid, title, text)
        VALUES ('delete', old.key, old.title, old.text);
        INSERT INTO document_search(rowid, title, text) VALUES (new.key, new.title, new.text);
    END""",
)
"""The index keeps no copy of the text; triggers keep it in step within the transaction that writes a document."""


def upgrade() -> None:
    """Make the tables."""
    _make_documents()
    _make_actors()
    _make_records()
    op.create_table(
        "failures",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failures"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in FULL_TEXT:
            op.execute(statement)
        op.execute(f"PRAGMA application_id={APPLICATION_ID}")


def _make_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT),
        sa.Column("publisher", TEXT),
        sa.Column("publisher_folded", TEXT),
        sa.Column("side", TEXT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("published", TEXT),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("metadata", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
    )
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_table(
        "revisions",
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("metadata", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("document_key", "number", name="pk_revisions"),
        _belongs_to("revisions", "document_key", "documents", "key"),
    )
    op.create_table(
        "readings",
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.Column("reader_version", TEXT, nullable=False),
        sa.Column("models", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document_key", name="pk_readings"),
        _belongs_to("readings", "document_key", "documents", "key"),
    )


def _make_actors() -> None:
    op.create_table(
        "actors",
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.Column("office", TEXT),
        sa.Column("payload", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document_key", "id", name="pk_actors"),
        _belongs_to("actors", "document_key", "readings", "document_key"),
    )
    op.create_index("ix_actors_id", "actors", ["id"])
    op.create_table(
        "actor_names",
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("actor_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("folded", "actor_id", name="pk_actor_names"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actor_names_actor_id", "actor_names", ["actor_id"])


def _make_records() -> None:
    op.create_table(
        "records",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("category", TEXT),
        sa.Column("status", TEXT),
        sa.Column("side", TEXT),
        sa.Column("first_day", TEXT),
        sa.Column("last_day", TEXT),
        sa.Column("payload", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_records"),
        sa.UniqueConstraint("document_key", "id", name="uq_records_document_key_id"),
        _belongs_to("records", "document_key", "readings", "document_key"),
    )
    op.create_index("ix_records_id", "records", ["id"])
    op.create_index("ix_records_kind_first_day", "records", ["kind", "first_day"])
    op.create_table(
        "record_parties",
        sa.Column("record_key", sa.Integer(), nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("actor_id", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.PrimaryKeyConstraint("record_key", "role", "actor_id", name="pk_record_parties"),
        _belongs_to("record_parties", "record_key", "records", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_parties_actor_id_role", "record_parties", ["actor_id", "role"])
    op.create_index("ix_record_parties_country_role", "record_parties", ["country", "role"])
    op.create_table(
        "record_topics",
        sa.Column("record_key", sa.Integer(), nullable=False),
        sa.Column("topic", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("record_key", "topic", name="pk_record_topics"),
        _belongs_to("record_topics", "record_key", "records", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_topics_topic", "record_topics", ["topic"])


def _belongs_to(table: str, column: str, owner: str, owner_column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{owner}"
    return sa.ForeignKeyConstraint([column], [f"{owner}.{owner_column}"], name=name, ondelete="CASCADE")
