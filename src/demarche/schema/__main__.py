"""`python -m demarche.schema`: write the schemas beside this file anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from demarche.records import Comparison, Reading
from demarche.schema.generate import schema_of

TITLES: dict[str, tuple[type, str]] = {
    "reading": (Reading, "A reading, as one line of `demarche read --format json`"),
    "comparison": (Comparison, "A comparison, as `demarche compare --format json` prints it"),
}


def schema_text(name: str) -> str:
    """Return the file content of the schema called `name`, a key of `TITLES`."""
    kind, title = TITLES[name]
    return json.dumps(schema_of(kind, title), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema and name the files on stdout."""
    for name in TITLES:
        path = Path(__file__).parent / f"{name}.schema.json"
        path.write_text(schema_text(name), encoding="utf-8")
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
