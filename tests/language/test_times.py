"""Times: what the words for days and lengths of time come to."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.times import find_durations, find_times

TUESDAY = date(2015, 5, 26)

DAYS = [
    # a weekday looks back in a past clause
    ("Putin rang Cameron on Monday", "past", "2015-05-25", "2015-05-25"),
    # and ahead in a future one
    ("will meet on Monday", "future", "2015-06-01", "2015-06-01"),
    # the day of publication itself counts as the last such day
    ("spoke on Tuesday", "past", "2015-05-26", "2015-05-26"),
    # unless the text says the one before
    ("spoke last Tuesday", "past", "2015-05-19", "2015-05-19"),
    ("met yesterday", "past", "2015-05-25", "2015-05-25"),
    ("spoke earlier this evening", "past", "2015-05-26", "2015-05-26"),
    ("the capture of Palmyra three days ago", "past", "2015-05-23", "2015-05-23"),
    # a month with its year is the whole month
    ("was in May 2013 when", "past", "2013-05-01", "2013-05-31"),
    # years are years, not 365 days
    ("After the talks two years ago,", "past", "2013-01-01", "2013-12-31"),
    # a day without a year is the nearest that fits the tense
    ("on February 12 they spoke", "past", "2015-02-12", "2015-02-12"),
    ("on December 30 they spoke", "past", "2014-12-30", "2014-12-30"),
    ("will meet on 30 January", "future", "2016-01-30", "2016-01-30"),
    ("on March 24, 2014", "past", "2014-03-24", "2014-03-24"),
    ("the 2014-03-24 meeting", "past", "2014-03-24", "2014-03-24"),
    # a span that opens now and closes as said
    ("in the coming day or two", "future", "2015-05-26", "2015-05-28"),
    ("in the coming days", "future", "2015-05-26", None),
    ("by the end of the year", "future", "2015-05-26", "2015-12-31"),
    ("by the end of March", "future", "2015-05-26", "2016-03-31"),
    ("by the end of 2018", "future", "2015-05-26", "2018-12-31"),
    ("last month", "past", "2015-04-01", "2015-04-30"),
    ("next week", "future", "2015-06-01", "2015-06-07"),
    ("to Sochi recently", "past", "2015-04-26", "2015-05-25"),
    # from a day to a day, the month said once or twice
    ("held consultations on 7-8 March", "past", "2015-03-07", "2015-03-08"),
    ("from March 27 to 29, 2016", "future", "2016-03-27", "2016-03-29"),
    ("from July 31 to August 6", "future", "2015-07-31", "2015-08-06"),
    ("May 24–27, 2021", "future", "2021-05-24", "2021-05-27"),
    ("in 2014", "past", "2014-01-01", "2014-12-31"),
]


@pytest.mark.parametrize(("text", "tense", "start", "end"), DAYS)
def test_days(text: str, tense: str, start: str | None, end: str | None) -> None:
    (expression,) = find_times(text)
    when = expression.resolve(TUESDAY, tense)  # type: ignore[arg-type]  # the table holds tenses
    assert when is not None
    assert (when.start, when.end) == (start, end)
    assert text[slice(*expression.span)] == when.text


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
]


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_durations(text: str, minutes: int) -> None:
    ((start, end), found), *rest = find_durations(text)
    assert found == minutes
    assert not rest
    assert text[start:end].strip()


@given(st.text(alphabet=st.characters(), max_size=200), st.sampled_from(["past", "present", "future", "none"]))
def test_any_text_gives_spans_in_order(text: str, tense: str) -> None:
    found = find_times(text)
    assert [e.text for e in found] == [text[slice(*e.span)] for e in found]
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(found))
    for expression in found:
        when = expression.resolve(TUESDAY, tense)  # type: ignore[arg-type]  # the strategy draws tenses
        assert when is None or when.end is None or when.start is None or when.start <= when.end


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), st.sampled_from([text for text, *_ in DAYS]))
def test_any_day_of_publication_resolves_or_abstains(published: date, text: str) -> None:
    for expression in find_times(text):
        expression.resolve(published, "future")
        expression.resolve(published, "past")
