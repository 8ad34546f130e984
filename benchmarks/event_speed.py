"""How fast the event coder alone codes sentences, beside a plain loop over the same clauses in the same run.

    python benchmarks/event_speed.py [--documents N] [--rounds N]

The documents are analysed and their actors resolved first; neither is timed. The plain loop looks at each clause's
predicate, subject and object and does nothing else: it is what any coder in Python must at least do. Each way runs in
turn, on one core, and the best of the rounds counts, since other programs share the machine.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.documents.load import load_documents
from demarche.reading.event_matching import match_clause
from demarche.reading.events import code_events
from demarche.reading.reader import Reader
from demarche.reading.speech import find_speech
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from demarche.reading.context import ReadingContext

REPOSITORY = Path(__file__).resolve().parent.parent
LONGEST = 12_000
"""Code points of a document beyond which it is left out, so that each publisher has its share."""


def main() -> None:
    """Analyse the documents, time each way and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=60, help="how many, spread evenly over the collection")
    parser.add_argument("--rounds", type=int, default=5, help="times that each way is run")
    options = parser.parse_args()
    reader = Reader()
    contexts = [reader.context(document) for document in _documents(options.documents)]
    told = [(context, find_speech(context)) for context in contexts]
    sentences = sum(len(context.analysis.sentences) for context in contexts)
    clauses = sum(len(context.analysis.clauses) for context in contexts)
    events = sum(len(code_events(context, speeches)) for context, speeches in told)
    print(f"{len(contexts)} documents, {sentences:,} sentences, {clauses:,} clauses, {events:,} events")
    plain = _best(options.rounds, lambda: _plain(contexts))
    coding = _best(options.rounds, lambda: [code_events(context, speeches) for context, speeches in told])
    matching = _best(options.rounds, lambda: _match(contexts))
    for name, seconds in (("plain loop", plain), ("frames matched", matching), ("events coded", coding)):
        print(f"{name:16}{sentences / seconds:12,.0f} sentences/s")


def _documents(count: int) -> list[Document]:
    """Every n-th document of the collection that is not too long."""
    corpus = Path(os.environ.get("DEMARCHE_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    loaded = load_documents([str(corpus / "official" / "documents.jsonl.gz")])
    found = [d for d in loaded if isinstance(d, Document) and 0 < len(d.text.strip()) <= LONGEST]
    return found[:: max(1, len(found) // count)][:count]


def _best(rounds: int, way: Callable[[], object]) -> float:
    """The shortest time of several runs, in seconds of this process."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        way()
        times.append(time.process_time() - begun)
    return min(times)


def _plain(contexts: Sequence[ReadingContext]) -> int:
    """Look at each clause."""
    seen = 0
    for context in contexts:
        for clause in context.analysis.clauses:
            seen += bool(clause.predicate) + (clause.subject is not None) + (clause.object is not None)
    return seen


def _match(contexts: Sequence[ReadingContext]) -> int:
    """Find the frame of each clause."""
    return sum(match_clause(context, clause) is not None for context in contexts for clause in context.analysis.clauses)


if __name__ == "__main__":
    main()
