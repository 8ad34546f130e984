"""Countries and places, with their names, adjectives, demonyms, capitals and the metonyms of their governments."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.aliases import Aliases, kind_of
from knowledge.facts import Surface, fields_of, lines_of, surfaces
from knowledge.names import FACTS, place_spellings, slug
from knowledge.reference import factbook_text, json_lines

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.schema import Row

FACTBOOK = "CIA World Factbook"
GAZETTEER = "rigour territories"
OWN = "usage in English"
SPELLING = "rule of spelling"
SAME_BEGINNING = 4
"""Letters that a territory's name and the adjective of its own share: "Greenland", "Greenlandic"."""
PLAIN = re.compile(r"[A-Z][A-Za-z' -]+")
NOUN = re.compile(r"(?P<singular>[A-Z][A-Za-z' -]+)(?P<plural>\(s\)| \(singular and plural\))")
LEFT_OUT = frozenset({"ASC", "ATA", "BYS", "CRQ", "CYB"})
"""Codes of the reference set that name no land with a government of its own or of another."""


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """What our own list says of a country."""

    names: list[Surface]
    capitals: list[Surface]
    adjectives: list[Surface]
    demonyms: list[Surface]
    others: list[Surface]
    metonyms: list[Surface]


@dataclass(frozen=True, slots=True)
class Land:
    """A country or territory with what the sources say of it."""

    code: str
    name: str
    capital: str
    territory: dict[str, Any]
    entry: dict[str, Any]
    facts: OwnFacts
    is_territory: bool


def countries(reference: Path, aliases: Aliases) -> list[Row]:
    """The table of countries; their names go to `aliases`."""
    with (FACTS / "states.csv").open(encoding="utf-8", newline="") as lines:
        states = {row["id"]: row for row in csv.DictReader(lines)}
    own = {fields[0]: _own_facts(fields) for fields in fields_of(FACTS / "countries.txt")}
    territories = json_lines(reference / "territories.jsonl.gz")
    two_letters = {t["file"].removesuffix(".yml"): t["alpha3"].upper() for t in territories if t.get("alpha3")}
    entries = factbook_by_code(reference, {t["name"]: t["alpha3"].upper() for t in territories if t.get("alpha3")})
    rows = []
    for territory in territories:
        code = (territory.get("alpha3") or "").upper()
        if not code or code in LEFT_OUT:
            continue
        parent = states.get(code, {}).get("parent") or two_letters.get(territory.get("parent") or "", "")
        facts = own.get(code) or _own_facts([code])
        name = facts.names[0].text if facts.names else territory["name"].removesuffix(" SAR")
        entry = entries.get(code, {})
        capital = facts.capitals[0].text if facts.capitals else _first(factbook_text(entry, "capital", "name"))
        rows.append(
            {
                "id": code,
                "name": name,
                "official_name": re.sub(r" [(\[].*", "", territory["full_name"]),
                "type": "place" if parent else "country",
                "country": parent or code,
                "capital": capital,
                "qid": territory["qid"],
                "start": states.get(code, {}).get("start", ""),
                "end": states.get(code, {}).get("end", ""),
                "source": f"{GAZETTEER} {territory['file'].removesuffix('.yml')}",
            }
        )
        _name(aliases, Land(code, name, capital, territory, entry, facts, bool(parent)))
    rows.append(_south_yemen(aliases, own["YMD"]))
    return rows


def _own_facts(fields: list[str]) -> OwnFacts:
    parts = [surfaces(text) for text in [*fields[1:], "", "", "", "", "", ""][:6]]
    return OwnFacts(*parts)


def factbook_by_code(reference: Path, codes: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The entries of the World Factbook by alpha-3 code; `codes` gives the code of a gazetteer's name."""
    own = dict(fields_of(FACTS / "factbook_names.txt"))
    found: dict[str, dict[str, Any]] = {}
    for entry in json_lines(reference / "factbook.jsonl.gz"):
        name = factbook_text(entry, "names", "conventional short form")
        code = own.get(entry["file"].removesuffix(".json")) or own.get(name) or codes.get(name)
        if code:
            found.setdefault(code, entry)
    return found


def _first(text: str) -> str:
    """The first name of a text that lists several or explains itself."""
    return re.split(r"[;,(]| note\b", text)[0].strip() if not text.startswith(("no official", "administered")) else ""


def _name(aliases: Aliases, land: Land) -> None:
    """Give a country all its names."""
    code, facts = land.code, land.facts
    ambiguous = bool(facts.names and facts.names[0].ambiguous)
    aliases.add(code, Surface(land.name, ambiguous), "name", OWN)
    for other in (land.territory["name"], land.territory["full_name"], *_saints(land.name)):
        if "(" not in other and "[" not in other:
            aliases.add(code, Surface(other.removesuffix(" SAR")), kind_of(other), GAZETTEER)
    long_form = factbook_text(land.entry, "names", "conventional long form").split(";")[0].strip()
    if PLAIN.fullmatch(long_form):
        aliases.add(code, Surface(long_form), "name", FACTBOOK)
    for other_name in facts.others:
        aliases.add(code, other_name, kind_of(other_name.text), OWN)
    for metonym in facts.metonyms:
        aliases.add(code, metonym, "metonym", OWN)
    _derived_names(aliases, land)


def _derived_names(aliases: Aliases, land: Land) -> None:
    """Give a country its adjectives, demonyms and capitals, where they are no names of it already."""
    code, facts = land.code, land.facts
    named = {land.name, land.territory["name"], *(s.text for s in facts.others if not s.ambiguous)}
    for adjective in facts.adjectives or _of_its_own(_adjectives(land.entry), land):
        if adjective.text not in named:
            aliases.add(code, adjective, "adjective", OWN if facts.adjectives else FACTBOOK)
    for demonym in facts.demonyms or _of_its_own(_demonyms(land.entry), land):
        for form in dict.fromkeys(demonym.text.split("/")):
            aliases.add(code, Surface(form, demonym.ambiguous), "demonym", OWN if facts.demonyms else FACTBOOK)
    for city in facts.capitals or ([Surface(land.capital)] if land.capital else []):
        if city.text not in named:
            aliases.add(code, city, "capital", OWN if facts.capitals else FACTBOOK)


def _of_its_own(surfaces_found: list[Surface], land: Land) -> list[Surface]:
    """The surfaces without those that a territory shares with others, like "Chinese" for Macau."""
    shared = land.is_territory
    return [s for s in surfaces_found if not shared or s.text[:SAME_BEGINNING] == land.name[:SAME_BEGINNING]]


def _saints(name: str) -> list[str]:
    """The short ways to write "Saint"."""
    return [name.replace("Saint ", short) for short in ("St. ", "St ")] if name.startswith("Saint ") else []


def _adjectives(entry: dict[str, Any]) -> list[Surface]:
    text = factbook_text(entry, "nationality", "adjective")
    return [Surface(text)] if PLAIN.fullmatch(text) and " or " not in text else []


def _demonyms(entry: dict[str, Any]) -> list[Surface]:
    match = NOUN.fullmatch(factbook_text(entry, "nationality", "noun"))
    if not match or " or " in match["singular"]:
        return []
    return [Surface(match["singular"] + ("/" + match["singular"] + "s" if match["plural"] == "(s)" else ""))]


def _south_yemen(aliases: Aliases, facts: OwnFacts) -> Row:
    """The one state since 1990 that the gazetteer lacks."""
    for kind, group in (("name", facts.others), ("adjective", facts.adjectives), ("capital", facts.capitals)):
        for surface in group:
            aliases.add("YMD", surface, kind, OWN)
    return {
        "id": "YMD",
        "name": facts.names[0].text,
        "official_name": "People's Democratic Republic of Yemen",
        "type": "country",
        "country": "YMD",
        "capital": facts.capitals[0].text,
        "qid": "",
        "start": "1967-11-30",
        "end": "1990-05-22",
        "source": "Wikipedia: South Yemen",
    }


def places(aliases: Aliases) -> list[Row]:
    """The table of places; their names go to `aliases`."""
    rows = []
    for line in lines_of(FACTS / "places.txt"):
        country, listed = line.split(": ", 1)
        for item in listed.split(";"):
            name, _, others = item.strip().partition("=")
            identity = slug(name)
            rows.append(
                {
                    "id": identity,
                    "name": name,
                    "country": "" if country == "-" else country,
                    "qid": "",
                    "source": f"Wikipedia: {name}",
                }
            )
            for other in filter(None, others.split("/")):
                aliases.add(identity, Surface(other), kind_of(other), OWN)
            for written in (name, *filter(None, others.split("/"))):
                for spelling in place_spellings(written):
                    aliases.add(identity, Surface(spelling), "name", SPELLING)
    return rows
