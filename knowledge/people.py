"""The register of people, their positions and who held which when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.actors.spelling import fold, name_words
from knowledge.facts import Office, Surface, fields_of, lines_of, offices, surfaces
from knowledge.names import FACTS, MarkedName, family_spellings, folded, full_spellings, marked_name, slug

if TYPE_CHECKING:
    from knowledge.aliases import Aliases
    from knowledge.schema import Row, Tables

WITH_ARTICLE = frozenset({
    "USA", "GBR", "ARE", "NLD", "PHL", "BHS", "COD", "COG", "CAF", "CZE", "DOM", "MDV", "MHL", "COM", "SLB", "SUN",
    "VAT", "GMB", "CYM", "TCA", "VGB", "VIR", "FLK",
})  # fmt: skip
"""Countries that take "the": "President of the United States"."""
LINKING_WORDS = frozenset({"of", "to", "for", "in", "on"})
GOVERNMENT_HEADS = ("prime-minister", "premier", "taoiseach", "chancellor", "chief-executive")
"""Ends of the ids of offices that texts from elsewhere all call "Prime Minister"."""
OWN = "usage in English"
RULE = "spelling rule"


def date_reaches(end: str, start: str) -> bool:
    """Whether a term that ends on `end` ("" is open) reaches past `start`; partial dates count as far as they go."""
    size = min(len(end), len(start))
    return not end or end[:size] > start[:size]


@dataclass(frozen=True, slots=True)
class Tenure:
    """From `start` until before `end` ("" is open)."""

    start: str
    end: str
    acting: bool = False
    sure: bool = True


class Register:
    """People, positions and terms, found by name across all sources."""

    def __init__(self, country_names: dict[str, str], organizations: dict[str, Row]) -> None:
        """Begin with nobody; `country_names` and `organizations` serve to name offices."""
        self.remarks: list[str] = []
        self.people: dict[str, Row] = {}
        self.positions: dict[str, Row] = {}
        self.occupancies: list[Row] = []
        self._country_names = country_names
        self._organizations = organizations
        self._other_names: dict[str, dict[str, tuple[Surface, str]]] = {}
        self._explicit: set[str] = set()
        self._by_name: dict[tuple[str, ...], str] = {}

    def tables(self) -> Tables:
        """The tables of people, positions and occupancies."""
        return {
            "people": [*self.people.values()],
            "positions": [*self.positions.values()],
            "occupancies": self.occupancies,
        }

    def find(self, name: str) -> str | None:
        """The id of the person with this name or one of its known spellings."""
        return self._by_name.get(name_words(name))

    def person(self, name: MarkedName, country: str, source: str, *, qid: str = "", sure: bool = True) -> str:
        """The id of the person of this name, entered in the register where new."""
        known = self.find(name.name)
        if known:
            row = self.people[known]
            if name.explicit and known not in self._explicit:
                row["family_name"] = name.family_name
                self._explicit.add(known)
            row["qid"] = row["qid"] or qid
            row["country"] = row["country"] or country
            return known
        identity = slug(name.name)
        self.people[identity] = {
            "id": identity,
            "name": name.name,
            "family_name": name.family_name,
            "country": country,
            "qid": qid,
            "confidence": "high" if sure else "low",
            "source": source,
        }
        if name.explicit:
            self._explicit.add(identity)
        self._other_names[identity] = {}
        for spelling in (name.name, *full_spellings(name.name, country)):
            if " " in spelling or spelling == name.name:
                self._by_name.setdefault(name_words(spelling), identity)
        return identity

    def other_name(self, person: str, surface: Surface, source: str) -> None:
        """Add another name of a person."""
        if fold(surface.text) == fold(self.people[person]["name"]) and not surface.ambiguous:
            return
        self._other_names[person].setdefault(surface.text, (surface, source))
        if " " in surface.text and not surface.ambiguous:
            self._by_name.setdefault(name_words(surface.text), person)

    def add_lists(self) -> None:
        """Enter the people and offices of our own lists."""
        for fields in fields_of(FACTS / "people.txt"):
            name, country, qid, others = [*fields, "", ""][:4]
            marked = marked_name(name.removeprefix("~"))
            identity = self.person(marked, country, f"Wikipedia: {marked.name}", qid=qid, sure=not name.startswith("~"))
            for surface in surfaces(others):
                self.other_name(identity, surface, OWN)
        for office in offices():
            self._add_office(office)

    def _add_office(self, office: Office) -> None:
        usual = f"Wikipedia: {self.office_name(office)}"
        self.position(office, office.source or usual)
        for term in office.terms:
            person = self.person(term.person, office.country, f"Wikipedia: {term.person.name}")
            looked_up = office.source and (not office.checked or term.start < office.checked)
            source = office.source if looked_up else usual
            self.occupy(person, office.id, Tenure(term.start, term.end, acting=term.acting, sure=term.sure), source)

    def office_name(self, office: Office) -> str:
        """The title with the country or body it belongs to: "President of Russia"."""
        title = office.titles[0]
        if office.name:
            return office.name
        if office.country:
            country = self._country_names[office.country]
            if LINKING_WORDS & set(title.split()) or country in title:
                return f"{title}, {country}"
            return f"{title} of {'the ' if office.country in WITH_ARTICLE else ''}{country}"
        body = self._organizations.get(office.body, {}).get("name", "").removeprefix("the ")
        if not body or LINKING_WORDS & set(title.split()) or title.startswith(body):
            return title
        return f"{title} of {'' if body.isupper() else 'the '}{body}"

    def position(self, office: Office, source: str) -> None:
        """Enter an office where new; else add its titles to those that are known."""
        known = self.positions.get(office.id)
        if known:
            known["title"] = "|".join(dict.fromkeys([*known["title"].split("|"), *office.titles]))
            return
        code = office.code or self._organizations.get(office.body, {}).get("code", "")
        self.positions[office.id] = {
            "id": office.id,
            "name": self.office_name(office),
            "title": "|".join(dict.fromkeys(office.titles)),
            "role": office.role,
            "country": office.country,
            "organization": office.body,
            "sole": "true" if office.sole else "false",
            "code": code,
            "source": source,
        }

    def government_head(self, country: str) -> str:
        """The id of a country's office of head of government, whatever its title."""
        ids = [f"{country.lower()}-{office}" for office in GOVERNMENT_HEADS]
        return next((identity for identity in ids if identity in self.positions), ids[0])

    def holder(self, position: str, day: str) -> str | None:
        """The id of the person who held a position on a day."""
        for row in self.occupancies:
            if row["position"] == position and row["start"] <= day and (not row["end"] or day < row["end"]):
                return row["person"]
        return None

    def occupy(self, person: str, position: str, tenure: Tenure, source: str) -> bool:
        """Enter a tenure; one that clashes with a known tenure is left out with a remark.

        Returns:
            Whether it was entered.
        """
        sole = self.positions[position]["sole"] == "true"
        for row in self.occupancies:
            if row["position"] != position or not (sole or row["person"] == person):
                continue
            if date_reaches(row["end"], tenure.start) and date_reaches(tenure.end, row["start"]):
                self.remarks.append(
                    f"{position}: {person} {tenure.start}..{tenure.end} ({source}) clashes with"
                    f" {row['person']} {row['start']}..{row['end']} ({row['source']})"
                )
                return False
        self.occupancies.append(
            {
                "person": person,
                "position": position,
                "start": tenure.start,
                "end": tenure.end,
                "acting": "true" if tenure.acting else "false",
                "confidence": "high" if tenure.sure else "low",
                "source": source,
            }
        )
        return True

    def name(self, aliases: Aliases) -> None:
        """Hand over every other name of every person: those listed, and the spellings that the rules make."""
        common = set(folded(lines_of(FACTS / "common_surnames.txt")))
        for identity, row in self.people.items():
            for surface, source in self._other_names[identity].values():
                aliases.add(identity, surface, "name", source)
            for spelling in full_spellings(row["name"], row["country"]):
                if " " not in spelling or self.find(spelling) == identity:
                    aliases.add(identity, Surface(spelling), "name", RULE)
            for spelling in family_spellings(row["name"], row["family_name"], row["country"]):
                aliases.add(identity, Surface(spelling), "name", RULE)
            if fold(row["family_name"]) in common:
                aliases.add(identity, Surface(row["family_name"], ambiguous=True), "name", OWN)
