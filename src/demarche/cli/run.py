"""A run over documents: its progress while it goes on, its rate and its failures when it ends."""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from demarche.cli.counting import counted
from demarche.cli.terminal import make_console, one_line

if TYPE_CHECKING:
    from types import TracebackType

    from demarche.documents.failure import Failure
    from demarche.records import Document

log = logging.getLogger(__name__)


class Run:
    """Counts documents, words and failures; shows a bar on a terminal where more than one document is expected.

    Args:
        expected: the number of documents, or None where it is not known.
        quiet: show neither bar nor rate; failures are told all the same.
        bar: whether a bar would disturb nothing else on the terminal.
    """

    def __init__(self, expected: int | None, *, quiet: bool, bar: bool) -> None:
        self._console = make_console(errors=True)
        self._expected = expected
        self._quiet = quiet
        self._started = time.monotonic()
        self.documents = 0
        self.words = 0
        self.skipped = 0
        self.failures: list[Failure] = []
        self._progress = Progress(
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=quiet or not bar or expected == 1 or not self._console.is_terminal,
            expand=True,
        )
        self._bar = self._progress.add_task("", total=expected, rate="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
        self._tell()

    def start_clock(self) -> None:
        """Begin the time that rates are reckoned by: what comes before, such as loading a model, does not count."""
        self._started = time.monotonic()
        self._progress.reset(self._bar, total=self._expected)

    def count(self, document: Document) -> None:
        """Count a document that was read."""
        self.documents += 1
        words = len(document.text.split())
        self.words += words
        log.info("read", extra={"document": document.id, "words": words})
        self._advance()

    def skip(self, identity: str) -> None:
        """Pass over a document that need not be read; it counts towards the end, not towards the rate."""
        self.skipped += 1
        log.info("unchanged", extra={"document": identity})
        self._advance()

    def fail(self, failure: Failure) -> None:
        """Keep a failure, to be told at the end."""
        self.failures.append(failure)
        log.info("failed", extra={"document": failure.id, "reason": failure.reason})
        self._advance()

    @property
    def exit_code(self) -> int:
        """1 where documents failed, else 0."""
        return 1 if self.failures else 0

    def _advance(self) -> None:
        done = self.documents + self.skipped + len(self.failures)
        if self._expected is not None and done > self._expected:
            self._expected = None  # a file held more documents than its name told
            self._progress.update(self._bar, total=None)
        self._progress.update(self._bar, completed=done, rate=self._rate())

    def _rate(self) -> str:
        seconds = max(time.monotonic() - self._started, 1e-9)
        return f"{self.documents / seconds:,.1f} documents/s, {self.words / seconds:,.0f} words/s"

    def _tell(self) -> None:
        """The rate of a run of several documents, then every failure with its reason."""
        seconds = time.monotonic() - self._started
        if self.documents + len(self.failures) > 1 and not self._quiet:
            read = f"{counted(self.documents, 'document')}, {counted(self.words, 'word')}"
            sys.stderr.write(f"{read} in {seconds:,.1f} s: {self._rate()}\n")
        if self.failures:
            sys.stderr.write(f"demarche: {counted(len(self.failures), 'document')} failed:\n")
        for failure in self.failures:
            sys.stderr.write(f"  {one_line(failure.id)}: {one_line(failure.reason)}\n")
