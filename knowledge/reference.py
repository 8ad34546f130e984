"""Reads the reference sets."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
from pathlib import Path
from typing import Any

TAG = re.compile(r"<[^>]+>")


def reference_folder() -> Path:
    """The folder of the reference sets: `DEMARCHE_REFERENCE`, by default `../shared/reference` beside the clone."""
    clone = Path(__file__).resolve().parent.parent
    return Path(os.environ.get("DEMARCHE_REFERENCE") or clone.parent / "shared" / "reference")


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a compressed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def factbook_text(entry: dict[str, Any], section: str, item: str) -> str:
    """A text of the World Factbook without markup; "" where it has none."""
    value = (entry.get(section) or {}).get(item) or {}
    text = " ".join(TAG.sub(" ", html.unescape(value.get("text") or "")).split())
    return "" if text in {"none", "NA"} else text
