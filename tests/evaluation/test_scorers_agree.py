"""Our scorers give the shared scorers' numbers: on perfect answers, on spoilt ones and on none."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from demarche.evaluation.comparisons import RELATIONS, ComparisonScore, score_comparison
from demarche.evaluation.events import EventScore, score_events
from demarche.evaluation.gold import load_comparison, load_reading, load_sentences
from demarche.evaluation.readings import score_reading
from demarche.plain_json import to_json
from demarche.records import (
    RECORD_KINDS,
    Actor,
    Comparison,
    Document,
    Event,
    Point,
    ReaderInfo,
    Reading,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import SimpleNamespace

    from demarche.evaluation.gold import GoldComparison, GoldReading, GoldSentence

REPOSITORY = Path(__file__).resolve().parents[2]
NOBODY = ReaderInfo(version="test", models={})
SPOILT_READINGS = 12
SPOILT_COMPARISONS = 20
SPOILT_EVENTS = 5


def _seeded(seed: int) -> Random:
    """The same accidents on every run."""
    return Random(seed)  # noqa: S311 - no secret hangs on it


def _spoil_record(record: Any, random: Random, text: str) -> list[Any]:
    """Leave a record as it is, drop it, double it, or change one of the things that the scorers look at."""
    places = "mentions" if isinstance(record, Actor) else "evidence"
    spans = getattr(record, places)
    start = random.randrange(max(1, len(text) - 60))
    changes: list[dict[str, Any]] = [
        {},
        {places: ((start, start + random.randrange(1, 60)),)},  # proof elsewhere
        {places: tuple((max(0, s - 90), e + 90) for s, e in spans)},  # proof too long
        {places: spans[:1]},
        {places: ()},
    ]
    choices: dict[str, list[Any]] = {
        "act": ["say", "stress", "agree"],
        "mode": ["call", "meeting", None],
        "type": ["AGREE", "CONSULT", "person", "country"],
        "status": ["held", "planned", "occurred", "ongoing"],
        "stance": ["support", "oppose"],
        "certainty": ["asserted", "inference"],
        "kind": ["agreed", "promised"],
        "direction": ["warming", "cooling"],
        "joint": [True, False],
        "by": ["author", "RUS", None] if isinstance(getattr(record, "by", ()), str) else [("RUS",), ()],
        "initiator": [None, "RUS"],
        "duration_minutes": [None, 30],
        "issue_name": ["peace", None, "support for the talks"],
        "date": [None, When(start="2015-05-25"), When(end="2022-03-01"), When()],
        "due": [None, When(start="2019-07-01", end="2019-07-31")],
        "country": ["RUS", None],
        "name": ["The Vladimir Pútin", "Somebody Else"],
    }
    for field, values in choices.items():
        if hasattr(record, field):
            changes.append({field: random.choice(values)})
    for field in ("parties", "speakers", "sources", "targets", "dyad", "path"):
        if hasattr(record, field):
            held = getattr(record, field)
            changes += [{field: held[:-1]}, {field: (*held, "USA")}, {field: held[::-1]}]
    drawn = random.random()
    if drawn < 0.1:
        return []
    if drawn < 0.2:
        return [record, record]
    return [replace(record, **random.choice(changes))] if drawn < 0.6 else [record]


def _spoil_reading(reading: Reading, random: Random) -> Reading:
    text = reading.document.text
    spoilt: dict[str, Any] = {}
    for kind in RECORD_KINDS:
        records = [new for record in getattr(reading, kind) for new in _spoil_record(record, random, text)]
        random.shuffle(records)
        spoilt[kind] = tuple(records)
    # Ids that are not the gold's names: the scorers must go by aliases, countries and surnames.
    renamed = {a.id: f"actor-{i}" for i, a in enumerate(spoilt["actors"]) if random.random() < 0.3}
    spoilt["actors"] = tuple(
        replace(a, id=renamed.get(a.id, a.id), aliases=(a.name,) if random.random() < 0.5 else ())
        for a in spoilt["actors"]
    )
    return replace(reading, **spoilt)


def _ours(gold: GoldReading, reading: Reading) -> dict[str, tuple[int, int, int, float | None, float | None]]:
    return {
        kind: (t.gold, t.found, t.answered, t.recall, t.precision) for kind, t in score_reading(gold, reading).items()
    }


def _theirs(tools: SimpleNamespace, path: Path, reading: Reading) -> dict[str, Any]:
    plain = json.loads(path.read_text(encoding="utf-8"))
    scored = tools.readings.score(plain, to_json(reading))
    return {k: (s["gold"], s["found"], s["touched"], s["recall"], s["precision"]) for k, s in scored.items()}


def _reading_golds(corpus: Path) -> list[Path]:
    return [
        corpus / "seed" / "expected.json",
        *sorted((corpus / "readouts").glob("*.gold.json")),
        *sorted((REPOSITORY / "evals" / "readouts").glob("*.gold.json")),
    ]


def test_readings(corpus: Path, tools: SimpleNamespace, perfect_reading: Callable[[GoldReading], Reading]) -> None:
    paths = _reading_golds(corpus)
    assert len(paths) > 25
    differing = set()
    for path in paths:
        gold = load_reading(path)
        perfect = perfect_reading(gold)
        empty = Reading(document=perfect.document, reader=NOBODY)
        spoilt = [_spoil_reading(perfect, _seeded(seed)) for seed in range(SPOILT_READINGS)]
        for reading in (perfect, empty, *spoilt):
            ours = _ours(gold, reading)
            assert ours == _theirs(tools, path, reading), path.name
            differing.add(tuple(sorted(ours.items())))
    assert len(differing) > len(paths) * SPOILT_READINGS // 2  # the spoiling did spoil


def _spoil_comparison(comparison: Comparison, random: Random) -> Comparison:
    points: list[Point] = []
    for point in comparison.points:
        evidence = dict(point.evidence)
        drawn = random.random()
        if drawn < 0.15:
            continue
        if drawn < 0.3:
            evidence.pop(random.choice(sorted(evidence)))
        elif drawn < 0.4:
            evidence[random.choice("AB")] = ((0, 40),)
        elif drawn < 0.5:
            evidence = {label: tuple((max(0, s - 200), e + 200) for s, e in spans) for label, spans in evidence.items()}
        relation = random.choice(RELATIONS) if random.random() < 0.4 else point.relation
        points.append(replace(point, relation=relation, evidence=evidence))
    random.shuffle(points)
    facts = [replace(f, agree=random.choice([True, False, None])) for f in comparison.facts if random.random() < 0.8]
    return replace(comparison, points=tuple(points), facts=tuple(facts))


def _their_comparison(tools: SimpleNamespace, gold: Path, comparison: Comparison, folder: Path) -> Any:
    path = folder / "comparison.json"
    path.write_text(json.dumps(to_json(comparison)), encoding="utf-8")
    with path.open(encoding="utf-8") as lines:
        return tools.comparisons.pair(gold, json.load(lines))


def _beside(gold: GoldComparison, folder: Path) -> Path:
    """The gold with its texts beside it, as the shared scorer wants them."""
    for label, text in gold.text_paths.items():
        shutil.copyfile(text, folder / f"{gold.path.stem}.{label}.txt")
    return Path(shutil.copyfile(gold.path, folder / gold.path.name))


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # the shared scorer leaves its gold file open
def test_comparisons(
    corpus: Path,
    tools: SimpleNamespace,
    tmp_path: Path,
    perfect_comparison: Callable[[GoldComparison, dict[str, str]], Comparison],
) -> None:
    paths = [*sorted((corpus / "pairs").glob("p??.json")), *sorted((REPOSITORY / "evals" / "pairs").glob("q??.json"))]
    assert len(paths) > 13
    total, their_confusion, their_surplus = ComparisonScore(), tools.comparisons.collections.Counter(), 0
    for path in paths:
        gold = load_comparison(path)
        texts = {label: text.read_text(encoding="utf-8") for label, text in gold.text_paths.items()}
        beside = _beside(gold, tmp_path)
        perfect = perfect_comparison(gold, texts)
        empty = Comparison(contact=None, documents={})
        spoilt = [_spoil_comparison(perfect, _seeded(seed)) for seed in range(SPOILT_COMPARISONS)]
        for comparison in (perfect, empty, *spoilt):
            score = score_comparison(gold, texts, comparison)
            confusion, surplus, right, facts = _their_comparison(tools, beside, comparison, tmp_path)
            assert (score.said, score.surplus) == (+confusion, +surplus), path.name
            assert (score.facts.found, score.facts.gold) == (right, facts), path.name
            for relation in RELATIONS:
                assert score.tally(relation).f1 == tools.comparisons.f1(confusion, surplus, relation), path.name
            total += score
            their_confusion += confusion
            their_surplus += sum(surplus.values())
    assert total.said == their_confusion
    assert total.surplus.total() == their_surplus


def _perfect_events(sentences: tuple[GoldSentence, ...]) -> dict[str, Reading]:
    """A reading of each sentence whose actors are the gold's parties, by country, by words or by place."""
    readings = {}
    for sentence in sentences:
        actors: list[Actor] = []
        events: list[Event] = []
        for number, gold in enumerate(sentence.events):
            sides: list[tuple[str, ...]] = []
            for parties in (gold.sources, gold.targets):
                ids = [f"a{len(actors) + offset}" for offset in range(len(parties))]
                actors += [
                    Actor(
                        id=identity,
                        name=party.text or "",
                        type="organization",
                        country=party.country if party.country and len(party.country) == 3 else None,
                        mentions=(party.span,) if party.span else (),
                    )
                    for identity, party in zip(ids, parties, strict=True)
                ]
                sides.append(tuple(ids))
            kind = "RETREAT" if gold.type == "YIELD" else gold.type
            events.append(Event(id=f"e{number}", type=kind, sources=sides[0], targets=sides[1], evidence=((0, 1),)))
        readings[sentence.id] = Reading(
            document=Document(id=sentence.id), actors=tuple(actors), events=tuple(events), reader=NOBODY
        )
    return readings


def _spoil_events(readings: dict[str, Reading], random: Random) -> dict[str, Reading]:
    spoilt = {}
    for identity, reading in readings.items():
        if random.random() < 0.1:
            continue  # not read at all
        events = []
        for event in reading.events:
            change: dict[str, Any] = random.choice(
                [{}, {}, {"type": "SUPPORT"}, {"sources": ()}, {"targets": event.sources}, {"sources": ("nobody",)}]
            )
            events += [replace(event, **change)] * random.choice([0, 1, 1, 2])
        actors = tuple(replace(a, country=random.choice([a.country, "RUS", None])) for a in reading.actors)
        random.shuffle(events)
        spoilt[identity] = replace(reading, events=tuple(events), actors=actors)
    return spoilt


def _our_events(score: EventScore) -> Any:
    tallies = {False: score.types, True: score.with_parties}
    counts = {k: [t.found, t.gold, t.answered] for k, t in tallies.items()}
    return counts, {k: [t.found, t.gold, t.answered] for k, t in score.by_type.items()}


@pytest.mark.parametrize("spans", [False, True])
def test_events(corpus: Path, tools: SimpleNamespace, tmp_path: Path, spans: bool) -> None:  # noqa: FBT001 - a table row
    lines = (corpus / "plover_gsr" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    plain = [json.loads(line) for line in lines]
    if spans:  # the same parties by their place, and one event of the older kind
        for row in plain:
            for event in row["events"]:
                for party in event["sources"] + event["targets"]:
                    found = row["text"].find(party["text"] or "\0")
                    party["span"] = [found, found + len(party["text"])] if found >= 0 else None
        plain[-1]["events"][0]["type"] = "YIELD"
    path = tmp_path / "events.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in plain), encoding="utf-8")
    sentences = load_sentences(path)
    perfect = _perfect_events(sentences)
    for readings in ({}, perfect, *(_spoil_events(perfect, _seeded(seed)) for seed in range(SPOILT_EVENTS))):
        counts, by_type = _our_events(score_events(sentences, readings))
        their_counts, their_types = tools.events.score(plain, {k: to_json(r) for k, r in readings.items()})
        assert counts == their_counts
        assert by_type == {k: v for k, v in their_types.items() if any(v)}
