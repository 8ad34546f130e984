"""The page on the knowledge base and the lexicons: what `columns.toml` says of each table."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
PACKAGE = DOCS.parent / "src" / "demarche"
HEAD = """# Tables

What Demarche knows of the world and of the words of diplomacy lies in plain tables beside the code that reads them:
UTF-8, comma-separated, a header, rows sorted, `|` between several values in one cell, an empty cell where nothing is
known. A row can be corrected without reading Python; `make test` checks the form of every table. The tables in
`actors/` are compiled from the lists in [knowledge/facts](../knowledge/facts), the others are written by hand;
[CONTRIBUTING](../CONTRIBUTING.md) shows how to add to either.
"""


def described_tables() -> dict[str, Any]:
    """What `columns.toml` says, by the table's path in the package; its columns are those of the table's header.

    Raises:
        ValueError: a table or column is not described, or a description has no table or column; names it.
    """
    described = tomllib.loads((DOCS / "columns.toml").read_text(encoding="utf-8"))
    shared = described.pop("shared")
    present = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.csv"))}
    problems = [f"{path} is described but not there" for path in described.keys() - present.keys()]
    problems += [f"{path} is there but not described" for path in present.keys() - described.keys()]
    for path in described.keys() & present.keys():
        with present[path].open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        meanings = shared | described[path]["columns"]
        problems += [f"{path}: column {c} is not described" for c in header if c not in meanings]
        problems += [f"{path}: there is no column {c}" for c in described[path]["columns"] if c not in header]
        described[path]["columns"] = {column: meanings.get(column, "") for column in header}
    if problems:
        message = f"docs/columns.toml: {'; '.join(sorted(problems))}"
        raise ValueError(message)
    return described


def table_page() -> str:
    """The whole page."""
    parts = [HEAD]
    for path, table in sorted(described_tables().items()):
        parts.append(f"## [{path}](../src/demarche/{path})\n\n{table['about']}\n")
        rows = [f"| `{column}` | {meaning} |" for column, meaning in table["columns"].items()]
        parts.append("\n".join(["| column | meaning |", "|---|---|", *rows, ""]))
    return "\n".join(parts)
