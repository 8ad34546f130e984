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
    days = {identity: _days(span) for identity, span, *_ in fields_of(FACTS / "memberships.txt")}
    for row in rows:
        row["start"], row["end"] = days.get(row["id"], ("", ""))
    for identity, *listed in fields_of(FACTS / "metonyms.txt"):
        for surface in surfaces("; ".join(listed)):
            aliases.add(identity, surface, "metonym", OWN)
    return rows


def members() -> list[Row]:
    """The table of who is in which organization, format or agreement, and when.

    A line whose source is an address was checked against it; what only names an article is from memory.
    """
    rows = []
    for body, span, listed, source in fields_of(FACTS / "memberships.txt"):
        start, end = _days(span)
        checked = source.startswith("https://")
        for member in surfaces(listed):
            dated = bool(member.start or member.end)
            rows.append(
                {
                    "body": body,
                    "member": member.text,
                    "start": (member.start if dated else start),
                    "end": (member.end if dated and member.end else end),
                    "confidence": "high" if checked else "low",
                    "source": source if checked else f"Wikipedia: {source}",
                }
            )
    return rows


def _days(span: str) -> tuple[str, str]:
    """The first day and the day after the last of "2014-06-06..2022-02-24", "" where it is open."""
    start, _, end = span.partition("..")
    return start, end


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
        "start": "",
        "end": "",
        "source": f"Wikipedia: {name.removeprefix('the ')}",
        **columns,
    }
