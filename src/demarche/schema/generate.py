"""Record classes in, JSON Schema out: every rule comes from an annotation, a docstring or the table of bounds below."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from typing import Any

from demarche.records import Span

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}-\d{2}-\d{2}$"

# What the contract says of a field beyond its type, by the field's name in JSON.
BOUNDS: dict[str, dict[str, Any]] = {
    "id": {"minLength": 1},
    "from": {"pattern": DAY},
    "to": {"pattern": DAY},
    "published": {"pattern": r"^\d{4}-\d{2}-\d{2}(T.+)?$"},
    "published_reliability": {"minimum": 0, "maximum": 1},
    "cameo": {"pattern": r"^\d{2,4}$"},
    "goldstein": {"minimum": -10, "maximum": 10},
    "duration_minutes": {"minimum": 0},
    "words": {"minimum": 0},
    "confidence": {"minimum": 0, "maximum": 1},
    "similarity": {"minimum": 0, "maximum": 1},
    # No record without proof: an actor's are its mentions.
    "evidence": {"minItems": 1},
    "mentions": {"minItems": 1},
}
_PRIMITIVES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}
_BOUNDED_TYPE = {
    "minLength": "string",
    "pattern": "string",
    "minimum": ("integer", "number"),
    "maximum": ("integer", "number"),
    "minItems": "array",
}


def schema_of(kind: type, title: str) -> dict[str, Any]:
    """Return the schema of what `demarche.plain_json.to_json` makes of an instance of the record class `kind`.

    Each record class that `kind` reaches becomes a definition of its own; a field is required unless `to_json` may
    leave it out, and no other property is allowed.
    """
    definitions: dict[str, Any] = {}
    root = _object(kind, definitions)
    return {"$schema": DIALECT, "title": title, **root, "$defs": dict(sorted(definitions.items()))}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe one record class, adding the classes it refers to."""
    hints = typing.get_type_hints(kind)
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in dataclasses.fields(kind):
        name = field.metadata.get("json", field.name)
        hint = hints[field.name]
        if field.metadata.get("omit"):
            hint = _without_none(hint)
        else:
            required.append(name)
        properties[name] = _bounded(_type(hint, definitions), BOUNDS.get(name, {}))
    return {
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _without_none(hint: Any) -> Any:
    """Take None out of a union: a field that is left out while it has no value is never null."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint
    return typing.Union[tuple(a for a in typing.get_args(hint) if a is not types.NoneType)]  # noqa: UP007  # built, not written


def _bounded(schema: dict[str, Any], bounds: dict[str, Any]) -> dict[str, Any]:
    """Add the bounds that go with the type of `schema`, inside the alternative that is not null where there is one."""
    if "anyOf" in schema:
        return {"anyOf": [_bounded(alternative, bounds) for alternative in schema["anyOf"]]}
    fitting = {rule: value for rule, value in bounds.items() if schema.get("type") in _BOUNDED_TYPE[rule]}
    return {**schema, **fitting}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe the values of one annotation.

    Raises:
        TypeError: the annotation is none that the record classes use so far.
    """
    if hint is Any:
        return {}
    if hint in _PRIMITIVES:
        return dict(_PRIMITIVES[hint])
    if hint == Span:
        place = {"type": "integer", "minimum": 0}
        return {"type": "array", "prefixItems": [place, place], "items": False, "minItems": 2}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # holds the place, should the class reach itself
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return _generic(hint, definitions)


def _generic(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a union with None, a Literal, a tuple of any length or a mapping."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        return {
            "anyOf": [{"type": "null"} if a is types.NoneType else _type(a, definitions) for a in arguments],
        }
    if origin is tuple and arguments[1:] == (...,):
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(arguments[1], definitions)}
    message = f"no rule turns the annotation {hint} into JSON Schema"
    raise TypeError(message)
