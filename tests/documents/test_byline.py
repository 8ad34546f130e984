"""The first and last lines of a text: what they say of its date and author, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.documents.byline import HEAD_LINES, author_note, byline_author, byline_day, dateline_day

if TYPE_CHECKING:
    from demarche.documents.publishers import DateOrder

BODY = "\n\nThe minister welcomed the agreement. He said that work would go on."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("25 May 2015", "2015-05-25"),
        ("May 25, 2015, 19:45, Sochi", "2015-05-25"),  # time and place behind
        ("(June 14, 2021)", "2021-06-14"),  # in brackets
        ("Via Teleconference\n(June 14, 2021)\n3:08 P.M. CEST", "2021-06-14"),
        ("Published: Monday, 25 May 2015 at 10:30 GMT", "2015-05-25"),
        ("Office of the Spokesperson, Washington, DC, February 15, 2022", "2022-02-15"),
        ("By Jane Doe | 25 May 2015", "2015-05-25"),
        ("FOR IMMEDIATE RELEASE\nMay 25, 2015", "2015-05-25"),
        ("Press Briefing \u2013 July 27, 2021", "2021-07-27"),  # the title of a dated briefing
        ("Updated 26 May 2015", None),  # not when it was published
        ("Last modified: 26 May 2015", None),
        ("\u00a9 2015 Example, 26 May 2015", None),
        ("The agreement of 25 May 2015", None),  # words lead into the date
        ("25 May 2015 was a day of mourning for the whole country", None),  # a sentence
        ("12-14 July 2021", None),  # a span
        ("25 May 2015\n26 May 2015", None),  # two days
        ("\u201cWe agree.\u201d\n\u2013 President Doe, June 11, 2021", None),  # who said the quotation, and when
        ("\u201cWe agree.\u201d\nJane Doe\nEast Asia Summit\nOctober 27, 2021", None),  # over several lines
        ("04/05/2015", None),  # two readings
    ],
)
def test_byline_day(head: str, expected: str | None) -> None:
    assert byline_day(head + BODY) == expected


def test_byline_day_follows_the_order_of_the_publisher() -> None:
    orders: list[tuple[DateOrder, str]] = [("dmy", "2015-05-04"), ("mdy", "2015-04-05")]
    for order, day in orders:
        assert byline_day("04/05/2015" + BODY, order) == day


def test_byline_day_is_near_the_head() -> None:
    assert byline_day("A short line.\n" * HEAD_LINES + "25 May 2015" + BODY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WASHINGTON, May 25, 2015 \u2014 The president said so.", "2015-05-25"),
        ("Beijing, 25 May 2015 (Xinhua) -- China said so.", "2015-05-25"),
        ("WASHINGTON, D.C., May 25, 2015 - The president said so.", "2015-05-25"),
        ("A headline\n\nParis, 25 May 2015: The minister said so.", "2015-05-25"),
        ("SEOUL, May 25 (Yonhap) -- South Korea said so.", None),  # no year
        ("On March 11, 2021 \u2013 one year ago today \u2013 the president signed it.", None),  # a sentence
        ("Signed in Vienna, 25 May 2015 and in force since.", None),
    ],
)
def test_dateline_day(text: str, expected: str | None) -> None:
    assert dateline_day(text) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),  # as it stands
        ("By Jane Doe and John A. Smith", "Jane Doe and John A. Smith"),
        ("By Jane Doe, Diplomatic Correspondent", "Jane Doe"),
        ("by Jos\u00e9 de la Cruz | 25 May 2015", "Jos\u00e9 de la Cruz"),
        ("By the authority vested in me as President", None),  # no name
        ("By Monday the talks had failed.", None),  # prose
        ("By Moscow's account, the talks failed", None),
    ],
)
def test_byline_author(head: str, expected: str | None) -> None:
    assert byline_author(head + BODY) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("M. N. Carter is a former diplomat who served in Ankara.", "M. N. Carter"),
        ("Maria L\u00f3pez is a senior fellow at an institute in Lisbon.", "Maria L\u00f3pez"),
        ("Jane Doe and John Smith are professors of history at Uppsala.", "Jane Doe and John Smith"),
        ("Jane Doe is a columnist.\n\nLeave a comment", "Jane Doe"),  # something below it
        ("John Smith is expected in Geneva on Friday.", None),  # news, not a note
        ("The minister is a former ambassador to Turkey.", None),  # no name
        ("Sweden is an observer in the council.", None),  # one word is no author
    ],
)
def test_author_note(end: str, expected: str | None) -> None:
    assert author_note("The talks went on." + BODY + "\n\n" + end) == expected


def test_a_note_is_at_the_end() -> None:
    assert author_note("Jane Doe is a columnist.\n" + "The talks went on for a day.\n" * 20) is None
