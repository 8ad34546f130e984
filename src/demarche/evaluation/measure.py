"""Gold sets measured: the texts are loaded and read as any document, and what comes out is scored."""

from __future__ import annotations

import logging
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from demarche.analysis.compare import compare
from demarche.documents.failure import Failure
from demarche.documents.load import load_documents
from demarche.evaluation.baselines import commonest_type_everywhere, side_says_every_sentence
from demarche.evaluation.comparisons import MISALIGNED, NOTHING, RELATIONS, ComparisonScore, score_comparison
from demarche.evaluation.events import score_events
from demarche.evaluation.figures import EVERYTHING, Figure, shares
from demarche.evaluation.gold import load_comparison, load_reading, load_sentences
from demarche.evaluation.halves import halves
from demarche.evaluation.readings import score_reading
from demarche.evaluation.tally import Tally
from demarche.records import Comparison, Document, ReaderInfo, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from demarche.evaluation.gold import GoldComparison, GoldReading
    from demarche.records import RecordKind

FEWEST_IN_HALVES = 8
"""Pairs from which a set is told by halves; half of fewer says nothing."""
HALVES = ("first_half", "second_half")
ANSWERS = (*RELATIONS, MISALIGNED, NOTHING)
_LOG = logging.getLogger(__name__)
_NOBODY = ReaderInfo(version="", models={})


class Reads(Protocol):
    """Whatever reads documents: the reader, or a stand-in for it."""

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        """One reading or failure for each document, in order; a failure among the documents comes out as it is."""


def measure_readings(gold_set: str, paths: Sequence[Path], reads: Reads) -> tuple[Figure, ...]:
    """Recall, precision and F1 of each kind of record, summed over the documents, and of all kinds together.

    The statements stand beside the baseline that every sentence is said by the side that publishes.

    Raises:
        UsageError: a gold file is none.
    """
    golds = [load_reading(path) for path in paths]
    readings = _read([(gold.text_path, gold.published) for gold in golds], reads)
    totals, plain = _sum(golds, readings), Tally()
    for gold, reading in zip(golds, readings, strict=True):
        said = side_says_every_sentence(reading.document, _NOBODY)
        plain += score_reading(gold, said).get("statements", Tally())
    figures = [_texts_read(gold_set, len(readings), sum(map(_was_read, readings)))]
    for kind, tally in totals.items():
        figures.extend(shares(gold_set, kind, tally, plain if kind == "statements" else None))
    figures.extend(shares(gold_set, EVERYTHING, sum(totals.values(), Tally())))
    return tuple(figures)


def measure_comparisons(gold_set: str, paths: Sequence[Path], reads: Reads) -> tuple[Figure, ...]:
    """How many points have the right relation, the F1 of each relation and their mean, and the facts that are right.

    The baseline is the right points with `only` said of each. A set of several pairs is also told by halves.

    Raises:
        UsageError: a gold file is none.
    """
    golds = [load_comparison(path) for path in paths]
    versions = [(path, None) for gold in golds for path in gold.text_paths.values()]
    readings = _read(versions, reads)
    scores: dict[str, ComparisonScore] = {}
    texts: dict[str, list[str]] = {}
    rest = iter(readings)
    for path, gold in zip(paths, golds, strict=True):
        labelled = {label: next(rest) for label in gold.text_paths}
        texts[path.name] = list(_texts(labelled).values())
        scores[path.name] = score_comparison(gold, _texts(labelled), _compare(gold, labelled))
    figures = _comparison_figures(gold_set, sum(scores.values(), ComparisonScore()), readings)
    return (*figures, *(_half_figures(gold_set, scores, texts) if len(scores) >= FEWEST_IN_HALVES else ()))


def measure_sentences(gold_set: str, paths: Sequence[Path], reads: Reads) -> tuple[Figure, ...]:
    """Recall, precision and F1 of event types alone, of types with their parties, and of each type by itself.

    The baseline is the commonest type in every sentence.

    Raises:
        UsageError: a gold file is none.
    """
    (path,) = paths
    sentences = load_sentences(path)
    ids = {sentence.id for sentence in sentences}
    readings = {
        identity: reading
        for reading in reads.read_many(load_documents([str(path)]))
        if isinstance(reading, Reading) and (identity := _gold_id(reading.document.id, ids))
    }
    score = score_events(sentences, readings)
    figures = [_texts_read(gold_set, len(sentences), len(readings))]
    figures.extend(shares(gold_set, "type", score.types, commonest_type_everywhere(sentences)))
    figures.extend(shares(gold_set, "type_and_parties", score.with_parties))
    for event_type in sorted(score.by_type, key=lambda t: (-score.by_type[t].gold, t)):
        figures.extend(shares(gold_set, event_type, score.by_type[event_type]))
    return tuple(figures)


def _read(texts: Sequence[tuple[Path, str | None]], reads: Reads) -> list[Reading]:
    """Read each text, in order; one that cannot be read has a reading without records."""
    documents = (next(load_documents([str(path)], published=published)) for path, published in texts)
    readings = []
    for (path, _), result in zip(texts, reads.read_many(documents), strict=True):
        if isinstance(result, Failure):
            _LOG.warning("%s is not read: %s", path, result.reason)
        readings.append(_unread(path) if isinstance(result, Failure) else result)
    return readings


def _unread(path: Path) -> Reading:
    document = Document(id=str(path), text=path.read_text(encoding="utf-8"))
    return Reading(document=document, reader=_NOBODY)


def _was_read(reading: Reading) -> bool:
    return reading.reader is not _NOBODY


def _texts_read(gold_set: str, texts: int, read: int) -> Figure:
    return Figure(
        set=gold_set, measure="texts.read", value=read / texts if texts else None, gold=texts, found=read, answered=read
    )


def _sum(golds: Sequence[GoldReading], readings: Sequence[Reading]) -> dict[RecordKind, Tally]:
    totals: defaultdict[RecordKind, Tally] = defaultdict(Tally)
    for gold, reading in zip(golds, readings, strict=True):
        for kind, tally in score_reading(gold, reading).items():
            totals[kind] += tally
    return dict(totals)


def _texts(labelled: dict[str, Reading]) -> dict[str, str]:
    return {label: reading.document.text for label, reading in labelled.items()}


def _compare(gold: GoldComparison, labelled: dict[str, Reading]) -> Comparison:
    """Compare the versions in the order of the gold; where one was not read there is nothing to compare."""
    readings = [labelled[label] for label in gold.text_paths]
    if not all(map(_was_read, readings)):
        return Comparison(contact=None, documents={})
    return compare(readings)


def _comparison_figures(gold_set: str, score: ComparisonScore, readings: Sequence[Reading]) -> tuple[Figure, ...]:
    points, facts = score.points, score.facts
    answered = points + score.surplus.total()
    right = Figure(
        set=gold_set,
        measure="points.right",
        value=score.right / points if points else None,
        gold=points,
        found=score.right,
        answered=answered,
        baseline=score.gold("only") / points if points else None,
    )
    macro = Figure(
        set=gold_set,
        measure="points.macro_f1",
        value=score.macro_f1,
        gold=points,
        found=score.right,
        answered=answered,
        baseline=score.macro_f1_of_only,
        note=_said_instead(score) or None,
    )
    agreement = Figure(
        set=gold_set,
        measure="facts.right",
        value=facts.recall,
        gold=facts.gold,
        found=facts.found,
        answered=facts.answered,
    )
    relations = (shares(gold_set, relation, score.tally(relation)) for relation in RELATIONS)
    read = _texts_read(gold_set, len(readings), sum(map(_was_read, readings)))
    return (read, right, macro, agreement, *chain.from_iterable(relations))


def _half_figures(
    gold_set: str, scores: Mapping[str, ComparisonScore], texts: Mapping[str, Sequence[str]]
) -> Iterator[Figure]:
    """The mean F1 and that of each relation in each half of the pairs."""
    for half, names in zip(HALVES, halves(texts), strict=True):
        score = sum((scores[name] for name in sorted(names)), ComparisonScore())
        listed = ", ".join(name.removesuffix(".json") for name in sorted(names))
        yield Figure(
            set=gold_set,
            measure=f"{half}.macro_f1",
            value=score.macro_f1,
            gold=score.points,
            found=score.right,
            answered=score.points + score.surplus.total(),
            baseline=score.macro_f1_of_only,
            note=f"{half.replace('_', ' ').capitalize()}: {listed}.",
        )
        for relation in RELATIONS:
            yield from shares(gold_set, f"{half}_{relation}", score.tally(relation))


def _said_instead(score: ComparisonScore) -> str:
    """What was said of the points of each gold relation, as counts."""
    lines = []
    for relation in RELATIONS:
        said = [f"{score.said[relation, answer]} {answer}" for answer in ANSWERS if score.said[relation, answer]]
        if said:
            lines.append(f"Gold {relation}: {', '.join(said)}.")
    return " ".join(lines)


def _gold_id(identity: str, ids: set[str]) -> str | None:
    """The gold id that a document's id is, or ends with after the name of its file."""
    parts = (identity, *(identity.rsplit(mark, 1)[-1] for mark in "/:#"))
    return next((part for part in parts if part in ids), None)
