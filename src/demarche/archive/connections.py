"""An open archive: made where there is none, upgraded where it is older, refused where it is no archive."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from demarche.archive import schema
from demarche.archive.engine import WRITE, open_engine, set_journal
from demarche.archive.failing import plain_errors
from demarche.archive.migrate import revision_of, upgrade
from demarche.archive.place import place_of
from demarche.archive.rebuild import derive_anew
from demarche.errors import UsageError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection


class Connections:
    """The connections of an archive; those that only read and those that write are asked for apart."""

    def __init__(self, place: str | os.PathLike[str]) -> None:
        self._place = place_of(place)
        self._engine = open_engine(self._place)
        self._known = False
        self._writable = False
        if self._place.path is not None and self._place.exists():
            self._look()

    @property
    def path(self) -> Path | None:
        """The file of the archive; None where it lies on a server."""
        return self._place.path

    @property
    def name(self) -> str:
        """Its file, or the address of its database without the password."""
        return self._place.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; another call opens it again."""
        self._engine.dispose()

    def _exists(self) -> bool:
        """Whether there is an archive to ask."""
        if self._place.path is not None:
            return self._place.exists()
        if not self._known:
            with plain_errors(self.name), self._engine.begin() as connection:
                return revision_of(connection) is not None
        return True

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection that only reads, within one transaction."""
        if not self._known:
            if not self._exists():
                message = f"there is no archive {self.name}; `demarche add SOURCE --archive {self.name}` makes one"
                raise UsageError(message)
            self._look()
        with plain_errors(self.name), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection that holds the lock for writing; makes the archive where there is none."""
        with plain_errors(self.name):
            if not self._writable:
                self._upgrade()
            with self._engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
                yield connection

    def _look(self) -> None:
        """Make sure that it is an archive of the newest schema."""
        try:
            with plain_errors(self.name):
                with self._engine.begin() as connection:
                    self._known = revision_of(connection) == schema.REVISION
                if not self._known:
                    self._upgrade()
        except UsageError:
            self.close()
            raise

    def _upgrade(self) -> None:
        with self._engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
            if upgrade(connection):
                derive_anew(connection)
        set_journal(self._engine)
        self._known = self._writable = True
