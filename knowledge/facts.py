"""Reads our own lists of facts: offices with their holders, people, bodies, places and countries."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.names import FACTS, MarkedName, marked_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TERM = re.compile(r"(?P<start>\d{4}[\d-]*)(?:\.\.(?P<end>\d{4}[\d-]*))? (?P<low>\??)(?P<acting>~?)(?P<name>[^?~]+)")
HEADER = re.compile(
    r"@(?P<where>\S+) (?P<titles>[^=/]+?)(?: /(?P<before>\S+))?"
    r"(?: = (?P<role>\S+)(?: /(?P<body>\S+))?)?(?P<options>(?: ; \w+=[^;]+)*)"
)
VALIDITY = re.compile(r"(?P<surface>.+?) \{(?P<start>[\d-]*)\.\.(?P<end>[\d-]*)\}")


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office from `start` until before `end` ("" is open)."""

    person: MarkedName
    start: str
    end: str
    acting: bool = False
    sure: bool = True


@dataclass(slots=True)
class Office:
    """An office as listed, with those who held it.

    `source` is where the terms that begin before `checked` ("": all) were looked up; "" is Wikipedia.
    """

    id: str
    titles: list[str]
    role: str
    country: str
    body: str
    sole: bool
    code: str
    name: str
    terms: list[Term] = field(default_factory=list)
    source: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Surface:
    """One way to name something; `ambiguous` where the words alone may mean something else."""

    text: str
    ambiguous: bool = False
    start: str = ""
    end: str = ""


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a list without comments and blanks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def fields_of(path: Path) -> Iterator[list[str]]:
    """The fields of a list whose fields are separated by "|"."""
    for line in lines_of(path):
        yield [part.strip() for part in line.split("|")]


def surfaces(text: str) -> list[Surface]:
    """The surfaces in a field: "UN; Security Council*; Nur-Sultan {2019-03-23..2022-09-17}"."""
    found = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        valid = VALIDITY.fullmatch(part)
        written = valid["surface"] if valid else part
        found.append(
            Surface(
                written.removesuffix("*"),
                written.endswith("*"),
                valid["start"] if valid else "",
                valid["end"] if valid else "",
            )
        )
    return found


def offices() -> Iterator[Office]:
    """Every office of the lists in `facts/offices`.

    Raises:
        ValueError: a line is neither the head of an office nor a term.
    """
    with (FACTS / "titles.csv").open(encoding="utf-8", newline="") as lines:
        shorthand = {row["short"]: row for row in csv.DictReader(lines)}
    for path in sorted((FACTS / "offices").glob("*.txt")):
        office: Office | None = None
        for line in lines_of(path):
            if line.startswith("@"):
                if office:
                    yield _closed(office)
                office = _office(line, shorthand)
            else:
                match = TERM.fullmatch(line)
                if not match or not office:
                    message = f"{path.name}: not understood: {line}"
                    raise ValueError(message)
                office.terms.append(
                    Term(
                        marked_name(match["name"]),
                        match["start"],
                        match["end"] or "",
                        acting=bool(match["acting"]),
                        sure=not match["low"],
                    )
                )
        if office:
            yield _closed(office)


def _office(line: str, shorthand: dict[str, dict[str, str]]) -> Office:
    """Read the head of an office: `@RUS FM`, `@USA Secretary of State = foreign-minister ; name=…`."""
    match = HEADER.fullmatch(line)
    if not match:
        message = f"not understood: {line}"
        raise ValueError(message)
    short, _, more = match["titles"].partition(" +")
    known = shorthand.get(short)
    titles = f"{known['title']}|{more}".strip("|").split("|") if known else match["titles"].split("|")
    options = dict(part.strip().split("=", 1) for part in match["options"].split(";") if part.strip())
    country = match["where"] if match["where"].isupper() else ""
    role = match["role"] or (known["role"] if known else "other")
    part = known["office"] if known else "monarch" if role == "monarch" else _slug_of_title(titles[0])
    identity = options.get("id") or (f"{country.lower()}-{part}" if country else match["where"])
    body = match["body"] or match["before"] or ""
    code = options.get("code") or (f"{country}GOV" if country else "")
    office = Office(
        identity, titles, role, country, body, options.get("sole") != "false", code, options.get("name", "")
    )
    office.source, office.checked = options.get("source", ""), options.get("checked", "")
    return office


def _slug_of_title(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower().replace("'", "")).strip("-")


def _closed(office: Office) -> Office:
    """Give each term of a sole office that names no end the start of the next as its end."""
    if office.sole:
        for index, term in enumerate(office.terms[:-1]):
            if not term.end:
                office.terms[index] = Term(
                    term.person, term.start, office.terms[index + 1].start, acting=term.acting, sure=term.sure
                )
    return office
