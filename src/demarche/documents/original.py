"""A document with the bytes that it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.records import Document


@dataclass(frozen=True, slots=True)
class Original:
    """What a document was made of: its bytes, after decompression, and their media type such as "text/html"."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave, with a page, to ask with next time whether it has changed."""

    url: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document, what it was made of, and, where it was fetched, what to ask with next time."""

    document: Document
    original: Original
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Stands in a run for a page of which the server says that it has not changed; `id` is that of its document."""

    id: str
