"""Demarche reads diplomacy: official readouts, statements and news become records, each with the text that proves it.

The public surface is `read`, `compare` and `Archive`; everything else is private to its package. Nothing heavy is
loaded before one of them is used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from demarche.api import compare, read
    from demarche.archive import Archive

__version__ = "0.1.0"
__all__ = ["Archive", "__version__", "compare", "read"]

# Loaded on first use: the language model's libraries alone take more than a second to import.
_HOME = {"read": "demarche.api", "compare": "demarche.api", "Archive": "demarche.archive"}


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name not in _HOME:
        message = f"module 'demarche' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names before they are loaded, too."""
    return sorted({*globals(), *__all__})
