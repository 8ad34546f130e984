"""Bringing a database to the newest schema, and telling an archive from any other database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from demarche.archive.schema import APPLICATION_ID, REVISION
from demarche.errors import UsageError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The migration that a database has come to, or None for one that holds nothing yet.

    Raises:
        UsageError: the database belongs to another program.
    """
    if connection.dialect.name == "sqlite":
        mark = connection.execute(text("PRAGMA application_id")).scalar_one()
        if mark != APPLICATION_ID and inspect(connection).get_table_names():
            message = f"{connection.engine.url.database} is a database of another program, not an archive of Demarche"
            raise UsageError(message)
        if mark != APPLICATION_ID:
            return None
    if not inspect(connection).has_table("alembic_version"):
        if inspect(connection).has_table("documents"):
            message = f"{connection.engine.url.database} is a database of another program, not an archive of Demarche"
            raise UsageError(message)
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(connection: Connection) -> bool:
    """Bring the database to the newest schema within the connection's transaction; a no-op where it has it.

    Returns:
        Whether it held an older archive, so that what is derived from its rows must be derived anew.

    Raises:
        UsageError: the database belongs to another program or to a newer version of this one.
    """
    revision = revision_of(connection)
    if revision == REVISION:
        return False
    from alembic import command  # noqa: PLC0415  # needed once in an archive's life; costs 0.1 s
    from alembic.util import CommandError  # noqa: PLC0415

    try:
        command.upgrade(configuration(connection), "head")
    except CommandError as error:
        message = (
            f"{connection.engine.url.database} has the schema {revision}, which is unknown here; "
            f"this version of Demarche knows schemas up to {REVISION}: install a newer one"
        )
        raise UsageError(message) from error
    return revision is not None


def configuration(connection: Connection) -> Config:
    """What Alembic needs to find the migrations and to run them on a connection."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
