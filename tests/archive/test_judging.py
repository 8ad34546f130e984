"""What people judge holds in every answer, and after the document is read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from demarche.errors import UsageError
from demarche.records import Actor, ReaderInfo, When

if TYPE_CHECKING:
    from demarche.archive import Archive
    from demarche.records import Reading

NEWER = ReaderInfo(version="0.2.0", models={})
ANALYST = "Ada Analyst"


def ids(archive: Archive, **asked: Any) -> list[str]:
    return [stored.record.id for stored in archive.contacts(**asked)]


def test_rejected_record_is_in_no_answer(archive: Archive, call: Reading) -> None:
    archive.judge("contact-1", "reject", by=ANALYST)
    assert ids(archive) == ["contact-2"]
    assert archive.reading(call.document.id).contacts == ()
    assert archive.reading(call.document.id, judged=False) == call
    (summary,) = archive.documents(topic="syria")
    assert summary.contacts == 0


def test_corrected_record_is_found_by_what_it_ought_to_be(archive: Archive, call: Reading) -> None:
    archive.judge("contact-1", "correct", by=ANALYST, correction={"mode": "videoconference", "topics": ["trade"]})
    (stored,) = archive.contacts(topic="trade", mode="videoconference")
    assert (stored.record.id, stored.verdict) == ("contact-1", "correct")
    assert stored.record.evidence == call.contacts[0].evidence
    assert ids(archive, mode="call") == []
    assert ids(archive, topic="syria") == []
    assert archive.reading(call.document.id, judged=False) == call


def test_the_newest_judgement_holds(archive: Archive, call: Reading) -> None:
    archive.judge("contact-1", "reject", by=ANALYST)
    archive.judge("contact-1", "accept", by="Bo Boss")
    assert archive.contacts(mode="call")[0].verdict == "accept"
    archive.judge("contact-1", "correct", by=ANALYST, correction={"duration_minutes": 30})
    archive.judge("contact-1", "correct", by=ANALYST, correction={"mode": "letter"})
    archive.judge("contact-1", "accept", by="Bo Boss")  # of the record as it was corrected
    (stored,) = archive.contacts(mode="letter")
    assert (stored.record.duration_minutes, stored.verdict) == (30, "accept")
    assert archive.reading(call.document.id, judged=False) == call
    assert [j.verdict for j in archive.judgements()] == ["reject", "accept", "correct", "correct", "accept"]


def reread(call: Reading, **changes: Any) -> Reading:
    """What a newer reader makes of the call: the contact has another id and other details."""
    contact = replace(call.contacts[0], **{"id": "contact-7", **changes})
    return replace(call, contacts=(contact,), reader=NEWER)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),  # another id only
        ({"topics": ("trade",)}, []),  # another detail, the same sort and proof
        ({"mode": "meeting"}, []),  # another sort, but the only contact that this sentence proves
        ({"evidence": ((47, 84),)}, ["contact-7"]),  # another sentence: another record
    ],
)
def test_rejection_outlasts_a_reading(
    archive: Archive, call: Reading, changes: dict[str, Any], found: list[str]
) -> None:
    archive.judge("contact-1", "reject", by=ANALYST)
    assert archive.add(reread(call, **changes)) == "reread"
    assert ids(archive, actor="RUS") == found


def test_correction_outlasts_a_reading_and_a_revision(archive: Archive, call: Reading) -> None:
    archive.judge("contact-1", "correct", by=ANALYST, correction={"mode": "meeting"})
    archive.add(reread(call))
    assert ids(archive, mode="meeting") == ["contact-7"]
    # The page gets a line in front: the proof stands elsewhere now.
    line = "Corrected. "
    document = replace(call.document, text=line + call.document.text)
    moved = replace(call.contacts[0], evidence=((len(line), len(line) + 45),))
    assert archive.add(replace(call, document=document, contacts=(moved,), statements=())) == "revised"
    (stored,) = archive.contacts(mode="meeting")
    assert stored.record.evidence == ((11, 56),)


def test_accepted_record_stays_where_a_reader_no_longer_finds_it(archive: Archive, call: Reading) -> None:
    """As long as the words that prove it stand in the text."""
    archive.judge("contact-1", "accept", by=ANALYST)
    blind = replace(call, contacts=(), reader=NEWER)
    archive.add(blind)
    (stored,) = archive.contacts("RUS", "GBR")
    assert (stored.record, stored.verdict) == (call.contacts[0], "accept")
    assert archive.reading(call.document.id, judged=False) == blind
    archive.add(replace(blind, document=replace(call.document, text="Withdrawn.")))
    assert ids(archive, actor="RUS") == []
    archive.add(call)
    assert ids(archive, actor="RUS") == ["contact-1"]


@pytest.fixture
def versions(archive: Archive, call: Reading) -> Archive:
    """The archive with the other side's version of the call."""
    contact = replace(call.contacts[0], id="contact-9", date=When(start="2015-05-26", end="2015-05-26"))
    other = replace(call, document=replace(call.document, id="kremlin", url="http://kremlin/1", text="x " * 60))
    archive.add(replace(other, contacts=(contact,), statements=()))
    return archive


def test_same_contact_is_listed_once(versions: Archive) -> None:
    assert ids(versions, actor="RUS") == ["contact-9", "contact-1"]
    versions.judge("contact-9", "same contact", other="contact-1", by=ANALYST)
    (stored,) = versions.contacts("RUS")
    assert (stored.record.id, stored.also) == ("contact-1", ("kremlin",))
    assert ids(versions, actor="RUS", duplicates=True) == ["contact-9", "contact-1"]
    assert ids(versions, actor="RUS", since="2015-05-26") == ["contact-9"]  # where only the other one answers
    versions.judge("contact-1", "different contact", other="contact-9", by="Bo Boss")
    assert ids(versions, actor="RUS") == ["contact-9", "contact-1"]


def test_link_outlasts_a_reading(versions: Archive, call: Reading) -> None:
    versions.judge("contact-9", "same contact", other="contact-1", by=ANALYST)
    versions.add(reread(call))
    (stored,) = versions.contacts("RUS")
    assert (stored.record.id, stored.also) == ("contact-7", ("kremlin",))
    versions.add(replace(call, contacts=(), reader=ReaderInfo(version="0.3.0", models={})))
    assert ids(versions, actor="RUS") == ["contact-9"]


def test_people_go_before_the_program(versions: Archive) -> None:
    versions.link_contacts([("contact-1", "contact-9")])
    assert ids(versions, actor="RUS") == ["contact-1"]
    versions.link_contacts([])
    assert ids(versions, actor="RUS") == ["contact-9", "contact-1"]
    versions.judge("contact-9", "different contact", other="contact-1", by=ANALYST)
    versions.link_contacts([("contact-1", "contact-9"), ("contact-1", "contact-1")])
    assert ids(versions, actor="RUS") == ["contact-9", "contact-1"]


def test_who_and_when(archive: Archive) -> None:
    local = datetime(2022, 3, 1, 12, 0, 5, tzinfo=timezone(timedelta(hours=3)))
    archive.judge("visit.txt#statement-1", "accept", by="  Ada Analyst ", at=local, note="read twice")
    archive.judge("contact-1", "reject", by="Bo Boss")
    first, second = archive.judgements()
    assert (first.person, first.at, first.document_id, first.record_id, first.note) == (
        "Ada Analyst",
        "2022-03-01T09:00:05+00:00",
        "visit.txt",
        "statement-1",
        "read twice",
    )
    assert abs(datetime.fromisoformat(second.at) - datetime.now(UTC)) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"verdict": "maybe"}, "accept, reject, correct"),
        ({"verdict": "accept", "by": " "}, "name of the person"),
        ({"verdict": "correct"}, "fields to correct"),
        ({"verdict": "accept", "correction": {"mode": "call"}}, "fields to correct"),
        ({"verdict": "correct", "correction": {"color": "red"}}, "no field to correct; there are mode"),
        ({"verdict": "correct", "correction": {"id": "x"}}, "no field to correct"),
        ({"verdict": "correct", "correction": {"parties": "RUS"}}, "does not fit"),
        ({"verdict": "correct", "correction": {"date": "today"}}, "does not fit"),
        ({"verdict": "same contact"}, "a second contact"),
        ({"verdict": "same contact", "other": "contact-1"}, "not of one and itself"),
        ({"verdict": "same contact", "other": "visit.txt#statement-1"}, "of two contacts"),
        ({"verdict": "accept", "at": datetime(2022, 1, 1)}, "no time zone"),  # noqa: DTZ001  # that it has none is the point
        ({"verdict": "accept", "identity": "contact-99"}, "no record"),
    ],
)
def test_bad_judgement_is_refused(archive: Archive, said: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        archive.judge(**{"identity": "contact-1", "by": ANALYST, **said})
    assert archive.judgements() == ()


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET person = 'x'", "DELETE FROM judgements", "DELETE FROM judgements WHERE key > 0"]
)
def test_judgements_are_only_ever_added(archive: Archive, change: str) -> None:
    """The database itself refuses, whoever asks."""
    archive.judge("contact-1", "accept", by=ANALYST)
    with pytest.raises(UsageError, match="only ever added"), archive._writing() as connection:
        connection.exec_driver_sql(change)
    assert len(archive.judgements()) == 1


def test_correction_of_a_party_is_found_by_its_country(archive: Archive, call: Reading) -> None:
    """Countries of actors that the document names go with the corrected parties."""
    other = Actor(id="sergei-lavrov", name="Sergei Lavrov", type="person", country="RUS", mentions=((21, 35),))
    archive.add(replace(call, actors=(*call.actors, other), reader=NEWER))
    archive.judge("contact-1", "correct", by=ANALYST, correction={"parties": ["david-cameron", "sergei-lavrov"]})
    assert ids(archive, actor="RUS", with_="GBR") == ["contact-1"]
    assert ids(archive, actor="vladimir-putin") == []
