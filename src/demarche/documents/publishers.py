"""Who publishes: sites and names to the publisher, the government it speaks for, and the habits of its dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from demarche.documents.address import host_of
from demarche.documents.table import read_rows

PublisherKind = Literal["official", "news", "institute"]
DateOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """One site of a publisher.

    `subdomains` says whether hosts below `domain` are the publisher's too. `side` is the government or body that an
    official publisher speaks for (alpha-3 code or actor id), None for the press and institutes. `state_owned` is
    "public" for a public broadcaster or agency and "" where the question is open. `date_order` is the order in which
    numeric dates are written, None where that is not known; `timezone` is the IANA zone of the seat.
    """

    domain: str
    subdomains: bool
    name: str
    aliases: tuple[str, ...]
    side: str | None
    country: str | None
    kind: PublisherKind
    state_owned: Literal["true", "false", "public", ""]
    language: str
    date_order: DateOrder | None
    timezone: str
    source: str


@dataclass(frozen=True, slots=True)
class Side:
    """A government (by its country's alpha-3 code) or a body (by its actor id) that can publish a document."""

    side: str
    name: str
    kind: Literal["country", "body"]
    source: str


def find_publisher(url: str | None, name: str | None) -> Publisher | None:
    """Return the publisher of that name, else the one whose site the address belongs to, else None."""
    return publisher_named(name) or publisher_at(url)


def publisher_named(name: str | None) -> Publisher | None:
    """Return the publisher with that name or alias; case and surrounding or doubled spaces do not matter."""
    return _by_name().get(_folded(name)) if name else None


def publisher_at(url: str | None) -> Publisher | None:
    """Return the publisher of an address: the longest domain in the table that its host is or lies below."""
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        publisher = _by_domain().get(".".join(labels[start:]))
        if publisher and (publisher.subdomains or labels[:start] in ([], ["www"])):
            return publisher
    return None


def publishers() -> tuple[Publisher, ...]:
    """Return the whole table, sorted by domain."""
    return read_rows("publishers", Publisher, ("domain",))


@cache
def sides() -> dict[str, str]:
    """Return the sides that a document may have: alpha-3 codes and ids of bodies, each with its name."""
    return {row.side: row.name for row in read_rows("sides", Side, ("side",))}


@cache
def _by_domain() -> dict[str, Publisher]:
    return {publisher.domain: publisher for publisher in publishers()}


@cache
def _by_name() -> dict[str, Publisher]:
    named: dict[str, Publisher] = {}
    for publisher in publishers():
        for name in (publisher.name, *publisher.aliases):
            named.setdefault(_folded(name), publisher)
    return named


def _folded(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").split()).casefold()
