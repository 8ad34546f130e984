"""A small knowledge base and hand-made analyses, so that these tests depend on no table and no model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest

from demarche.actors.knowledge import (
    Alias,
    Country,
    KnowledgeBase,
    KnownPerson,
    Occupancy,
    Organization,
    Place,
    Position,
)
from demarche.actors.resolver import Resolver
from demarche.language.clause import Analysis, Clause, Name, Phrase
from demarche.records import Document

if TYPE_CHECKING:
    from demarche.actors.mention import Cast
    from demarche.records import ActorType

COUNTRIES = (
    ("DEU", "Germany", "Federal Republic of Germany", "Berlin"),
    ("EGY", "Egypt", "Arab Republic of Egypt", "Cairo"),
    ("FRA", "France", "French Republic", "Paris"),
    ("GBR", "United Kingdom", "", "London"),
    ("GRL", "Greenland", "", "Nuuk"),
    ("JOR", "Jordan", "", "Amman"),
    ("JPN", "Japan", "", "Tokyo"),
    ("KOR", "South Korea", "Republic of Korea", "Seoul"),
    ("LTU", "Lithuania", "Republic of Lithuania", "Vilnius"),
    ("PRK", "North Korea", "Democratic People's Republic of Korea", "Pyongyang"),
    ("RUS", "Russia", "Russian Federation", "Moscow"),
    ("TUR", "Turkey", "", "Ankara"),
    ("UKR", "Ukraine", "", "Kyiv"),
    ("USA", "United States", "United States of America", "Washington"),
)
PEOPLE = (
    ("barack-obama", "Barack Obama", "Obama", "USA", "high"),
    ("boris-johnson", "Boris Johnson", "Johnson", "GBR", "high"),
    ("david-cameron", "David Cameron", "Cameron", "GBR", "high"),
    ("doubtful-person", "Doubtful Person", "Person", "FRA", "low"),
    ("emmanuel-macron", "Emmanuel Macron", "Macron", "FRA", "high"),
    ("joe-biden", "Joe Biden", "Biden", "USA", "high"),
    ("lloyd-austin", "Lloyd Austin", "Austin", "USA", "high"),
    ("olaf-scholz", "Olaf Scholz", "Scholz", "DEU", "high"),
    ("sergey-lavrov", "Sergey Lavrov", "Lavrov", "RUS", "high"),
    ("theresa-may", "Theresa May", "May", "GBR", "high"),
    ("vladimir-putin", "Vladimir Putin", "Putin", "RUS", "high"),
    ("volodymyr-zelenskyy", "Volodymyr Zelenskyy", "Zelenskyy", "UKR", "high"),
)
POSITIONS = (
    (
        "deu-chancellor",
        "Federal Chancellor of Germany",
        ("Chancellor", "Federal Chancellor"),
        "head-of-government",
        "DEU",
        "",
    ),
    ("fra-president", "President of France", ("President",), "head-of-state", "FRA", ""),
    ("gbr-foreign-secretary", "Foreign Secretary", ("Foreign Secretary",), "foreign-minister", "GBR", ""),
    (
        "gbr-prime-minister",
        "Prime Minister of the United Kingdom",
        ("Prime Minister",),
        "head-of-government",
        "GBR",
        "",
    ),
    ("rus-foreign-minister", "Foreign Minister of Russia", ("Foreign Minister",), "foreign-minister", "RUS", ""),
    ("rus-president", "President of Russia", ("President",), "head-of-state", "RUS", ""),
    ("ukr-president", "President of Ukraine", ("President",), "head-of-state", "UKR", ""),
    ("usa-president", "President of the United States", ("President",), "head-of-state", "USA", ""),
    ("usa-secretary-of-defense", "Secretary of Defense", ("Secretary of Defense",), "defence-minister", "USA", ""),
)
OCCUPANCIES = (
    ("barack-obama", "usa-president", "2009-01-20", "2017-01-20"),
    ("boris-johnson", "gbr-prime-minister", "2019-07-24", "2022-09-06"),
    ("david-cameron", "gbr-foreign-secretary", "2023-11-13", "2024-07-05"),
    ("david-cameron", "gbr-prime-minister", "2010-05-11", "2016-07-13"),
    ("emmanuel-macron", "fra-president", "2017-05-14", ""),
    ("joe-biden", "usa-president", "2021-01-20", "2025-01-20"),
    ("lloyd-austin", "usa-secretary-of-defense", "2021-01-22", "2025-01-20"),
    ("olaf-scholz", "deu-chancellor", "2021-12-08", "2025-05-06"),
    ("sergey-lavrov", "rus-foreign-minister", "2004-03-09", ""),
    ("theresa-may", "gbr-prime-minister", "2016-07-13", "2019-07-24"),
    ("vladimir-putin", "rus-president", "2012-05-07", ""),
    ("volodymyr-zelenskyy", "ukr-president", "2019-05-20", ""),
)
ORGANIZATIONS: tuple[tuple[str, str, ActorType, str, str], ...] = (
    ("islamic-state", "Islamic State", "group", "", "IMGMOS"),
    ("west", "the West", "group", "", "WST"),
    ("nato", "NATO", "organization", "", "IGONAT"),
    ("trilateral-contact-group", "Trilateral Contact Group", "format", "", ""),
    ("un-security-council", "UN Security Council", "organization", "", "IGOUNO"),
)
PLACES = (
    ("donbas", "Donbas", "UKR"),
    ("kharkiv", "Kharkiv", "UKR"),
    ("moscow", "Moscow", "RUS"),
    ("sochi", "Sochi", "RUS"),
)
ALIASES = (
    Alias("USA", "US", "abbreviation", case_sensitive=True),
    Alias("USA", "U.S.", "abbreviation", case_sensitive=True),
    Alias("USA", "American", "adjective", case_sensitive=True),
    Alias("USA", "White House", "metonym", case_sensitive=True),
    Alias("GBR", "British", "adjective", case_sensitive=True),
    Alias("GBR", "Britain", "name", case_sensitive=True),
    Alias("GBR", "UK", "abbreviation", case_sensitive=True),
    Alias("GBR", "Downing Street", "metonym", case_sensitive=True),
    Alias("RUS", "Russian", "adjective", case_sensitive=True),
    Alias("RUS", "Russian", "demonym", case_sensitive=True),
    Alias("RUS", "Kremlin", "metonym", case_sensitive=True),
    Alias("UKR", "Ukrainian", "adjective", case_sensitive=True),
    Alias("UKR", "Ukrainian", "demonym", case_sensitive=True),
    Alias("UKR", "Kiev", "capital", case_sensitive=True, needs_context=True),
    Alias("LTU", "Lithuanian", "adjective", case_sensitive=True),
    Alias("EGY", "Egyptian", "adjective", case_sensitive=True),
    Alias("GRL", "Greenlandic", "adjective", case_sensitive=True),
    Alias("JPN", "Japanese", "adjective", case_sensitive=True),
    Alias("TUR", "Turkish", "adjective", case_sensitive=True),
    Alias("TUR", "Turkey", "name", case_sensitive=True, needs_context=True),
    Alias("KOR", "ROK", "abbreviation", case_sensitive=True),
    Alias("KOR", "Korean", "adjective", case_sensitive=True),
    Alias("PRK", "Korean", "adjective", case_sensitive=True),
    Alias("PRK", "DPRK", "abbreviation", case_sensitive=True),
    Alias("islamic-state", "IS", "abbreviation", case_sensitive=True, needs_context=True),
    Alias("islamic-state", "ISIS", "abbreviation", case_sensitive=True),
    Alias("west", "West", "name", case_sensitive=True, needs_context=True),
    Alias("donbas", "Donbass", "name"),
    Alias("joe-biden", "Joseph Biden", "name"),
    Alias("volodymyr-zelenskyy", "Volodymyr Zelensky", "name"),
    Alias("volodymyr-zelenskyy", "Zelensky", "name"),
    Alias("lloyd-austin", "Austin", "name", needs_context=True),
    Alias("theresa-may", "May", "name", needs_context=True),
)


class Resolve(Protocol):
    """Resolves a text as a document of some day and side, with names of the model and clauses where given."""

    def __call__(  # noqa: D102, PLR0913 - the class says it
        self,
        text: str,
        *,
        published: str | None = ...,
        side: str | None = ...,
        title: str | None = ...,
        publisher: str | None = ...,
        names: tuple[tuple[str, str], ...] = ...,
        clauses: tuple[Clause, ...] = ...,
    ) -> Cast: ...


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The small knowledge base."""
    return KnowledgeBase(
        countries={
            i: Country(i, name, official, "country", i, capital, "", "", "") for i, name, official, capital in COUNTRIES
        },
        places={i: Place(i, name, country, "") for i, name, country in PLACES},
        people={i: KnownPerson(i, name, family, country, "", sure) for i, name, family, country, sure in PEOPLE},
        positions={
            i: Position(i, name, titles, role, country, body, sole=True, code=f"{country}GOV")
            for i, name, titles, role, country, body in POSITIONS
        },
        organizations={
            i: Organization(i, name, kind, country, code, "") for i, name, kind, country, code in ORGANIZATIONS
        },
        occupancies=tuple(
            Occupancy(p, o, start, end, acting=False, confidence="high") for p, o, start, end in OCCUPANCIES
        ),
        aliases=ALIASES,
    )


@pytest.fixture(scope="session")
def resolver(knowledge: KnowledgeBase) -> Resolver:
    """The resolver over the small knowledge base."""
    return Resolver(knowledge)


@pytest.fixture
def resolve(resolver: Resolver) -> Resolve:
    """A function that resolves a text."""

    def run(  # noqa: PLR0913 - a document has these fields
        text: str,
        *,
        published: str | None = "2022-03-01",
        side: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        names: tuple[tuple[str, str], ...] = (),
        clauses: tuple[Clause, ...] = (),
    ) -> Cast:
        document = Document(id="t", text=text, published=published, side=side, title=title, publisher=publisher)
        return resolver.resolve(document, Scene(text).analysis(names, clauses))

    return run


class Scene:
    """A text with hand-made phrases and clauses over it."""

    def __init__(self, text: str) -> None:
        """Take the text that everything else points into."""
        self.text = text

    def analysis(self, names: tuple[tuple[str, str], ...] = (), clauses: tuple[Clause, ...] = ()) -> Analysis:
        """An analysis with sentences cut at full stops, quotations at straight marks, and what is given."""
        return Analysis(
            text=self.text,
            words=(),
            sentences=tuple(m.span() for m in re.finditer(r"[^\s.?!][^.?!\n]*[.?!]?", self.text)),
            paragraphs=tuple(m.span() for m in re.finditer(r"[^\n]+", self.text)),
            quotations=tuple(m.span() for m in re.finditer(r'"[^"]*"', self.text)),
            names=tuple(Name(self.text.index(n), self.text.index(n) + len(n), label) for n, label in names),
            clauses=clauses,
        )

    def phrase(self, words: str, *joined: str, after: str = "") -> Phrase:
        """The phrase of these words, the first behind `after`, headed by the last word, with those joined to it."""
        start = self.text.index(words, self.text.index(after) + len(after))
        end = start + len(words)
        head = start + words.rfind(" ") + 1
        return Phrase(
            span=(start, end),
            head=(head, end),
            name=(start, end),
            text=words,
            lemma=self.text[head:end].lower().removesuffix("s"),
            pos="PROPN",
            conjuncts=tuple(self.phrase(other, after=words) for other in joined),
        )

    def clause(  # noqa: PLR0913 - a clause has these parts
        self,
        predicate: str,
        words: str,
        *,
        verb: str = "",
        index: int = 0,
        sentence: int = 0,
        subject: Phrase | None = None,
        target: Phrase | None = None,
        obliques: tuple[tuple[str, Phrase], ...] = (),
        parent: int | None = None,
    ) -> Clause:
        """The clause of the stretch `words`; `verb` is its verb as written where that is not the predicate."""
        start = self.text.index(words)
        place = self.text.index(verb or predicate, start)
        return Clause(
            index=index,
            sentence=sentence,
            predicate=predicate,
            verb=(place, place + len(verb or predicate)),
            span=(start, start + len(words)),
            core=(start, start + len(words)),
            role="root" if parent is None else "complement",
            parent=parent,
            subject=subject,
            object=target,
            obliques=obliques,
        )


@pytest.fixture(scope="session")
def scene() -> type[Scene]:
    """The class that builds hand-made analyses."""
    return Scene
