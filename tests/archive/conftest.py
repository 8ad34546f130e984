"""Two small readings, written by hand, and an archive that holds them."""

from __future__ import annotations

import itertools
import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from demarche.archive import Archive
from demarche.records import Actor, Contact, Document, ReaderInfo, Reading, Statement, When

sys.path.insert(0, str(Path(__file__).parent))
from server import NoServer, running  # beside this file, which is no package

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = itertools.count()
CALL_TEXT = "David Cameron called Vladimir Putin on Monday. They agreed to restart talks on Syria."
VISIT_TEXT = "Angela Merkel will visit Kyiv in June. She urged Russia to respect the ceasefire."
READER = ReaderInfo(version="0.1.0", models={"english": "ab" * 32})


@pytest.fixture
def call() -> Reading:
    """A call between two leaders, reported by one side, with its day."""
    return Reading(
        document=Document(
            id="https://example.org/call",
            title="Call with Russia",
            publisher="Prime Minister's Office",
            side="GBR",
            kind="readout",
            published="2015-05-26T09:00:00+01:00",
            published_reliability=1,
            language="en",
            text=CALL_TEXT,
        ),
        actors=(
            Actor(
                id="david-cameron",
                name="David Cameron",
                aliases=("Cameron",),
                text="David Cameron",
                type="person",
                country="GBR",
                mentions=((0, 13),),
            ),
            Actor(
                id="vladimir-putin",
                name="Vladimir Putin",
                text="Vladimir Putin",
                type="person",
                country="RUS",
                office="President of Russia",
                mentions=((21, 35),),
            ),
            Actor(id="syria", name="Syria", text="Syria", type="place", country="SYR", mentions=((79, 84),)),
        ),
        contacts=(
            Contact(
                id="contact-1",
                mode="call",
                parties=("david-cameron", "vladimir-putin"),
                initiator="david-cameron",
                date=When(start="2015-05-25", end="2015-05-25", text="on Monday"),
                topics=("syria",),
                evidence=((0, 45),),
            ),
        ),
        statements=(
            Statement(
                id="statement-1",
                act="agree",
                speakers=("david-cameron", "vladimir-putin"),
                joint=True,
                topics=("syria",),
                content="to restart talks on Syria",
                attribution=("author",),
                evidence=((47, 84),),
            ),
        ),
        reader=READER,
    )


@pytest.fixture
def visit() -> Reading:
    """A planned visit without a day, reported by another government, whose statement uses the same record id."""
    return Reading(
        document=Document(
            id="visit.txt", publisher="Présidence", side="DEU", kind="news", published="2022-06-01", text=VISIT_TEXT
        ),
        actors=(
            Actor(id="angela-merkel", name="Angela Merkel", type="person", country="DEU", mentions=((0, 13),)),
            Actor(id="UKR", name="Ukraine", aliases=("Kyiv",), type="country", country="UKR", mentions=((25, 29),)),
            Actor(id="RUS", name="Russia", type="country", country="RUS", mentions=((49, 55),)),
        ),
        contacts=(
            Contact(
                id="contact-2",
                mode="visit",
                parties=("angela-merkel", "UKR"),
                status="planned",
                evidence=((0, 37),),
            ),
        ),
        statements=(
            Statement(
                id="statement-1",
                act="ask",
                speakers=("angela-merkel",),
                addressees=("RUS",),
                topics=("ceasefire",),
                evidence=((39, 80),),
            ),
        ),
        reader=READER,
    )


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server; without one its tests are skipped, or fail where nothing may be skipped."""
    psycopg = pytest.importorskip("psycopg")
    with ExitStack() as things:
        try:
            address = things.enter_context(running())
        except NoServer as reason:
            if os.environ.get("DEMARCHE_REQUIRE_ALL"):
                pytest.fail(str(reason))
            pytest.skip(str(reason))
        # Every test gets a copy of one empty archive: making it takes ten times as long as copying it.
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE template_archive")
        with Archive(address.replace("/postgres?", "/template_archive?")) as made:
            made.mend()
        yield address


@contextmanager
def database(server: str, template: str) -> Iterator[str]:
    """The address of a database on the server, a copy of another one, that is dropped afterwards."""
    psycopg = pytest.importorskip("psycopg")
    name = f"a{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an archive lies: each test that asks for one runs on SQLite and on PostgreSQL."""
    if request.param == "server":
        with database(request.getfixturevalue("server"), "template_archive") as address:
            yield address
    else:
        yield str(tmp_path / "held.db")


@pytest.fixture(params=["file", "server"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where nothing lies yet, on either database."""
    if request.param == "server":
        with database(request.getfixturevalue("server"), "template0") as address:
            yield address
    else:
        yield str(tmp_path / "empty.db")


def fill(archive: Archive, *readings: Reading) -> Archive:
    """Add readings to an archive."""
    for reading in readings:
        archive.add(reading)
    return archive


@pytest.fixture
def archive(place: str, call: Reading, visit: Reading) -> Iterator[Archive]:
    """An archive of both readings, on either database."""
    with Archive(place) as made:
        yield fill(made, call, visit)


@pytest.fixture
def file_archive(tmp_path: Path, call: Reading, visit: Reading) -> Iterator[Archive]:
    """An archive of both readings in a file."""
    with Archive(tmp_path / "held.db") as made:
        yield fill(made, call, visit)
