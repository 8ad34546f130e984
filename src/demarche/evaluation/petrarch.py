"""PETRARCH's unit tests: sentences about invented countries, with events in the older WEIS codes.

The roots of WEIS are compared with PLOVER's types by a table; what only announces an act counts for the act, as WEIS
has no announcements. Not asked for are comments (root 02), codes that only the tests' own dictionary gives a meaning
(80 and above, or four digits), and the parties. A sentence that stands in several records counts for each of them.
"""

from __future__ import annotations

import csv
import html
import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.actors.knowledge import knowledge_of
from demarche.actors.overlay import overlaid
from demarche.actors.schema import SCHEMA, shipped_tables
from demarche.evaluation.figures import Figure, shares
from demarche.evaluation.tally import Tally, match_one_to_one
from demarche.ontology.plover import EventType  # noqa: TC001  read_table looks the types up at run time
from demarche.ontology.tables import read_table
from demarche.records import Document, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.evaluation.measure import Reads

FOLDER = Path(__file__).parent
RECORD = re.compile(r'<Sentence date="(\d{4})(\d\d)(\d\d)" id="([^"]+)"[^>]*>(.*?)</Sentence>', re.DOTALL)
TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
CODE = re.compile(r'<EventCoding[^>]*eventcode="(\d+)"')
MARKUP = re.compile(r"&\w+;?")
ROOT_LENGTH, CODE_LENGTH = 2, 3
OTHERS = "PETRARCH-1 reaches 0.82 by its own dictionary, UniversalPetrarch 0.73, PETRARCH2 0.57."


@dataclass(frozen=True, slots=True)
class WeisRoot:
    """A root of WEIS and the types that PLOVER codes such an act, done or announced, as."""

    root: str
    types: tuple[EventType, ...]
    note: str


@dataclass(frozen=True, slots=True)
class UnitTest:
    """A sentence, its day and the roots of its events, each once."""

    id: str
    day: str
    text: str
    roots: tuple[str, ...]


@cache
def types_of_root() -> dict[str, frozenset[str]]:
    """The types that each root of WEIS may be."""
    rows = read_table(FOLDER / "weis.csv", WeisRoot, ("root",))
    return {row.root: frozenset(row.types) for row in rows}


def load_unit_tests(path: Path) -> tuple[UnitTest, ...]:
    """The records that ask for an event of a known root, in their order."""
    tests = []
    for year, month, day, identity, body in RECORD.findall(path.read_text(encoding="utf-8", errors="replace")):
        told = TEXT.search(body)
        codes = [code for code in CODE.findall(body) if len(code) == CODE_LENGTH]
        roots = dict.fromkeys(code[:ROOT_LENGTH] for code in codes if code[:ROOT_LENGTH] in types_of_root())
        if told and roots:
            text = " ".join(MARKUP.sub("", html.unescape(told.group(1))).split())
            tests.append(UnitTest(identity, f"{year}-{month}-{day}", text, tuple(roots)))
    return tuple(tests)


def invented_knowledge() -> KnowledgeBase:
    """The package's knowledge with the invented countries over it, as a user's own tables would add them."""
    with (FOLDER / "invented_countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    countries = [
        _row("countries", row, country=row["id"], official_name=row["name"], type="country", source="invented")
        for row in rows
    ]
    aliases = [
        _row("aliases", {}, actor=row["id"], surface=row[kind], kind=kind, case_sensitive="true", source="invented")
        for row in rows
        for kind in ("name", "adjective", "demonym", "capital")
        if row[kind]
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, added in (("countries", countries), ("aliases", aliases)):
            with Path(folder, f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, SCHEMA[name].columns, lineterminator="\n")
                writer.writeheader()
                writer.writerows(added)
        return knowledge_of(overlaid(shipped_tables(), Path(folder)))


def _row(table: str, given: dict[str, str], **more: str) -> dict[str, str]:
    """A row of a table of actors with what is given; the rest is empty, or false where it must be said."""
    plain = dict.fromkeys(SCHEMA[table].columns, "") | {"needs_context": "false"}
    filled = plain | given | more
    return {column: filled[column] for column in SCHEMA[table].columns}


def measure_unit_tests(gold_set: str, paths: Sequence[Path], reads: Reads) -> tuple[Figure, ...]:
    """Recall, precision and F1 of root types over the records, each root and each type once a sentence.

    The package's reader is given the invented countries; any other reads as it is.
    """
    from demarche.reading.reader import Reader  # noqa: PLC0415  loads the model, which a stand-in does not need

    (path,) = paths
    tests = load_unit_tests(path)
    reader: Reads = Reader(invented_knowledge()) if isinstance(reads, Reader) else reads
    documents = [Document(id=test.id, kind="news", published=test.day, text=test.text) for test in tests]
    tally = Tally()
    for test, reading in zip(tests, reader.read_many(documents), strict=True):
        tally += score_roots(test, reading) if isinstance(reading, Reading) else Tally(gold=len(test.roots))
    figures = shares(gold_set, "root_type", tally)
    return (*figures[:-1], _with_note(figures[-1]))


def _with_note(figure: Figure) -> Figure:
    return Figure(**{name: getattr(figure, name) for name in figure.__dataclass_fields__} | {"note": OTHERS})


def score_roots(test: UnitTest, reading: Reading) -> Tally:
    """Let each root of a sentence take one of the types coded for it that it may be."""
    types = tuple(dict.fromkeys(event.type for event in reading.events))
    candidates = [[n for n, kind in enumerate(types) if kind in types_of_root()[root]] for root in test.roots]
    return Tally(gold=len(test.roots), found=len(match_one_to_one(candidates)), answered=len(types))
