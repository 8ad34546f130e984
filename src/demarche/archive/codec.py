"""Records to the JSON that is stored, and back."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeVar

from demarche.plain_json import from_json, to_json
from demarche.records import (
    Channel,
    Claim,
    Commitment,
    Contact,
    Document,
    Event,
    Position,
    Relation,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demarche.records import Record, RecordKind

RECORD_CLASSES: Mapping[RecordKind, type[Record]] = {
    "contacts": Contact,
    "events": Event,
    "statements": Statement,
    "positions": Position,
    "claims": Claim,
    "commitments": Commitment,
    "relations": Relation,
    "channels": Channel,
}
"""The kinds kept as records; actors are kept beside them, since their ids hold in every document."""

RecordType = TypeVar("RecordType")


def encode(record: Any) -> str:
    """The stored form of a record: JSON in the order of the contract, without blanks and without what is not known.

    A field that is null or empty is left out where that is what its class takes for granted; the records of 60
    official documents shrink by a third.
    """
    plain = to_json(record)
    for field in dataclasses.fields(record):
        if field.default is None or field.default == ():
            name = field.metadata.get("json", field.name)
            if plain.get(name, None) in (None, []):
                plain.pop(name, None)
    return encode_plain(plain)


def encode_plain(plain: Any) -> str:
    """The stored form of plain JSON values."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[RecordType], stored: str) -> RecordType:
    """A record from its stored form."""
    return from_json(kind, json.loads(stored))


def encode_metadata(document: Document) -> str:
    """The stored form of all that is known of a document but its text."""
    return encode(dataclasses.replace(document, text=""))


def decode_document(metadata: str, text: str) -> Document:
    """A document from its stored metadata and its text."""
    return from_json(Document, {**json.loads(metadata), "text": text})


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
