"""The shapes in which texts of several countries and years name people, with the shipped tables and the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.actors.knowledge import load_knowledge
from demarche.actors.resolver import Resolver
from demarche.language.analyse import analyse
from demarche.records import Document

if TYPE_CHECKING:
    from demarche.actors.mention import Mention


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(load_knowledge())


def mentions(resolver: Resolver, text: str, published: str | None, side: str | None = None) -> tuple[Mention, ...]:
    document = Document(id="text", text=text, published=published, side=side)
    return resolver.resolve(document, analyse(text)).mentions


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        # an apposition before the name, and one after it
        (
            "2022-05-03",
            "Ukraine's president, Volodymyr Zelenskyy, said that talks had stalled.",
            ["volodymyr-zelenskyy"],
        ),
        # a title between commas belongs to the name before it, not to the next of the list
        (
            "2015-02-12",
            "Vladimir Putin, the Russian president, Petro Poroshenko, the Ukrainian president, and Angela Merkel met.",
            ["vladimir-putin", "vladimir-putin", "petro-poroshenko", "petro-poroshenko", "angela-merkel"],
        ),
        # a counterpart with a name
        (
            "2019-06-29",
            "French Foreign Minister Jean-Yves Le Drian and German counterpart Heiko Maas met.",
            ["jean-yves-le-drian", "heiko-maas"],
        ),
        # abbreviated titles
        ("2023-03-10", "PM Modi met FM Wang Yi.", ["narendra-modi", "wang-yi"]),
        ("2018-10-20", "HRH Prince Mohammed bin Salman spoke.", ["mohammed-bin-salman"]),
        # family names of several words, with particles, hyphens and apostrophes
        ("2009-05-01", "President Ben Ali spoke.", ["zine-el-abidine-ben-ali"]),
        ("2009-05-01", "He received President dos Santos.", ["jose-eduardo-dos-santos"]),
        ("2012-05-01", "Prime Minister Thorning-Schmidt spoke.", ["helle-thorning-schmidt"]),
        ("2006-05-01", "Foreign Minister Douste-Blazy spoke.", ["philippe-douste-blazy"]),
        ("2009-01-01", "President Yar'Adua spoke.", ["umaru-musa-yaradua"]),
        ("2009-01-01", "Prime Minister al-Maliki spoke.", ["nouri-al-maliki"]),
        ("2020-06-01", "Von der Leyen spoke first.", ["ursula-von-der-leyen"]),
        # a middle name left out, and one of the words of a longer name taken for another person's
        ("2010-05-01", "President Asif Zardari spoke.", ["asif-ali-zardari"]),
        ("2010-05-01", "He met Prime Minister Abbas el-Fassi.", ["abbas-el-fassi"]),
        # another spelling, believed of whoever holds that office on that day
        ("2013-06-01", "President Rouseff spoke.", ["dilma-rousseff"]),
        ("1996-06-01", "President Suleiman Demirel came. Demirel left.", ["suleyman-demirel", "suleyman-demirel"]),
        # kings by country and by number; a king's title is nobody's surname
        ("2013-09-06", "King Abdullah II spoke.", ["abdullah-ii"]),
        ("2013-09-06", "King Abdullah of Saudi Arabia spoke.", ["abdullah-of-saudi-arabia"]),
        ("2013-09-06", "The King of Norway met the King of Jordan.", ["harald-v", "abdullah-ii"]),
        # a patronymic tells two kings of one name apart
        ("2007-09-06", "King Abdullah bin Abdulaziz al-Saud spoke.", ["abdullah-of-saudi-arabia"]),
        # countries that call people by the given name
        ("2009-09-06", "Prime Minister Abhisit met President Isaias.", ["abhisit-vejjajiva", "isaias-afwerki"]),
        # a surname that is also a month, and one that is also a city
        ("2017-07-20", "Prime Minister Theresa May spoke. On Brexit, May said little.", ["theresa-may", "theresa-may"]),
        # bare offices at the date
        ("2015-07-14", "The US president called the German chancellor.", ["barack-obama", "angela-merkel"]),
        ("2018-10-20", "The Saudi crown prince denied it.", ["mohammed-bin-salman"]),
        # one person in two offices
        ("2024-01-10", "Foreign Secretary Cameron spoke.", ["david-cameron"]),
        # officials of bodies
        ("2023-05-01", "The EU's foreign policy chief met UN chief Guterres.", ["josep-borrell", "antonio-guterres"]),
    ],
)  # fmt: skip
def test_people(resolver: Resolver, published: str, text: str, expected: list[str]) -> None:
    found = [m.actors for m in mentions(resolver, text, published) if not m.reference]
    people = [a for actors in found for a in actors if a in load_knowledge().people or a in expected]
    assert people == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever serves an international body stands for no country
        ("Ursula von der Leyen met Boris Johnson.", {"ursula-von-der-leyen": None, "boris-johnson": "GBR"}),
        ("Jens Stoltenberg met Sergey Lavrov.", {"jens-stoltenberg": None, "sergey-lavrov": "RUS"}),
        ("Antonio Guterres met Emmanuel Macron.", {"antonio-guterres": None, "emmanuel-macron": "FRA"}),
    ],
)
def test_country_of_officials(resolver: Resolver, text: str, expected: dict[str, str | None]) -> None:
    cast = resolver.resolve(Document(id="text", text=text, published="2021-06-01"), analyse(text))
    assert {a.id: a.country for a in cast.actors if a.type == "person"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody is known in that office: the government acts, and no person is claimed
        ("The Foreign Minister of Tuvalu arrived.", [("Foreign Minister of Tuvalu", ("TUV",))]),
        ("The deputy foreign minister of Bolivia spoke.", [("deputy foreign minister of Bolivia", ("BOL",))]),
        # not held now: neither the person in office nor the government
        ("The former foreign minister of Tuvalu spoke.", [("Tuvalu", ("TUV",))]),
        ("The shadow foreign minister of Tuvalu spoke.", [("Tuvalu", ("TUV",))]),
    ],
)
def test_unknown_holder(resolver: Resolver, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = [(text[slice(*m.span)], m.actors) for m in mentions(resolver, text, "2020-02-02")]
    assert found == expected


@pytest.mark.parametrize(
    ("published", "text"),
    [
        # a Cyrillic letter in the name, alone, with a title and in full
        ("2014-03-18", "Mr Рutin signed the treaty."),
        ("2014-03-18", "President Vladimir Рutin signed the treaty."),
        ("2014-03-18", "President Рutin signed the treaty."),
        # a spelling that is near without the office, or on a day outside it
        ("2014-03-18", "The plumber Vladimir Puton repaired it."),
        ("1971-03-18", "President Rouseff signed the treaty."),
        # a short name of one sound with another
        ("1991-03-18", "Prime Minister Rahman signed the treaty."),
    ],
)
def test_near_spellings_that_mean_nobody_known(resolver: Resolver, published: str, text: str) -> None:
    assert not {a for m in mentions(resolver, text, published) for a in m.actors} & load_knowledge().people.keys()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # both and the two, alone, are the parties of the contact
        ("Emmanuel Macron met Olaf Scholz. Both agreed to meet again.", "Both", {"emmanuel-macron", "olaf-scholz"}),
        ("Emmanuel Macron met Olaf Scholz. The two agreed to talk.", "two", {"emmanuel-macron", "olaf-scholz"}),
        # people who act together, where no contact is told by name
        ("Emmanuel Macron and Olaf Scholz signed. The two agreed to talk.", "two", {"emmanuel-macron", "olaf-scholz"}),
        # before a noun they are no mention of their own
        ("Emmanuel Macron met Olaf Scholz. Both proposals failed.", "Both", set()),
        ("Emmanuel Macron met Olaf Scholz. The two plans failed.", "two", set()),
    ],
)
def test_pairs(resolver: Resolver, text: str, word: str, expected: set[str]) -> None:
    start = text.index(word, 20)
    found = mentions(resolver, text, "2022-03-01")
    assert {a for m in found if m.span == (start, start + len(word)) for a in m.actors} == expected


@pytest.mark.parametrize(
    ("published", "side", "text", "expected"),
    [
        # courtesies between a title and a name
        (
            "2016-09-01",
            None,
            "The Prime Minister of Japan, H.E. Mr. Shinzo Abe, spoke.",
            {"Prime Minister of Japan, H.E. Mr. Shinzo Abe": "shinzo-abe"},
        ),
        # a given name that is also a title
        ("2015-09-01", None, "They freed Amir Hekmati.", {"Amir Hekmati": "amir-hekmati"}),
        ("2015-09-01", None, "They met the Amir of Qatar.", {"Amir of Qatar": "tamim-bin-hamad-al-thani"}),
        # a state by its kind: the publisher's, or the only one named
        ("2018-09-01", "SAU", "The Kingdom spares no effort.", {"Kingdom": "SAU"}),
        (
            "2018-09-01",
            None,
            "Saudi Arabia and Algeria met. The Kingdom withdrew.",
            {"Saudi Arabia": "SAU", "Algeria": "DZA", "Kingdom": "SAU"},
        ),
        ("2018-09-01", None, "The Kingdom withdrew.", {}),
        # the address of a house closes with the place
        ("2018-09-01", None, "They met at State House, Nairobi.", {"State House": "state-house", "Nairobi": "nairobi"}),
        # a capital that is also the seat of a body is the place after "in"
        ("2018-09-01", None, "They met in Brussels.", {"Brussels": "brussels"}),
        # an abbreviation with a small letter in it
        ("2018-09-01", None, "It left the JCPoA.", {"JCPoA": "jcpoa"}),
        # a relative named in full is not the President of that surname
        (
            "2022-03-01",
            "USA",
            "They asked about Hunter Biden. President Biden left.",
            {"Hunter Biden": "hunter-biden", "President Biden": "joe-biden"},
        ),
        # a section is no secretary
        ("2022-03-01", "USA", "Sec. 6. This order is no contract.", {}),
        # an official's own President has a capital
        ("2022-03-01", "USA", "The President signed it.", {"President": "joe-biden"}),
        ("2022-03-01", "USA", "It follows the murder of the president.", {}),
        # a title that the model takes into a name
        (
            "2022-02-19",
            None,
            "He spoke along with Vice President Harris at the meeting.",
            {"Vice President Harris": "kamala-harris"},
        ),
        # one newly in office
        (
            "2025-10-25",
            None,
            "Japan's new prime minister, Sanae Takaichi, spoke.",
            {"Japan's new prime minister, Sanae Takaichi": "sanae-takaichi"},
        ),
        ("2021-08-15", None, "Ashraf Ghani fled Kabul.", {"Ashraf Ghani": "ashraf-ghani", "Kabul": "kabul"}),
        # what is joint is a format, not a body
        (
            "2018-09-01",
            None,
            "The Joint Border Commission met.",
            {"Joint Border Commission": "joint-border-commission"},
        ),
    ],
)
def test_other_shapes(
    resolver: Resolver, published: str, side: str | None, text: str, expected: dict[str, str]
) -> None:
    found = mentions(resolver, text, published, side)
    assert {text[slice(*m.span)]: m.actors[0] for m in found if m.actors and not m.reference} == expected
