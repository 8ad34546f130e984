"""The tables of this package: their form, their order, and that they agree with each other."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from demarche.documents.byline import AuthorRole
from demarche.documents.decode import Charset, Magic
from demarche.documents.kind import KindCue
from demarche.documents.page import DatePlace
from demarche.documents.publishers import Publisher, Side, publishers, sides
from demarche.documents.table import read_rows
from demarche.documents.turns import SpeakerWord

OFFICIAL_SITES_AT_LEAST = 60
NEWS_OUTLETS_AT_LEAST = 150


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("author_roles", AuthorRole, ("role",)),
        ("charsets", Charset, ("label",)),
        ("magic", Magic, ("offset", "bytes")),
        ("page_dates", DatePlace, ()),  # in the order in which they are asked, so of no key
        ("publishers", Publisher, ("domain",)),
        ("speaker_words", SpeakerWord, ("word",)),
    ],
)
def test_form_and_order(name: str, kind: type, key: tuple[str, ...]) -> None:
    """Rows have the columns and values of their class, no key twice, and stand in the order of their key."""
    rows = read_rows(name, kind, key or ("attribute", "name", "value"))
    keys = [tuple(getattr(row, column) for column in key) for row in rows]
    assert rows
    assert keys == sorted(keys)


def test_sides_are_countries_then_bodies() -> None:
    rows = read_rows("sides", Side, ("side",))
    assert list(rows) == sorted(rows, key=lambda row: (row.kind == "body", row.side))
    for row in rows:
        assert re.fullmatch(r"[A-Z]{3}" if row.kind == "country" else r"[a-z]+(-[a-z]+)*", row.side), row


def test_publishers_are_enough() -> None:
    names = {kind: {row.name for row in publishers() if row.kind == kind} for kind in ("official", "news")}
    assert len(names["official"]) >= OFFICIAL_SITES_AT_LEAST
    assert len(names["news"]) >= NEWS_OUTLETS_AT_LEAST


def test_every_publisher() -> None:
    for row in publishers():
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", row.domain), row
        assert (row.side is not None) == (row.kind == "official"), f"only officials speak for a side: {row}"
        assert row.side is None or row.side in sides(), row
        assert row.country is None or row.country in sides(), row
        assert row.country is not None or row.kind == "official", f"the press sits somewhere: {row}"
        assert re.fullmatch(r"[a-z]{2}", row.language), row
        assert ZoneInfo(row.timezone), row
        assert row.source, row


def test_sites_of_one_publisher_agree() -> None:
    by_name: dict[str, set[tuple[str | None, str | None, str]]] = {}
    for row in publishers():
        by_name.setdefault(row.name.casefold(), set()).add((row.side, row.country, row.kind))
    assert {name: found for name, found in by_name.items() if len(found) > 1} == {}


def test_a_name_means_one_publisher() -> None:
    meant: dict[str, set[str]] = {}
    for row in publishers():
        for name in (row.name, *row.aliases):
            meant.setdefault(name.casefold(), set()).add(row.name)
    assert {name: found for name, found in meant.items() if len(found) > 1} == {}


def test_no_alias_repeats() -> None:
    aliases = Counter(alias.casefold() for row in publishers() for alias in row.aliases)
    assert [alias for alias, count in aliases.items() if count > 1] == []


def test_charsets_exist() -> None:
    for row in read_rows("charsets", Charset, ("label",)):
        assert row.label == row.label.lower()
        assert codecs.lookup(row.codec)._is_text_encoding


def test_magic_is_hexadecimal() -> None:
    for row in read_rows("magic", Magic, ("offset", "bytes")):
        assert len(bytes.fromhex(row.bytes)) >= 3
        assert int(row.offset) >= 0


def test_kind_cues_compile_and_stand_by_rank() -> None:
    rows = read_rows("kind_cues", KindCue, ("rank", "kind"))
    assert [row.rank for row in rows] == sorted(row.rank for row in rows)
    for row in rows:
        assert re.compile(row.pattern)
        assert row.reason
