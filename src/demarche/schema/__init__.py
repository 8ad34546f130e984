"""The JSON Schema of a reading and of a comparison, generated from the record classes.

`reading.schema.json` and `comparison.schema.json` lie beside this file; `python -m demarche.schema` writes them anew.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from demarche.errors import UsageError

SchemaName: TypeAlias = Literal["reading", "comparison"]


def load_schema(name: SchemaName) -> dict[str, Any]:
    """Return the shipped schema (draft 2020-12) of one line of `demarche read` or of `demarche compare`.

    Raises:
        UsageError: there is no schema of that name.
    """
    file = files(__package__).joinpath(f"{name}.schema.json")
    if not file.is_file():
        message = f"no schema {name!r}: there are 'reading' and 'comparison'"
        raise UsageError(message)
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
