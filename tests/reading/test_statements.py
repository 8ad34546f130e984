"""Statements: every field of the record, out of short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Reading, Statement

    Read = Callable[..., Reading]

Row = tuple[str, str, str]


def rows(reading: Reading) -> list[Row]:
    """Act, speakers (with a plus where they speak jointly) and the evidence of every statement."""
    text = reading.document.text
    return [
        (s.act, " ".join(s.speakers) + "+" * s.joint, "|".join(text[start:end] for start, end in s.evidence))
        for s in reading.statements
    ]


def only(reading: Reading) -> Statement:
    """The one statement of a reading."""
    (statement,) = reading.statements
    return statement


TEXTS = [
    # each verb is a statement; a pronoun and a surname stand for the same person
    (
        "Erna Solberg thanked Finland for its help. She stressed the role of Norway. Solberg condemned the attack.",
        [
            ("welcome", "erna-solberg", "Erna Solberg thanked Finland for its help"),
            ("stress", "erna-solberg", "She stressed the role of Norway"),
            ("condemn", "erna-solberg", "Solberg condemned the attack"),
        ],
    ),
    # both sides are one voice, each alone is not
    (
        "Malaysia and Thailand agreed to reopen the border. Malaysia thanked Thailand. Thailand welcomed the proposal.",
        [
            ("agree", "MYS THA+", "Malaysia and Thailand agreed to reopen the border"),
            ("welcome", "MYS", "Malaysia thanked Thailand"),
            ("welcome", "THA", "Thailand welcomed the proposal"),
        ],
    ),
    # the act of a neutral verb is that of its content
    (
        "Gabriel Boric said that Chile would provide vaccines to Peru.",
        [("commit", "gabriel-boric", "Gabriel Boric said that Chile would provide vaccines to Peru")],
    ),
    # contacts, questions and deeds are no statements
    ("Japan spoke to India. Did Japan condemn the attack? Japan built a dam.", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=["persons", "sides", "content", "none"])
def test_statements(read: Read, text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        # to whom it was said
        ("Ghana told Togo that the port was closed.", "addressees", ("TGO",)),
        # what was said, trimmed
        ("Joe Biden condemned the attack on Kharkiv.", "content", "the attack on Kharkiv"),
        ("Ghana said that Togo had closed the port.", "content", "that Togo had closed the port"),
        # what it was about, without the speaker
        ("Ghana spoke about climate change in Togo.", "topics", ("climate", "TGO")),
        ("Ghana said that Ghana was ready.", "topics", ()),
        # what was not said is negative
        ("Brazil did not condemn the attack.", "polarity", "negative"),
        ("Brazil condemned the attack.", "polarity", "positive"),
        # a negation inside the content leaves the statement positive
        ("Ghana said that Togo had not closed the port.", "polarity", "positive"),
        # quoted words without their marks and the comma before the closing one
        ("“Togo closed the port,” said Antony Blinken.", "quoted", ("Togo closed the port",)),
        ("Sweden said that the “red line” had been crossed.", "quoted", ("red line",)),
        ("Ghana said that Togo had closed the port.", "quoted", ()),
        # on whose word it stands
        ("Ghana said that the port was closed.", "attribution", ("author",)),
        # news reports no contact of its own
        ("Japan spoke to India about fisheries.", "contact", None),
    ],
)
def test_field(read: Read, text: str, field: str, expected: object) -> None:
    assert getattr(only(read(text)), field) == expected


def test_a_statement_within_a_statement_stands_on_its_speakers_word(read: Read) -> None:
    outer, inner = read("Ghana said that Togo had denied the attack.").statements
    assert (outer.speakers, outer.attribution) == (("GHA",), ("author",))
    assert (inner.speakers, inner.attribution) == (("TGO",), ("author", "GHA"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the day of the saying
        ("Ghana told Togo on 5 May 2020 that the port was closed.", "2020-05-05"),
        # not that of what was said
        ("Ghana told Togo that the port was closed on 5 May 2020.", None),
        # and never the day of reading or of publication
        ("Ghana told Togo that the port was closed.", None),
    ],
)
def test_date(read: Read, text: str, day: str | None) -> None:
    date = only(read(text)).date
    assert (date and date.start) == day


def test_statements_of_a_readout_belong_to_the_contact_it_reports(read: Read) -> None:
    text = (
        "Justin Trudeau spoke with Narendra Modi. Justin Trudeau stressed the importance of trade. "
        "Justin Trudeau will visit India in May 2022."
    )
    reading = read(text, kind="readout", side="CAN")
    held, planned = reading.contacts
    assert (held.status, planned.status) == ("held", "planned")
    assert {statement.contact for statement in reading.statements} == {held.id}
    # the same words in the press report no contact in this sense
    assert {statement.contact for statement in read(text).statements} == {None}
