"""One spelling for the addresses of one page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from demarche.documents.address import original_address
from demarche.documents.table import read_rows

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class TrackingParameter:
    """A parameter that says where a reader came from."""

    name: str


def canonical_address(url: str) -> str:
    """Return an address without what does not decide which page it is.

    Fragment, default port, tracking parameters and a closing slash go; parameters are sorted; the host is in lower
    case; a snapshot in the Web Archive counts as the page itself. What is no http address is returned as it is.
    """
    try:
        parts = urlsplit(original_address(url.strip()))
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not parts.hostname:
        return url
    host = parts.hostname.rstrip(".")
    host = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    return urlunsplit((scheme, host, parts.path.rstrip("/") or "/", urlencode(sorted(kept)), ""))


def same_page_key(url: str) -> str:
    """Return what the addresses of one page share: the canonical address without scheme and "www."."""
    bare = canonical_address(url).removeprefix("https://").removeprefix("http://")
    return bare.removeprefix("www.")


def _tracks(name: str) -> bool:
    return name.lower() in _tracking_parameters()


@cache
def _tracking_parameters() -> frozenset[str]:
    return frozenset(row.name for row in read_rows("tracking_parameters", TrackingParameter, ("name",)))
