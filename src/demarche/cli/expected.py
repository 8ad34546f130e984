"""How many documents sources are going to give, so that a progress bar knows its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from demarche.errors import DocumentError
from demarche.sources.folder import files_in
from demarche.sources.stream import STANDARD_INPUT, open_source

if TYPE_CHECKING:
    from collections.abc import Iterable

LINES_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LARGEST_COUNTED = 100_000_000
"""Bytes of a file whose lines are counted beforehand; the 7 MB of 3,429 gzipped documents take 0.1 s."""


def expected_documents(sources: Iterable[str]) -> int | None:
    """The number of documents in files, folders and JSON Lines; None where it cannot be told quickly."""
    total = 0
    for source in sources:
        number = _in_source(source)
        if number is None:
            return None
        total += number
    return total


def _in_source(source: str) -> int | None:
    if source == STANDARD_INPUT or "://" in source:
        return None
    if Path(source).is_dir():
        numbers = [_in_source(entry.path) for entry in files_in(source)]
        return None if None in numbers else sum(number for number in numbers if number is not None)
    if not source.endswith(LINES_ENDINGS):
        return 1
    try:
        if Path(source).stat().st_size > LARGEST_COUNTED:
            return None
        with open_source(source) as stream:
            return sum(1 for line in stream.lines() if line is None or line.strip())
    except (OSError, DocumentError):
        return None  # the run itself will name the fault
