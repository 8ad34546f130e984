"""Facts: what versions state of a contact, and what counts as agreeing."""

from __future__ import annotations

from typing import Any

import pytest

from demarche.analysis.accounts import accounts_of
from demarche.analysis.compare import compare
from demarche.records import Actor, Contact, Document, ReaderInfo, Reading, When

PEOPLE = {
    "joe-biden": ("Joe Biden", "USA"),
    "antony-blinken": ("Antony Blinken", "USA"),
    "volodymyr-zelenskyy": ("Volodymyr Zelenskyy", "UKR"),
}
COUNTRIES = {"USA": "United States", "UKR": "Ukraine"}


def version(
    side: str,
    text: str,
    parties: tuple[str, ...] = (),
    *,
    named: tuple[str, ...] = (),
    published: str = "2022-03-26",
    **fields: Any,
) -> Reading:
    """A version whose contact, if it has parties, is told by its whole text."""
    people = [i for i in dict.fromkeys((*parties, *named)) if i in PEOPLE]
    actors = [Actor(id=i, name=PEOPLE[i][0], type="person", country=PEOPLE[i][1]) for i in people]
    actors.extend(Actor(id=i, name=n, type="country", country=i) for i, n in COUNTRIES.items() if i in parties)
    contacts = (Contact(id="c1", mode="meeting", parties=parties, evidence=((0, len(text)),), **fields),)
    return Reading(
        document=Document(id=side, side=side, text=text, published=published, kind="statement"),
        actors=tuple(actors),
        contacts=contacts if parties else (),
        reader=ReaderInfo(version="0", models={}),
    )


def agreement(first: Reading, second: Reading, field: str) -> bool | None:
    return next(fact.agree for fact in compare([first, second]).facts if fact.field == field)


TALK = "They discussed help."
PARTIES = [
    # the same people in another order
    (("joe-biden", "volodymyr-zelenskyy"), ("volodymyr-zelenskyy", "joe-biden"), True),
    # one side names a person more
    (("antony-blinken", "volodymyr-zelenskyy"), ("antony-blinken", "joe-biden", "volodymyr-zelenskyy"), False),
    # one side names governments only: nobody is contradicted
    (("joe-biden", "antony-blinken", "volodymyr-zelenskyy"), ("USA", "UKR"), True),
]


@pytest.mark.parametrize(("first", "second", "agree"), PARTIES)
def test_parties(first: tuple[str, ...], second: tuple[str, ...], agree: bool) -> None:  # noqa: FBT001
    assert agreement(version("USA", TALK, first), version("UKR", TALK, second), "parties") is agree


def test_a_version_without_a_record_of_the_contact_is_of_the_sides() -> None:
    readout = version("USA", TALK, ("joe-biden", "volodymyr-zelenskyy"))
    address = version("UKR", "I talked about it with President Biden last night.", named=("joe-biden",))
    assert agreement(readout, address, "parties") is True
    assert accounts_of({"A": readout, "B": address})["B"].parties == ("joe-biden", "UKR", "USA")


DAYS = [
    ("I talked to the President last night.", "2022-03-25"),  # relative to publication
    ("We met today in Poland.", "2022-03-26"),
    ("It follows the meeting of December 7.", None),  # a stated day is of some other contact as likely
    ("They must win today.", None),  # the sentence tells of no contact
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day_of_a_contact_told_in_passing(text: str, day: str | None) -> None:
    address = version("UKR", text, named=("joe-biden",))
    date = accounts_of({"A": version("USA", TALK, ("joe-biden", "UKR")), "B": address})["B"].date
    assert (date.start if date else None) == day


DURATIONS = [(60, 57, True), (60, 20, False), (60, None, None)]


@pytest.mark.parametrize(("first", "second", "agree"), DURATIONS)
def test_durations(first: int, second: int | None, agree: bool | None) -> None:  # noqa: FBT001
    both = ("joe-biden", "volodymyr-zelenskyy")
    versions = (version("USA", TALK, both, duration_minutes=first), version("UKR", TALK, both, duration_minutes=second))
    assert agreement(*versions, "duration_minutes") is agree


LENGTHS = [
    ("They spoke. It lasted for just over an hour.", 60),
    ("They spoke for 30 minutes about Syria.", 30),
    ("The 15-minute call was requested by Iran.", 15),
    ("They spoke. Moscow bombed the city for two hours.", None),  # some other thing's length
]


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_a_duration_told_in_a_sentence_of_its_own(text: str, minutes: int | None) -> None:
    told = version("USA", text, ("joe-biden", "volodymyr-zelenskyy"))
    assert accounts_of({"A": told, "B": told})["A"].duration_minutes == minutes


def test_the_merged_contact_takes_each_field_from_whoever_states_it() -> None:
    both = ("joe-biden", "volodymyr-zelenskyy")
    day = When(start="2022-03-26", end="2022-03-26")
    merged = compare([version("USA", TALK, both, date=day), version("UKR", TALK, both, place="Warsaw")]).contact
    assert merged is not None
    assert (merged.date, merged.place) == (day, "Warsaw")
