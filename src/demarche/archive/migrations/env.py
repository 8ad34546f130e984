"""Where Alembic starts: it runs the steps on the connection, and within the transaction, that it is handed."""

from __future__ import annotations

from alembic import context

from demarche.archive.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
