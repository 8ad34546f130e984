"""British ministers since 1990, from the Institute for Government."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.facts import Office, Surface
from knowledge.names import FACTS, marked_name
from knowledge.people import Tenure

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.people import Register
    from knowledge.schema import Row

SOURCE = "Institute for Government ministers"
SINCE = "1990-01-01"
PEERAGE = ("Lord ", "Baroness ", "Viscount ", "Earl ", "Lady ", "The ")


def british_ministers(reference: Path, register: Register) -> None:
    """Enter the ministers whose posts deal with other countries."""
    folder = reference / "ifg-ministers"
    with (FACTS / "british_posts.csv").open(encoding="utf-8", newline="") as lines:
        wanted = list(csv.DictReader(lines))
    names: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "person.csv"):
        names[row["id"]].append(row)
    acting = {
        r["appointment_id"] for r in _rows(folder / "appointment_characteristics.csv") if r["is_acting"] == "True"
    }
    posts = {row["id"]: row["name"] for row in _rows(folder / "post.csv")}
    appointments = sorted(_rows(folder / "appointment.csv"), key=lambda row: (row["start_date"], row["id"]))
    for row in appointments:
        if row["end_date"] and row["end_date"] < SINCE:
            continue
        post = next((w for w in wanted if _is_post(posts[row["post_id"]], w)), None)
        if post:
            office = Office(
                post["id"], post["title"].split("|"), post["role"], "GBR", "", post["sole"] == "true", "GBRGOV", ""
            )
            register.position(office, SOURCE)
            person = _person(names[row["person_id"]], register)
            _occupy(register, person, office.id, row, acting=row["id"] in acting)


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _is_post(name: str, wanted: Row) -> bool:
    """Whether a post is the one wanted; a regional minister's title goes on with the other regions."""
    return name == wanted["post"] or (wanted["sole"] == "false" and name.startswith(wanted["post"]))


def _person(rows: list[Row], register: Register) -> str:
    """The person under the name before any peerage, with the title of the peerage as another name."""
    rows = sorted(rows, key=lambda row: (row["name"].startswith(PEERAGE), row["start_date"]))
    name = rows[0]["name"]
    if name.startswith(PEERAGE):
        title, family, *rest = name.split()
        name = " ".join([title, f"*{family}*", *rest])
    person = register.person(marked_name(name), "GBR", SOURCE)
    for row in rows[1:]:
        register.other_name(person, Surface(row["name"]), SOURCE)
    return person


def _occupy(register: Register, person: str, position: str, row: Row, *, acting: bool) -> None:
    """Enter a term; one that carries on another of the same person in the same position lengthens that."""
    for known in register.occupancies:
        same = known["person"] == person and known["position"] == position
        if same and known["source"] != SOURCE:
            return  # our own lists win
        if same and known["end"] and known["end"] >= row["start_date"]:
            known["end"] = max(known["end"], row["end_date"]) if row["end_date"] else ""
            return
    register.occupy(person, position, Tenure(row["start_date"], row["end_date"], acting=acting), SOURCE)
