"""What lies behind a record: the clause, the rows of every table concerned, and the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.records import RECORD_KINDS, Document

if TYPE_CHECKING:
    from demarche.reading.reader import Reader

TEXT = (
    "Mario Draghi met Olaf Scholz in Rome. Mario Draghi called on Iran to release the prisoners. "
    "According to Italy, the talks had failed. Italy opposes the sanctions. "
    "Relations between Italy and Iran have cooled. Italy accused Iran of shelling a ship. "
    "Mario Draghi conveyed a message to Iran through Oman. Italy pledged to build a port."
)
DOCUMENT = Document(id="behind", text=TEXT, kind="news", published="2021-06-15")


def test_every_record_has_something_behind_it(reader: Reader) -> None:
    reading = reader.read(DOCUMENT)
    kinds = [kind for kind in RECORD_KINDS if getattr(reading, kind)]
    # the text tells of every kind, so that none goes unseen here
    assert set(kinds) == set(RECORD_KINDS)
    for kind in kinds:
        for record in getattr(reading, kind):
            behind = reader.explain(DOCUMENT, record.id)
            assert behind is not None
            assert behind.record == record
            assert behind.mentions or behind.clauses, (kind, record.id)
            assert kind == "actors" or behind.clauses, (kind, record.id)


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("contacts", ("contact_terms", "meet (verb): meeting")),
        ("statements", ("speech_acts", "call on (verb+preposition): ask")),
        # the phrase that names a source
        ("statements", ("speech_acts", "according to (phrase): say")),
        ("positions", ("stance_terms", "oppose: oppose")),
        ("claims", ("speech_acts", "accuse (verb): condemn")),
        ("relations", ("relation_cues", "cool (verb): cooling")),
    ],
)
def test_the_row_of_the_table_concerned_is_named(reader: Reader, kind: str, row: tuple[str, str]) -> None:
    records = getattr(reader.read(DOCUMENT), kind)
    explained = [reader.explain(DOCUMENT, record.id) for record in records]
    rows = {found for one in explained if one is not None for clause in one.clauses for found in clause.rows}
    assert row in rows, rows


def test_the_clause_around_a_mere_noun_is_shown(reader: Reader) -> None:
    # an accusation in passing is proved by its noun alone
    document = Document(
        id="aside",
        text="Mario Draghi visited the refugees from the Russian aggression.",
        kind="statement",
        published="2022-04-01",
        side="ITA",
    )
    for claim in reader.read(document).claims:
        behind = reader.explain(document, claim.id)
        assert behind is not None
        assert [clause.clause.predicate for clause in behind.clauses] == ["visit"]


def test_no_record_no_explanation(reader: Reader) -> None:
    assert reader.explain(DOCUMENT, "behind-s99") is None
