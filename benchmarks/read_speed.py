"""How much `demarche read` costs beside the bare language model, over the same official documents in the same run.

    python benchmarks/read_speed.py [--documents N]

The bare model is run twice: over whole documents, as `nlp.pipe(texts)` is mostly called, and over their paragraphs in
the batches that the reader uses. Each way runs in a process of its own, one after the other, so that each peak of
memory is its own. Words are runs between white space. Loading the model and the tables is timed apart from reading.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from demarche.documents.load import load_documents
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).resolve().parent.parent
WAYS = ("documents", "paragraphs", "read")
TITLES = ("nlp.pipe documents", "nlp.pipe paragraphs", "demarche read")
KIBIBYTES = 1024


def main() -> None:
    """Run each way in a process of its own and print the figures side by side."""
    options = _options()
    if options.way:
        print(json.dumps(_measure(options.way, _documents(options.documents))))
        return
    command = [sys.executable, __file__, "--documents", str(options.documents), "--way"]
    figures = {way: _run([*command, way]) for way in WAYS}
    read = figures["read"]
    print(f"{read['documents']} documents, {read['words']:,} words, {read['failures']} failures")
    print(f"{'':18}{''.join(f'{title:>21}' for title in TITLES)}")
    for name, key in (
        ("to load, s", "load"),
        ("to read, s", "seconds"),
        ("words/s", "rate"),
        ("peak memory, MB", "peak"),
    ):
        print(f"{name:18}{''.join(f'{figures[way][key]:21,.1f}' for way in WAYS)}")
    for way, title in zip(WAYS[:-1], TITLES, strict=False):
        print(f"demarche read takes {read['seconds'] / figures[way]['seconds']:.2f} times as long as {title}")


def _options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=300, help="how many, spread evenly over the collection")
    parser.add_argument("--way", choices=WAYS, help="measure one way in this process and print JSON")
    return parser.parse_args()


def _run(command: list[str]) -> dict[str, Any]:
    """Run a measurement and return what it printed."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own script
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _documents(count: int) -> list[Document]:
    """Every n-th document of the collection, so that each publisher and month has its share."""
    corpus = Path(os.environ.get("DEMARCHE_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    found = [d for d in load_documents([str(corpus / "official" / "documents.jsonl.gz")]) if isinstance(d, Document)]
    step = max(1, len(found) // count)
    return found[::step][:count]


def _measure(way: str, documents: list[Document]) -> dict[str, Any]:
    """Time one way over the documents; `peak` is the process's largest resident set in MB."""
    words = sum(len(document.text.split()) for document in documents)
    begun = time.perf_counter()
    run = _read(documents) if way == "read" else _bare(documents, by_paragraph=way == "paragraphs")
    loaded = time.perf_counter()
    failures = run()
    seconds = time.perf_counter() - loaded
    return {
        "documents": len(documents),
        "words": words,
        "load": loaded - begun,
        "seconds": seconds,
        "rate": words / seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTES / 1e6,
        "failures": failures,
    }


def _bare(documents: list[Document], *, by_paragraph: bool) -> Callable[[], int]:
    """Load the language model; the run returned parses each text and keeps nothing."""
    from demarche.language.analyse import BATCH, paragraphs_of  # noqa: PLC0415  # each process loads what it measures
    from demarche.language.pipeline import load_pipeline  # noqa: PLC0415

    pipeline = load_pipeline()

    def run() -> int:
        texts = (document.text for document in documents)
        if by_paragraph:
            parsed = pipeline.pipe((t[start:end] for t in texts for start, end in paragraphs_of(t)), batch_size=BATCH)
        else:
            parsed = pipeline.pipe(texts)
        for _ in parsed:
            pass
        return 0

    return run


def _read(documents: list[Document]) -> Callable[[], int]:
    """Load the reader; the run returned reads each document, keeps nothing and counts the failures."""
    from demarche.documents.failure import Failure  # noqa: PLC0415  # each process loads what it measures
    from demarche.reading.reader import Reader  # noqa: PLC0415

    reader = Reader()

    def run() -> int:
        return sum(isinstance(reading, Failure) for reading in reader.read_many(documents))

    return run


if __name__ == "__main__":
    main()
