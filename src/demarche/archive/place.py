"""Where an archive lies: an SQLite file or a PostgreSQL database."""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from demarche.errors import UsageError

SERVER = re.compile(r"^postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
DRIVER = "postgresql+psycopg"


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a database; `path` is its file, None for a server; `name` is how a person is told of it."""

    url: URL
    path: Path | None
    name: str

    def exists(self) -> bool:
        """Whether something may be there: a file that is not empty, or any server."""
        return self.path is None or (self.path.exists() and self.path.stat().st_size > 0)


def place_of(given: str | os.PathLike[str]) -> Place:
    """The place that a path or an address means.

    Raises:
        UsageError: it is a folder, a broken address, or a server whose driver is not installed.
    """
    plain = os.fspath(given)
    if SERVER.match(plain):
        return _server(plain)
    path = Path(plain)
    if path.is_dir():
        message = f"archive {path}: it is a folder; name a file"
        raise UsageError(message)
    return Place(URL.create("sqlite+pysqlite", database=str(path)), path, str(path))


def _server(address: str) -> Place:
    try:
        url = make_url(SERVER.sub(f"{DRIVER}://", address))
    except (ArgumentError, ValueError) as error:
        message = "the archive's address is broken; it is postgresql://USER@HOST/DATABASE"
        raise UsageError(message) from error
    if importlib.util.find_spec("psycopg") is None:
        message = "an archive on PostgreSQL needs psycopg: pip install 'demarche[postgres]'"
        raise UsageError(message)
    # A password must not come back in a message.
    told = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return Place(url, None, told.render_as_string())
