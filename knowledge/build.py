"""Compiles all tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.aliases import Aliases
from knowledge.bodies import bodies, members
from knowledge.lands import countries, places
from knowledge.ministers import british_ministers
from knowledge.people import Register
from knowledge.presidents import us_executive
from knowledge.rulers import rulers
from knowledge.visitors import visitors

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.schema import Tables


def build(reference: Path) -> tuple[Tables, list[str]]:
    """Compile the tables from the reference sets in `reference` and our own lists; the second value are remarks.

    Our own lists come first and the reference sets add what they lack, so that a person in several of them is one.
    """
    aliases = Aliases()
    tables: Tables = {
        "countries": countries(reference, aliases),
        "places": places(aliases),
        "organizations": bodies(aliases),
        "members": members(),
    }
    register = Register(
        {row["id"]: row["name"] for row in tables["countries"]}, {row["id"]: row for row in tables["organizations"]}
    )
    register.add_lists()
    us_executive(reference, register)
    british_ministers(reference, register)
    rulers(reference, register, frozenset(row["id"] for row in tables["countries"] if row["type"] == "country"))
    visitors(reference, register)
    tables |= register.tables()
    register.name(aliases)
    tables["aliases"] = aliases.rows(tables)
    return tables, register.remarks
