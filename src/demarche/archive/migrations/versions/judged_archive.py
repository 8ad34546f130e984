"""Originals, judgements, links between contacts, near-duplicates, what servers said of pages; full text on PostgreSQL.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

APPEND_ONLY_SQLITE = tuple(
    f"""CREATE TRIGGER judgements_{action.lower()} BEFORE {action} ON judgements BEGIN
        SELECT RAISE(ABORT, 'judgements are only ever added');
    END"""
    for action in ("UPDATE", "DELETE")
)

APPEND_ONLY_POSTGRESQL = (
    """CREATE FUNCTION judgements_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'judgements are only ever added'; END $$""",
    """CREATE TRIGGER judgements_stay BEFORE UPDATE OR DELETE ON judgements
        FOR EACH ROW EXECUTE FUNCTION judgements_stay()""",
    """CREATE TRIGGER judgements_stay_all BEFORE TRUNCATE ON judgements
        FOR EACH STATEMENT EXECUTE FUNCTION judgements_stay()""",
)

# `simple` neither stems nor drops words, as FTS5's tokenizer; accents fall where `normalize` can part them.
# A tsvector takes a megabyte at most: what stands behind the first 250,000 characters is not indexed there.
FULL_TEXT_POSTGRESQL = (
    """CREATE FUNCTION demarche_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT to_tsvector('simple',
        regexp_replace(normalize(left(words, 250000), NFKD), '[\\u0300-\\u036f]', '', 'g')) $$""",
    """ALTER TABLE documents ADD COLUMN search tsvector
        GENERATED ALWAYS AS (demarche_words(coalesce(title, '') || ' ' || text)) STORED""",
    "CREATE INDEX ix_documents_search ON documents USING gin (search)",
)


def upgrade() -> None:
    """Add the columns and tables; every row that is there stays."""
    for table, columns in (
        ("documents", (sa.Column("canonical_url", TEXT), sa.Column("duplicate_of", sa.Integer()))),
        ("revisions", (sa.Column("media_type", TEXT), sa.Column("packed", sa.LargeBinary()))),
        ("records", (sa.Column("verdict", TEXT), sa.Column("as_read", TEXT), sa.Column("same_as", sa.Integer()))),
    ):
        for column in columns:
            op.add_column(table, column)
    op.create_index("ix_documents_canonical_url", "documents", ["canonical_url"])
    op.create_index("ix_documents_duplicate_of", "documents", ["duplicate_of"])
    op.create_index("ix_records_same_as", "records", ["same_as"])
    op.create_table(
        "originals",
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_key", name="pk_originals"),
        _belongs_to("originals", "document_key", "documents"),
    )
    _make_judgements()
    _make_duplicates()
    op.create_table(
        "fetches",
        sa.Column("url", TEXT, nullable=False),
        sa.Column("etag", TEXT),
        sa.Column("last_modified", TEXT),
        sa.PrimaryKeyConstraint("url", name="pk_fetches"),
    )
    if op.get_bind().dialect.name == "sqlite":
        statements: tuple[str, ...] = APPEND_ONLY_SQLITE
    else:
        statements = APPEND_ONLY_POSTGRESQL + FULL_TEXT_POSTGRESQL
    for statement in statements:
        op.execute(statement)


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("person", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("quote", TEXT, nullable=False),
        sa.Column("snapshot", TEXT, nullable=False),
        sa.Column("correction", TEXT),
        sa.Column("other_document_id", TEXT),
        sa.Column("other_record_id", TEXT),
        sa.Column("other_quote", TEXT),
        sa.Column("other_snapshot", TEXT),
        sa.Column("note", TEXT),
        sa.PrimaryKeyConstraint("key", name="pk_judgements"),
    )
    op.create_index("ix_judgements_document_id", "judgements", ["document_id"])
    op.create_index("ix_judgements_other_document_id", "judgements", ["other_document_id"])
    op.create_table(
        "links",
        sa.Column("first_key", sa.Integer(), nullable=False),
        sa.Column("second_key", sa.Integer(), nullable=False),
        sa.Column("relation", TEXT, nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("first_key", "second_key", name="pk_links"),
        _belongs_to("links", "first_key", "records"),
        _belongs_to("links", "second_key", "records"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_second_key", "links", ["second_key"])


def _make_duplicates() -> None:
    op.create_table(
        "document_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("band", "document_key", name="pk_document_bands"),
        _belongs_to("document_bands", "document_key", "documents"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_document_bands_document_key", "document_bands", ["document_key"])
    op.create_table(
        "duplicates",
        sa.Column("first_key", sa.Integer(), nullable=False),
        sa.Column("second_key", sa.Integer(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("first_key", "second_key", name="pk_duplicates"),
        _belongs_to("duplicates", "first_key", "documents"),
        _belongs_to("duplicates", "second_key", "documents"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_duplicates_second_key", "duplicates", ["second_key"])


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{owner}"
    return sa.ForeignKeyConstraint([column], [f"{owner}.key"], name=name, ondelete="CASCADE")
