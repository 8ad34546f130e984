"""Times: what the words for days and lengths of time come to."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.time_scores import Phrase, ours, read_phrases
from demarche.language.times import FOCUS, RELATIVE, STATED, find_durations, find_times, writes_day_first

TUESDAY = date(2015, 5, 26)

PHRASES = read_phrases()


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.kind}: {phrase.text}")
def test_days(phrase: Phrase) -> None:
    assert ours(phrase) == phrase.expected


def test_the_words_found_are_those_of_the_text() -> None:
    for phrase in PHRASES:
        for expression in find_times(phrase.text):
            assert expression.text == phrase.text[slice(*expression.span)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what opens a stretch of time is part of it, a plain preposition is not
        ("closed since February", "since February"),
        ("due by Friday", "by Friday"),
        ("not met since the 19th century", "since the 19th century"),
        ("met in February", "February"),
        # a range is one expression, with the weekday before a day
        ("sits from 30 May to 2 June", "30 May to 2 June"),
        ("opens on Friday, May 22, in Lima", "Friday, May 22"),
    ],
)
def test_how_far_an_expression_reaches(text: str, words: str) -> None:
    (expression,) = find_times(text)
    assert expression.text == words


@pytest.mark.parametrize(
    ("day_first", "expected"),
    [
        # a publisher's order settles what could be either
        (True, "2021-05-04"),
        (False, "2021-04-05"),
        # unknown, nobody can tell
        (None, None),
    ],
)
def test_the_order_of_day_and_month(day_first: bool | None, expected: str | None) -> None:  # noqa: FBT001  a table row
    (expression,) = find_times("signed on 04/05/2021", day_first=day_first)
    when = expression.resolve(TUESDAY)
    assert (when.start if when else None) == expected


@pytest.mark.parametrize(
    ("country", "expected"), [("USA", False), ("FRA", True), ("RUS", True), ("CAN", None), (None, None)]
)
def test_who_writes_the_day_first(country: str | None, expected: bool | None) -> None:  # noqa: FBT001  a table row
    assert writes_day_first(country) is expected


def test_an_order_that_gives_no_day_yields_to_the_other() -> None:
    (expression,) = find_times("signed on 25/08/2021", day_first=False)
    when = expression.resolve(TUESDAY)
    assert when is not None
    assert when.start == "2021-08-25"


@pytest.mark.parametrize(
    ("stamp", "zone", "expected"),
    [
        # after midnight in UTC it is the day before in Washington
        ("2022-03-05T02:40:00Z", "America/New_York", "2022-03-04"),
        ("2022-03-05T02:40Z", "Europe/Kyiv", "2022-03-05"),
        ("2022-03-05T02:40:00+09:00", "UTC", "2022-03-04"),
        # without an offset, or a zone, or a zone that there is, the day is as stamped
        ("2022-03-05 02:40", "America/New_York", "2022-03-05"),
        ("2022-03-05T02:40:00Z", None, "2022-03-05"),
        ("2022-03-05T02:40:00Z", "Mars/Olympus", "2022-03-05"),
    ],
)
def test_a_stamp_is_a_day_where_the_publisher_sits(stamp: str, zone: str | None, expected: str) -> None:
    (expression,) = find_times(f"call of {stamp}", zone=zone)
    when = expression.resolve(TUESDAY)
    assert when is not None
    assert (when.start, when.end) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("yesterday", RELATIVE),
        ("in February", RELATIVE),
        ("in early February 2014", STATED),
        ("on 3 May 2014", STATED),
        ("On 3 May 2014 they met. The next day", FOCUS),
    ],
)
def test_on_what_a_day_rests(text: str, basis: str) -> None:
    when = find_times(text)[-1].resolve(TUESDAY)
    assert when is not None
    assert when.basis == basis


def test_a_date_in_focus_fades() -> None:
    near = "On 3 May they met. " + "They talked. " * 10 + "The next day they signed."
    far = "On 3 May they met. " + "They talked. " * 60 + "The next day they signed."
    assert find_times(near)[-1].resolve(TUESDAY) is not None
    assert find_times(far)[-1].resolve(TUESDAY) is None


NO_TIME = [
    # the modal verb is no month
    "They may go further",
    # an amount is no year
    "some 2014 soldiers",
    # a day that does not exist resolves to nothing, below
    "in the second half",
    "March on Rome",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text) == ()


def test_a_day_that_does_not_exist_is_unknown() -> None:
    (expression,) = find_times("on February 30, 2014")
    assert expression.resolve(TUESDAY) is None


def test_without_a_publication_date_only_full_dates_resolve() -> None:
    relative, stated = find_times("yesterday and on March 24, 2014")
    assert relative.resolve(None) is None
    when = stated.resolve(None)
    assert when is not None
    assert when.start == "2014-03-24"


LENGTHS = [
    ("Cameron’s 30-minute phone conversation", 30),
    ("had an hour-long phone conversation", 60),
    ("for more than 90 minutes", 90),
    ("lasted two and a half hours", 150),
    ("half an hour", 30),
    ("an hour and a half", 90),
    ("a two-and-a-half-hour meeting", 150),
    ("talks of an hour and 20 minutes", 80),
    ("lasted 1 hour 40 minutes", 100),
    ("spoke for 1.5 hours", 90),
    ("a half-hour call", 30),
    ("three quarters of an hour", 45),
    ("two hours and a quarter", 135),
    ("A one-hour call", 60),
]


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_durations(text: str, minutes: int) -> None:
    ((start, end), found), *rest = find_durations(text)
    assert found == minutes
    assert not rest
    assert text[start:end].strip()


@pytest.mark.parametrize(
    "text",
    [
        # no number
        "spoke for several hours",
        "for hours",
        # a time, not a length
        "rang two hours ago",
        "left an hour later",
        # other units
        "a three-day visit",
    ],
)
def test_what_is_no_duration(text: str) -> None:
    assert find_durations(text) == ()


@given(st.text(alphabet=st.characters(), max_size=200), st.sampled_from(["past", "present", "future", "none"]))
def test_any_text_gives_spans_in_order(text: str, tense: str) -> None:
    found = find_times(text)
    assert [e.text for e in found] == [text[slice(*e.span)] for e in found]
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(found))
    for expression in found:
        when = expression.resolve(TUESDAY, tense)  # type: ignore[arg-type]  # the strategy draws tenses
        assert when is None or when.end is None or when.start is None or when.start <= when.end


@given(
    st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), st.sampled_from([phrase.text for phrase in PHRASES])
)
def test_any_day_of_publication_resolves_or_abstains(published: date, text: str) -> None:
    for expression in find_times(text):
        expression.resolve(published, "future")
        expression.resolve(published, "past")
