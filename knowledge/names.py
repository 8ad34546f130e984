"""Names of people: their ids, their family names, and the ways in which one name is spelt."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.actors.spelling import fold
from demarche.actors.spelling import slug as plain_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FACTS = Path(__file__).resolve().parent / "facts"
"""The folder of our own lists."""
LETTERS = {"þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "ð": "d", "Ð": "D", "ß": "ss", "œ": "oe"}
"""Letters that plain English writes as others, and that folding leaves alone."""
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
GERMAN = frozenset({"DEU", "AUT", "CHE", "LUX", "LIE"})
ARABIC = frozenset({
    "ARE", "BHR", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE", "QAT", "SAU", "SDN",
    "SYR", "TUN", "YEM",
})  # fmt: skip
PARTICLES = frozenset({
    "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von", "zu", "ter", "bin", "ben",
    "al", "el", "abu", "bou", "ould",
})  # fmt: skip
"""Words that belong to the family name after them, in any case."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
NUMERAL = re.compile(r"[IVX]+")
SLAVIC = frozenset({"RUS", "UKR", "BLR", "SUN"})
SKY = re.compile(r"sk(?:yy|yi|iy|ii|y|yj)$")
ARTICLE = re.compile(r"^(?:al|el|Al|El)-(?=[A-Z])")
PLACE_ARTICLE = re.compile(r"^(?:al|Al|el|El)[- ](?=[A-Z])")
MOST_SPELLINGS = 24
"""A name with several parts that vary has hundreds of spellings; beyond these few they are not met."""


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A full name and the family name marked in it."""

    name: str
    family_name: str
    explicit: bool


def slug(name: str) -> str:
    """The id made of a name, in plain ASCII: "François Hollande" -> "francois-hollande"."""
    return plain_slug("".join(LETTERS.get(c, c) for c in name))


def marked_name(written: str) -> MarkedName:
    """Read a name where stars may mark the family name: "*Xi* Jinping", "Ursula *von der Leyen"."""
    parts = written.split("*")
    name = " ".join("".join(parts).split())
    if len(parts) > 1:
        return MarkedName(name, _without_suffix(parts[1].split()), explicit=True)
    return MarkedName(name, _family_name(name), explicit=False)


def _family_name(name: str) -> str:
    """The last word with the particles before it; of a ruler the name that the numeral or "of" follows."""
    words = name.split()
    words = name.split(" of ", 1)[0].split()
    if " of " in name and len(words) == 1:
        return words[0]
    if len(words) > 1 and NUMERAL.fullmatch(words[-1]):
        return " ".join(words[:-1])
    while len(words) > 1 and words[-1].strip(".,").lower() in SUFFIXES:
        words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return _without_suffix(words[first:])


def _without_suffix(words: list[str]) -> str:
    """The words without "Jr." and the like at the end."""
    while len(words) > 1 and words[-1].strip(".,").lower() in SUFFIXES:
        words = words[:-1]
    return " ".join(words).strip(",")


def spellings(name: str, family_name: str, country: str) -> list[str]:
    """Other ways in which a name is written: full names first, then family names alone, sorted in each."""
    full, family = full_spellings(name, country), family_spellings(name, family_name, country)
    known = {fold(family_name)}
    return [*(s for s in full if fold(s) not in known), *family]


def full_spellings(name: str, country: str) -> list[str]:
    """Other ways in which a full name is written, sorted."""
    return sorted(s for s in _closure(name, country) if fold(s) != fold(name))


def family_spellings(name: str, family_name: str, country: str) -> list[str]:
    """Other ways in which a family name is written where it stands alone, sorted; kinsmen share them."""
    found = _closure(family_name, country)
    found |= {bare for written in found for bare in _without_article(written)}
    known = {fold(s) for s in _closure(name, country)} | ({fold(family_name)} if " " not in family_name else set())
    return sorted(s for s in found if fold(s) not in known)


def _closure(name: str, country: str) -> set[str]:
    """The name and what the rules make of it, one rule after another."""
    found = {name}
    for rule in (_plain_letters, _given_names, _sky_endings, _articles, _hyphens, _name_order):
        made = {other for one in found for other in rule(one, country)}
        found |= set(sorted(made)[: max(0, MOST_SPELLINGS - len(found))])
    return found


def _plain_letters(name: str, country: str) -> Iterator[str]:
    """Letters that English does not have: "Schröder" -> "Schroeder", "Đukanović" -> "Djukanović"."""
    tables = [LETTERS, *([UMLAUTS] if country in GERMAN else []), {"Đ": "Dj", "đ": "dj"}]
    for table in tables:
        other = "".join(table.get(c, c) for c in name)
        if other != name:
            yield other


@cache
def _given_name_groups() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The groups of spellings of one given name, with the countries where they are one."""
    with (FACTS / "given_names.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return tuple((tuple(row["spellings"].split("|")), frozenset(row["countries"].split("|"))) for row in rows)


def _given_names(name: str, country: str) -> Iterator[str]:
    """Given names with several spellings: "Sergei" -> "Sergey"."""
    for group, countries in _given_name_groups():
        if country in countries or ("*" in countries and country not in SLAVIC):
            for spelling in group:
                if re.search(rf"\b{spelling}\b", name):
                    for other in group:
                        if other != spelling:
                            yield re.sub(rf"\b{spelling}\b", other, name)


def _sky_endings(name: str, country: str) -> Iterator[str]:
    """Family names in -sky: "Zelenskyy" -> "Zelensky"."""
    if country in SLAVIC and SKY.search(name):
        for ending in ("sky", "skiy", "skyi", "skyy"):
            yield SKY.sub(ending, name)


def _articles(name: str, country: str) -> Iterator[str]:
    """The Arabic article: "al-Assad" -> "Al-Assad", "al Assad", "Assad"; and the name of a house: "Al Thani"."""
    words = name.split()
    if country in ARABIC and len(words) > 1 and words[-2] == "Al":
        for article in ("Al-", "al-", "al "):
            yield " ".join([*words[:-2], article + words[-1]])
        return
    if country not in ARABIC or not words or not ARTICLE.match(words[-1]):
        return
    bare = ARTICLE.sub("", words[-1])
    for article in ("al-", "el-", "al ", "Al ", "El "):
        yield " ".join([*words[:-1], article + bare])
    if len(words) > 1:
        yield " ".join([*words[:-1], bare])


def place_spellings(name: str) -> list[str]:
    """Other ways to write the Arabic article that a place's name begins with: "al-Hol" -> "Al-Hol", "Al Hol"."""
    if not PLACE_ARTICLE.match(name):
        return []
    bare = PLACE_ARTICLE.sub("", name)
    return [
        form for form in (f"{article}{bare}" for article in ("al-", "Al-", "al ", "Al ", "el-", "El-")) if form != name
    ]


def _without_article(family_name: str) -> Iterator[str]:
    """The family name without its article."""
    if ARTICLE.match(family_name):
        yield ARTICLE.sub("", family_name)


def _hyphens(name: str, country: str) -> Iterator[str]:
    """Korean and Chinese given names with or without a hyphen: "Moon Jae-in" -> "Moon Jae In", "Moon Jae in"."""
    if country not in {"KOR", "PRK", "TWN"}:
        return
    if match := re.fullmatch(r"(\w+) (\w+)-(\w+)", name):
        yield f"{match[1]} {match[2]} {match[3].title()}"
    elif match := re.fullmatch(r"(\w+) (\w+) (\w+)", name):
        yield f"{match[1]} {match[2]}-{match[3].lower()}"


def _name_order(name: str, country: str) -> Iterator[str]:
    """Japanese names with the family name first, as their own government writes them."""
    words = name.split()
    if country == "JPN" and len(words) == len(("Shinzo", "Abe")):
        yield " ".join(reversed(words))


def folded(names: Iterable[str]) -> set[str]:
    """The names in folded spelling."""
    return {fold(name) for name in names}
