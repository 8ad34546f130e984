"""Whatever a record holds, no line is wider than the page and nothing reaches the terminal but text."""

from __future__ import annotations

import dataclasses
import types
import typing
import unicodedata
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from demarche.cli.render_comparison import comparison_lines
from demarche.cli.render_reading import reading_lines
from demarche.records import Comparison, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

TEXT = st.text(max_size=30) | st.text(alphabet="ab .,–“”\n\t\x1b漢字é\u0301\u200b\u202e🇬🇧", max_size=60)
LONG = st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=20), max_size=20).map(" ".join)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT | LONG | st.sampled_from(["2015-05-25", "2015-05-01", "2016-12-31", "A"]),
    int: st.integers(-5, 90),
    float: st.floats(0, 1),
    bool: st.booleans(),
    Any: TEXT | st.integers() | st.lists(TEXT, max_size=3) | st.none() | st.dictionaries(TEXT, TEXT, max_size=2),
}
STEADY = settings(max_examples=40, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def shaped(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of the type that a field's annotation names."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.none() | shaped(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(shaped(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(shaped, arguments))
    if origin is dict:
        return st.dictionaries(st.sampled_from("ABCDEF"), shaped(arguments[1]), max_size=6)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: shaped(hints[field.name]) for field in dataclasses.fields(hint)})
    return st.sampled_from(arguments) if origin is Literal else PLAIN[hint]


VERSIONS = st.dictionaries(st.sampled_from("ABCDEF"), shaped(Reading), min_size=2, max_size=6)


def check(lines: Iterable[Text], width: int) -> None:
    """Every line fits and holds no control characters."""
    for line in lines:
        assert cell_len(line.plain) <= width, line.plain
        assert not {"Cc", "Cf", "Zl"} & {unicodedata.category(character) for character in line.plain}


@STEADY
@given(reading=shaped(Reading), width=st.sampled_from([40, 80, 100]), styled=st.booleans())
def test_reading(reading: Reading, width: int, styled: bool) -> None:  # noqa: FBT001  # drawn, not passed
    check(reading_lines(reading, width, styled=styled), width)


@STEADY
@given(comparison=shaped(Comparison), readings=VERSIONS, width=st.sampled_from([40, 80]), styled=st.booleans())
def test_comparison(comparison: Comparison, readings: dict[str, Reading], width: int, styled: bool) -> None:  # noqa: FBT001
    check(comparison_lines(comparison, readings, width, styled=styled), width)
