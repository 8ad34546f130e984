"""Plain JSON values out of frozen dataclasses and back, by their fields and annotations alone.

A field's metadata may say `json` (its name in JSON, where that is no Python name) and `omit` (left out while empty).
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, TypeVar


def to_json(value: Any) -> Any:
    """Turn a record (or a tuple, list or dict of them) into plain JSON values, in the field order of the contract."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {}
        for f in dataclasses.fields(value):
            item = getattr(value, f.name)
            if f.metadata.get("omit") and (item is None or item == ()):
                continue
            plain[f.metadata.get("json", f.name)] = to_json(item)
        return plain
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    return value


RecordType = TypeVar("RecordType")


def from_json(kind: type[RecordType], plain: Any) -> RecordType:
    """Rebuild a record of class `kind` from what `to_json` made of it.

    Raises:
        KeyError: a field without a default is missing.
        TypeError: `plain` is no object.
    """
    if not isinstance(plain, dict):
        message = f"{kind.__name__} needs a JSON object, not {type(plain).__name__}"
        raise TypeError(message)
    hints = _annotations(typing.cast("type", kind))
    values: dict[str, Any] = {}
    for f in dataclasses.fields(kind):  # type: ignore[arg-type]  # kind is always one of the dataclasses above
        name = f.metadata.get("json", f.name)
        if name in plain:
            values[f.name] = _value_from_json(hints[f.name], plain[name])
    return kind(**values)


def _value_from_json(hint: Any, item: Any) -> Any:
    """Give one JSON value the type that the field's annotation names."""
    if item is None:
        return None
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in arguments if a is not type(None))
        return _value_from_json(inner, item)
    if origin is tuple:
        inner = arguments[0]
        return tuple(_value_from_json(inner, i) for i in item)
    if origin is dict:
        return {key: _value_from_json(arguments[1], i) for key, i in item.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_json(hint, item)
    return item


@cache
def _annotations(kind: type) -> dict[str, Any]:
    """The resolved annotations of a dataclass; resolving them for each record would take most of the time."""
    return typing.get_type_hints(kind)
