"""Bodies, groups, formats, agreements and media."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.aliases import Aliases, kind_of
from knowledge.facts import fields_of, lines_of, surfaces
from knowledge.names import FACTS, slug

if TYPE_CHECKING:
    from knowledge.schema import Row

OWN = "usage in English"


def bodies(aliases: Aliases) -> list[Row]:
    """The table of organizations; their names go to `aliases`."""
    rows = [*_listed(aliases), *_media(aliases)]
    for identity, *listed in fields_of(FACTS / "metonyms.txt"):
        for surface in surfaces("; ".join(listed)):
            aliases.add(identity, surface, "metonym", OWN)
    return rows


def _listed(aliases: Aliases) -> list[Row]:
    """The rows of the list of bodies, whose sections name the type."""
    rows, kind = [], ""
    for line in lines_of(FACTS / "organizations.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        name, country, code, others, *given = [part.strip() for part in line.split("|")]
        identity = (given[0] if given else "") or slug(name.removeprefix("the "))
        rows.append(_row(identity, name, type=kind, country=country, code=code))
        _name(aliases, identity, others, loose=kind in {"format", "agreement"})
    return rows


def _media(aliases: Aliases) -> list[Row]:
    """The rows of the list of media."""
    rows = []
    for fields in fields_of(FACTS / "media.txt"):
        name, country, owned, others = [*fields, ""][:4]
        identity = slug(name.removeprefix("The "))
        code = f"{country or 'INT'}MED"
        rows.append(_row(identity, name, country=country, code=code, state_owned="true" if owned == "yes" else "false"))
        _name(aliases, identity, others, loose=False)
    return rows


def _name(aliases: Aliases, identity: str, others: str, *, loose: bool) -> None:
    if loose:
        aliases.loosen(identity)
    for surface in surfaces(others):
        aliases.add(identity, surface, kind_of(surface.text), OWN)


def _row(identity: str, name: str, **columns: str) -> Row:
    return {
        "id": identity,
        "name": name,
        "type": "organization",
        "country": "",
        "code": "",
        "qid": "",
        "state_owned": "",
        "source": f"Wikipedia: {name.removeprefix('the ')}",
        **columns,
    }
