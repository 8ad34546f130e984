"""What an archive answers: records with their documents, as objects, as rows, as data frames."""

from __future__ import annotations

import importlib
import types
import typing
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from demarche.archive.codec import RECORD_CLASSES, decode
from demarche.errors import UsageError
from demarche.records import Record, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from demarche.records import RecordKind

RecordType = TypeVar("RecordType", bound=Record)


class Stored(Generic[RecordType]):
    """A record, the id of the document that proves it, and the day on which that was published, where known.

    `verdict` is what a person judged of it: accept, correct, or None; `also` are other documents that tell the same:
    near-duplicates, and those with other versions of the same contact.
    """

    __slots__ = ("_payload", "_record", "_shape", "also", "document_id", "published", "verdict")

    def __init__(
        self,
        document_id: str,
        record: RecordType,
        published: str | None = None,
        *,
        verdict: str | None = None,
        also: tuple[str, ...] = (),
    ) -> None:
        self.document_id = document_id
        self.published = published
        self.verdict = verdict
        self.also = also
        self._record: RecordType | None = record
        self._shape: type[RecordType] = type(record)
        self._payload = ""

    @classmethod
    def held(cls, shape: type[RecordType], row: Any, also: tuple[str, ...]) -> Self:
        """A record from its row; it is decoded when it is first looked at, since most of a long answer never is."""
        made = cls.__new__(cls)
        # The first four columns, as `ask_records` selects them.
        made.document_id, made.published, made._payload, made.verdict = row[:4]  # noqa: SLF001  # its own
        made._record, made._shape, made.also = None, shape, also  # noqa: SLF001  # its own
        return made

    @property
    def record(self) -> RecordType:
        """The record itself."""
        if self._record is None:
            self._record = decode(self._shape, self._payload)
        return self._record

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Stored):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash((self.document_id, self.record.id))

    def __repr__(self) -> str:
        return f"Stored({self.document_id!r}, {self.record!r}, published={self.published!r})"

    def _compared(self) -> tuple[object, ...]:
        return self.document_id, self.record, self.published, self.verdict, self.also


class Answers(tuple[Stored[RecordType], ...]):  # noqa: SLOT001  # it carries its kind
    """Records of one kind in the order of the answer; a tuple that can also become rows and data frames."""

    kind: RecordKind

    @classmethod
    def of(cls, kind: RecordKind, found: Iterable[Stored[RecordType]]) -> Self:
        """The answer that consists of these."""
        made = cls(found)
        made.kind = kind
        return made

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat dict a record: document, record, published, verdict, then its fields.

        A time becomes two columns, `…from` and `…to`; several actors or topics are a list; offsets are "0-45".
        """
        return [
            {
                "document": stored.document_id,
                "record": stored.record.id,
                "published": stored.published,
                "verdict": stored.verdict,
                **flat(stored.record),
            }
            for stored in self
        ]

    def to_polars(self) -> Any:
        """The rows as a polars DataFrame, with the same columns and types whatever was found.

        Raises:
            UsageError: polars is not installed.
        """
        return frame(self.to_rows(), columns_of(self.kind))

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame.

        Raises:
            UsageError: pandas is not installed.
        """
        pandas = optional("pandas", None)
        return pandas.DataFrame(self.to_rows(), columns=list(columns_of(self.kind)))


def flat(record: Record) -> dict[str, Any]:
    """The fields of a record, but its id, as flat values."""
    row: dict[str, Any] = {}
    for part in _parts(typing.cast("type", type(record))):
        value = getattr(record, part.field)
        if part.shape == "when":
            row[f"{part.column}from"] = None if value is None else value.start
            row[f"{part.column}to"] = None if value is None else value.end
        elif part.shape == "spans":
            row[part.column] = [f"{start}-{end}" for start, end in value]
        else:
            row[part.column] = list(value) if part.shape == "list" else value
    return row


def columns_of(kind: RecordKind) -> dict[str, str]:
    """The columns of the rows of a kind, each with the sort of its values: str, int, float, bool or list."""
    named = dict.fromkeys(("document", "record", "published", "verdict"), "str")
    for part in _parts(typing.cast("type", RECORD_CLASSES[kind])):
        if part.shape == "when":
            named |= {f"{part.column}from": "str", f"{part.column}to": "str"}
        else:
            named[part.column] = "list" if part.shape == "spans" else part.shape
    return named


def frame(rows: Sequence[Mapping[str, Any]], types_of: Mapping[str, str]) -> Any:
    """A polars DataFrame of rows; `types_of` are its columns with the sorts of their values, as `columns_of` has them.

    Raises:
        UsageError: polars is not installed.
    """
    polars = optional("polars", "data")
    known = {
        "str": polars.String,
        "int": polars.Int64,
        "float": polars.Float64,
        "bool": polars.Boolean,
        "list": polars.List(polars.String),
    }
    return polars.DataFrame(rows, schema={name: known[kind] for name, kind in types_of.items()}, orient="row")


def optional(module: str, extra: str | None) -> ModuleType:
    """A library that is no part of the base.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module if extra is None else f"'demarche[{extra}]'"
        message = f"this needs {module}: pip install {package}"
        raise UsageError(message) from error


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a record and its column; `shape` is when, spans, list, or the name of a plain type."""

    field: str
    column: str
    shape: str


@cache
def _parts(shape: type) -> tuple[_Part, ...]:
    hints = typing.get_type_hints(shape)
    parts = []
    for field in fields(shape):
        if field.name == "id":
            continue
        kind = _shape_of(hints[field.name], field.name)
        # A record's own time needs no prefix; that by which something is due does.
        column = {"date": ""}.get(field.name, f"{field.name}_") if kind == "when" else field.name
        parts.append(_Part(field.name, column, kind))
    return tuple(parts)


def _shape_of(hint: Any, name: str) -> str:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(inner for inner in typing.get_args(hint) if inner is not type(None))
    if hint is When:
        return "when"
    if typing.get_origin(hint) is tuple:
        return "spans" if name == "evidence" else "list"
    return hint.__name__ if hint in (int, float, bool) else "str"
