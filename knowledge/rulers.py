"""Heads of state and of government of today, from the World Factbook."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from demarche.actors.spelling import fold
from knowledge.facts import Office
from knowledge.lands import factbook_by_code
from knowledge.names import MarkedName
from knowledge.people import Tenure
from knowledge.reference import factbook_text, json_lines

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.people import Register

SOURCE = "CIA World Factbook"
RULER = re.compile(
    r"(?P<title>(?:Interim |Transition(?:al)? |Acting )?(?:President|Prime Minister|Premier|King|Chancellor|Emir|Amir))"
    r" (?P<name>[A-Z][^,;()]+?) \(since (?P<since>[^),;]+)\)"
)
OFFICES = {
    "President": ("president", "President", "head-of-state"),
    "Prime Minister": ("prime-minister", "Prime Minister", "head-of-government"),
    "Premier": ("prime-minister", "Prime Minister", "head-of-government"),
    "Chancellor": ("chancellor", "Chancellor", "head-of-government"),
    "King": ("monarch", "King", "monarch"),
    "Emir": ("monarch", "Emir", "monarch"),
    "Amir": ("monarch", "Emir", "monarch"),
}
SAME_BEGINNING = 3
"""Letters of the Factbook's family name that a known name must contain for it to be that person's."""
RANKS = re.compile(r"^(?:Dr|Gen|Col|Capt|Sr|General)\.? ")


def rulers(reference: Path, register: Register, states: frozenset[str]) -> None:
    """Enter the rulers of `states` that are not known yet, and say of those that are where the dates differ."""
    codes = {t["name"]: t["alpha3"].upper() for t in json_lines(reference / "territories.jsonl.gz") if t.get("alpha3")}
    for code, entry in sorted(factbook_by_code(reference, codes).items()):
        if code not in states:
            continue
        for item in ("chief of state", "head of government"):
            match = RULER.search(factbook_text(entry, "executive", item))
            if match and match.start() == 0:
                _ruler(register, code, match)


def _ruler(register: Register, code: str, match: re.Match[str]) -> None:
    """Enter one ruler."""
    acting = match["title"].startswith(("Interim", "Transition", "Acting"))
    title = match["title"].split(" ", 1)[1] if acting else match["title"]
    part, name, role = OFFICES[title]
    position = register.government_head(code) if role == "head-of-government" else f"{code.lower()}-{part}"
    since = _day(match["since"])
    holders = [row for row in register.occupancies if row["position"] == position and not row["end"]]
    written = _name(match["name"])
    if holders:
        known = register.people[holders[0]["person"]]["name"]
        if since and holders[0]["start"] != since:
            register.remarks.append(
                f"{position}: {known} since {holders[0]['start']}, World Factbook: {written.name} {since}"
            )
        elif fold(written.family_name)[:SAME_BEGINNING] not in fold(known):
            register.remarks.append(f"{position}: {known}, World Factbook: {written.name}")
        elif since:
            holders[0]["source"] = SOURCE
        return
    if not since or not written.explicit:
        return
    if any(row["position"] == position and row["end"] > since for row in register.occupancies):
        register.remarks.append(f"{position}: nobody now, World Factbook: {written.name} {since}")
        return
    register.position(Office(position, [name], role, code, "", sole=True, code=f"{code}GOV", name=""), SOURCE)
    person = register.person(written, code, SOURCE)
    register.occupy(person, position, Tenure(since, "", acting=acting), SOURCE)


def _name(written: str) -> MarkedName:
    """The name in plain case; the Factbook writes the family name in capitals."""
    words = RANKS.sub("", RANKS.sub("", written.strip())).split()
    plain = [_plain(word) for word in words]
    capitals = [
        i
        for i, word in enumerate(words)
        if word.isupper() and len(word) > 1 and not re.fullmatch(r"[IVX]+|[A-Z]\.", word)
    ]
    family = " ".join(plain[capitals[0] : capitals[-1] + 1]) if capitals else plain[-1]
    return MarkedName(" ".join(plain), family, explicit=bool(capitals))


def _plain(word: str) -> str:
    """A word in capitals as a name is written: "SASSOU-NGUESSO" -> "Sassou-Nguesso"."""
    if not any(c.islower() for c in word) and len(word) > 1 and not re.fullmatch(r"[IVX]+|[A-Z]\.", word):
        return re.sub(r"\w+", lambda m: m[0].capitalize(), word)
    return re.sub(r"\b[A-Z]{2,}\b", lambda m: m[0].capitalize() if not re.fullmatch(r"[IVX]+", m[0]) else m[0], word)


def _day(written: str) -> str:
    """The ISO date of "12 December 2019", "April 2018" or "1997"; "" where it is none of them."""
    text = written.strip()
    for form, shown in (("%d %B %Y", "%Y-%m-%d"), ("%d %b %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text, form).strftime(shown)  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    return ""
