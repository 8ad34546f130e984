"""Measure the reader on the gold sets and say whether every floor holds."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from demarche.errors import UsageError
from demarche.evaluation.figures import EVERYTHING, Figure, hold, load_floors
from demarche.evaluation.report import complain, print_tables, to_json_text
from demarche.evaluation.sets import GOLD_SETS, LONG_SETS, choose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.evaluation.measure import Reads

CORPUS_VARIABLE = "DEMARCHE_CORPUS"
FLOORS = "floors.toml"
_DEFAULT_EVALS = "evals"
_CORPUS_BESIDE_CLONE = Path("shared", "corpus")
_REFERENCE_BESIDE_CORPUS = "reference"
_LOG = logging.getLogger(__name__)


def evaluate(
    sets: Sequence[str] | None = None,
    *,
    evals: Path | None = None,
    corpus: Path | None = None,
    reads: Reads | None = None,
) -> tuple[Figure, ...]:
    """Measure the gold sets of these names, or all of them but those that take long.

    `evals` is the folder of the project's own gold and of its floors, by default `evals` in the working folder.
    `corpus` is the shared corpus, by default what `DEMARCHE_CORPUS` names, else `../shared/corpus` beside the clone;
    the folder `reference` beside it has the known meetings of leaders.
    `reads` stands in for the reader. A set whose files are absent is one figure with the reason.

    Raises:
        UsageError: a set does not exist, there is no folder `evals`, or a gold file or floor is malformed.
    """
    own = _evals_folder(evals)
    shared = _corpus_folder(own, corpus)
    homes = {"evals": own, "corpus": shared, "reference": shared.parent / _REFERENCE_BESIDE_CORPUS}
    floors = load_floors(own / FLOORS)
    _refuse_unknown_sets(floors, own / FLOORS)
    figures: list[Figure] = []
    for gold_set in choose(sets):
        paths = gold_set.paths(homes[gold_set.home])
        if paths:
            _LOG.info("measuring %s on %d gold files", gold_set.name, len(paths))
            reads = reads or _reader()
            figures.extend(gold_set.measure(gold_set.name, paths, reads))
        else:
            reason = f"no {gold_set.files} in {homes[gold_set.home]}"
            figures.append(Figure(set=gold_set.name, measure=EVERYTHING, skipped=reason))
    return hold(figures, floors)


def run_evaluation(
    sets: Sequence[str] | None = None,
    *,
    output_format: Literal["text", "json"] = "text",
    evals: Path | None = None,
    require_all: bool = False,
) -> int:
    """Measure, print the figures to standard output and return the exit code.

    The code is 0 where every floor holds and 1 where one is missed or, with `require_all`, a set was skipped.

    Raises:
        UsageError: as `evaluate` does.
    """
    figures = evaluate(sets, evals=evals)
    complaints = complain(figures, require_all=require_all)
    if output_format == "json":
        sys.stdout.write(to_json_text(figures, complaints))
    else:
        print_tables(figures, complaints, sys.stdout)
    return 1 if complaints else 0


def _evals_folder(given: Path | None) -> Path:
    folder = given or Path(_DEFAULT_EVALS)
    if not folder.is_dir():
        message = f"there is no folder {folder}: name the folder of the gold sets and floors with --evals"
        raise UsageError(message)
    return folder.resolve()


def _corpus_folder(evals: Path, given: Path | None) -> Path:
    if given:
        return given
    named = os.environ.get(CORPUS_VARIABLE)
    return Path(named) if named else evals.parent.parent / _CORPUS_BESIDE_CLONE


def _refuse_unknown_sets(floors: dict[str, dict[str, float]], path: Path) -> None:
    """Refuse a table of floors that no set will ever read."""
    unknown = sorted(floors.keys() - {gold_set.name for gold_set in (*GOLD_SETS, *LONG_SETS)})
    if unknown:
        message = f"{path} has floors for {', '.join(unknown)}, which is no gold set"
        raise UsageError(message)


def _reader() -> Reads:
    """The reader itself; its model and tables are loaded only once there is something to read."""
    from demarche.reading.reader import Reader  # noqa: PLC0415 - loads the model, which floors and skips do not need

    return Reader()
