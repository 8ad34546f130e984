"""The records that a reading and a comparison consist of.

Every record is a frozen dataclass; sequences are tuples. `demarche.plain_json.to_json` turns any of them into plain
JSON values and `reading_from_json` brings a stored reading back. Offsets are half-open ranges of Unicode code points
into `Document.text`. Actors are named by their id wherever a field names a party.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from demarche.plain_json import from_json

Span: TypeAlias = tuple[int, int]
"""A half-open range of code points, `text[start:end]`."""

ActorType = Literal["person", "country", "organization", "group", "format", "agreement", "place"]
DocumentKind = Literal["readout", "statement", "transcript", "news", "analysis", "other"]
ContactMode = Literal["call", "videoconference", "meeting", "visit", "summit", "letter", "message", "ceremony", "other"]
ContactStatus = Literal["held", "planned", "proposed", "declined", "cancelled", "denied"]
EventStatus = Literal["occurred", "planned", "claimed", "denied", "hypothetical", "ongoing"]
Act = Literal[
    "agree",
    "differ",
    "stress",
    "say",
    "ask",
    "propose",
    "commit",
    "concern",
    "condemn",
    "welcome",
    "congratulate",
    "warn",
    "deny",
    "discuss",
]
Polarity = Literal["positive", "negative"]
Stance = Literal["support", "oppose", "conditional", "neutral"]
Certainty = Literal["asserted", "attributed", "unconfirmed", "inference", "disputed", "denied", "confirmed"]
CommitmentKind = Literal["agreed", "promised", "expected", "demanded"]
CommitmentStatus = Literal["open", "kept", "broken", "overdue", "unknown"]
Direction = Literal["warming", "cooling", "stable"]
PointRelation = Literal["both", "only", "differs"]
Difference = Literal["act", "polarity", "detail", "number", "date", "name", "framing"]
RecordKind = Literal[
    "actors", "contacts", "events", "statements", "positions", "claims", "commitments", "relations", "channels"
]
RECORD_KINDS: tuple[RecordKind, ...] = typing.get_args(RecordKind)

AUTHOR = "author"
"""Stands in `attribution` and `by` for whoever wrote the document."""


def _omitted_when_empty(default: Any) -> Any:
    """A field that JSON leaves out while it holds its default, as the contract does with `confidence`."""
    return field(default=default, metadata={"omit": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as the text gives it, resolved to days.

    `start` and `end` are inclusive ISO days (`from` and `to` in JSON); None is an open or unknown end.
    `basis` says how the days were found, e.g. "relative to publication".
    """

    start: str | None = field(default=None, metadata={"json": "from"})
    end: str | None = field(default=None, metadata={"json": "to"})
    text: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with what is known of its origin; `text` is kept exactly as it came."""

    id: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    side: str | None = None
    kind: DocumentKind = "other"
    author: str | None = None
    published: str | None = None
    published_method: str | None = None
    published_reliability: float | None = None
    language: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party of the document: who is meant by its mentions at the date of the text.

    `office` is the office held at that date; `candidates` are the ids in question where no decision was possible.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    text: str = ""
    type: ActorType
    country: str | None = None
    code: str | None = None
    office: str | None = None
    qid: str | None = None
    mentions: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = _omitted_when_empty(())
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A call, meeting, visit, letter … between parties, past, present or planned."""

    id: str
    mode: ContactMode
    parties: tuple[str, ...]
    initiator: str | None = None
    date: When | None = None
    place: str | None = None
    duration_minutes: int | None = None
    status: ContactStatus = "held"
    topics: tuple[str, ...] = ()
    occasion: str | None = None
    follows: str | None = None
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, in PLOVER types and CAMEO codes."""

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    goldstein: float | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: When | None = None
    place: str | None = None
    status: EventStatus = "occurred"
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One speech act: one holder (or several jointly), one act, one content.

    `content` is what was said, as it stands in the text; `quoted` the words the text puts in quotation marks.
    `contact` is the id of the contact in which it was made.
    """

    id: str
    act: Act
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    joint: bool = False
    topics: tuple[str, ...] = ()
    content: str | None = None
    polarity: Polarity = "positive"
    quoted: tuple[str, ...] = ()
    date: When | None = None
    contact: str | None = None
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a party stands on an issue; `statement` is the id of the statement it follows from."""

    id: str
    actor: str
    stance: Stance
    issue: str | None = None
    issue_name: str | None = None
    strength: str | None = None
    date: When | None = None
    statement: str | None = None
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A disputable assertion of fact on somebody's word; `disputes` are ids of claims it contradicts."""

    id: str
    by: str | None
    proposition: str
    certainty: Certainty
    disputed_by: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    source_reliability: str | None = None
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What somebody (`by`) is to do for whom (`to`), and by when (`due`)."""

    id: str
    kind: CommitmentKind
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    action: str = ""
    due: When | None = None
    status: CommitmentStatus = "open"
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the text says of a relationship as such."""

    id: str
    dyad: tuple[str, ...]
    direction: Direction
    date: When | None = None
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A message that passes through somebody: `path` is who to whom to whom."""

    id: str
    path: tuple[str, ...]
    date: When | None = None
    attribution: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float | None = _omitted_when_empty(None)


Record: TypeAlias = Actor | Contact | Event | Statement | Position | Claim | Commitment | Relation | Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderInfo:
    """What made a reading: the program's version and the models with their digests."""

    version: str
    models: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and every record read out of it."""

    document: Document
    actors: tuple[Actor, ...] = ()
    contacts: tuple[Contact, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    relations: tuple[Relation, ...] = ()
    channels: tuple[Channel, ...] = ()
    reader: ReaderInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDocument:
    """One version that a comparison sets beside the others."""

    id: str
    side: str | None = None
    publisher: str | None = None
    words: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that one or more versions say; keys of the mappings are the labels A, B, C ….

    `only` is the label of the version that alone makes the point; `similarity` lies in [0, 1].
    """

    relation: PointRelation
    only: str | None = None
    topic: str | None = None
    statements: dict[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    difference: Difference | None = None
    note: str = ""
    similarity: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One field of the contact as each version gives it; `agree` is None unless two versions state it."""

    field: str
    values: dict[str, Any]
    agree: bool | None = None
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """How much room each version gives a topic: share of its words and rank among its topics."""

    topic: str
    share: dict[str, float]
    rank: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What each version calls the same thing."""

    concept: str
    terms: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The versions of one contact side by side; `omissions` maps a label to indexes into `points`."""

    contact: Contact | None
    documents: dict[str, ComparedDocument]
    points: tuple[Point, ...] = ()
    facts: tuple[Fact, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    omissions: dict[str, tuple[int, ...]] = field(default_factory=dict)
    wording: tuple[Wording, ...] = ()


def reading_from_json(plain: Any) -> Reading:
    """Rebuild a `Reading` from one line of `demarche read --format json`."""
    return from_json(Reading, plain)
