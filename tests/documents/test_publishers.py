"""Sites and names to publishers and sides."""

from __future__ import annotations

import pytest

from demarche.documents.publishers import find_publisher, publisher_at, publisher_named


@pytest.mark.parametrize(
    ("url", "name", "side"),
    [
        ("http://en.kremlin.ru/events/president/news/67883", "President of Russia", "RUS"),  # a subdomain
        ("https://www.gov.uk/government/news/x", "Government of the United Kingdom", "GBR"),
        ("https://2009-2017.state.gov/r/pa/prs/ps/", "U.S. Department of State", "USA"),  # an archive of the site
        ("https://www.consilium.europa.eu/en/press/", "Council of the European Union", "european-union"),  # the longer
        ("https://op.europa.eu/en/home", "European Union", "european-union"),  # domain goes before the shorter one
        ("https://www.spa.gov.sa/123", "Saudi Press Agency", None),  # a state's agency is press: no side
        ("HTTPS://WWW.NATO.INT./cps/", "NATO", "nato"),  # capitals, a dot at the end of the host
        ("www.mea.gov.in/press-releases.htm", "Ministry of External Affairs of India", "IND"),  # no scheme
        ("https://web.archive.org/web/20150526120000/http://tass.ru/en/russia/1", "TASS", None),  # a snapshot
        ("https://web.archive.org/web/2015id_/http://kremlin.ru/", "President of Russia", "RUS"),
    ],
)
def test_by_address(url: str, name: str, side: str | None) -> None:
    publisher = publisher_at(url)
    assert publisher is not None
    assert (publisher.name, publisher.side) == (name, side)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.anytown.gov.uk/news",  # a town is not the government
        "https://notkremlin.ru/",  # the end of a name is no subdomain
        "https://kremlin.ru.example.com/",  # nor is its beginning
        "http://[broken",
        "mailto:press@kremlin.ru",
        "",
        None,
    ],
)
def test_no_publisher(url: str | None) -> None:
    assert publisher_at(url) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The White House", "The White House"),
        ("  the  WHITE\u00a0house ", "The White House"),  # case and spaces
        ("AFP", "Agence France-Presse"),  # an alias
        ("People\u2019s Daily", "People's Daily"),  # either apostrophe
        ("Ministry of Foreign Affairs", None),  # of which country?
        ("", None),
        (None, None),
    ],
)
def test_by_name(name: str | None, expected: str | None) -> None:
    publisher = publisher_named(name)
    assert (publisher.name if publisher else None) == expected


def test_a_name_goes_before_the_address() -> None:
    """An agency's report that a ministry's site carries is the agency's."""
    publisher = find_publisher("http://kremlin.ru/x", "TASS")
    assert publisher is not None
    assert (publisher.name, publisher.side) == ("TASS", None)


def test_an_unknown_name_leaves_the_address() -> None:
    publisher = find_publisher("http://kremlin.ru/x", "Press Service")
    assert publisher is not None
    assert publisher.side == "RUS"
