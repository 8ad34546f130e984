"""Ids of records: short, stable, and unlike those of any other document."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.records import Document

LETTERS = {
    "contacts": "c",
    "events": "e",
    "statements": "s",
    "positions": "p",
    "claims": "l",
    "commitments": "k",
    "relations": "r",
    "channels": "h",
}
DIGEST_LENGTH = 10
"""Hexadecimal digits of the document's digest in an id: two of a million documents share them with probability 0.4."""


def record_id(document: Document, kind: str, number: int) -> str:
    """The id of the `number`-th record of a kind: "3f2a9c01de-s4"."""
    digest = hashlib.sha256(document.id.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]
    return f"{digest}-{LETTERS[kind]}{number}"
