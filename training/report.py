"""The report of a training run: what went in, how it was trained, what came out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REPORT = Path(__file__).with_name("report.json")


def read_report() -> dict[str, Any]:
    """Return the report, empty where there is none yet."""
    if not REPORT.exists():
        return {}
    report: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
    return report


def record(section: str, values: object) -> None:
    """Replace one section of the report."""
    report = read_report() | {section: values}
    REPORT.write_text(json.dumps(report, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
