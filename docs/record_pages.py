"""The record reference, made from the record classes' docstrings and annotations."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from typing import Any

from demarche import records
from demarche.records import Span

KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    (
        "A reading",
        (
            records.Reading,
            records.Document,
            records.Actor,
            records.Contact,
            records.Event,
            records.Statement,
            records.Position,
            records.Claim,
            records.Commitment,
            records.Relation,
            records.Channel,
            records.When,
            records.ReaderInfo,
        ),
    ),
    (
        "A comparison",
        (
            records.Comparison,
            records.ComparedDocument,
            records.Point,
            records.Fact,
            records.Emphasis,
            records.Wording,
        ),
    ),
)
HEAD = """# Records

What `demarche read --format json` prints, one object per document and line, and `demarche compare --format json`.
The JSON Schemas are in the package: `demarche.schema.load_schema("reading")` and `load_schema("comparison")`.

- A *span* is `[start, end)` in Unicode code points of `document.text`; `evidence` is never empty, and an actor's
  evidence is its `mentions`.
- Actors are named by their id everywhere; a country's is its ISO 3166-1 alpha-3 code. In `attribution` and `by` the
  word `author` may stand for whoever wrote the document.
- What the text does not say is null, never a guess. A field marked *optional* is left out where it has no value; every
  other field is always there.
- The same document read twice gives the same bytes.
"""


def record_page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, kinds in KINDS:
        parts.append(f"## {title}\n")
        parts.extend(_record(kind) for kind in kinds)
    return "\n".join(parts)


def _record(kind: type) -> str:
    """One record class: its docstring and a row per field."""
    hints = typing.get_type_hints(kind)
    rows = []
    for field in dataclasses.fields(kind):
        words, optional = _words(hints[field.name]), field.metadata.get("omit")
        # A field that is left out while it has no value is never null.
        value = f"{words.removesuffix(' or null')} | optional" if optional else f"{words} | "
        rows.append(f"| `{field.metadata.get('json', field.name)}` | {value} |")
    docstring = inspect.cleandoc(kind.__doc__ or "")
    return "\n".join([f"### {kind.__name__}\n", f"{docstring}\n", "| field | value | |", "|---|---|---|", *rows, ""])


def _words(hint: Any) -> str:
    """An annotation in words."""
    simple = {str: "text", int: "whole number", float: "number", bool: "true or false", Any: "any value", Span: "span"}
    if hint in simple:
        return simple[hint]
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return _generic_words(typing.get_origin(hint), typing.get_args(hint))


def _generic_words(origin: Any, arguments: tuple[Any, ...]) -> str:
    """A Literal, a union with None, a tuple or a mapping in words."""
    if origin is typing.Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if origin in (typing.Union, types.UnionType):
        return " or ".join("null" if a is types.NoneType else _words(a) for a in arguments)
    if origin is tuple:
        return f"list of {_words(arguments[0])}"
    if origin is dict:
        return f"mapping of text to {_words(arguments[1])}"
    message = f"no words for an annotation made of {origin}"
    raise TypeError(message)
