"""The questions that an archive answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar, get_args

from demarche.archive.answers import Answers, Stored
from demarche.archive.connections import Connections
from demarche.archive.days import first_day
from demarche.archive.fulltext import excerpts
from demarche.archive.once import once_documents, once_records
from demarche.archive.parties import select_actors
from demarche.archive.questions import Question, ask_hits, ask_records, select_documents
from demarche.archive.timeline import last_spoken, moments
from demarche.errors import UsageError
from demarche.records import (
    Act,
    ActorType,
    Certainty,
    Channel,
    Claim,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Contact,
    ContactMode,
    ContactStatus,
    Direction,
    Event,
    EventStatus,
    Position,
    Record,
    Relation,
    Stance,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from demarche.archive.timeline import Moment
    from demarche.records import RecordKind

RecordType = TypeVar("RecordType", bound=Record)


class AskedOfDocuments(TypedDict, total=False):
    """What any question may ask of the documents; `Question` says what the values are."""

    since: str | None
    until: str | None
    publisher: str | None
    side: str | None
    limit: int | None
    duplicates: bool


class Asked(AskedOfDocuments, total=False):
    """What any question may ask for beside its parties; `Question` says what the values are."""

    topic: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A line in the list of documents: `published` is a day, `contacts` and `statements` are numbers of records.

    `also` are documents that are nearly the same.
    """

    id: str
    title: str | None
    publisher: str | None
    side: str | None
    kind: str
    published: str | None
    words: int
    contacts: int
    statements: int
    also: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A document that holds what was searched for; `excerpt`, where asked for, is where: the words between « and »."""

    id: str
    title: str | None
    publisher: str | None
    side: str | None
    published: str | None
    excerpt: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSummary:
    """A line in the list of actors: `documents` is the number of those that name the actor."""

    id: str
    name: str
    type: str
    country: str | None
    documents: int


class Asking(Connections):
    """What is asked of an archive; an argument that names an actor takes an id, a name or an alpha-3 code.

    A country stands for its people and bodies too. Records that somebody rejected are left out, corrected ones stand
    as corrected. Every method raises UsageError for a value that is not allowed.
    """

    def contacts(
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        mode: str | None = None,
        status: str | None = None,
        **asked: Unpack[Asked],
    ) -> Answers[Contact]:
        """The contacts of one party, or between two, newest first."""
        _refuse_unknown("mode", mode, ContactMode)
        _refuse_unknown("status", status, ContactStatus)
        question = Question(actor=actor, with_=with_, category=mode, status=status, **asked)
        return self._records("contacts", Contact, question, ("party",))

    def statements(
        self, actor: str | None = None, with_: str | None = None, *, act: str | None = None, **asked: Unpack[Asked]
    ) -> Answers[Statement]:
        """The statements that a party made or was told, newest first; two parties share them or speak to each other."""
        _refuse_unknown("act", act, Act)
        question = Question(actor=actor, with_=with_, category=act, **asked)
        return self._records("statements", Statement, question, ("speaker", "addressee"))

    def positions(
        self, actor: str | None = None, with_: str | None = None, *, stance: str | None = None, **asked: Unpack[Asked]
    ) -> Answers[Position]:
        """Where a party stands, newest first; a second party is one on whose word that rests."""
        _refuse_unknown("stance", stance, Stance)
        question = Question(actor=actor, with_=with_, category=stance, **asked)
        return self._records("positions", Position, question, ("holder", "voice"))

    def claims(
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        certainty: str | None = None,
        **asked: Unpack[Asked],
    ) -> Answers[Claim]:
        """What a party claims or disputes, newest first."""
        _refuse_unknown("certainty", certainty, Certainty)
        question = Question(actor=actor, with_=with_, category=certainty, **asked)
        return self._records("claims", Claim, question, ("speaker", "disputer", "voice"))

    def commitments(
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        kind: str | None = None,
        status: str | None = None,
        **asked: Unpack[Asked],
    ) -> Answers[Commitment]:
        """What a party is to do, or is to get from another, by the day it is due or was published, newest first."""
        _refuse_unknown("kind", kind, CommitmentKind)
        _refuse_unknown("status", status, CommitmentStatus)
        question = Question(actor=actor, with_=with_, category=kind, status=status, **asked)
        return self._records("commitments", Commitment, question, ("debtor", "creditor"))

    def events(
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        type: str | None = None,  # noqa: A002  # the field's name in the contract
        status: str | None = None,
        **asked: Unpack[Asked],
    ) -> Answers[Event]:
        """What a party did, or what was done to it, newest first; `type` is one of PLOVER's, in any case."""
        _refuse_unknown("status", status, EventStatus)
        category = None if type is None else type.strip().upper()
        question = Question(actor=actor, with_=with_, category=category, status=status, **asked)
        return self._records("events", Event, question, ("source", "target"))

    def relations(
        self,
        actor: str | None = None,
        with_: str | None = None,
        *,
        direction: str | None = None,
        **asked: Unpack[Asked],
    ) -> Answers[Relation]:
        """What texts say of a relationship as such, newest first."""
        _refuse_unknown("direction", direction, Direction)
        question = Question(actor=actor, with_=with_, category=direction, **asked)
        return self._records("relations", Relation, question, ("party",))

    def channels(self, actor: str | None = None, with_: str | None = None, **asked: Unpack[Asked]) -> Answers[Channel]:
        """The messages that passed through somebody, newest first."""
        return self._records("channels", Channel, Question(actor=actor, with_=with_, **asked), ("party",))

    def timeline(
        self, actor: str, with_: str, *, since: str | None = None, until: str | None = None
    ) -> tuple[Moment, ...]:
        """The dated contacts of two parties, the earliest first, each with the one before it ("first since").

        What lies before `since` is not listed, but counts as a contact before.
        """
        found = moments(self.contacts(actor, with_, until=until))
        if since is None:
            return found
        return tuple(moment for moment in found if moment.day >= first_day(since))

    def last_spoken(self, actor: str, with_: str, *, before: str | None = None) -> Moment | None:
        """When two parties last spoke to each other, of all days or those before one; None where it is not known."""
        found = moments(self.contacts(actor, with_, until=before))
        if before is not None:
            found = tuple(moment for moment in found if moment.day < first_day(before))
        return last_spoken(found)

    def actors(self, name: str | None = None, *, type: str | None = None) -> tuple[ActorSummary, ...]:  # noqa: A002
        """The actors that documents name, those named by most first; `name` is one, or a country for all its people."""
        _refuse_unknown("type", type, ActorType)
        with self._asking() as connection:
            rows = connection.execute(select_actors(connection, name, type)).all()
        return tuple(
            ActorSummary(id=row.id, name=row.name, type=row.type, country=row.country, documents=row.documents)
            for row in rows
        )

    def documents(
        self, actor: str | None = None, with_: str | None = None, **asked: Unpack[Asked]
    ) -> tuple[DocumentSummary, ...]:
        """The documents held, newest first, that name the actors and fit the rest; `text` is words they contain."""
        question = Question(actor=actor, with_=with_, **asked)
        with self._asking() as connection:
            rows = connection.execute(select_documents(connection, question)).all()
        return tuple(
            DocumentSummary(
                id=row.id,
                title=row.title,
                publisher=row.publisher,
                side=row.side,
                kind=row.kind,
                published=row.published,
                words=row.words,
                contacts=row.contacts,
                statements=row.statements,
                also=also,
            )
            for row, also in _asked_once(rows, question, once_documents)
        )

    def search(self, text: str, *, excerpt: bool = False, **asked: Unpack[AskedOfDocuments]) -> tuple[Hit, ...]:
        """The documents that hold all these words, and "these words" side by side, the best first.

        With `excerpt` each says where it holds them; that takes a hundred times as long.
        """
        question = Question(text=text, **asked)
        with self._asking() as connection:
            found = _asked_once(ask_hits(connection, question), question, once_documents)
            shown = excerpts(connection, text, [row.key for row, _ in found]) if excerpt else {}
        return tuple(
            # The first five columns of `hits` are the first five fields.
            Hit._make((*row[:5], shown.get(row.key) if shown else None, also))
            for row, also in found
        )

    def _records(
        self, kind: RecordKind, shape: type[RecordType], question: Question, roles: tuple[str, ...]
    ) -> Answers[RecordType]:
        with self._asking() as connection:
            rows = ask_records(connection, kind, question, roles)
        found = _asked_once(rows, question, once_records)
        return Answers[RecordType].of(kind, (Stored.held(shape, row, also) for row, also in found))


def _asked_once(
    rows: Any, question: Question, fold: Callable[[Any], list[tuple[Any, tuple[str, ...]]]]
) -> list[tuple[Any, tuple[str, ...]]]:
    if question.duplicates:
        return [(row, ()) for row in rows[: question.limit]]
    return fold(rows)[: question.limit]


def _refuse_unknown(name: str, value: str | None, literal: Any) -> None:
    allowed = get_args(literal)
    if value is not None and value not in allowed:
        message = f"{value!r} is no {name}; allowed are {', '.join(allowed)}"
        raise UsageError(message)
