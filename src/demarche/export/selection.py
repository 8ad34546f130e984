"""What an export takes from an archive: everything, or what a question asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from demarche.archive import Answers, Archive
    from demarche.records import Reading, RecordKind

KINDS: tuple[RecordKind, ...] = (
    "contacts",
    "events",
    "statements",
    "positions",
    "claims",
    "commitments",
    "relations",
    "channels",
)
"""The kinds of records that an archive answers with."""


def answers(archive: Archive, kinds: Sequence[RecordKind], asked: Mapping[str, Any]) -> Iterator[Answers[Any]]:
    """What the archive answers for each kind, in the order of the kinds; `asked` are keywords of its questions."""
    for kind in kinds:
        yield getattr(archive, kind)(**asked)


def readings(archive: Archive, asked: Mapping[str, Any]) -> Iterator[Reading]:
    """The readings of the documents that a question asks for, as people have judged them, one at a time."""
    for summary in archive.documents(**asked):
        yield archive.reading(summary.id)
