"""What is asked of an archive finds the right records, whatever is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.archive.days import first_day, last_day
from demarche.archive.folding import fold, fold_topic
from demarche.errors import UsageError
from demarche.records import Contact, Statement

if TYPE_CHECKING:
    from demarche.archive import Archive

CALL, VISIT = "contact-1", "contact-2"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({}, [VISIT, CALL]),  # everything, newest first
        ({"actor": "vladimir-putin"}, [CALL]),  # by id
        ({"actor": "Vladimir Putin"}, [CALL]),  # by name
        ({"actor": "vladimir  PUTIN"}, [CALL]),  # case and blanks do not matter
        ({"actor": "Cameron"}, [CALL]),  # by an alias
        ({"actor": "RUS"}, [CALL]),  # a country is found by its people
        ({"actor": "rus"}, [CALL]),
        ({"actor": "GBR"}, [CALL]),  # even where the country itself is named in no document
        ({"actor": "Kyiv"}, [VISIT]),  # by an alias of the country
        ({"actor": "SYR"}, []),  # a place in a country is no party to a contact
        ({"actor": "RUS", "with_": "GBR"}, [CALL]),
        ({"actor": "GBR", "with_": "RUS"}, [CALL]),  # in either order
        ({"actor": "RUS", "with_": "UKR"}, []),
        ({"actor": "RUS", "with_": "vladimir-putin"}, []),  # one party cannot be both
        ({"actor": "nobody"}, []),
        ({"topic": "Syria"}, [CALL]),
        ({"topic": "sy"}, []),  # a topic is a whole one
        ({"since": "2015-05-25"}, [VISIT, CALL]),  # the day itself is in
        ({"since": "2015-05-26"}, [VISIT]),  # the call's own day, not that of publication
        ({"until": "2015-05-25"}, [CALL]),
        ({"until": "2015-05-24"}, []),
        ({"since": "2015", "until": "2015"}, [CALL]),  # a year is all its days
        ({"since": "2022-06", "until": "2022-06"}, [VISIT]),  # without a day: that of publication
        ({"publisher": "minister"}, [CALL]),  # part of the name
        ({"publisher": "presidence"}, [VISIT]),  # without its accent
        ({"publisher": "%"}, []),  # no wild cards
        ({"mode": "call"}, [CALL]),
        ({"status": "planned"}, [VISIT]),
        ({"limit": 1}, [VISIT]),
    ],
)
def test_contacts(archive: Archive, question: dict[str, Any], expected: list[str]) -> None:
    found = archive.contacts(**question)
    assert [stored.record.id for stored in found] == expected
    assert all(isinstance(stored.record, Contact) for stored in found)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({}, ["visit.txt", "https://example.org/call"]),
        ({"act": "agree"}, ["https://example.org/call"]),
        ({"act": "deny"}, []),
        ({"actor": "RUS"}, ["visit.txt", "https://example.org/call"]),  # told, and saying
        ({"actor": "DEU", "with_": "RUS"}, ["visit.txt"]),  # who speaks to whom
        ({"actor": "david-cameron", "with_": "RUS"}, ["https://example.org/call"]),  # who speak together
        ({"topic": "ceasefire"}, ["visit.txt"]),
    ],
)
def test_statements(archive: Archive, question: dict[str, Any], expected: list[str]) -> None:
    found = archive.statements(**question)
    assert [stored.document_id for stored in found] == expected
    assert all(isinstance(stored.record, Statement) for stored in found)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({}, ["visit.txt", "https://example.org/call"]),
        ({"actor": "RUS"}, ["visit.txt", "https://example.org/call"]),  # named, or somebody of it named
        ({"actor": "RUS", "with_": "UKR"}, ["visit.txt"]),
        ({"actor": "SYR"}, []),  # Syria is a place here
        ({"topic": "syria"}, ["https://example.org/call"]),
        ({"since": "2020"}, ["visit.txt"]),
        ({"until": "2015-05-26"}, ["https://example.org/call"]),
        ({"publisher": "office"}, ["https://example.org/call"]),
        ({"text": "restart talks"}, ["https://example.org/call"]),
        ({"text": '"talks restart"'}, []),  # side by side, in this order
        ({"text": "Call"}, ["https://example.org/call"]),  # the title counts
        ({"limit": 1}, ["visit.txt"]),
    ],
)
def test_documents(archive: Archive, question: dict[str, Any], expected: list[str]) -> None:
    assert [document.id for document in archive.documents(**question)] == expected


def test_document_summary(archive: Archive) -> None:
    (summary,) = archive.documents(topic="syria")
    assert (summary.published, summary.words, summary.contacts, summary.statements) == ("2015-05-26", 14, 1, 1)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"since": "yesterday"}, "YYYY-MM-DD"),
        ({"until": "2015-13"}, "YYYY-MM-DD"),
        ({"limit": 0}, "1 or more"),
        ({"mode": "phone"}, "call, videoconference"),
        ({"status": "done"}, "held, planned"),
    ],
)
def test_bad_question_names_what_is_allowed(archive: Archive, question: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        archive.contacts(**question)


def test_bad_words_and_bad_act(archive: Archive) -> None:
    with pytest.raises(UsageError, match="no word"):
        archive.documents(text='"-" *')
    with pytest.raises(UsageError, match="agree, differ"):
        archive.statements(act="shout")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("ab\"'*()-:^+%_;\0 ÉANDORNOT#."), min_size=1, max_size=20))
def test_nothing_typed_is_taken_for_sql_or_search_syntax(archive: Archive, text: str) -> None:
    archive.contacts(text, text, topic=text, publisher=text)
    archive.statements(text, topic=text)
    assert not archive.knows(f"{text}nobody")
    try:
        archive.documents(text=text)
    except UsageError as error:
        assert "no word" in str(error)  # noqa: PT017  # only where there is none, which is right for some of the inputs


def test_record_by_id(archive: Archive) -> None:
    assert archive.record("contact-1").document_id == "https://example.org/call"
    assert archive.record("visit.txt#statement-1").document_id == "visit.txt"
    with pytest.raises(UsageError, match="2 documents have a record 'statement-1'"):
        archive.record("statement-1")
    with pytest.raises(UsageError, match="no record 'contact-9'"):
        archive.record("contact-9")
    with pytest.raises(UsageError, match=r"no document 'nowhere\.txt'"):
        archive.reading("nowhere.txt")


def test_names(archive: Archive) -> None:
    assert archive.actor_names(["RUS", "vladimir-putin", "nobody"]) == {
        "RUS": "Russia",
        "vladimir-putin": "Vladimir Putin",
    }
    assert archive.similar_names("Vladmir Puttin")[0] == "Vladimir Putin"
    assert archive.similar_names("zzzz") == ()
    assert archive.knows("GBR")
    assert not archive.knows("FRA")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-02", "2015-02-01", "2015-02-31"),  # sorts after every day of the month
        (" 2015-02-03 ", "2015-02-03", "2015-02-03"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Élysée  Palace", "elysee palace"), ("  Erdoğan", "erdogan"), ("STRASSE", fold("straße")), ("", "")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_topic() -> None:
    assert fold_topic("Nuclear weapons") == "nuclear-weapons"
    assert fold_topic("nuclear_weapons") == "nuclear-weapons"
