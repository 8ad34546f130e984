"""Several readers at work, each a process of its own; what they read comes out in the order in which it went in."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from demarche.cli import stages
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from demarche.documents.failure import Failure
    from demarche.records import Document, Reading

BATCH = 8
"""Documents handed over at once."""
AHEAD = 3
"""Batches that wait for each reader."""

_reader: Callable[[Iterable[Document | Failure]], Iterator[Reading | Failure]] | None = None


def read_by_several(documents: Iterable[Document | Failure], jobs: int) -> Iterator[Reading | Failure]:
    """Read documents by so many processes; some dozens are read ahead, and none is kept.

    Raises:
        UsageError: a process was killed, as by a machine that has too little memory.
    """
    waiting = iter(documents)
    pending: deque[Future[list[Reading | Failure]]] = deque()
    # New processes rather than copies: a copy of one that runs threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin) as pool:
        try:
            while True:
                while len(pending) < jobs * AHEAD and (batch := list(islice(waiting, BATCH))):
                    pending.append(pool.submit(_read, batch))
                if not pending:
                    return
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            message = "a reader was killed, perhaps for want of memory; run it again with fewer --jobs"
            raise UsageError(message) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    global _reader  # noqa: PLW0603  # one reader for the life of the process
    _reader = stages.make_reader().read_many


def _read(batch: list[Document | Failure]) -> list[Reading | Failure]:
    if _reader is None:  # pragma: no cover  # `_begin` runs first in every process
        return []
    return list(_reader(batch))
