"""What an address says of a document, without fetching it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_SNAPSHOT = re.compile(r"^(?:https?://)?web\.archive\.org/web/\d{1,14}[a-z_]*/(?P<original>.+)$", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"^[\w-]+(?:\.[\w-]+)+(?:/|$)")


def original_address(url: str) -> str:
    """Return the address of the page itself where `url` is a snapshot in the Web Archive, else `url`."""
    snapshot = _SNAPSHOT.match(url)
    return snapshot["original"] if snapshot else url


def host_of(url: str | None) -> str | None:
    """Return the host of an address in lower case, None where it has none; "kremlin.ru/news" counts as an address."""
    parts = _parts(url)
    return parts.hostname.rstrip(".").lower() if parts and parts.hostname else None


def path_of(url: str | None) -> str:
    """Return the path and query of an address as they stand, "" where it is broken."""
    parts = _parts(url)
    if parts is None:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _parts(url: str | None) -> SplitResult | None:
    if not url:
        return None
    address = original_address(url.strip())
    try:
        parts = urlsplit(f"//{address}" if _WITHOUT_SCHEME.match(address) else address)
    except ValueError:  # as for "http://[broken"
        return None
    return parts if parts.hostname else None
