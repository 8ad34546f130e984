"""What servers gave to ask with, next time, whether a page has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from demarche.archive import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Fetched:
    """The entity tag and the time of change that came with a page, as the server wrote them."""

    etag: str | None = None
    last_modified: str | None = None


def load_fetched(connection: Connection, url: str) -> Fetched:
    """What is kept of a page, nothing where it was never fetched."""
    table = schema.fetches
    row = connection.execute(select(table).where(table.c.url == url)).one_or_none()
    return Fetched() if row is None else Fetched(row.etag, row.last_modified)


def store_fetched(connection: Connection, url: str, fetched: Fetched) -> None:
    """Keep this of a page, in the place of what was kept."""
    table = schema.fetches
    connection.execute(delete(table).where(table.c.url == url))
    connection.execute(insert(table).values(url=url, etag=fetched.etag, last_modified=fetched.last_modified))
