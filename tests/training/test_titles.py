"""Copies of training texts with people introduced by their titles."""

from __future__ import annotations

from random import Random

import pytest

from training.names import NamedText
from training.titles import Forms, introduction, read_forms, replaced, titled_copies, titled_copy

FORMS = Forms(("Mr",), ("President",), ("Malta",))


def drawing(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - not for cryptography


def names(text: NamedText) -> list[tuple[str, str]]:
    return [(text.text[start:end], label) for start, end, label in text.spans]


def test_replacing_a_name_moves_what_comes_after_it() -> None:
    text = NamedText("Ann Lee left Rome for Mars", ((0, 7, "PERSON"), (13, 17, "LOC")), ((22, 26),))
    copy = replaced(text, 0, 7, NamedText("Mr Lee", ((3, 6, "PERSON"),)))
    assert copy.text == "Mr Lee left Rome for Mars"
    assert names(copy) == [("Lee", "PERSON"), ("Rome", "LOC")]
    assert [copy.text[start:end] for start, end in copy.unknown] == ["Mars"]


def test_an_introduction_is_a_title_with_a_surname_or_an_office_with_a_full_name() -> None:
    drawn = {introduction("Ann Lee", FORMS, drawing(seed)).text: names(introduction("Ann Lee", FORMS, drawing(seed)))
             for seed in range(20)}  # fmt: skip
    assert drawn == {
        "Mr Lee": [("Lee", "PERSON")],
        "President of Malta Ann Lee": [("Malta", "LOC"), ("Ann Lee", "PERSON")],
    }


@pytest.mark.parametrize(
    "text",
    [
        NamedText("Lee left.", ((0, 3, "PERSON"),)),  # a surname alone may be a first name
        NamedText("Ann of Cleves-", ((0, 14, "PERSON"),)),  # what ends the name is no plain surname
        NamedText("Malta won.", ((0, 5, "LOC"),)),  # nobody is named
    ],
)
def test_a_text_without_a_full_name_is_not_copied(text: NamedText) -> None:
    assert all(titled_copy(text, FORMS, drawing(seed)) is None for seed in range(20))


def test_a_name_after_a_capital_keeps_its_form() -> None:
    text = NamedText("So Senator Ann Lee left.", ((11, 18, "PERSON"),))
    copies = [titled_copy(text, FORMS, drawing(seed)) for seed in range(40)]
    found = {copy.text for copy in copies if copy is not None}
    assert found == {"MR LEE: " + text.text}  # it may have a title already; only a speaker may come before it


def test_copies_are_the_same_for_the_same_seed_and_their_names_slice_right() -> None:
    texts = [NamedText(f"Then Ann Lee met Bob Ray in Malta {number}.",
                       ((5, 12, "PERSON"), (17, 24, "PERSON"), (28, 33, "LOC"))) for number in range(30)]  # fmt: skip
    copies = titled_copies(texts, seed=3)
    assert copies == titled_copies(texts, seed=3)
    assert 5 < len(copies) < 25
    people = {name for copy in copies for name, label in names(copy) if label == "PERSON"}
    assert people <= {"Lee", "Ray", "LEE", "Ann Lee", "Bob Ray"}
    assert {name for copy in copies for name, label in names(copy) if label == "LOC"} == {"Malta"}


def test_the_table_of_titles_is_sorted_and_has_no_name_in_lower_case() -> None:
    forms = read_forms([])
    assert forms.places == ()
    for titles in (forms.before_surname, forms.of_place):
        assert list(titles) == sorted(titles)
        assert all(title[:1].isupper() for title in titles)
