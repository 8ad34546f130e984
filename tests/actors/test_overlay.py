"""A user's own tables over those of the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from demarche.actors.check import problems
from demarche.actors.knowledge import knowledge_of, load_knowledge
from demarche.actors.overlay import current_tables, overlaid, overlay_folder
from demarche.actors.resolver import Resolver
from demarche.actors.schema import SCHEMA, shipped_tables
from demarche.errors import UsageError
from demarche.language.clause import Analysis, Name
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.actors.schema import Tables

PERSON = "zzyzx-qwerty,Zzyzx Qwerty,Qwerty,GBR,,high,our own list"
TERM = "zzyzx-qwerty,gbr-prime-minister,2031-05-01,,false,high,our own list"


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return shipped_tables()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that the variable names; what is loaded from it is forgotten afterwards."""
    monkeypatch.setenv("DEMARCHE_ACTORS", str(tmp_path))
    load_knowledge.cache_clear()
    yield tmp_path
    load_knowledge.cache_clear()


def table(folder: Path, name: str, *rows: str) -> None:
    header = ",".join(SCHEMA[name].columns)
    (folder / f"{name}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def resolved(text: str, on: str, name: str = "") -> tuple[str, ...]:
    names = (Name(text.index(name), text.index(name) + len(name), "PERSON"),) if name else ()
    analysis = Analysis(text, (), ((0, len(text)),), ((0, len(text)),), (), names, ())
    cast = Resolver(load_knowledge()).resolve(Document(id="t", text=text, published=on), analysis)
    return tuple(a for mention in cast.mentions for a in mention.actors)


def test_new_office_holder_resolves(write: Path) -> None:
    table(write, "people", PERSON)
    table(write, "occupancies", TERM)
    # By surname with the title, by office alone, and before the first day nobody is ousted.
    assert "zzyzx-qwerty" in resolved("Prime Minister Qwerty spoke.", "2031-06-01", "Qwerty")
    assert "zzyzx-qwerty" in resolved("The Prime Minister of the United Kingdom spoke.", "2031-06-01")
    assert "zzyzx-qwerty" not in resolved("The Prime Minister of the United Kingdom spoke.", "2023-06-01")
    assert load_knowledge().holders_of("gbr-prime-minister", "2031-06-01") == ("zzyzx-qwerty",)


def test_same_key_replaces(write: Path, shipped: Tables) -> None:
    row = next(r for r in shipped["people"] if r["id"] == "vladimir-putin")
    table(write, "people", ",".join((row | {"name": "V. V. Putin", "source": "our own list"}).values()))
    tables = current_tables()
    assert len(tables["people"]) == len(shipped["people"])
    assert load_knowledge().people["vladimir-putin"].name == "V. V. Putin"


def test_what_comes_out_is_sound(write: Path) -> None:
    # Sorted and free of faults, as the package's own tables are, so that whatever reads those reads these.
    table(write, "people", PERSON)
    table(write, "occupancies", TERM)
    assert problems(current_tables()) == []


def test_empty_folder_changes_nothing(write: Path, shipped: Tables) -> None:
    assert not list(write.iterdir())
    assert current_tables() == shipped


def test_aliases_and_blank_lines(write: Path) -> None:
    table(write, "aliases", "vladimir-putin,Vovochka the Great,name,,,true,false,our own list", "")
    assert resolved("Vovochka the Great spoke.", "2023-06-01") == ("vladimir-putin",)


@pytest.mark.parametrize(
    ("name", "rows", "complaint"),
    [
        # Each is one line that names the file, the line and what is wrong.
        ("people", [PERSON, PERSON.replace("high", "sure")], "people.csv:3: "),
        ("people", [PERSON.replace("high", "sure")], "confidence is 'sure', not one of high, low"),
        ("people", [PERSON.replace("GBR", "XYZ")], "people.csv:2: country XYZ is in none of countries"),
        ("people", [PERSON, PERSON], "people.csv:3: zzyzx-qwerty stands twice"),
        ("people", ["zzyzx,Zzyzx"], "people.csv:2: 2 cells instead of 7"),
        ("people", [PERSON.replace("zzyzx-qwerty", "osce")], "people.csv:2: osce is in people and in organizations"),
        ("occupancies", [TERM], "occupancies.csv:2: person zzyzx-qwerty is in none of people"),
        ("occupancies", [TERM.replace("2031-05-01", "1.5.2031")], "occupancies.csv:2: "),
        # It would sit in the office together with somebody who comes later.
        (
            "occupancies",
            ["vladimir-putin,usa-president,1990-01-01,,false,high,our own list"],
            "occupancies.csv:2: usa-president is held by vladimir-putin until now and by",
        ),
    ],
)
def test_bad_row_is_refused(write: Path, name: str, rows: list[str], complaint: str) -> None:
    table(write, name, *rows)
    with pytest.raises(UsageError) as error:
        load_knowledge()
    assert complaint in str(error.value)
    assert str(write) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("people.csv", b"id,name\n", "people.csv:1: the columns are id,name; they must be id,name,family_name"),
        ("people.csv", b"", "people.csv:1: the columns are ; they must be"),
        ("people.csv", b"\xff\xfe\x00", "cannot be read as UTF-8"),
        ("persons.csv", b"", "persons.csv: there is no such table; the tables are countries.csv"),
    ],
)
def test_bad_file_is_refused(write: Path, name: str, content: bytes, complaint: str) -> None:
    (write / name).write_bytes(content)
    with pytest.raises(UsageError) as error:
        load_knowledge()
    assert complaint in str(error.value)


def test_term_of_the_package_ends_where_the_users_begins(tmp_path: Path, shipped: Tables) -> None:
    table(tmp_path, "people", PERSON)
    table(tmp_path, "occupancies", TERM)
    knowledge = knowledge_of(overlaid(shipped, tmp_path))
    before = [t for t in knowledge.occupancies if t.position == "gbr-prime-minister" and t.start < "2031"]
    assert max(t.end or "9999" for t in before) == "2031-05-01"


def test_where_the_folder_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMARCHE_ACTORS", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert overlay_folder() is None
    usual = tmp_path / ".config" / "demarche" / "actors"
    usual.mkdir(parents=True)
    assert overlay_folder() == usual
    monkeypatch.setenv("DEMARCHE_ACTORS", str(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match=r"DEMARCHE_ACTORS names .*nowhere, which is no folder"):
        overlay_folder()
    monkeypatch.setenv("DEMARCHE_ACTORS", str(tmp_path))
    assert overlay_folder() == Path(tmp_path)
