"""The log: one line of key=value pairs for each event, on standard error."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
"""What every log record carries; anything else was given as `extra` and is printed as a pair."""


def set_up_logs(level: int) -> None:
    """Send what the package logs at this level or above to standard error."""
    package = logging.getLogger("demarche")
    for handler in [held for held in package.handlers if isinstance(held, StandardErrorHandler)]:
        package.removeHandler(handler)
    handler = StandardErrorHandler()
    handler.setFormatter(PairFormatter())
    package.addHandler(handler)
    package.setLevel(level)
    package.propagate = False


class StandardErrorHandler(logging.Handler):
    """Writes to whatever standard error is at the time, so that a progress bar can take it over for a while."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        sys.stderr.write(self.format(record) + "\n")


class PairFormatter(logging.Formatter):
    """Formats an event as `time=… level=… logger=… event="…"` and the pairs given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line of one record; a traceback goes into the pair `error`."""
        pairs: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        pairs.update((key, value) for key, value in vars(record).items() if key not in ORDINARY)
        if record.exc_info:
            pairs["error"] = self.formatException(record.exc_info)
        return " ".join(f"{key}={_value(value)}" for key, value in pairs.items())


def _value(value: object) -> str:
    """A bare word, or a JSON string where there is anything to quote."""
    text = str(value)
    bare = text.isascii() and text.isprintable() and text and not set(text) & set(" =\"'\\")
    return text if bare else json.dumps(text, ensure_ascii=False)
