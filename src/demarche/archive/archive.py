"""The archive as the rest of the program sees it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from demarche.archive import schema
from demarche.archive.asking import Asking
from demarche.archive.checking import Checkup, check, mend
from demarche.archive.failing import NO_NUL
from demarche.archive.fetched import Fetched, load_fetched, store_fetched
from demarche.archive.folding import fold
from demarche.archive.judgements import (
    LINKING,
    VERDICTS,
    Judgement,
    find_target,
    load_judgements,
    moment,
    write_judgement,
)
from demarche.archive.linking import replace_resolved
from demarche.archive.load import (
    Revision,
    load_names,
    load_original,
    load_reading,
    load_records,
    load_revisions,
)
from demarche.archive.parties import find_parties
from demarche.archive.settling import settle_document
from demarche.archive.store import has_failed, holds, store, store_failure, was_read_by
from demarche.documents.failure import Failure
from demarche.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from demarche.archive.answers import Stored
    from demarche.archive.judgements import Target, Verdict
    from demarche.archive.store import Outcome
    from demarche.documents.original import Original
    from demarche.records import Document, ReaderInfo, Reading, Record

SIMILAR_NAMES = 3
"""How many names are offered for one that is not found."""


class Archive(Asking):
    """Readings kept in an SQLite file, which the first writing makes, or in a PostgreSQL database.

    Use it in a `with` block or call `close`. Every method raises UsageError, in one line, where the archive is missing,
    read-only, damaged, locked for longer than ten seconds or no archive. `Asking` has the questions.
    """

    def add(self, reading: Reading, original: Original | None = None) -> Outcome:
        """Keep a reading, in one transaction: all of it or, after any interruption, nothing of it.

        `original` is what the document was made of.

        Returns:
            "added" for a new document; "revised" for one that changed, whose former text stays as a revision; "reread"
            for one that another reader has read; "unchanged" where exactly this document and reader are held.

        Raises:
            DocumentError: the text holds what is no character, or what the database cannot hold, or two records share
                an id.
        """
        try:
            with self._writing() as connection:
                return store(connection, reading, original)
        except UnicodeEncodeError as error:
            message = "its text holds lone surrogates, which are no characters"
            raise DocumentError(message) from error
        except UsageError as error:
            if NO_NUL in str(error):  # a fault of this document alone
                raise DocumentError(NO_NUL) from error
            raise

    def add_failure(self, failure: Failure) -> None:
        """Keep why a document could not be read, until a reading of it is added."""
        with self._writing() as connection:
            store_failure(connection, failure.id, failure.reason)

    def holds(self, document: Document, reader: ReaderInfo) -> bool:
        """Whether this document, unchanged, is held with a reading by this reader and has not failed since.

        Then adding it would do nothing, and reading it can be spared.
        """
        if not self._known and not self._exists():
            return False
        with self._asking() as connection:
            return not has_failed(connection, document.id) and holds(connection, document, reader)

    def was_read_by(self, document_id: str, reader: ReaderInfo) -> bool:
        """Whether the document is held with a reading by this reader and has not failed since."""
        if not self._known and not self._exists():
            return False
        with self._asking() as connection:
            return not has_failed(connection, document_id) and was_read_by(connection, document_id, reader)

    def reading(self, document_id: str, *, judged: bool = True) -> Reading:
        """The reading of a document: as people have judged it, or exactly as it was added.

        Raises:
            UsageError: the archive holds no such document.
        """
        with self._asking() as connection:
            found = load_reading(connection, document_id, judged=judged)
        if found is None:
            raise self._no_document(document_id)
        return found

    def original(self, document_id: str) -> Original | None:
        """The bytes that a document was made of, None where they were not given.

        Raises:
            UsageError: the archive holds no such document.
        """
        with self._asking() as connection:
            if not connection.execute(select(1).where(schema.documents.c.id == document_id)).first():
                raise self._no_document(document_id)
            return load_original(connection, document_id)

    def revisions(self, document_id: str) -> tuple[Revision, ...]:
        """What a document was before it changed, the oldest first."""
        with self._asking() as connection:
            return load_revisions(connection, document_id)

    def judge(  # noqa: PLR0913  # one keyword for each thing that is said
        self,
        identity: str,
        verdict: Verdict,
        *,
        by: str,
        at: datetime | None = None,
        correction: Mapping[str, Any] | None = None,
        other: str | None = None,
        note: str | None = None,
    ) -> None:
        """Keep what a person judges of a record; it holds at once, and after the document is read again.

        Args:
            identity: the record's id, or DOCUMENT#RECORD.
            verdict: accept, reject, correct, same contact, different contact.
            by: the person's name.
            at: the time, with its zone; by default now.
            correction: for "correct", the fields that are to be others, as JSON has them.
            other: for a link, the second contact.
            note: why.

        Raises:
            UsageError: there is no such record, or the verdict does not fit what is given with it.
        """
        _check_verdict(verdict, by, correction, other)
        with self._writing() as connection:
            target = self._target(connection, identity)
            second = None if other is None else self._target(connection, other)
            if second is not None and (target.kind, second.kind) != ("contacts", "contacts"):
                message = f"{verdict!r} is said of two contacts"
                raise UsageError(message)
            if second is not None and second.key == target.key:
                message = f"{verdict!r} is said of two contacts, not of one and itself"
                raise UsageError(message)
            write_judgement(
                connection,
                verdict,
                target,
                person=by.strip(),
                at=moment(at),
                changes=correction,
                other=second,
                note=note,
            )
            settle_document(connection, target.document_id)

    def judgements(self) -> tuple[Judgement, ...]:
        """All that people judged, the oldest first."""
        with self._asking() as connection:
            return load_judgements(connection)

    def link_contacts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Let these pairs of contacts be versions of one, in the place of all that the program linked before.

        Pairs that a person judged stay as they were judged. Ids are those that `record` takes.

        Raises:
            UsageError: there is no such record.
        """
        with self._writing() as connection:
            keys = [(self._target(connection, one).key, self._target(connection, other).key) for one, other in pairs]
            replace_resolved(connection, keys)

    def check(self) -> Checkup:
        """Whether the archive is sound; changes nothing."""
        with self._asking() as connection:
            return check(connection)

    def mend(self) -> None:
        """Derive anew all that follows from documents, readings and judgements, in one transaction."""
        with self._writing() as connection:
            mend(connection)

    def fetched(self, url: str) -> Fetched:
        """What a server gave, when a page was last fetched, to ask with whether it has changed."""
        if not self._known and not self._exists():
            return Fetched()
        with self._asking() as connection:
            return load_fetched(connection, url)

    def add_fetched(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a server gave to ask with next time."""
        if self.fetched(url) != Fetched(etag, last_modified):
            with self._writing() as connection:
                store_fetched(connection, url, Fetched(etag, last_modified))

    def record(self, identity: str) -> Stored[Record]:
        """The record with this id; DOCUMENT#RECORD names one whose id several documents use.

        Raises:
            UsageError: there is none, or more than one.
        """
        with self._asking() as connection:
            return self._one_record(connection, identity)

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
            (parties,) = find_parties(connection, name)
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

    def _one_record(self, connection: Connection, identity: str) -> Stored[Record]:
        found = load_records(connection, identity, None)
        if not found and "#" in identity:
            document_id, _, record_id = identity.rpartition("#")
            found = load_records(connection, record_id, document_id)
        if len(found) == 1:
            return found[0]
        message = f"archive {self.name} holds no record {identity!r}"
        if found:
            message = (
                f"{len(found)} documents have a record {identity!r}; "
                f"name one as DOCUMENT#RECORD, for example {found[0].document_id}#{identity}"
            )
        raise UsageError(message)

    def _no_document(self, document_id: str) -> UsageError:
        return UsageError(f"archive {self.name} holds no document {document_id!r}; `demarche documents` lists them")

    def _target(self, connection: Connection, identity: str) -> Target:
        stored = self._one_record(connection, identity)
        found = find_target(connection, stored.document_id, stored.record.id)
        if found is None:  # pragma: no cover  # it was there a moment ago, in the same transaction
            raise self._no_document(stored.document_id)
        return found


def _check_verdict(verdict: str, by: str, correction: Mapping[str, Any] | None, other: str | None) -> None:
    if verdict not in VERDICTS:
        message = f"{verdict!r} is no verdict; allowed are {', '.join(VERDICTS)}"
        raise UsageError(message)
    if not by.strip():
        message = "a judgement needs the name of the person who makes it"
        raise UsageError(message)
    if (correction is not None) != (verdict == "correct"):
        message = "fields to correct are given with the verdict 'correct', and with no other"
        raise UsageError(message)
    if (other is not None) != (verdict in LINKING):
        message = f"a second contact is given with the verdicts {' and '.join(LINKING)}, and with no other"
        raise UsageError(message)
