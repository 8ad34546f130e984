"""What is said of a record in a line or two above its proof, one function for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.cli.dates import when_text
from demarche.cli.terminal import one_line
from demarche.records import (
    AUTHOR,
    Actor,
    Channel,
    Claim,
    Commitment,
    Contact,
    Event,
    Position,
    Relation,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from demarche.cli.naming import Naming
    from demarche.records import Record

ARROW, DASH = "→", "–"
SETTLED = {"held", "occurred", "open"}
"""What a contact, an event and a commitment are unless something else is said."""

STYLES: Mapping[str, str] = {
    **dict.fromkeys(("agree", "welcome", "congratulate", "support", "warming", "agreed", "AGREE", "SUPPORT"), "green"),
    **dict.fromkeys(("differ", "condemn", "deny", "oppose", "cooling", "denied", "disputed"), "red"),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT"), "red"),
    **dict.fromkeys(("ask", "warn", "concern", "demanded", "expected", "REQUEST", "conditional"), "yellow"),
    **dict.fromkeys(("propose", "commit", "promised", "AID", "COOPERATE"), "cyan"),
}
"""The colours of labels: accord green, discord red, demands and worries yellow, offers and pledges cyan."""


@dataclass(frozen=True, slots=True)
class Headline:
    """`label` says what sort of record it is, `subject` who and whom, `details` the rest, each a few words."""

    label: str
    subject: str
    details: tuple[str, ...] = ()

    @property
    def style(self) -> str:
        """How the label is set off where there is colour."""
        return f"bold {STYLES.get(self.label, '')}".strip()


def headline(record: Record, naming: Naming) -> Headline:
    """The headline of any record."""
    said = _HEADLINES[type(record)](record, naming)
    return Headline(one_line(said.label), one_line(said.subject), tuple(d for d in map(one_line, said.details) if d))


def _actor(actor: Actor, _: Naming) -> Headline:
    return Headline(actor.type, actor.name, (actor.office or "", actor.country or ""))


def _contact(contact: Contact, naming: Naming) -> Headline:
    two = len(contact.parties) == 2  # noqa: PLR2004  # two parties meet each other, three or more are a list
    return Headline(
        contact.mode,
        naming.path(contact.parties, DASH) if two else naming.list(contact.parties),
        (
            contact.status if contact.status not in SETTLED else "",
            when_text(contact.date),
            f"{contact.duration_minutes} minutes" if contact.duration_minutes is not None else "",
            naming.actor(contact.place) if contact.place else "",
            f"initiated by {naming.actor(contact.initiator)}" if contact.initiator else "",
            contact.occasion or "",
            naming.topics(contact.topics),
        ),
    )


def _event(event: Event, naming: Naming) -> Headline:
    code = f"CAMEO {event.cameo}" if event.cameo else ""
    weight = f"Goldstein {event.goldstein:+.1f}" if event.goldstein is not None else ""
    return Headline(
        event.type,
        _from_to(naming.list(event.sources), naming.list(event.targets)),
        (
            event.status if event.status not in SETTLED else "",
            when_text(event.date),
            naming.actor(event.place) if event.place else "",
            ", ".join(part for part in (code, weight) if part),
            naming.topics(event.contexts),
            _voices(event.attribution, event.sources, naming),
        ),
    )


def _statement(statement: Statement, naming: Naming) -> Headline:
    speakers = naming.list(statement.speakers) or "not said by whom"
    if statement.joint and len(statement.speakers) > 1:
        speakers += ", jointly"
    return Headline(
        statement.act,
        _from_to(speakers, naming.list(statement.addressees)),
        (
            "negated" if statement.polarity == "negative" else "",
            when_text(statement.date),
            naming.topics(statement.topics),
            _voices(statement.attribution, statement.speakers, naming),
        ),
    )


def _position(position: Position, naming: Naming) -> Headline:
    issue = position.issue_name or (naming.topics((position.issue,)) if position.issue else "")
    return Headline(
        position.stance,
        f"{naming.actor(position.actor)}: {issue}" if issue else naming.actor(position.actor),
        (
            position.strength or "",
            when_text(position.date),
            _voices(position.attribution, (position.actor,), naming),
        ),
    )


def _claim(claim: Claim, naming: Naming) -> Headline:
    return Headline(
        claim.certainty,
        naming.actor(claim.by) if claim.by else "not said by whom",
        (
            f"disputed by {naming.list(claim.disputed_by)}" if claim.disputed_by else "",
            f"contradicts {', '.join(claim.disputes)}" if claim.disputes else "",
            f"source: {claim.source_reliability}" if claim.source_reliability else "",
            _voices(claim.attribution, (claim.by,) if claim.by else (), naming),
        ),
    )


def _commitment(commitment: Commitment, naming: Naming) -> Headline:
    who = _from_to(naming.list(commitment.by) or "not said by whom", naming.list(commitment.to))
    due = when_text(commitment.due)
    return Headline(
        commitment.kind,
        f"{who}: {commitment.action}" if commitment.action else who,
        (
            commitment.status if commitment.status not in SETTLED else "",
            f"due {due}" if due else "",
            _voices(commitment.attribution, commitment.by, naming),
        ),
    )


def _relation(relation: Relation, naming: Naming) -> Headline:
    details = (when_text(relation.date), _voices(relation.attribution, (), naming))
    return Headline(relation.direction, naming.path(relation.dyad, DASH), details)


def _channel(channel: Channel, naming: Naming) -> Headline:
    details = (when_text(channel.date), _voices(channel.attribution, (), naming))
    return Headline("message", naming.path(channel.path, ARROW), details)


def _from_to(source: str, target: str) -> str:
    return f"{source} {ARROW} {target}" if target else source


def _voices(attribution: tuple[str, ...], named: tuple[str, ...], naming: Naming) -> str:
    """On whose word the record rests, where that is somebody else than the author and those already named."""
    others = [voice for voice in attribution if voice != AUTHOR and voice not in named]
    return f"according to {naming.path(others, 'as told by')}" if others else ""


_HEADLINES: Mapping[type, Callable[..., Headline]] = {
    Actor: _actor,
    Contact: _contact,
    Event: _event,
    Statement: _statement,
    Position: _position,
    Claim: _claim,
    Commitment: _commitment,
    Relation: _relation,
    Channel: _channel,
}
