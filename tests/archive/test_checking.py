"""`check` finds what is wrong, `mend` derives anew what can be derived and touches nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from demarche.archive import Archive
    from demarche.records import Reading


def harm(file_archive: Archive, *statements: str) -> None:
    """Change rows behind the archive's back."""
    assert file_archive.path is not None
    with closing(sqlite3.connect(file_archive.path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def test_sound_archive(file_archive: Archive) -> None:
    before = file_archive.path and file_archive.path.read_bytes()
    checkup = file_archive.check()
    assert (checkup.faults, checkup.stale) == ((), ())
    assert checkup.counts == {"documents": 2, "revisions": 0, "records": 4, "judgements": 0, "failures": 0}
    assert file_archive.path is not None
    assert file_archive.path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        # The index loses what a document holds.
        ("INSERT INTO document_search(document_search) VALUES ('delete-all')", "full-text index"),
        ("UPDATE documents SET duplicate_of = 99", "2 documents are led by one that is not there"),
        ("UPDATE records SET same_as = 99 WHERE id = 'contact-1'", "1 records are led"),
        ("INSERT INTO actor_names VALUES ('ghost', 'ghost')", "1 names belong to nobody"),
    ],
)
def test_what_is_stale_is_derived_anew(file_archive: Archive, call: Reading, statement: str, told: str) -> None:
    file_archive.judge("visit.txt#statement-1", "reject", by="Ada Analyst")
    harm(file_archive, statement)
    checkup = file_archive.check()
    assert checkup.faults == ()
    assert told in "; ".join(checkup.stale)
    file_archive.mend()
    assert file_archive.check().stale == ()
    assert file_archive.reading(call.document.id) == call
    assert [hit.id for hit in file_archive.search("ceasefire")] == ["visit.txt"]
    assert file_archive.statements("DEU") == ()  # the judgement is in force again
    assert [stored.record.id for stored in file_archive.contacts("RUS", "GBR", topic="syria")] == ["contact-1"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE documents SET text = 'Nothing.' WHERE id = 'visit.txt'", "the text of visit.txt is not the one"),
        ("INSERT INTO record_topics VALUES (99, 'syria')", "a row of record_topics belongs to a row of records"),
    ],
)
def test_what_is_kept_and_wrong_is_told(file_archive: Archive, statement: str, told: str) -> None:
    harm(file_archive, statement)
    assert told in "; ".join(file_archive.check().faults)
