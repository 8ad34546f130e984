"""Ids of records: the same for the same document, different for another, readable at a glance."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reading.identity import DIGEST_LENGTH, LETTERS, record_id
from demarche.records import RECORD_KINDS, Document

ID = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}-[a-z]\d+")


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        # the first ten digits of the SHA-256 of "call", then the kind and the number
        ("contacts", 1, "7edb360f06-c1"),
        ("statements", 12, "7edb360f06-s12"),
        # claims and commitments both begin with c, so they have letters of their own
        ("claims", 1, "7edb360f06-l1"),
        ("commitments", 1, "7edb360f06-k1"),
        # so has a channel
        ("channels", 3, "7edb360f06-h3"),
    ],
)
def test_an_id_is_the_documents_digest_with_kind_and_number(kind: str, number: int, expected: str) -> None:
    assert record_id(Document(id="call"), kind, number) == expected


def test_every_kind_of_record_has_a_letter_of_its_own() -> None:
    # an actor is known by its own id
    assert set(LETTERS) == set(RECORD_KINDS) - {"actors"}
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_the_text_of_a_document_does_not_change_its_ids() -> None:
    first, second = Document(id="call", text="one"), Document(id="call", text="two")
    assert record_id(first, "events", 1) == record_id(second, "events", 1)


@given(st.text(), st.text(), st.sampled_from(sorted(LETTERS)), st.integers(min_value=1, max_value=10**6))
def test_ids_part_documents(first: str, second: str, kind: str, number: int) -> None:
    ids = [record_id(Document(id=name), kind, number) for name in (first, second)]
    assert all(ID.fullmatch(identity) for identity in ids)
    assert (ids[0] == ids[1]) == (first == second)


def test_a_broken_id_has_an_id_for_its_records() -> None:
    # half of a surrogate pair, as a damaged file name can hold, is no valid UTF-8
    assert ID.fullmatch(record_id(Document(id="\ud800"), "contacts", 1))
