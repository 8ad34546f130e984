"""`python -m knowledge build|check`."""

from __future__ import annotations

import argparse
import sys

from demarche.actors.check import problems
from knowledge.schema import SCHEMA, read_tables, write_tables


def main() -> int:
    """Compile the tables, or check them; the exit code is 1 where something is wrong with them."""
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    parser.add_argument("step", choices=("build", "check"))
    parser.add_argument("--remarks", action="store_true", help="print where the sources differ")
    arguments = parser.parse_args()
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
