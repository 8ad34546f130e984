"""The loader of tables refuses what breaks their form, and says where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ontology.tables import TableError, read_table

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """A row with a cell of every type."""

    name: str
    kind: Literal["a", "b"]
    items: tuple[str, ...]
    flag: bool
    score: float | None
    choice: Literal["x"] | None


HEADER = "name,kind,items,flag,score,choice\n"


def written(folder: Path, text: str) -> Path:
    """A table file with this text."""
    path = folder / "sample.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_type_of_cell_is_read(tmp_path: Path):
    path = written(tmp_path, HEADER + "one,a,x|y z,true,-3.5,x\ntwo,b,,false,,\n")
    assert read_table(path, Sample, ("name",)) == (
        Sample("one", "a", ("x", "y z"), True, -3.5, "x"),
        Sample("two", "b", (), False, None, None),
    )


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("name,kind\n", "sample.csv:1:", "columns"),  # a missing column
        ("", "sample.csv:1:", "columns"),  # an empty file
        (HEADER + "one,c,,true,,\n", "sample.csv:2:", "one of a, b"),  # a word that is not allowed
        (HEADER + "one,a,,yes,,\n", "sample.csv:2:", "one of true, false"),  # a truth value of another form
        (HEADER + "one,a,,true,high,\n", "sample.csv:2:", "a number"),  # a number that is none
        (HEADER + "one,a,,true,,y\n", "sample.csv:2:", "one of x"),  # an optional word that is not allowed
        (HEADER + "one,a,x||y,true,,\n", "sample.csv:2:", "a list"),  # an empty item
        (HEADER + "one,a,x| y,true,,\n", "sample.csv:2:", "a list"),  # a padded item
        (HEADER + "one ,a,,true,,\n", "sample.csv:2:", "white space"),  # a padded cell
        (HEADER + "one,a,,true,\n", "sample.csv:2:", "5 cells instead of 6"),  # a cell too few
        (HEADER + "one,a,,true,,,\n", "sample.csv:2:", "7 cells instead of 6"),  # a cell too many
        (HEADER + 'one,a,,true,,\n"o"ne,a,,true,,\n', "sample.csv:3:", "expected"),  # broken quoting
        (HEADER + "one,a,,true,,\none,b,,true,,\n", "sample.csv:3:", "already in line 2"),  # a key given twice
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path, text: str, where: str, what: str):
    with pytest.raises(TableError) as refused:
        read_table(written(tmp_path, text), Sample, ("name",))
    assert str(refused.value).startswith(where)
    assert what in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str):
    path = tmp_path_factory.mktemp("tables") / "sample.csv"
    path.write_text(HEADER + text, encoding="utf-8", errors="replace", newline="")
    refused = ""
    rows: tuple[Sample, ...] = ()
    try:
        rows = read_table(path, Sample, ("name",))
    except TableError as problem:
        refused = str(problem)
    assert refused.startswith("sample.csv:") if refused else all(row.kind in {"a", "b"} for row in rows)
