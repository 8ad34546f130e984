"""The stages that the verbs call, imported when they are called, so that the command line itself starts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from demarche.actors.explanation import NameExplanation
    from demarche.actors.refreshing import Refreshed
    from demarche.analysis.versions import Telling, Versions
    from demarche.archive import Archive
    from demarche.documents.failure import Failure
    from demarche.documents.original import Loaded, Unchanged
    from demarche.documents.remote import Memory, Remote
    from demarche.export.events import Format
    from demarche.ontology.entry import TypeEntry
    from demarche.ontology.event_frames import EventFrame
    from demarche.reading.reader import Reader
    from demarche.records import Comparison, Document, Reading

# ruff: noqa: PLC0415  # late imports are what this module is for


def load_documents(
    sources: Iterable[str], *, published: str | None = None, publisher: str | None = None, side: str | None = None
) -> Iterator[Document | Failure]:
    """The documents of files, folders and streams; see `demarche.documents.load`."""
    from demarche.documents.load import load_documents as load

    return load(sources, published=published, publisher=publisher, side=side)


def load_sources(
    sources: Iterable[str],
    *,
    remote: Remote,
    published: str | None = None,
    publisher: str | None = None,
    side: str | None = None,
) -> Iterator[Loaded | Failure | Unchanged]:
    """The documents of sources with what they were made of; see `demarche.documents.load`."""
    from demarche.documents.load import load_sources as load

    return load(sources, published=published, publisher=publisher, side=side, remote=remote)


def make_remote(memory: Memory | None, *, allow_private: bool) -> Remote:
    """What fetches addresses; see `demarche.documents.remote`."""
    from demarche.documents.remote import Remote

    return Remote(memory, allow_private=allow_private)


def make_reader() -> Reader:
    """A reader with the package's own model and knowledge base."""
    from demarche.reading.reader import Reader

    return Reader()


def compare(readings: Sequence[Reading]) -> Comparison:
    """The readings side by side; see `demarche.analysis.compare`."""
    from demarche.analysis.compare import compare as set_side_by_side

    return set_side_by_side(readings)


def tellings_of(reading: Reading) -> tuple[Telling, ...]:
    """The contacts that a reading gives an account of; see `demarche.analysis.versions`."""
    from demarche.analysis.versions import tellings_of as tell

    return tell(reading)


def find_versions(tellings: Iterable[Telling]) -> tuple[Versions, ...]:
    """The pairs of accounts of one contact; see `demarche.analysis.versions`."""
    from demarche.analysis.versions import find_versions as find

    return find(tellings)


def versions_in(archive: Archive, contact_id: str) -> tuple[Reading, ...]:
    """The accounts of a contact that an archive keeps; see `demarche.analysis.kept_versions`."""
    from demarche.analysis.kept_versions import versions_in as find

    return find(archive, contact_id)


def open_archive(place: str) -> Archive:
    """The archive in a file, or on a server."""
    from demarche.archive import Archive

    return Archive(place)


def event_type(name: str) -> TypeEntry:
    """All that the tables say of an event type; see `demarche.ontology.entry`."""
    from demarche.ontology.entry import entry_of

    return entry_of(name)


def frame_problems() -> tuple[str, ...]:
    """What is wrong with the event frames; see `demarche.ontology.frame_check`."""
    from demarche.ontology.frame_check import frame_problems as problems

    return problems()


def idle_frames(paths: Sequence[str]) -> tuple[tuple[EventFrame, ...], int]:
    """The event frames that no document triggers, and the number of all frames."""
    from collections import Counter

    from demarche.documents.failure import Failure
    from demarche.ontology.event_frames import load_event_frames
    from demarche.reading.frame_use import frames_triggered
    from demarche.reading.reader import Reader

    reader = Reader()
    used: Counter[EventFrame] = Counter()
    for document in load_documents(paths):
        if not isinstance(document, Failure) and document.text.strip():
            used.update(frames_triggered(reader.context(document)))
    frames = load_event_frames()
    return tuple(frame for frame in frames if frame not in used), len(frames)


def write_events(readings: Iterable[Reading], form: Format, stream: TextIO) -> tuple[int, int]:
    """Write events in a format of the field; see `demarche.export.events`."""
    from demarche.export.events import write_events as write

    return write(readings, form, stream)


def evaluate(sets: Sequence[str], *, form: Literal["text", "json"], evals: Path | None, require_all: bool) -> int:
    """Print the scores against the gold sets and give the exit code; see `demarche.evaluation.run`."""
    from demarche.evaluation.run import run_evaluation

    return run_evaluation(sets or None, output_format=form, evals=evals, require_all=require_all)


def explain_name(name: str, *, on: str | None, side: str | None) -> NameExplanation:
    """Who a name stands for and why; see `demarche.actors.explanation`."""
    from demarche.actors.explanation import explain_name as explain
    from demarche.actors.knowledge import load_knowledge

    return explain(name, load_knowledge(), on=on, side=side)


def check_actors() -> tuple[dict[str, int], list[str]]:
    """The rows of each table of actors, the user's own among them, and what is wrong with them."""
    from demarche.actors.check import problems
    from demarche.actors.overlay import current_tables

    tables = current_tables()
    return {name: len(rows) for name, rows in tables.items()}, problems(tables)


def refresh_actors(*, since: str | None, endpoint: str | None) -> Refreshed:
    """Fetch newer office-holders into the user's own tables; see `demarche.actors.refreshing`."""
    from demarche.actors.explanation import refuse_bad_date
    from demarche.actors.refreshing import newest_term, refresh, refresh_folder
    from demarche.actors.schema import shipped_tables
    from demarche.actors.wikidata import ENDPOINT, fetch_holders

    refuse_bad_date(since, whole=True)
    folder = refresh_folder()
    holders = fetch_holders(since or newest_term(shipped_tables()), endpoint=endpoint or ENDPOINT)
    return refresh(holders, folder)
