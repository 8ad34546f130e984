"""Leaders who visited the United States from 1990 to 2012, from the Office of the Historian."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from demarche.actors.spelling import fold
from knowledge.facts import Office, Surface, fields_of, lines_of
from knowledge.names import FACTS, marked_name
from knowledge.people import Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.people import Register

TITLES = re.compile(
    r"(?P<elect>President-? ?elect|Chancellor-elect|Crown Prince)|"
    r"(?P<acting>Acting |Interim |Provisional )?"
    r"(?P<title>President|Prime Minist?er\w?|Premier|Chancellor|King|Queen|Emperor|[AE]mir|Sultan|Pope)\b"
    r"(?: Sheikh)?"
)
POSITIONS = {
    "President": ("president", "President", "head-of-state"),
    "Prime Minister": ("prime-minister", "Prime Minister", "head-of-government"),
    "Premier": ("prime-minister", "Prime Minister", "head-of-government"),
    "Chancellor": ("chancellor", "Chancellor", "head-of-government"),
    "King": ("monarch", "King", "monarch"),
    "Queen": ("monarch", "Queen", "monarch"),
    "Emperor": ("monarch", "Emperor", "monarch"),
    "Emir": ("monarch", "Emir", "monarch"),
    "Amir": ("monarch", "Amir", "monarch"),
    "Sultan": ("monarch", "Sultan", "monarch"),
    "Pope": ("monarch", "Pope", "monarch"),
}
GOVERNMENT_PRESIDENTS = frozenset({"ESP"})
"""Countries whose head of government is also called "President"."""
LIKENESS = 0.72
"""How alike a visitor's name and that of the known holder of the office on that day must be to be one person. Of the
1,511 visits no other person's name comes that near to the holder's; below it lie the four that name somebody else."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor on one visit."""

    number: str
    start: str
    end: str
    country: str
    title: str
    name: str
    acting: bool


def visitors(reference: Path, register: Register) -> None:
    """Enter every visitor in office who is not known yet, for the days on which the visits saw them in it.

    A visitor who is known under another spelling gets that spelling as another name.
    """
    slips = set(lines_of(FACTS / "misspellings.txt"))
    seen: defaultdict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in _visits(reference):
        position = _position(register, visit)
        holder = register.holder(position, visit.start)
        person = register.find(visit.name)
        if holder and (person == holder or _alike(register, holder, visit.name)):
            if visit.name not in slips and person != holder:
                register.other_name(holder, Surface(visit.name), f"historyatstate visits {visit.number}")
        elif holder:
            known = register.people[holder]["name"]
            register.remarks.append(
                f"{position}: {known}, visit {visit.number} of {visit.start}: {visit.title} {visit.name}"
            )
        else:
            seen[position, person or visit.name].append(visit)
    _enter(register, seen)


def _enter(register: Register, seen: dict[tuple[str, str], list[Visit]]) -> None:
    """Enter the visitors that no list has, each for a span in which nobody else was seen in the office."""
    by_position: defaultdict[str, list[tuple[Visit, str]]] = defaultdict(list)
    for (position, name), visits in seen.items():
        by_position[position] += [(visit, name) for visit in visits]
    for position, pairs in by_position.items():
        pairs.sort(key=lambda pair: (pair[0].start, pair[0].number))
        first = pairs[0][0]
        _, title, role = POSITIONS[first.title]
        register.position(
            Office(position, [title], role, first.country, "", sole=True, code=f"{first.country}GOV", name=""),
            f"historyatstate visits {first.number}",
        )
        for run in _runs(pairs):
            _enter_run(register, position, run)


def _runs(pairs: list[tuple[Visit, str]]) -> Iterator[list[tuple[Visit, str]]]:
    """Cut visits to one office into stretches of one person."""
    run: list[tuple[Visit, str]] = []
    for visit, name in pairs:
        if run and run[-1][1] != name:
            yield run
            run = []
        run.append((visit, name))
    yield run


def _enter_run(register: Register, position: str, run: list[tuple[Visit, str]]) -> None:
    """Enter one person for the span of the visits in `run`."""
    numbers = ", ".join(dict.fromkeys(visit.number for visit, _ in run))
    source = f"historyatstate visits {numbers}"
    name = run[0][1]
    first = run[0][0]
    person = name if name in register.people else register.person(marked_name(name), first.country, source)
    last = max(visit.end for visit, _ in run)
    until = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    register.occupy(person, position, Tenure(first.start, until, acting=first.acting), source)


def _visits(reference: Path) -> Iterator[Visit]:
    """Every visitor in office of every visit; who is elected but not yet in office is left out."""
    codes = {
        name: code for code, *names in fields_of(FACTS / "visits_from.txt") for name in "; ".join(names).split("; ")
    }
    for path in sorted((reference / "historyatstate" / "visits").glob("*.xml")):
        for node in ET.parse(path).getroot():  # noqa: S314  # the files are the reference set's own
            text = " ".join((node.findtext("visitor") or "").replace("’", "'").split())
            country = codes.get((node.findtext("from") or "").replace("’", "'"), "")
            for part in re.split(r" and (?=President|Prime Minister)", text):
                match = TITLES.match(part)
                if not match or match["elect"] or not country:
                    continue
                title = re.sub(r"Prime Minist?er\w?", "Prime Minister", match["title"])
                name = part[match.end() :].strip()
                if " " in name or title in {"King", "Queen", "Emperor", "Pope"}:
                    yield Visit(
                        node.findtext("id") or "",
                        node.findtext("start-date") or "",
                        node.findtext("end-date") or node.findtext("start-date") or "",
                        country,
                        title,
                        re.sub(r" ?\([^)]*\)", "", name),
                        bool(match["acting"]),
                    )


def _position(register: Register, visit: Visit) -> str:
    """The id of the office that the title means in that country."""
    part = POSITIONS[visit.title][0]
    exact = f"{visit.country.lower()}-{visit.title.lower().replace('amir', 'emir')}"
    if exact in register.positions and register.holder(exact, visit.start):
        return exact
    if part == "prime-minister" or (part == "president" and visit.country in GOVERNMENT_PRESIDENTS):
        return register.government_head(visit.country)
    return f"{visit.country.lower()}-{part}"


def _alike(register: Register, holder: str, name: str) -> bool:
    """Whether a name is that of the holder, spelt otherwise."""
    row = register.people[holder]
    family = fold(row["family_name"]).split()[-1]
    return _likeness(row["name"], name) >= LIKENESS or any(
        SequenceMatcher(None, family, word).ratio() >= LIKENESS for word in fold(name).split()
    )


def _likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()
