"""What is known of a document from outside its text: the metadata beside it, in its record or in its page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from demarche.documents.decode import check_text
from demarche.documents.publishers import sides
from demarche.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Title, address, date, publisher, side and author as some metadata gives them; None where it is silent.

    `published` is as written; `side` is a known alpha-3 code or body.
    """

    id: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    side: str | None = None
    author: str | None = None

    def over(self, other: Origin) -> Origin:
        """Return this origin with its gaps filled from `other`."""
        return Origin(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Origin)})


def origin_from(metadata: Mapping[str, object]) -> Origin:
    """Return what a JSON object says of a document; other keys are left alone, blank values count as absent.

    Raises:
        DocumentError: a value is no text, or the side is not known.
    """
    values = {f.name: _text_value(f.name, metadata.get(f.name)) for f in fields(Origin)}
    side = values["side"]
    if side is not None:
        values["side"] = known_side(side)
        if values["side"] is None:
            raise DocumentError(unknown_side(side))
    return Origin(**values)


def known_side(side: str) -> str | None:
    """Return the side that is meant, in the table's spelling, or None where the table has no such side."""
    return next((spelling for spelling in (side, side.upper(), side.lower()) if spelling in sides()), None)


def unknown_side(side: str) -> str:
    """Return one line that says what is wrong with a side and what is allowed."""
    named = next((code for code, name in sides().items() if name.casefold() == side.strip().casefold()), None)
    hint = f" (perhaps {named}?)" if named else ""
    return f"unknown side {side!r}{hint}: an ISO 3166-1 alpha-3 code such as RUS, or a body such as nato, is allowed"


def _text_value(key: str, value: object) -> str | None:
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        message = f'"{key}" must be a text, not {type(value).__name__}'
        raise DocumentError(message)
    if not value.strip():
        return None
    try:
        check_text(value)
    except DocumentError as error:
        message = f'"{key}": {error}'
        raise DocumentError(message) from None
    return value.strip()
