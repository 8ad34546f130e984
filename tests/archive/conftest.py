"""Two small readings, written by hand, and an archive that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.archive import Archive
from demarche.records import Actor, Contact, Document, ReaderInfo, Reading, Statement, When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


@pytest.fixture
def archive(tmp_path: Path, call: Reading, visit: Reading) -> Iterator[Archive]:
    """An archive of both readings."""
    with Archive(tmp_path / "held.db") as made:
        made.add(call)
        made.add(visit)
        yield made
