"""The archive as the rest of the program sees it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar, get_args

from sqlalchemy import select

from demarche.archive import schema
from demarche.archive.codec import decode
from demarche.archive.engine import WRITE, open_engine, set_journal
from demarche.archive.failing import plain_errors
from demarche.archive.folding import fold
from demarche.archive.load import Stored, load_names, load_reading, load_records
from demarche.archive.migrate import revision_of, upgrade
from demarche.archive.parties import find_parties
from demarche.archive.questions import Question, select_documents, select_records
from demarche.archive.store import has_failed, holds, store, store_failure
from demarche.documents.failure import Failure
from demarche.errors import DocumentError, UsageError
from demarche.records import Act, Contact, ContactMode, ContactStatus, Record, Statement

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from sqlalchemy import Connection

    from demarche.archive.store import Outcome
    from demarche.records import Document, ReaderInfo, Reading, RecordKind

RecordType = TypeVar("RecordType", bound=Record)

SIMILAR_NAMES = 3
"""How many names are offered for one that is not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A line in the list of documents: `published` is a day, `contacts` and `statements` are numbers of records."""

    id: str
    title: str | None
    publisher: str | None
    side: str | None
    kind: str
    published: str | None
    words: int
    contacts: int
    statements: int


class Archive:
    """Readings kept in an SQLite file, which the first writing makes; use it in a `with` block or call `close`.

    Every method raises UsageError, in one line, where the file is missing, read-only, damaged, locked for longer than
    ten seconds or no archive. An argument that names an actor takes an id, a name or an alpha-3 code.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._engine = open_engine(self.path)
        self._known = False
        self._writable = False
        if self.path.is_dir():
            message = f"archive {self.path}: it is a folder; name a file"
            raise UsageError(message)
        if self._exists():
            self._look()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; another call opens it again."""
        self._engine.dispose()

    def add(self, reading: Reading) -> Outcome:
        """Keep a reading, in one transaction: all of it or, after any interruption, nothing of it.

        Returns:
            "added" for a new document; "revised" for one that changed, whose former text stays as a revision; "reread"
            for one that another reader has read; "unchanged" where exactly this document and reader are held.

        Raises:
            DocumentError: the text holds what is no character, or two records share an id.
        """
        try:
            with self._writing() as connection:
                return store(connection, reading)
        except UnicodeEncodeError as error:
            message = "its text holds lone surrogates, which are no characters"
            raise DocumentError(message) from error

    def add_failure(self, failure: Failure) -> None:
        """Keep why a document could not be read, until a reading of it is added."""
        with self._writing() as connection:
            store_failure(connection, failure.id, failure.reason)

    def holds(self, document: Document, reader: ReaderInfo) -> bool:
        """Whether this document, unchanged, is held with a reading by this reader and has not failed since.

        Then adding it would do nothing, and reading it can be spared.
        """
        if not self._exists():
            return False
        with self._asking() as connection:
            return not has_failed(connection, document.id) and holds(connection, document, reader)

    def reading(self, document_id: str) -> Reading:
        """The reading of a document, equal to the one that was added.

        Raises:
            UsageError: the archive holds no such document.
        """
        with self._asking() as connection:
            found = load_reading(connection, document_id)
        if found is None:
            message = f"archive {self.path} holds no document {document_id!r}; `demarche documents` lists them"
            raise UsageError(message)
        return found

    def record(self, identity: str) -> Stored[Record]:
        """The record with this id; DOCUMENT#RECORD names one whose id several documents use.

        Raises:
            UsageError: there is none, or more than one.
        """
        with self._asking() as connection:
            found = load_records(connection, identity, None)
            if not found and "#" in identity:
                document_id, _, record_id = identity.rpartition("#")
                found = load_records(connection, record_id, document_id)
        if len(found) == 1:
            return found[0]
        message = f"archive {self.path} holds no record {identity!r}"
        if found:
            message = (
                f"{len(found)} documents have a record {identity!r}; "
                f"name one as DOCUMENT#RECORD, for example {found[0].document_id}#{identity}"
            )
        raise UsageError(message)

    def documents(  # noqa: PLR0913  # one parameter for each thing a document is found by
        self,
        *,
        actor: str | None = None,
        with_: str | None = None,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> tuple[DocumentSummary, ...]:
        """The documents held, newest first, that name the actors and fit the rest; `text` is words they contain."""
        question = Question(
            actor=actor,
            with_=with_,
            topic=topic,
            since=since,
            until=until,
            publisher=publisher,
            text=text,
            limit=limit,
        )
        with self._asking() as connection:
            rows = connection.execute(select_documents(connection, question)).mappings().all()
        return tuple(DocumentSummary(**row) for row in rows)

    def contacts(  # noqa: PLR0913  # one parameter for each thing a contact is found by
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        mode: str | None = None,
        status: str | None = None,
        limit: int | None = None,
    ) -> tuple[Stored[Contact], ...]:
        """The contacts of one party, or between two, newest first; see `Question` for what the arguments take."""
        _refuse_unknown("mode", mode, get_args(ContactMode))
        _refuse_unknown("status", status, get_args(ContactStatus))
        question = Question(
            actor=actor,
            with_=with_,
            topic=topic,
            category=mode,
            status=status,
            since=since,
            until=until,
            publisher=publisher,
            limit=limit,
        )
        return self._records("contacts", Contact, question, roles=("party",))

    def statements(  # noqa: PLR0913  # one parameter for each thing a statement is found by
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        act: str | None = None,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        limit: int | None = None,
    ) -> tuple[Stored[Statement], ...]:
        """The statements that a party made or was told, newest first; two parties share them or speak to each other."""
        _refuse_unknown("act", act, get_args(Act))
        question = Question(
            actor=actor,
            with_=with_,
            topic=topic,
            category=act,
            since=since,
            until=until,
            publisher=publisher,
            limit=limit,
        )
        return self._records("statements", Statement, question, roles=("speaker", "addressee"))

    def failures(self) -> tuple[Failure, ...]:
        """The documents that could not be read, by id, each with its reason."""
        failures = schema.failures
        with self._asking() as connection:
            rows = connection.execute(select(failures.c.id, failures.c.reason).order_by(failures.c.id))
            return tuple(Failure(row.id, row.reason) for row in rows)

    def actor_names(self, identities: Iterable[str]) -> dict[str, str]:
        """The names of the actors with these ids, as far as the archive holds them."""
        with self._asking() as connection:
            return load_names(connection, identities)

    def knows(self, name: str) -> bool:
        """Whether this is the id, a name or the country of an actor that the archive holds."""
        with self._asking() as connection:
            parties = find_parties(connection, name)
            actors = schema.actors
            query = select(actors.c.id).where(
                actors.c.id.in_(sorted(parties.ids)) | actors.c.country.in_(sorted(parties.countries))
            )
            return connection.execute(query.limit(1)).first() is not None

    def similar_names(self, name: str) -> tuple[str, ...]:
        """Names of actors that look like this one, or have a word that does, the most similar first; at most three."""
        actors = schema.actors
        with self._asking() as connection:
            names = connection.execute(select(actors.c.name).distinct().order_by(actors.c.name)).scalars().all()
        owners: dict[str, list[str]] = {}
        for known in names:
            for part in dict.fromkeys((fold(known), *fold(known).split())):
                owners.setdefault(part, []).append(known)
        near = get_close_matches(fold(name), owners, n=SIMILAR_NAMES)
        return tuple(dict.fromkeys(owner for part in near for owner in owners[part]))[:SIMILAR_NAMES]

    def _records(
        self, kind: RecordKind, shape: type[RecordType], question: Question, roles: tuple[str, ...]
    ) -> tuple[Stored[RecordType], ...]:
        with self._asking() as connection:
            rows = connection.execute(select_records(connection, kind, question, roles)).all()
        return tuple(Stored(row.id, decode(shape, row.payload), row.published) for row in rows)

    def _exists(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > 0

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection that only reads, within one transaction."""
        if not self._exists():
            message = f"there is no archive {self.path}; `demarche add SOURCE --archive {self.path}` makes one"
            raise UsageError(message)
        if not self._known:
            self._look()
        with plain_errors(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection that holds the lock for writing; makes the archive where there is none."""
        with plain_errors(self.path):
            if not self._writable:
                self._upgrade()
            with self._engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
                yield connection

    def _look(self) -> None:
        """Make sure that the file is an archive of the newest schema."""
        try:
            with plain_errors(self.path):
                with self._engine.begin() as connection:
                    self._known = revision_of(connection) == schema.REVISION
                if not self._known:
                    self._upgrade()
        except UsageError:
            self.close()
            raise

    def _upgrade(self) -> None:
        with self._engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
            upgrade(connection)
        set_journal(self._engine)
        self._known = self._writable = True


def _refuse_unknown(name: str, value: str | None, allowed: tuple[Any, ...]) -> None:
    if value is not None and value not in allowed:
        message = f"{value!r} is no {name}; allowed are {', '.join(allowed)}"
        raise UsageError(message)
