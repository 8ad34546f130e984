"""Presidents and vice presidents of the United States since 1945."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import srsly

from knowledge.facts import Office, Surface
from knowledge.names import MarkedName, marked_name
from knowledge.people import Tenure

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.people import Register

SOURCE = "us-executive"
SINCE = "1945-01-20"
OPEN_TERM = "2028"
"""A term that ends later is not over: its end is left open."""


def us_executive(reference: Path, register: Register) -> None:
    """Enter the presidents and vice presidents, consecutive terms as one."""
    president = Office(
        "usa-president",
        ["President"],
        "head-of-state",
        "USA",
        "",
        sole=True,
        code="USAGOV",
        name="President of the United States",
    )
    vice = Office(
        "usa-vice-president",
        ["Vice President"],
        "deputy-head-of-state",
        "USA",
        "",
        sole=True,
        code="USAGOV",
        name="Vice President of the United States",
    )
    offices = {"prez": president, "viceprez": vice}
    for office in offices.values():
        register.position(office, SOURCE)
    for entry in srsly.read_yaml(reference / "us-executive" / "executive.yaml"):
        spans: list[tuple[str, str, str]] = []
        for term in entry["terms"]:
            if term["end"] <= SINCE:
                continue
            if spans and spans[-1][0] == term["type"] and spans[-1][2] == term["start"]:
                spans[-1] = (term["type"], spans[-1][1], term["end"])
            else:
                spans.append((term["type"], term["start"], term["end"]))
        if spans:
            person = _person(entry["name"], register)
            for kind, start, end in spans:
                register.occupy(person, offices[kind].id, Tenure(start, "" if end > OPEN_TERM else end), SOURCE)


def _person(name: dict[str, Any], register: Register) -> str:
    """The person under the usual name, "Joe Biden", with the full name "Joseph Robinette Biden" beside it."""
    full = " ".join(name[part] for part in ("first", "middle", "last") if name.get(part))
    usual = f"{name.get('nickname') or name['first']} {name['last']}"
    known = register.find(full) or register.find(usual)
    marked = marked_name(register.people[known]["name"]) if known else MarkedName(usual, name["last"], explicit=True)
    person = register.person(marked, "USA", SOURCE)
    register.other_name(person, Surface(full), SOURCE)
    return person
