"""Days as a user gives them: a year and a month stand for all their days."""

from __future__ import annotations

import re

from demarche.errors import UsageError

PARTIAL_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def first_day(text: str) -> str:
    """The first day of a year, a month or a day, as YYYY-MM-DD.

    Raises:
        UsageError: it is none of them.
    """
    year, month, day = _parts(text)
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(text: str) -> str:
    """The last day of a year, a month or a day, as YYYY-MM-DD; a month's is its 31st, which sorts after all its days.

    Raises:
        UsageError: it is none of them.
    """
    year, month, day = _parts(text)
    return f"{year}-{month or '12'}-{day or '31'}"


def _parts(text: str) -> tuple[str, str | None, str | None]:
    match = PARTIAL_DAY.fullmatch(text.strip())
    if match is None:
        message = f"{text!r} is no day; give YYYY-MM-DD, YYYY-MM or YYYY"
        raise UsageError(message)
    return match[1], match[2], match[3]
