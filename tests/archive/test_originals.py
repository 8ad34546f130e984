"""The bytes that a document was made of, and what it was before it changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.archive import Original
from demarche.archive.packing import DICTIONARY_BYTES, pack, unpack
from demarche.errors import UsageError

if TYPE_CHECKING:
    from demarche.archive import Archive
    from demarche.records import Reading

PAGE = Original(b"<html>\xff<p>They met.</p>\0</html>", "text/html")


@given(st.binary(max_size=200), st.text(max_size=50))
def test_packed_bytes_come_back(data: bytes, text: str) -> None:
    assert unpack(pack(data, text), text) == data


def test_a_text_packs_to_almost_nothing() -> None:
    text = "".join(chr(97 + (number * number) % 25) for number in range(DICTIONARY_BYTES))
    assert len(pack(text.encode(), text)) < 200


def test_original_is_kept_and_goes_into_the_revision(archive: Archive, call: Reading) -> None:
    assert archive.original(call.document.id) is None
    changed = replace(call, document=replace(call.document, text="They met."), contacts=(), statements=())
    assert archive.add(changed, PAGE) == "revised"
    assert archive.original(call.document.id) == PAGE
    later = replace(changed, document=replace(changed.document, text="They did not meet."))
    assert archive.add(later, Original(b"plain", "text/plain")) == "revised"
    first, second = archive.revisions(call.document.id)
    assert (first.number, first.document, first.original) == (1, call.document, None)
    assert (second.number, second.document, second.original) == (2, changed.document, PAGE)
    with pytest.raises(UsageError, match="no document"):
        archive.original("nowhere")
