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
from demarche.evaluation.comparisons import RELATIONS, ComparisonScore, score_comparison
from demarche.evaluation.events import score_events
from demarche.evaluation.figures import EVERYTHING, Figure, shares
from demarche.evaluation.gold import load_comparison, load_reading, load_sentences
from demarche.evaluation.readings import score_reading
from demarche.evaluation.tally import Tally
from demarche.records import Comparison, Document, ReaderInfo, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from demarche.evaluation.gold import GoldComparison, GoldReading
    from demarche.records import RecordKind

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

    The baseline is the right points with `only` said of each.

    Raises:
        UsageError: a gold file is none.
    """
    golds = [load_comparison(path) for path in paths]
    versions = [(path, None) for gold in golds for path in gold.text_paths.values()]
    readings = _read(versions, reads)
    score, rest = ComparisonScore(), iter(readings)
    for gold in golds:
        labelled = {label: next(rest) for label in gold.text_paths}
        score += score_comparison(gold, _texts(labelled), _compare(gold, labelled))
    return _comparison_figures(gold_set, score, readings)


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


def _gold_id(identity: str, ids: set[str]) -> str | None:
    """The gold id that a document's id is, or ends with after the name of its file."""
    parts = (identity, *(identity.rsplit(mark, 1)[-1] for mark in "/:#"))
    return next((part for part in parts if part in ids), None)
