"""Two versions of a call, written and read by hand, and a reader that knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from demarche.cli import stages
from demarche.cli.naming import topic_names
from demarche.documents.failure import Failure
from demarche.documents.original import Loaded, Original
from demarche.records import (
    Actor,
    Claim,
    Commitment,
    Contact,
    Document,
    Event,
    ReaderInfo,
    Reading,
    Span,
    Statement,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RUSSIAN = """\
Telephone conversation with David Cameron
Vladimir Putin had a telephone conversation with Prime Minister David Cameron on Monday. The two leaders agreed that \
their advisers will meet “to restart talks” on Syria. Mr. Cameron stressed that the priority is full implementation of \
the Minsk agreement. According to DebkaFile, a column is heading toward Jordan."""
BRITISH = """\
The Prime Minister spoke to President Putin for 30 minutes. They agreed that their advisers will meet. The Prime \
Minister condemned the shelling."""
READER = ReaderInfo(version="0.1.0", models={"english": "ab" * 32})


def _at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


def _putin(text: str, words: str) -> Actor:
    return Actor(
        id="vladimir-putin",
        name="Vladimir Putin",
        type="person",
        country="RUS",
        office="President of Russia",
        mentions=_at(text, words),
    )


def _cameron(text: str, words: str) -> Actor:
    return Actor(
        id="david-cameron",
        name="David Cameron",
        type="person",
        country="GBR",
        office="Prime Minister of the United Kingdom",
        mentions=_at(text, words),
    )


@pytest.fixture
def russian() -> Reading:
    """What one side says of the call, with a record of most kinds."""
    return Reading(
        document=Document(
            id="http://en.kremlin.ru/events/president/news/49522",
            title="Telephone conversation with Prime Minister of Great Britain David Cameron",
            publisher="President of Russia",
            side="RUS",
            kind="readout",
            published="2015-05-25T18:00:00+03:00",
            text=RUSSIAN,
        ),
        actors=(
            _putin(RUSSIAN, "Vladimir Putin"),
            _cameron(RUSSIAN, "David Cameron"),
            Actor(id="SYR", name="Syria", type="country", country="SYR", mentions=_at(RUSSIAN, "Syria")),
            Actor(id="debkafile", name="DebkaFile", type="organization", mentions=_at(RUSSIAN, "DebkaFile")),
        ),
        contacts=(
            Contact(
                id="3f2a9c01de-c1",
                mode="call",
                parties=("vladimir-putin", "david-cameron"),
                initiator="vladimir-putin",
                date=When(start="2015-05-25", end="2015-05-25", text="on Monday"),
                duration_minutes=30,
                topics=("SYR", "bilateral-relations"),
                evidence=_at(RUSSIAN, "Vladimir Putin had a telephone conversation with Prime Minister David Cameron"),
            ),
        ),
        events=(
            Event(
                id="3f2a9c01de-e1",
                type="CONSULT",
                cameo="041",
                goldstein=1.0,
                sources=("vladimir-putin",),
                targets=("david-cameron",),
                evidence=_at(RUSSIAN, "had a telephone conversation with"),
            ),
        ),
        statements=(
            Statement(
                id="3f2a9c01de-s1",
                act="agree",
                speakers=("vladimir-putin", "david-cameron"),
                joint=True,
                topics=("SYR",),
                content="their advisers will meet “to restart talks” on Syria",
                evidence=_at(
                    RUSSIAN, "The two leaders agreed that their advisers will meet “to restart talks” on Syria"
                ),
            ),
            Statement(
                id="3f2a9c01de-s2",
                act="stress",
                speakers=("david-cameron",),
                addressees=("vladimir-putin",),
                content="=the priority is full implementation of the Minsk agreement",
                evidence=_at(RUSSIAN, "stressed that the priority is full implementation of the Minsk agreement"),
            ),
        ),
        claims=(
            Claim(
                id="3f2a9c01de-l1",
                by="debkafile",
                proposition="a column is heading toward Jordan",
                certainty="attributed",
                attribution=("author", "debkafile"),
                evidence=_at(RUSSIAN, "a column is heading toward Jordan"),
            ),
        ),
        commitments=(
            Commitment(
                id="3f2a9c01de-k1",
                kind="agreed",
                by=("vladimir-putin", "david-cameron"),
                action="their advisers will meet “to restart talks” on Syria",
                evidence=_at(RUSSIAN, "their advisers will meet “to restart talks” on Syria"),
            ),
        ),
        reader=READER,
    )


@pytest.fixture
def british() -> Reading:
    """What the other side says of it."""
    return Reading(
        document=Document(id="call.txt", publisher="Prime Minister's Office", side="GBR", text=BRITISH),
        actors=(_putin(BRITISH, "President Putin"), _cameron(BRITISH, "The Prime Minister")),
        contacts=(
            Contact(
                id="c1",
                mode="call",
                parties=("david-cameron", "vladimir-putin"),
                duration_minutes=30,
                evidence=_at(BRITISH, "spoke to President Putin for 30 minutes"),
            ),
        ),
        statements=(
            Statement(
                id="s1",
                act="agree",
                speakers=("david-cameron", "vladimir-putin"),
                joint=True,
                evidence=_at(BRITISH, "They agreed that their advisers will meet"),
            ),
            Statement(
                id="s2",
                act="condemn",
                speakers=("david-cameron",),
                topics=("arctic",),
                evidence=_at(BRITISH, "condemned the shelling"),
            ),
        ),
        reader=READER,
    )


class FakeReader:
    """Gives the readings that it was made with, by the ids of their documents."""

    info = READER

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {reading.document.id: reading for reading in readings}

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        """Read documents it knows; a failure stays one."""
        for item in documents:
            yield item if isinstance(item, Failure) else self._readings[item.id]


@pytest.fixture
def fake_stages(russian: Reading, british: Reading, monkeypatch: pytest.MonkeyPatch) -> dict[str, Document | Failure]:
    """What each source gives, in the place of files and of the real reader."""
    sources: dict[str, Document | Failure] = {
        "kremlin.txt": russian.document,
        "number10.txt": british.document,
        "empty.txt": Failure("empty.txt", "the file is empty"),
    }

    def load_documents(paths: Iterable[str], **_known: str | None) -> Iterator[Document | Failure]:
        return (sources[path] for path in paths)

    def load_sources(paths: Iterable[str], **_known: object) -> Iterator[Loaded | Failure]:
        for item in load_documents(paths):
            yield item if isinstance(item, Failure) else Loaded(item, Original(item.text.encode(), "text/plain"))

    monkeypatch.setattr(stages, "load_documents", load_documents)
    monkeypatch.setattr(stages, "load_sources", load_sources)
    monkeypatch.setattr(stages, "make_reader", lambda: FakeReader([russian, british]))
    return sources


@pytest.fixture
def run() -> CliRunner:
    """What calls the command within this process; its output is no terminal."""
    return CliRunner()


@pytest.fixture
def filled(fake_stages: dict[str, Document | Failure], run: CliRunner, tmp_path: Path) -> Path:
    """An archive of both readings and a failure, made by the command itself."""
    from demarche.cli.main import main  # noqa: PLC0415  # as a user would call it, not at collection

    path = tmp_path / "filled.db"
    outcome = run.invoke(main, ["add", *fake_stages, "--archive", str(path)])
    assert outcome.exit_code == 1, outcome.output
    return path


@pytest.fixture(autouse=True)
def known_topics(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is printed independent of the topic table, but for one name."""
    topic_names.cache_clear()
    monkeypatch.setattr("demarche.cli.naming.topic_names", lambda: {"bilateral-relations": "Bilateral relations"})
