"""Leaders whom the Office of the Historian names: visitors to the United States, and those met on travels."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from demarche.actors.spelling import fold
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from demarche.actors.knowledge import KnowledgeBase

Origin = Literal["visits", "travels"]

COURTESY = r"(?:(?P<courtesy>Crown Prince|Prince|Princess|Sheikh|Sheikha|Sir|Dame|General)\s)?"
TITLE = (
    r"(?P<title>(?:Deputy |Vice )?(?:Prime Minister|President|Premier|Chancellor)|(?:Deputy )?Foreign Minister"
    r"|Foreign Secretary|(?:Defense|Defence|Finance|Interior) Minister|Taoiseach|Crown Prince|King|Queen|Emperor"
    r"|[AE]mir|Sultan|Pope|Chairman)"
)
ACTING = r"(?:(?:Acting|Interim|Provisional)\s)?"
PARTICLE = r"(?:[ae]l|bin|ben|ibn|de|del|la|da|das|do|dos|e|y|van|von|der|den|ould|du|di)"
NAME_WORD = r"(?:[A-Z]\.|(?:[ae]l-|d'|O'|Mc|ter-)?[A-Z][\w'-]+)"
NAME = rf"(?P<name>(?:{PARTICLE}\s)*{NAME_WORD}(?:\s(?:{PARTICLE}\s)*{NAME_WORD})*)"
VISITOR = re.compile(rf"{ACTING}{TITLE}\s{COURTESY}(?P<name>\S.*)")
NAMED = re.compile(
    rf"(?:(?P<before>[\w'-]+)\s)?{ACTING}\b{TITLE}\s{COURTESY}{NAME}(?:\sof\s(?P<of>[A-Z]\w+(?:\s[A-Z]\w+)?))?"
)
NOT_IN_OFFICE = frozenset({"former", "then", "late", "ex"})
RULERS = frozenset({"King", "Queen", "Emperor", "Emir", "Amir", "Sultan", "Pope", "Crown Prince"})
"""Titles whose holders go by a given name, so that there is no surname to put into a sentence."""
OWN = frozenset({
    "albright", "baker", "biden", "bush", "cheney", "christopher", "clinton", "eagleburger", "gore", "kerry", "obama",
    "powell", "quayle", "rice",
})  # fmt: skip
"""Surnames of the travellers themselves and of those who went with them; they are no hosts."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One leader met in one month: `title` and `name` as written, alpha-3 `country`, ISO `day`.

    `name` is without a word of courtesy ("Prince"), which is `courtesy`; in travels it is often the surname alone.
    """

    origin: Origin
    day: str
    country: str
    title: str
    courtesy: str
    name: str


def load_meetings(paths: Iterable[Path], knowledge: KnowledgeBase) -> tuple[Meeting, ...]:
    """The leaders named in files of visits and of travels, each once a month, in the order of the files.

    Of the tables only the names and adjectives of countries are used. Left out are people who are not in office yet or
    any more, bodies' officials, and the United States' own.

    Raises:
        UsageError: a file is no XML.
    """
    countries = _country_names(knowledge)
    found: dict[tuple[str, str, str, str], Meeting] = {}
    for path in paths:
        for node in _nodes(path):
            read = _visitors if node.tag == "visit" else _hosts
            for meeting in read(node, countries):
                surname = fold(meeting.name).split()[-1]
                found.setdefault((meeting.country, meeting.title, surname, meeting.day[: len("1990-01")]), meeting)
    return tuple(found.values())


def _nodes(path: Path) -> Iterator[ET.Element]:
    try:
        yield from ET.parse(path).getroot()  # noqa: S314  # the files are the reference set's own
    except ET.ParseError as error:
        message = f"{path} is no XML: {error}"
        raise UsageError(message) from error


def _text(node: ET.Element, tag: str) -> str:
    """The text of a field in one line with plain apostrophes."""
    return " ".join((node.findtext(tag) or "").replace("’", "'").split())


def _visitors(node: ET.Element, countries: dict[str, str]) -> Iterator[Meeting]:
    """The visitors of one visit who are in office."""
    country = countries.get(fold(_text(node, "from")))
    for part in re.split(r" and (?=President|Prime Minister)", _text(node, "visitor")):
        match = VISITOR.fullmatch(re.sub(r" ?\([^)]*\)", "", part).replace("Minster", "Minister"))
        if match and country:
            yield _meeting("visits", node, country, match)


def _hosts(node: ET.Element, countries: dict[str, str]) -> Iterator[Meeting]:
    """The people named in the remarks on one journey: the host country's unless another is named."""
    host = countries.get(fold(_text(node, "country")))
    for match in NAMED.finditer(_text(node, "remarks")):
        country = _country_of(match, host, countries)
        if country and fold(match["name"]).split()[-1] not in OWN:
            yield _meeting("travels", node, country, match)


def _country_of(match: re.Match[str], host: str | None, countries: dict[str, str]) -> str | None:
    """The country of a person named in remarks; None where the words leave it open."""
    before, of = match["before"] or "", match["of"]
    if before.lower() in NOT_IN_OFFICE:
        return None
    if of:
        return countries.get(fold(of)) or countries.get(fold(of.split()[0]))
    if not before[:1].isupper() or before in {"Met", "Discussed"}:
        return host
    return countries.get(fold(before))


def _meeting(origin: Origin, node: ET.Element, country: str, match: re.Match[str]) -> Meeting:
    name = match["name"].removesuffix(".").removesuffix("'s")
    return Meeting(origin, _text(node, "start-date"), country, match["title"], match["courtesy"] or "", name)


def _country_names(knowledge: KnowledgeBase) -> dict[str, str]:
    """Every country's alpha-3 by its names and adjectives, folded; names of several countries are left out."""
    named: dict[str, set[str]] = {}
    for country in knowledge.countries.values():
        for name in (country.name, country.official_name):
            named.setdefault(fold(name), set()).add(country.id)
    for alias in knowledge.aliases:
        if alias.kind in {"name", "adjective"} and alias.actor in knowledge.countries:
            named.setdefault(fold(alias.surface), set()).add(alias.actor)
    return {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1} | _designations()


@cache
def _designations() -> dict[str, str]:
    """What the Office of the Historian calls countries in ways of its own, folded."""
    text = files("demarche.evaluation").joinpath("designations.csv").read_text(encoding="utf-8")
    return {fold(row["designation"]): row["country"] for row in csv.DictReader(text.splitlines())}


FAMILY_NAME_FIRST = frozenset({"CHN", "KHM", "KOR", "PRK", "TWN"})
BY_GIVEN_NAME = frozenset({"BRN", "ETH", "ISL", "MNG", "SGP", "THA", "VNM"})
"""Countries whose people may be called by the given name, or whose names come in both orders."""
TWO_FAMILY_NAMES = frozenset({
    "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ", "GTM", "HND", "MEX", "NIC", "PAN", "PER",
    "PRY", "SLV", "URY", "VEN",
})  # fmt: skip
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "3rd"})
FULL_NAMES_FROM = "2012"
"""The remarks on travels write surnames alone before this year, however many words they have."""


def surname(meeting: Meeting) -> str | None:
    """The part of the name by which texts call the person after a title; None where a rule cannot tell."""
    words = _without_suffix(meeting.name.split())
    if meeting.title in RULERS or meeting.courtesy:
        return None
    if len(words) == 1 or full_name(meeting) is None:
        return " ".join(words)
    if meeting.country in FAMILY_NAME_FIRST:
        return words[0]
    if meeting.country in BY_GIVEN_NAME or (meeting.country in TWO_FAMILY_NAMES and len(words) > len(("one", "other"))):
        return None
    first = len(words) - 1
    while first > 1 and re.fullmatch(PARTICLE, words[first - 1].lower()):
        first -= 1
    return " ".join(words[first:])


def full_name(meeting: Meeting) -> str | None:
    """The name where it is more than a surname: of several words, or the name by which a ruler goes."""
    if meeting.title in RULERS:
        return meeting.name
    if len(_without_suffix(meeting.name.split())) == 1:
        return None
    in_full = meeting.origin == "visits" or meeting.day >= FULL_NAMES_FROM or meeting.country in FAMILY_NAME_FIRST
    return meeting.name if in_full else None


def _without_suffix(words: list[str]) -> list[str]:
    """The words without "Jr." and the like at the end."""
    while len(words) > 1 and words[-1].strip(".,").lower() in SUFFIXES:
        words = words[:-1]
    return words
