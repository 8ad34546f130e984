"""The tables of the knowledge base: their form, and facts that must stay right."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.actors.check import problems
from demarche.actors.knowledge import load_knowledge
from knowledge.facts import offices, surfaces
from knowledge.names import marked_name, place_spellings, slug, spellings
from knowledge.schema import SCHEMA, TABLES, read_tables, write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.schema import Tables


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables()


def test_tables_are_sound(tables: Tables) -> None:
    # Schema, order, ids, references, dates, one holder at a time.
    assert problems(tables) == []


def test_writing_what_was_read_changes_nothing(tables: Tables, tmp_path: Path) -> None:
    # The files are exactly what the compiler writes: sorted, one kind of line end, no stray quotes.
    write_tables(tables, tmp_path)
    for name in SCHEMA:
        assert (tmp_path / f"{name}.csv").read_bytes() == (TABLES / f"{name}.csv").read_bytes()


def test_headers(tables: Tables) -> None:
    # A table without rows would pass a check of its rows.
    for name, table in SCHEMA.items():
        assert tables[name], name
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            assert tuple(next(csv.reader(lines))) == table.columns


@pytest.mark.parametrize(
    ("table", "row", "complaint"),
    [
        # The check must see each of these, or a bad row would ship.
        ("occupancies", {"person": "nobody-known"}, "person nobody-known is in none of"),
        ("occupancies", {"start": "2014-3-1"}, "is no ISO date"),
        ("occupancies", {"start": "2030-01-01", "end": "2029-01-01"}, "starts 2030-01-01, ends 2029-01-01"),
        ("people", {"confidence": "certain"}, "confidence is 'certain'"),
        ("people", {"qid": "7747"}, "no Wikidata id"),
        ("people", {"name": ""}, "name is empty"),
        ("people", {"name": "Vladimir  Putin"}, "stray white space"),
        ("people", {"id": "Vladimir-Putin"}, "no id of the right form"),
        ("countries", {"id": "rus"}, "no id of the right form"),
        ("positions", {"role": "boss"}, "role is 'boss'"),
        ("organizations", {"country": "ZZZ"}, "country ZZZ is in none of"),
        ("organizations", {"code": "IGO4"}, "no CAMEO actor code"),
        ("members", {"member": "atlantis"}, "member atlantis is in none of"),
        ("aliases", {"kind": "nickname"}, "kind is 'nickname'"),
    ],
)
def test_check_sees_a_bad_row(tables: Tables, table: str, row: dict[str, str], complaint: str) -> None:
    broken = tables | {table: [tables[table][0] | row, *tables[table][1:]]}
    assert any(complaint in problem for problem in problems(broken))


def test_check_sees_two_holders(tables: Tables) -> None:
    # A second prime minister from the middle of the first one's term.
    first = next(r for r in tables["occupancies"] if r["position"] == "gbr-prime-minister" and r["end"])
    broken = tables | {"occupancies": [*tables["occupancies"], first | {"person": "vladimir-putin"}]}
    assert any("gbr-prime-minister is held by" in problem for problem in problems(broken))


def test_check_sees_a_second_row(tables: Tables) -> None:
    broken = tables | {"places": [tables["places"][0], *tables["places"]]}
    assert any("stands twice" in problem for problem in problems(broken))


def test_check_sees_disorder(tables: Tables) -> None:
    broken = tables | {"places": tables["places"][::-1]}
    assert "places: rows are not sorted" in problems(broken)


def _holder(tables: Tables, position: str, day: str) -> str:
    """Who held a position on a day, by the table."""
    return ", ".join(
        r["person"]
        for r in tables["occupancies"]
        if r["position"] == position and r["start"] <= day and (not r["end"] or day < r["end"])
    )


@pytest.mark.parametrize(
    ("position", "day", "person"),
    [
        # The days around a handover: the successor holds the office on the day itself.
        ("gbr-prime-minister", "2016-07-12", "david-cameron"),
        ("gbr-prime-minister", "2016-07-13", "theresa-may"),
        ("gbr-prime-minister", "2022-09-05", "boris-johnson"),
        ("gbr-prime-minister", "2022-10-24", "liz-truss"),
        ("gbr-prime-minister", "2024-07-05", "keir-starmer"),
        # One person in two offices years apart.
        ("gbr-foreign-secretary", "2024-03-01", "david-cameron"),
        ("gbr-foreign-secretary", "2022-03-01", "liz-truss"),
        ("deu-foreign-minister", "2015-05-25", "frank-walter-steinmeier"),
        ("deu-president", "2022-05-25", "frank-walter-steinmeier"),
        ("deu-chancellor", "2021-12-07", "angela-merkel"),
        ("deu-chancellor", "2021-12-08", "olaf-scholz"),
        ("deu-chancellor", "2025-05-06", "friedrich-merz"),
        # Terms with a gap between them.
        ("usa-president", "2020-06-01", "donald-trump"),
        ("usa-president", "2021-01-20", "joe-biden"),
        ("usa-president", "2025-02-01", "donald-trump"),
        ("usa-vice-president", "2015-05-25", "joe-biden"),
        ("usa-secretary-of-state", "2015-05-25", "john-kerry"),
        ("usa-secretary-of-state", "2022-02-24", "antony-blinken"),
        ("usa-national-security-advisor", "2022-02-24", "jake-sullivan"),
        ("rus-president", "2010-06-24", "dmitry-medvedev"),
        ("rus-prime-minister", "2010-06-24", "vladimir-putin"),
        ("rus-foreign-minister", "2004-03-09", "sergey-lavrov"),
        ("rus-defence-minister", "2024-06-01", "andrei-belousov"),
        ("ukr-president", "2019-05-19", "petro-poroshenko"),
        ("ukr-president", "2019-05-20", "volodymyr-zelenskyy"),
        ("fra-president", "2015-05-25", "francois-hollande"),
        ("are-crown-prince-of-abu-dhabi", "2022-03-01", "mohamed-bin-zayed-al-nahyan"),
        ("are-president", "2022-06-01", "mohamed-bin-zayed-al-nahyan"),
        ("kor-foreign-minister", "2021-07-21", "chung-eui-yong"),
        ("jpn-vice-foreign-minister", "2021-07-21", "mori-takeo"),
        ("un-secretary-general", "2016-12-31", "ban-ki-moon"),
        ("un-secretary-general", "2017-01-01", "antonio-guterres"),
        ("nato-secretary-general", "2024-10-01", "mark-rutte"),
        ("eu-high-representative", "2022-02-24", "josep-borrell"),
        ("isr-prime-minister", "2021-06-13", "naftali-bennett"),
        ("syr-president", "2015-05-25", "bashar-al-assad"),
        # Nobody where the office was vacant or nobody is known.
        ("lbn-president", "2023-06-01", ""),
        ("syr-president", "2024-12-20", ""),
    ],
)
def test_holders(tables: Tables, position: str, day: str, person: str) -> None:
    assert _holder(tables, position, day) == person


@pytest.mark.parametrize(
    ("actor", "surface", "kind"),
    [
        # A government under its seat, its ministry and its people.
        ("RUS", "Kremlin", "metonym"),
        ("GBR", "Downing Street", "metonym"),
        ("GBR", "No 10", "metonym"),
        ("USA", "Foggy Bottom", "metonym"),
        ("FRA", "Quai d'Orsay", "metonym"),
        ("UKR", "Bankova", "metonym"),
        ("CHN", "Zhongnanhai", "metonym"),
        ("IND", "South Block", "metonym"),
        ("UKR", "Kiev", "capital"),
        ("UKR", "Kyiv", "capital"),
        ("PRK", "DPRK", "abbreviation"),
        ("CHN", "PRC", "abbreviation"),
        ("KOR", "Republic of Korea", "name"),
        ("POL", "Poles", "demonym"),
        ("NLD", "Dutch", "adjective"),
        # Names of people as others write them.
        ("volodymyr-zelenskyy", "Vladimir Zelensky", "name"),
        ("volodymyr-zelenskyy", "Zelenskiy", "name"),
        ("joe-biden", "Joseph R. Biden, Jr.", "name"),
        ("antony-blinken", "Antony J. Blinken", "name"),
        ("mohamed-bin-zayed-al-nahyan", "MBZ", "name"),
        ("kim-jong-un", "Kim Jong-un", "name"),
        ("muammar-gaddafi", "Qadhafi", "name"),
        ("sergey-lavrov", "Sergei Lavrov", "name"),
        ("abdel-fattah-el-sisi", "Sisi", "name"),
        ("donbas", "Donbass", "name"),
        ("islamic-state", "Daesh", "name"),
        ("jcpoa", "Iran nuclear deal", "name"),
    ],
)
def test_aliases(tables: Tables, actor: str, surface: str, kind: str) -> None:
    assert any((r["actor"], r["surface"], r["kind"]) == (actor, surface, kind) for r in tables["aliases"])


@pytest.mark.parametrize(
    ("actor", "surface", "ambiguous"),
    [
        # Words that mean something else as well, and words that only look as if they did.
        ("JOR", "Jordan", True),
        ("TCD", "Chad", True),
        ("GEO", "Georgia", True),
        ("TUR", "Turkey", True),
        ("USA", "US", True),
        ("islamic-state", "IS", True),
        ("KOR", "Koreans", True),
        ("DOM", "Dominican", True),
        ("theresa-may", "May", True),
        ("CHN", "Chinese", False),
        ("FRA", "French", False),
        ("bashar-al-assad", "Assad", False),
        ("islamic-state", "ISIS", False),
    ],
)
def test_ambiguity(tables: Tables, actor: str, surface: str, ambiguous: bool) -> None:  # noqa: FBT001  # a column of the table
    marks = {
        r["needs_context"]
        for r in tables["aliases"]
        if (r["actor"], r["surface"]) == (actor, surface) and r["kind"] != "adjective"
    } or {r["needs_context"] for r in tables["aliases"] if (r["actor"], r["surface"]) == (actor, surface)}
    assert marks == {"true" if ambiguous else "false"}


@pytest.mark.parametrize(
    ("table", "column", "value", "least"),
    [
        # What the reader of news and readouts counts on being there.
        ("countries", "type", "country", 200),
        ("organizations", "type", "organization", 60),
        ("organizations", "type", "group", 25),
        ("organizations", "type", "format", 25),
        ("organizations", "type", "agreement", 25),
        ("organizations", "state_owned", "true", 15),
        ("aliases", "kind", "metonym", 40),
        ("positions", "role", "foreign-minister", 60),
    ],
)
def test_breadth(tables: Tables, table: str, column: str, value: str, least: int) -> None:
    assert sum(row[column] == value for row in tables[table]) >= least


def test_every_state_has_an_adjective_or_its_name(tables: Tables) -> None:
    # "the Swiss side", "Polish officials": a state that nothing derived names cannot be found in them.
    named = {r["actor"] for r in tables["aliases"] if r["kind"] in {"adjective", "demonym"}}
    states = {r["id"] for r in tables["countries"] if r["type"] == "country" and not r["end"]}
    assert states - named <= {"VAT"}


def test_countries_name_themselves_or_their_parent(tables: Tables) -> None:
    # A territory belongs to a state; a state belongs to itself.
    kinds = {r["id"]: r["type"] for r in tables["countries"]}
    for row in tables["countries"]:
        assert (row["country"] == row["id"]) == (row["type"] == "country"), row["id"]
        assert kinds[row["country"]] == "country", row["id"]


def test_visits_are_told_apart(tables: Tables) -> None:
    # What rests on the visits alone can be set aside by its source.
    rows = [r for r in tables["occupancies"] if r["source"].startswith("historyatstate visits ")]
    assert rows
    assert all(r["start"] < "2013" and r["end"] for r in rows)


@pytest.mark.parametrize(
    ("written", "name", "family_name"),
    [
        ("Vladimir Putin", "Vladimir Putin", "Putin"),
        # The family name first, and one that only part of the name is.
        ("*Xi* Jinping", "Xi Jinping", "Xi"),
        ("Mohamed *bin Zayed* Al Nahyan", "Mohamed bin Zayed Al Nahyan", "bin Zayed"),
        # Particles go with the name after them, but never take the given name.
        ("Elio Di Rupo", "Elio Di Rupo", "Di Rupo"),
        ("Dominique de Villepin", "Dominique de Villepin", "de Villepin"),
        ("Ben Cardin", "Ben Cardin", "Cardin"),
        # Rulers have no family name; the numeral is no part of what they are called.
        ("Abdullah II", "Abdullah II", "Abdullah"),
        ("Albert II of Belgium", "Albert II of Belgium", "Albert"),
        ("Salman of Saudi Arabia", "Salman of Saudi Arabia", "Salman"),
        ("Ferdinand *Marcos Jr.", "Ferdinand Marcos Jr.", "Marcos"),
        ("Akihito", "Akihito", "Akihito"),
    ],
)
def test_family_names(written: str, name: str, family_name: str) -> None:
    marked = marked_name(written)
    assert (marked.name, marked.family_name) == (name, family_name)


@pytest.mark.parametrize(
    ("name", "family_name", "country", "spelling"),
    [
        ("Volodymyr Zelenskyy", "Zelenskyy", "UKR", "Vladimir Zelensky"),
        ("Bashar al-Assad", "al-Assad", "SYR", "Assad"),
        ("Bashar al-Assad", "al-Assad", "SYR", "Bashar Assad"),
        ("Gerhard Schröder", "Schröder", "DEU", "Gerhard Schroeder"),
        ("Moon Jae-in", "Moon", "KOR", "Moon Jae In"),
        ("Shinzo Abe", "Abe", "JPN", "Abe Shinzo"),
        ("Franjo Tuđman", "Tuđman", "HRV", "Franjo Tudjman"),
    ],
)
def test_spellings(name: str, family_name: str, country: str, spelling: str) -> None:
    assert spelling in spellings(name, family_name, country)


@pytest.mark.parametrize(
    ("name", "country", "wrong"),
    [
        # Rules hold only where the spelling is one: a Spaniard named Alexander is no Aleksandr.
        ("Alexander Stubb", "FIN", "Aleksandr Stubb"),
        ("Wendy Sherman", "USA", "Sherman Wendy"),
        ("Amina Mohammed", "RUS", "Amina Muhammad"),
    ],
)
def test_spellings_keep_to_their_countries(name: str, country: str, wrong: str) -> None:
    assert wrong not in spellings(name, name.rsplit(maxsplit=1)[-1], country)


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=20))
def test_slugs_of_words(word: str) -> None:
    # An id has no capitals and never loses a name altogether.
    assert slug(word) == slug(word).lower()
    assert slug(word)


def test_surfaces_of_a_field() -> None:
    # The marks of our lists: a star for what is ambiguous, braces for the days in which it holds.
    first, second = surfaces("Security Council*; Nur-Sultan {2019-03-23..2022-09-17}")
    assert (first.text, first.ambiguous, first.start) == ("Security Council", True, "")
    assert (second.text, second.ambiguous, second.start, second.end) == (
        "Nur-Sultan",
        False,
        "2019-03-23",
        "2022-09-17",
    )


def test_offices_are_listed_once() -> None:
    # Two heads with one id would share their holders without a word.
    ids = [office.id for office in offices()]
    assert sorted(set(ids)) == sorted(ids)


def test_terms_of_an_office_stand_in_order() -> None:
    # The end of a term is the start of the next one in the list.
    for office in offices():
        if office.sole:
            starts = [term.start for term in office.terms]
            assert starts == sorted(starts), office.id


@pytest.mark.parametrize(
    ("body", "day", "member", "inside"),
    [
        # before and after a member came or left
        ("nato", "2023-04-03", "FIN", False),
        ("nato", "2023-04-04", "FIN", True),
        ("european-union", "2020-01-31", "GBR", True),
        ("european-union", "2020-02-01", "GBR", False),
        ("opec", "2018-12-31", "QAT", True),
        ("opec", "2019-01-01", "QAT", False),
        # left and came back
        ("csto", "2005-01-01", "UZB", False),
        ("csto", "2010-01-01", "UZB", True),
        ("csto", "2013-01-01", "UZB", False),
        ("paris-agreement", "2020-12-01", "USA", False),
        ("paris-agreement", "2022-01-01", "USA", True),
        # an agreement one party left
        ("jcpoa", "2018-05-07", "USA", True),
        ("jcpoa", "2018-05-08", "USA", False),
        # a format that is over
        ("normandy-format", "2015-02-12", "FRA", True),
        ("normandy-format", "2023-01-01", "FRA", False),
        # a body as a member
        ("middle-east-quartet", "2010-01-01", "united-nations", True),
    ],
)
def test_members_at_a_day(body: str, day: str, member: str, inside: bool) -> None:  # noqa: FBT001 - a column
    assert (member in load_knowledge().members_of(body, day)) is inside


def test_members_at_any_time() -> None:
    assert {"ARM", "GEO", "UZB"} <= set(load_knowledge().members_of("collective-security-treaty", None))
    assert load_knowledge().members_of("nato", "1948") == ()


def test_check_sees_a_member_twice(tables: Tables) -> None:
    first = next(r for r in tables["members"] if r["body"] == "nato" and r["member"] == "FRA")
    broken = tables | {"members": [*tables["members"], first | {"start": "1960-01-01"}]}
    assert any("FRA is in nato twice" in problem for problem in problems(broken))


def test_check_sees_a_member_of_what_is_over(tables: Tables) -> None:
    first = next(r for r in tables["members"] if r["body"] == "g8" and r["member"] == "FRA")
    broken = tables | {"members": [*(r for r in tables["members"] if r is not first), first | {"end": ""}]}
    assert any("FRA stays in g8 after its end" in problem for problem in problems(broken))


def test_every_alliance_with_members_is_dated(tables: Tables) -> None:
    bodies = {row["id"]: row for row in tables["organizations"]}
    undated = {row["body"] for row in tables["members"] if not bodies[row["body"]]["start"]}
    assert undated == set()


SMALLEST_METONYMS = 300


@pytest.mark.parametrize(
    ("surface", "day", "actor"),
    [
        # residences that governments moved into and out of
        ("Blue House", "2022-05-09", "KOR"),
        ("Blue House", "2023-05-01", None),
        ("Blue House", "2026-01-05", "KOR"),
        ("Yongsan presidential office", "2023-05-01", "KOR"),
        ("Los Pinos", "2010-01-01", "MEX"),
        ("Los Pinos", "2020-01-01", None),
        ("Çankaya", "2005-01-01", "TUR"),
        ("Beştepe", "2018-01-01", "TUR"),
        # ministries that were renamed
        ("FCO", "2019-01-01", "GBR"),
        ("FCDO", "2021-01-01", "GBR"),
        # one in each other part of the world
        ("Aso Rock", "2015-01-01", "NGA"),
        ("Kantei", "2015-01-01", "JPN"),
        ("Casa Rosada", "2015-01-01", "ARG"),
        ("Farnesina", "2015-01-01", "ITA"),
        ("Mäntyniemi", "2015-01-01", "FIN"),
        ("Palais Bourbon", "2015-01-01", "french-national-assembly"),
    ],
)
def test_metonyms_at_a_day(tables: Tables, surface: str, day: str, actor: str | None) -> None:
    named = {
        row["actor"]
        for row in tables["aliases"]
        if row["kind"] == "metonym"
        and row["surface"] == surface
        and (not row["start"] or row["start"] <= day)
        and (not row["end"] or day < row["end"])
    }
    assert named == ({actor} if actor else set())


def test_there_are_metonyms_of_many_states(tables: Tables) -> None:
    metonyms = [row["actor"] for row in tables["aliases"] if row["kind"] == "metonym"]
    assert len(metonyms) >= SMALLEST_METONYMS
    assert {"BRA", "IND", "NGA", "POL", "QAT", "USA"} <= set(metonyms)


@pytest.mark.parametrize(
    "place",
    # lands that two members of the UN claim stand under neither
    ["kashmir", "kuril-islands", "senkaku-islands", "spratly-islands", "liancourt-rocks", "abyei", "essequibo"],
)
def test_disputed_places_belong_to_nobody(tables: Tables, place: str) -> None:
    assert [row["country"] for row in tables["places"] if row["id"] == place] == [""]


@pytest.mark.parametrize(
    ("name", "written"),
    [("al-Hol", {"Al-Hol", "al Hol", "Al Hol", "el-Hol", "El-Hol"}), ("Aleppo", set()), ("Alamein", set())],
)
def test_articles_of_places(name: str, written: set[str]) -> None:
    assert set(place_spellings(name)) == written
