"""Names found in political text: the model's alone, and joined with the gazetteer and with what their words tell.

The sentences are CrossNER's, of which the file of the set is kept out of training and out of the choice of any rule.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from typing import TYPE_CHECKING

from demarche.actors.gazetteer import Gazetteer
from demarche.actors.knowledge import load_knowledge
from demarche.actors.name_spans import LABELS, named_spans
from demarche.errors import UsageError
from demarche.evaluation.figures import EVERYTHING, shares
from demarche.evaluation.tally import Tally
from demarche.language.analyse import analyse_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from demarche.evaluation.figures import Figure
    from demarche.evaluation.measure import Reads
    from demarche.language.clause import Name

Span = tuple[int, int, str]
LABEL_OF = {
    "person": "PERSON",
    "politician": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "election": "EVENT",
    "event": "EVENT",
}
"""Our label for each of the corpus's; what else it marks is no name to this measure."""
NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "n't", "'"})
NO_SPACE_AFTER = frozenset({"(", "[", "$"})


def measure_names(gold_set: str, paths: Sequence[Path], reads: Reads | None = None) -> tuple[Figure, ...]:
    """Recall, precision and F1 of exact spans with their labels: of the model, of the join, and of each label of that.

    `reads` is not used: names are measured before anybody is resolved. The baseline of the join is the model.

    Raises:
        UsageError: a file is not one word and one label a line.
    """
    del reads
    knowledge = load_knowledge()
    gazetteer = Gazetteer(knowledge)
    sentences = [sentence for path in paths for sentence in read_sentences(path)]
    model, joined = Tally(), Tally()
    by_label: dict[str, Tally] = defaultdict(Tally)
    for (_, gold), analysis in zip(sentences, analyse_many(text for text, _ in sentences), strict=True):
        by_model = _spans(analysis.names)
        by_both = _spans(named_spans(analysis, gazetteer, knowledge))
        model += _tally(gold, by_model)
        joined += _tally(gold, by_both)
        for label in LABELS:
            by_label[label] += _tally(_of(gold, label), _of(by_both, label))
    figures = [*shares(gold_set, "model", model), *shares(gold_set, EVERYTHING, joined, model)]
    for label in sorted(LABELS):
        figures.extend(shares(gold_set, label, by_label[label]))
    return tuple(figures)


def read_sentences(path: Path) -> Iterator[tuple[str, frozenset[Span]]]:
    """The sentences of a gzipped file of words and labels as running text, with the names that this measure knows.

    Raises:
        UsageError: a line is neither empty nor a word, a tab and a label.
    """
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            word, tab, label = line.rstrip("\n").partition("\t")
            if tab:
                rows.append((word, label))
            elif word.strip():
                message = f"{path}:{number}: a line must be a word, a tab and a label"
                raise UsageError(message)
            elif rows:
                yield _running(rows)
                rows = []
    if rows:
        yield _running(rows)


def _running(rows: Sequence[tuple[str, str]]) -> tuple[str, frozenset[Span]]:
    """Words set as running text, and the spans of their labels."""
    text, former = "", ""
    spans: list[Span] = []
    open_quote = False
    for word, tag in rows:
        closes = word == '"' and open_quote
        if text and not (word in NO_SPACE_BEFORE or closes or former in NO_SPACE_AFTER):
            text += " "
        start, text = len(text), text + word
        former = word
        if word == '"':
            open_quote = not open_quote
            former = "(" if open_quote else word
        place, _, kind = tag.partition("-")
        if place == "I" and spans and spans[-1][2] == kind and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], len(text), kind)
        elif place in {"B", "I"}:
            spans.append((start, len(text), kind))
    return text, frozenset((start, end, LABEL_OF[kind]) for start, end, kind in spans if kind in LABEL_OF)


def _spans(names: Iterable[Name]) -> frozenset[Span]:
    return frozenset((name.start, name.end, name.label) for name in names if name.label in LABELS)


def _of(spans: frozenset[Span], label: str) -> frozenset[Span]:
    return frozenset(span for span in spans if span[2] == label)


def _tally(gold: frozenset[Span], found: frozenset[Span]) -> Tally:
    return Tally(gold=len(gold), found=len(gold & found), answered=len(found))
