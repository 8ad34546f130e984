"""Names measured: sentences set as running text, and spans that must agree exactly."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from demarche.errors import UsageError
from demarche.evaluation.name_spans import measure_names, read_sentences

if TYPE_CHECKING:
    from pathlib import Path


def written(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_words_become_running_text(tmp_path: Path) -> None:
    # a possessive and a comma take no space before them, a bracket none after it; other labels are left out; a name may
    # begin without a B-; the last sentence has no name, and the file ends without an empty line
    words = (
        "Norway|B-country 's|O Labour|B-politicalparty Party|I-politicalparty (|O 1997|B-election election|I-election "
        ")|O Norwegian|B-misc ,|O Oslo|I-location  Yes|O"
    )
    rows = words.replace(" ", "\n").replace("|", "\t")
    first, second = read_sentences(written(tmp_path / "a.gz", rows))
    text, spans = first
    assert text == "Norway's Labour Party (1997 election) Norwegian, Oslo"
    assert {(text[start:end], label) for start, end, label in spans} == {
        ("Norway", "LOC"),
        ("Labour Party", "ORG"),
        ("1997 election", "EVENT"),
        ("Oslo", "LOC"),
    }
    assert second == ("Yes", frozenset())


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.gz:2: a line must be"):
        list(read_sentences(written(tmp_path / "a.gz", "Oslo\tB-location\nno label\n")))


def test_join_is_measured_beside_the_model(tmp_path: Path) -> None:
    rows = "Denmark\tB-country\nmet\tO\nAngela\tB-politician\nMerkel\tI-politician\n.\tO\n"
    figures = {figure.measure: figure for figure in measure_names("names", [written(tmp_path / "a.gz", rows)])}
    assert figures["all.f1"].value == 1.0
    assert figures["all.f1"].gold == 2
    assert figures["LOC.recall"].value == figures["PERSON.recall"].value == 1.0
    # nothing is asked of labels that the text does not have
    assert figures["EVENT.f1"].value is None
    assert figures["model.f1"].gold == 2
