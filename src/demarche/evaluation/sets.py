"""The gold sets: where each lies and how it is measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from demarche.errors import UsageError
from demarche.evaluation.actors import SAMPLE, measure_actors
from demarche.evaluation.measure import measure_comparisons, measure_readings, measure_sentences
from demarche.evaluation.name_spans import measure_names
from demarche.evaluation.petrarch import measure_unit_tests

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from demarche.evaluation.figures import Figure
    from demarche.evaluation.measure import Reads

Home = Literal["evals", "corpus", "reference"]
MEETINGS = "historyatstate/*/*.xml"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A named set of gold files: those that match `files` in the folder of its home.

    `not_files` are names that match as well but are no gold.
    """

    name: str
    home: Home
    files: str
    measure: Callable[[str, Sequence[Path], Reads], tuple[Figure, ...]]
    not_files: str = ""

    def paths(self, home: Path) -> tuple[Path, ...]:
        """The gold files under `home`, sorted by name; none where the set is absent."""
        found = home.glob(self.files)
        return tuple(sorted(path for path in found if not (self.not_files and path.match(self.not_files))))


GOLD_SETS: tuple[GoldSet, ...] = (
    GoldSet("own", "evals", "readouts/*.gold.json", measure_readings),
    GoldSet("own-pairs", "evals", "pairs/*.json", measure_comparisons, not_files="*.meta.json"),
    GoldSet("seed", "corpus", "seed/expected.json", measure_readings),
    GoldSet("readouts", "corpus", "readouts/*.gold.json", measure_readings),
    GoldSet("pairs", "corpus", "pairs/*.json", measure_comparisons, not_files="*.meta.json"),
    GoldSet("plover", "corpus", "plover_gsr/events.jsonl", measure_sentences),
    GoldSet("names", "corpus", "treebanks/ner/crossner-politics-dev.txt.gz", measure_names),
    GoldSet("petrarch", "corpus", "petrarch_unit/*.xml", measure_unit_tests),
    GoldSet("actors", "reference", MEETINGS, partial(measure_actors, sample=SAMPLE)),
)
"""The gold sets that are measured where none is named, in the order of the report."""
LONG_SETS: tuple[GoldSet, ...] = (GoldSet("actors-full", "reference", MEETINGS, measure_actors),)
"""Those that take long and are measured only where they are named."""


def choose(names: Sequence[str] | None) -> tuple[GoldSet, ...]:
    """The sets of these names in the order of the report; all but the long ones where no name is given.

    Raises:
        UsageError: there is no set of that name.
    """
    if not names:
        return GOLD_SETS
    known = [gold_set.name for gold_set in (*GOLD_SETS, *LONG_SETS)]
    for name in names:
        if name not in known:
            message = f"there is no gold set {name!r}; the sets are {', '.join(known)}"
            raise UsageError(message)
    return tuple(gold_set for gold_set in (*GOLD_SETS, *LONG_SETS) if gold_set.name in names)
