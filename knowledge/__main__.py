"""`python -m knowledge build|check|coverage`."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from demarche.actors.check import problems
from knowledge.coverage import OFFICES, coverage, report
from knowledge.schema import SCHEMA, read_tables, write_tables


def main() -> int:
    """Compile the tables, check them, or say which days of which offices they lack.

    Returns:
        The exit code, 1 where something is wrong with the tables.
    """
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    parser.add_argument("step", choices=("build", "check", "coverage"))
    parser.add_argument("--remarks", action="store_true", help="print where the sources differ")
    parser.add_argument("--office", choices=tuple(OFFICES), help="list the gaps in this office, country by country")
    parser.add_argument("--since", type=date.fromisoformat, default=date(1990, 1, 1), help="first day of coverage")
    parser.add_argument("--until", type=date.fromisoformat, default=date(2026, 1, 1), help="day after the last one")
    arguments = parser.parse_args()
    if arguments.step == "coverage":
        asked = (arguments.office,) if arguments.office else tuple(OFFICES)
        tables = read_tables()
        for line in report([coverage(tables, o, arguments.since, arguments.until) for o in asked]):
            print(line)
        return 0
    if arguments.step == "build":
        from knowledge.build import build  # noqa: PLC0415  # checking needs neither the reference sets nor their readers
        from knowledge.reference import reference_folder  # noqa: PLC0415

        tables, remarks = build(reference_folder())
        write_tables(tables)
        print(f"{len(remarks)} places where the sources differ" + (":" if arguments.remarks else ""))
        for remark in remarks if arguments.remarks else ():
            print(f"  {remark}")
    tables = read_tables()
    found = problems(tables)
    for problem in found:
        print(problem, file=sys.stderr)
    print(", ".join(f"{len(tables[name])} {name}" for name in SCHEMA))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
