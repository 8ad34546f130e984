"""A document that could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Stands in a run for the document `id` that could not be read; `reason` is one line meant for a person."""

    id: str
    reason: str
