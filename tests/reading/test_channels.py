"""Channels: who sends a message, who carries it and whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Reading

TOLD = [
    # a carrier named with "through"
    (
        "Vladimir Putin conveyed a message to Joe Biden through Emmanuel Macron.",
        ("vladimir-putin", "emmanuel-macron", "joe-biden"),
    ),
    # somebody is asked to pass it on
    (
        "Joe Biden asked Emmanuel Macron to convey his concerns to Vladimir Putin.",
        ("joe-biden", "emmanuel-macron", "vladimir-putin"),
    ),
    # a contact that carries a message on to a third
    (
        "The call to David Cameron amounts to Vladimir Putin conveying to Barack Obama indirectly that he agrees.",
        ("vladimir-putin", "david-cameron", "barack-obama"),
    ),
]


@pytest.mark.parametrize(("text", "path"), TOLD)
def test_channel(read: Callable[..., Reading], text: str, path: tuple[str, str, str]) -> None:
    assert [c.path for c in read(text).channels] == [path]


PASSED_ON = [
    # another's message
    ("Switzerland conveyed the message of the United States to Iran.", ("USA", "CHE", "IRN")),
    (
        "Naftali Bennett carried a message from Vladimir Putin to Volodymyr Zelenskyy.",
        ("vladimir-putin", "naftali-bennett", "volodymyr-zelenskyy"),
    ),
    # a verb of carrying, with words for what is carried
    ("Japan delivered a warning to Iran through Oman.", ("JPN", "OMN", "IRN")),
    # mediation, told by its verb, by a noun, by what the talks went through
    ("The talks between Japan and Nepal were mediated by Qatar.", ("JPN", "QAT", "NPL")),
    ("Norway mediated between Peru and Chile.", ("PER", "NOR", "CHL")),
    ("Egypt brokered talks between Serbia and Kosovo.", ("SRB", "EGY", "XKX")),
    ("Russia offered its good offices to Armenia and Azerbaijan.", ("ARM", "RUS", "AZE")),
    ("Turkey acted as a mediator between Kenya and Somalia.", ("KEN", "TUR", "SOM")),
    ("Iran and the United States held indirect talks through Oman.", ("IRN", "OMN", "USA")),
]


@pytest.mark.parametrize(("text", "path"), PASSED_ON)
def test_channel_of_those_who_stand_between(
    read: Callable[..., Reading], text: str, path: tuple[str, str, str]
) -> None:
    (channel,) = read(text).channels
    assert channel.path == path
    ((start, end),) = channel.evidence
    assert text[start:end] == text.rstrip(".")


SILENT = [
    # one's own greetings, and a letter of one's own
    "Turkey conveyed its greetings to Iran.",
    "Joe Biden sent a letter of congratulation to Iran.",
    # a mediation that did not come about
    "Norway did not mediate between Peru and Chile.",
    # a message straight to its receiver passes through nobody
    "Vladimir Putin conveyed his condolences to Joe Biden.",
    # a delivery through a programme is no message
    "The United States delivers vaccines to Iraq through COVAX.",
    # nor are goods that somebody is asked to bring
    "Japan asked Turkey to bring blankets to Syria.",
    # the carrier is of the sender's own side
    "Joe Biden asked Antony Blinken to convey his greetings to Vladimir Putin.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_channel(read: Callable[..., Reading], text: str) -> None:
    assert read(text).channels == ()


def test_proof_shows_the_carrier(read: Callable[..., Reading]) -> None:
    text = "Joe Biden asked Emmanuel Macron to convey his concerns to Vladimir Putin."
    (channel,) = read(text).channels
    ((start, end),) = channel.evidence
    assert "Macron" in text[start:end]
