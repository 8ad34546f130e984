"""The page on the language model, made from the report that its training left in the model's folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REPORT = Path(__file__).resolve().parent.parent / "src" / "demarche" / "language" / "model" / "training.json"
HEAD = """# Language model

Demarche brings its own model of English: tags, morphology, lemmas, syntax, sentence boundaries and names. It was
trained by the recipe in `training/` from the files listed below and from nothing else; no other model's weights went
into it. It is licensed under CC BY-SA 4.0 (see [NOTICE](../NOTICE)).

It is meant for official English prose of our time and for news about it. It has not been measured on speech, verse,
letters of past centuries or English by machine; names of people it has not seen are its weakest part, which is why the
knowledge base decides first.
"""
SPEED = """{megabytes:.1f} MB; {rate:,} words a second on one core of the machine it was measured on, {times} times as
many as a plain configuration (convolutions alone, width 128 and depth 4) in the same run; loaded in {seconds} seconds.
"""


def training_report() -> dict[str, Any]:
    """What the training wrote down; empty where there is no report."""
    report: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8")) if REPORT.is_file() else {}
    return report


def model_page(report: dict[str, Any]) -> str:
    """The whole page, from a report with scores."""
    model, scores = report["model"], report["scores"]
    parts = [
        HEAD,
        "## Scores on test sets, from raw text\n\nPer cent; the test sets were used for nothing else.\n",
        "### Syntax\n",
        _table(scores["syntax"]),
        "### Names: people, bodies, places, events (F1)\n",
        _table(scores["names"]),
        "## Size and speed\n",
        SPEED.format(
            megabytes=model["bytes"] / 1e6,
            rate=round(scores["words_per_second"]),
            times=scores["times_baseline"],
            seconds=scores["load_seconds"],
        ),
        "## What it was trained and measured on\n",
        "\n".join(
            ["| file | sha256 |", "|---|---|", *(f"| {f} | `{d}` |" for f, d in sorted(report["inputs"].items())), ""]
        ),
        f"Version {model['version']}, sha256 `{model['sha256']}`.\n",
    ]
    return "\n".join(parts)


def _table(scores: dict[str, dict[str, Any]]) -> str:
    """A row per test set, a column per measure."""
    measures = list(dict.fromkeys(measure for values in scores.values() for measure in values))
    rows = [f"| {name} | {' | '.join(str(values.get(m, '')) for m in measures)} |" for name, values in scores.items()]
    return "\n".join([f"| test set | {' | '.join(measures)} |", f"|---|{'---|' * len(measures)}", *rows, ""])
