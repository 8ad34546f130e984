"""Write the generated pages of this folder anew: `make docs`, or `python docs/build.py`.

With `--check` nothing is written; the pages that are not current are named and the exit code is 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from command_pages import command_page
from model_pages import model_page, training_report
from record_pages import record_page
from table_pages import table_page

DOCS = Path(__file__).resolve().parent


def pages() -> dict[str, str]:
    """Every generated page, by its file name; a model that was just trained and not yet measured has no page."""
    found = {"records.md": record_page(), "tables.md": table_page(), "commands.md": command_page()}
    report = training_report()
    return found | {"model.md": model_page(report)} if "scores" in report else found


def main() -> None:
    """Write or check the pages."""
    check = "--check" in sys.argv[1:]
    stale = False
    try:
        current = pages()
    except ValueError as problem:
        sys.exit(str(problem))
    for name, text in current.items():
        path = DOCS / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale = True
        if not check:
            path.write_text(text, encoding="utf-8")
        print(f"{'is not current, run `make docs`:' if check else 'wrote'} {path}")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
