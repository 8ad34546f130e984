"""Readings and comparisons made from gold, and the shared scorers beside ours."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from demarche.evaluation.quotes import locate
from demarche.records import (
    RECORD_KINDS,
    Actor,
    Channel,
    Claim,
    Commitment,
    Comparison,
    Contact,
    Document,
    Event,
    Fact,
    Point,
    Position,
    ReaderInfo,
    Reading,
    Relation,
    Statement,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from demarche.evaluation.gold import GoldComparison, GoldReading, GoldRecord

NOBODY = ReaderInfo(version="test", models={})


@pytest.fixture(scope="session")
def evals(repository: Path) -> Path:
    """The folder of the project's own gold."""
    return repository / "evals"


@pytest.fixture(scope="session")
def perfect_reading() -> Callable[[GoldReading], Reading]:
    """Makes the reading that holds exactly what a gold file asks for."""
    return _perfect_reading


@pytest.fixture(scope="session")
def perfect_comparison() -> Callable[[GoldComparison, dict[str, str]], Comparison]:
    """Makes the comparison that holds exactly what a gold file asks for."""
    return _perfect_comparison


@pytest.fixture(scope="session")
def tools(corpus: Path) -> SimpleNamespace:
    """The scorers beside the shared corpus: `readings`, `events` and `comparisons`."""
    folder = corpus.parent / "tools"
    if not folder.is_dir():
        pytest.skip(f"no shared scorers at {folder}")
    before = sys.modules.get("score")
    try:
        loaded = {name: _load(folder / f"{name}.py") for name in ("score", "score_events", "score_compare")}
    finally:
        sys.modules.pop("score", None)
        if before is not None:
            sys.modules["score"] = before
    return SimpleNamespace(readings=loaded["score"], events=loaded["score_events"], comparisons=loaded["score_compare"])


def _load(path: Path) -> ModuleType:
    """Import a script by its path; the later ones import `score` by name."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    if path.stem == "score":
        sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def _perfect_reading(gold: GoldReading) -> Reading:
    text = gold.text_path.read_text(encoding="utf-8")
    document = Document(id=str(gold.text_path), text=text, side="GBR")
    kinds: dict[str, Any] = {kind: _records(kind, gold.records.get(kind, ()), text) for kind in RECORD_KINDS}
    return Reading(document=document, reader=NOBODY, **kinds)


def _records(kind: Any, golds: tuple[GoldRecord, ...], text: str) -> tuple[Any, ...]:
    wanted = (gold for gold in golds if kind != "events" or gold.fields["type"] is not None)
    return tuple(
        _MAKERS[kind](f"{kind}-{number}", dict(gold.fields), locate(text, gold.quotes))
        for number, gold in enumerate(wanted)
    )


def _when(start: str | None, end: str | None) -> When | None:
    return When(start=start, end=end) if start or end else None


# The party's name serves as the actor's id: the scorers know an actor by its id as well as by its names.
_MAKERS: dict[str, Callable[[str, dict[str, Any], tuple[tuple[int, int], ...]], Any]] = {
    "actors": lambda _, g, spans: Actor(
        id=g["name"], name=g["name"], type=g["type"], country=g["country"], mentions=spans
    ),
    "contacts": lambda identity, g, spans: Contact(
        id=identity,
        mode=g["mode"],
        parties=tuple(g["parties"]),
        initiator=g.get("initiator"),
        date=_when(g.get("from"), g.get("to")),
        duration_minutes=g.get("duration_minutes"),
        status=g.get("status", "held"),
        evidence=spans,
    ),
    "events": lambda identity, g, spans: Event(
        id=identity,
        type=g["type"],
        sources=tuple(g["sources"]),
        targets=tuple(g["targets"]),
        status=g["status"],
        evidence=spans,
    ),
    "statements": lambda identity, g, spans: Statement(
        id=identity, act=g["act"], speakers=tuple(g["speakers"]), joint=bool(g["joint"]), evidence=spans
    ),
    "positions": lambda identity, g, spans: Position(
        id=identity, actor=g["actor"], stance=g["stance"], issue_name=g["issue"], evidence=spans
    ),
    "claims": lambda identity, g, spans: Claim(
        id=identity, by=g["by"], proposition="", certainty=g["certainty"], evidence=spans
    ),
    "commitments": lambda identity, g, spans: Commitment(
        id=identity, kind=g["kind"], by=tuple(g["by"]), due=_when(g.get("due"), g.get("due")), evidence=spans
    ),
    "relations": lambda identity, g, spans: Relation(
        id=identity, dyad=tuple(g["dyad"]), direction=g["direction"], evidence=spans
    ),
    "channels": lambda identity, g, spans: Channel(id=identity, path=tuple(g["path"]), evidence=spans),
}


def _perfect_comparison(gold: GoldComparison, texts: dict[str, str]) -> Comparison:
    points = tuple(
        Point(
            relation=point.relation,
            evidence={label: locate(texts[label], quotes) for label, quotes in point.quotes.items()},
        )
        for point in gold.points
    )
    facts = tuple(Fact(field=fact.field, values={}, agree=fact.agree) for fact in gold.facts)
    return Comparison(contact=None, documents={}, points=points, facts=facts)


@pytest.fixture(scope="session")
def plain_json() -> Callable[[Path], Any]:
    """Reads a JSON file as it stands."""
    return lambda path: json.loads(Path(path).read_text(encoding="utf-8"))
