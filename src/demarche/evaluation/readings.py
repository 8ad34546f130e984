"""A reading measured against the gold of its document.

A record answers a gold record of its kind where their proofs touch, the record's proof is no longer than twice the
quotes plus forty characters, and the key fields agree. Recall counts gold records. Precision counts the records
that touch a quote of their kind, or all of them where the gold is exhaustive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from demarche.evaluation.names import Names, fold
from demarche.evaluation.quotes import length, locate, overlap
from demarche.evaluation.tally import Tally, match_one_to_one
from demarche.records import AUTHOR, RECORD_KINDS, Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from demarche.evaluation.gold import GoldReading, GoldRecord
    from demarche.records import (
        Channel,
        Claim,
        Commitment,
        Contact,
        Event,
        Position,
        Reading,
        Record,
        RecordKind,
        Relation,
        Span,
        Statement,
        When,
    )

# The proof is the clause, not the paragraph: more than this times the quotes, plus this, proves nothing.
LONGEST_PROOF_FACTOR = 2
LONGEST_PROOF_ALLOWANCE = 40
# Words of an issue that carry its meaning are longer than this many letters.
LONGEST_SMALL_WORD = 3
_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"


def score_reading(gold: GoldReading, reading: Reading) -> dict[RecordKind, Tally]:
    """Count, by kind, the gold records, those that the reading found, and the reading's records that count.

    A kind is left out where the gold has none of it and the reading is not held to that.
    """
    people = (r.fields["name"] for r in gold.records.get("actors", ()) if r.fields.get("type") == "person")
    names = Names(reading.actors, people)
    scores = {}
    for kind in RECORD_KINDS:
        entries = gold.records.get(kind, ())
        records: tuple[Record, ...] = getattr(reading, kind)
        if entries or (gold.exhaustive and records and kind in gold.records):
            scores[kind] = _score_kind(kind, gold, reading, names)
    return scores


def proof(record: Record) -> tuple[Span, ...]:
    """The spans that prove a record: an actor's mentions, any other record's evidence."""
    return record.mentions if isinstance(record, Actor) else record.evidence


def _score_kind(kind: RecordKind, gold: GoldReading, reading: Reading, names: Names) -> Tally:
    text, records = reading.document.text, getattr(reading, kind)
    places = [(entry, locate(text, entry.quotes)) for entry in gold.records.get(kind, ())]
    # An event without a type says that these words are no event: it can be touched, not found.
    wanted = [(entry, place) for entry, place in places if kind != "events" or entry.fields.get("type") is not None]
    agrees = AGREEMENT[kind]
    candidates = [
        [
            index
            for index, record in enumerate(records)
            if overlap(proof(record), place)
            and _short_enough(kind, proof(record), place)
            and agrees(entry, record, names)
        ]
        for entry, place in wanted
    ]
    counted = sum(gold.exhaustive or any(overlap(proof(r), place) for _, place in places) for r in records)
    return Tally(gold=len(wanted), found=len(match_one_to_one(candidates)), answered=counted)


def _short_enough(kind: RecordKind, evidence: tuple[Span, ...], quotes: tuple[Span, ...]) -> bool:
    longest = LONGEST_PROOF_FACTOR * length(quotes) + LONGEST_PROOF_ALLOWANCE
    return kind == "actors" or length(evidence) <= longest


def _same_actor(gold: GoldRecord, record: Actor, names: Names) -> bool:
    country = gold.fields.get("country")
    return (
        record.type == gold.fields["type"]
        and country in (None, record.country)
        and names.same(gold.fields["name"], record.id)
    )


def _same_contact(gold: GoldRecord, record: Contact, names: Names) -> bool:
    wanted = gold.fields
    initiator, minutes = wanted.get("initiator"), wanted.get("duration_minutes")
    return (
        record.mode == wanted["mode"]
        and record.status == wanted.get("status", "held")
        and names.equal(gold.parties("parties"), record.parties)
        and (not initiator or bool(record.initiator and names.same(initiator, record.initiator)))
        and (not minutes or record.duration_minutes == minutes)
        and _near(wanted.get("from"), wanted.get("to"), record.date)
    )


def _same_event(gold: GoldRecord, record: Event, names: Names) -> bool:
    return (
        record.type == gold.fields["type"]
        and record.status == gold.fields.get("status")
        and names.equal(gold.parties("sources"), record.sources)
        and names.equal(gold.parties("targets"), record.targets)
    )


def _same_statement(gold: GoldRecord, record: Statement, names: Names) -> bool:
    return (
        record.act == gold.fields["act"]
        and record.joint == bool(gold.fields.get("joint"))
        and names.equal(gold.parties("speakers"), record.speakers)
    )


def _same_position(gold: GoldRecord, record: Position, names: Names) -> bool:
    issue = _content_words(gold.fields.get("issue"))
    return (
        record.stance == gold.fields["stance"]
        and names.same(gold.fields["actor"], record.actor)
        and (not issue or bool(issue & _content_words(record.issue_name or record.issue)))
    )


def _same_claim(gold: GoldRecord, record: Claim, names: Names) -> bool:
    by, wanted = record.by or "", gold.fields["by"]
    whose = by == AUTHOR if wanted == AUTHOR else names.same(wanted, by)
    return whose and record.certainty == gold.fields["certainty"]


def _same_commitment(gold: GoldRecord, record: Commitment, names: Names) -> bool:
    due = gold.fields.get("due")
    return (
        record.kind == gold.fields["kind"]
        and names.equal(gold.parties("by"), record.by)
        and (not due or _near(due, due, record.due))
    )


def _same_relation(gold: GoldRecord, record: Relation, names: Names) -> bool:
    return record.direction == gold.fields["direction"] and names.equal(gold.parties("dyad"), record.dyad)


def _same_channel(gold: GoldRecord, record: Channel, names: Names) -> bool:
    path = gold.parties("path")
    return len(path) == len(record.path) and all(map(names.same, path, record.path))


AGREEMENT: Mapping[RecordKind, Callable[[GoldRecord, Any, Names], bool]] = {
    "actors": _same_actor,
    "contacts": _same_contact,
    "events": _same_event,
    "statements": _same_statement,
    "positions": _same_position,
    "claims": _same_claim,
    "commitments": _same_commitment,
    "relations": _same_relation,
    "channels": _same_channel,
}
"""Which fields must agree, by kind of record."""


def _near(start: str | None, end: str | None, date: When | None) -> bool:
    """Whether the days share one; a gold without a first day asks for none, one without a last day allows no date."""
    if not start:
        return True
    if date is None or not (date.start or date.end):
        return end is None
    return (date.start or _FIRST_DAY) <= (end or _LAST_DAY) and (date.end or _LAST_DAY) >= start


def _content_words(phrase: str | None) -> set[str]:
    return {word for word in fold(phrase or "").split() if len(word) > LONGEST_SMALL_WORD}
