"""Gold files: what there is to find in a text, written by hand with verbatim quotes as the proof.

The path of a text is taken from the gold file's own folder, so that two gold files may share one text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from demarche.errors import UsageError
from demarche.records import RECORD_KINDS, PointRelation, RecordKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One record that a reading should hold; `fields` are its values by the names of the gold file."""

    quotes: tuple[str, ...]
    fields: Mapping[str, Any]

    def parties(self, field: str) -> tuple[str, ...]:
        """The names that a list field holds, none where the field is absent."""
        return tuple(self.fields.get(field) or ())


@dataclass(frozen=True, slots=True)
class GoldReading:
    """What a reading of one document should hold.

    `records` has the kinds that were annotated; `exhaustive` says that nothing else of those kinds is in the text.
    `published` is set where the document's date stands in the gold file alone.
    """

    path: Path
    text_path: Path
    published: str | None
    exhaustive: bool
    records: Mapping[RecordKind, tuple[GoldRecord, ...]]


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """Something that one or more versions say, with the quotes of each label that says it."""

    relation: PointRelation
    quotes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """Whether the versions agree on one field of the contact; None where fewer than two state it."""

    field: str
    agree: bool | None


@dataclass(frozen=True, slots=True)
class GoldComparison:
    """What a comparison of the versions at `text_paths`, by label, should hold."""

    path: Path
    text_paths: Mapping[str, Path]
    points: tuple[GoldPoint, ...]
    facts: tuple[GoldFact, ...]


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A source or target: the place of its words, or else its country, or else the words themselves."""

    span: Span | None
    country: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event of a sentence; a side without parties is not asked for."""

    type: str
    sources: tuple[GoldParty, ...]
    targets: tuple[GoldParty, ...]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A short text with its events."""

    id: str
    events: tuple[GoldEvent, ...]


def load_reading(path: Path) -> GoldReading:
    """Load the gold of one document.

    Raises:
        UsageError: the file is no gold of a reading, or its text is absent.
    """
    plain = _json(path)
    try:
        document = plain["document"]
        text_path = _text(path, document["path"])
        beside = text_path.with_suffix(".meta.json").is_file()
        return GoldReading(
            path=path,
            text_path=text_path,
            published=None if beside else document.get("published"),
            exhaustive=bool(plain.get("exhaustive")),
            records={kind: tuple(_record(r) for r in plain[kind]) for kind in RECORD_KINDS if kind in plain},
        )
    except (KeyError, TypeError) as error:
        message = f"{path} is no gold of a reading: {error!r}"
        raise UsageError(message) from error


def load_comparison(path: Path) -> GoldComparison:
    """Load the gold comparison of two or more versions.

    A version without a path lies beside the gold file: `p01.A.txt` beside `p01.json`.

    Raises:
        UsageError: the file is no gold of a comparison, or a text is absent.
    """
    plain = _json(path)
    try:
        return GoldComparison(
            path=path,
            text_paths={
                label: _text(path, document.get("path") or f"{path.stem}.{label}.txt")
                for label, document in plain["documents"].items()
            },
            points=tuple(
                GoldPoint(p["relation"], {label: tuple(q) for label, q in p["quotes"].items() if q})
                for p in plain["points"]
            ),
            facts=tuple(GoldFact(f["field"], f["agree"]) for f in plain.get("facts", [])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = f"{path} is no gold of a comparison: {error!r}"
        raise UsageError(message) from error


def load_sentences(path: Path) -> tuple[GoldSentence, ...]:
    """Load the gold events of short texts, one JSON object a line.

    Raises:
        UsageError: a line holds no gold of a sentence.
    """
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            plain = json.loads(line)
            events = tuple(
                GoldEvent(e["type"], tuple(map(_party, e["sources"])), tuple(map(_party, e["targets"])))
                for e in plain["events"]
            )
            sentences.append(GoldSentence(plain["id"], events))
        except (ValueError, KeyError, TypeError) as error:
            message = f"{path}, line {number}, is no gold of a sentence: {error!r}"
            raise UsageError(message) from error
    return tuple(sentences)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        message = f"{path} is no JSON: {error}"
        raise UsageError(message) from error


def _text(gold: Path, name: str) -> Path:
    """The text that a gold file names, from its own folder."""
    path = Path(gold.parent, name).resolve()
    if not path.is_file():
        message = f"{gold} names the text {path}, which does not exist"
        raise UsageError(message)
    return path


def _record(plain: Mapping[str, Any]) -> GoldRecord:
    return GoldRecord(tuple(plain["quotes"]), plain)


def _party(plain: Mapping[str, Any]) -> GoldParty:
    span = plain.get("span")
    return GoldParty((span[0], span[1]) if span else None, plain.get("country"), plain.get("text"))
