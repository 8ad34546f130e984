"""The lemma table of the treebanks: the commonest lemma of each form and part of speech."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.language.lemmatizer import AS_WRITTEN
from demarche.language.normalise import normalise
from training.conllu import read_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

# The lemmatizer in the pipeline.
LEMMATIZER = "lemmatizer"
# The lemma of a word that the treebank does not lemmatise.
UNKNOWN = "_"
# What the treebanks have wrong.
CORRECTIONS = Path(__file__).with_name("lemma_corrections.csv")
# So often a capitalised form must be seen to keep a lemma of its own.
OFTEN = 3


def lemma_table(paths: Iterable[Path]) -> dict[tuple[str, str], str]:
    """Return (form, universal part of speech) -> lemma.

    A form with capitals has a row of its own where it is seen often and has another lemma than the form in lower case:
    "United" in a name keeps its capital. The row of a form in lower case counts the capitalised only where nothing else
    is seen.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    capitalised: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for sentence in read_sentences(path):
            for word in sentence.words:
                form, lemma = normalise(word.form), normalise(word.lemma)
                if lemma != UNKNOWN:
                    counts[form, word.upos][lemma] += 1
                    if word.upos not in AS_WRITTEN and form != form.lower():
                        capitalised[form.lower(), word.upos][lemma] += 1
    table = {key: _commonest(lemmas) for key, lemmas in (capitalised | counts).items()}
    table |= {key: lemma for key, lemma in corrections().items() if key in table}
    return {key: lemma for key, lemma in sorted(table.items()) if _has_row(key, lemma, table, counts[key].total())}


def corrections() -> dict[tuple[str, str], str]:
    """Return the rows of `lemma_corrections.csv`."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as rows:
        return {(row["form"], row["upos"]): row["lemma"] for row in csv.DictReader(rows)}


def _commonest(lemmas: Counter[str]) -> str:
    """Return the lemma counted most, the first in order where several are."""
    return min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))


def _has_row(key: tuple[str, str], lemma: str, table: dict[tuple[str, str], str], count: int) -> bool:
    """Return whether a form is needed beside the same form in lower case."""
    form, upos = key
    if upos in AS_WRITTEN or form == form.lower():
        return True
    return count >= OFTEN and lemma != table.get((form.lower(), upos))
