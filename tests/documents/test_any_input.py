"""Whatever the bytes: a document or a named failure, never an exception, never another text than was given."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.documents.failure import Failure
from demarche.documents.load import load_documents
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENDINGS = [".txt", ".html", ".json", ".jsonl", ".txt.gz", ".jsonl.gz", ""]
SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=8), values, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["id", "text", "html", "title", "url", "published", "publisher", "side", "author", "other"])
TAGS = ["<html>", "<p>", "</p>", "<div>", "<table><tr><td>", "<meta charset=", "<!--", "<script>", "&amp;", "&#0;"]
MARKUP = st.lists(st.sampled_from(TAGS) | st.text(max_size=10), max_size=20).map("".join)


def check(path: Path) -> list[Document | Failure]:
    found = list(load_documents([str(path)]))
    for item in found:
        assert isinstance(item, (Document, Failure))
        assert item.id
        item.id.encode()
        if isinstance(item, Document):
            assert item.text.strip()
            item.text.encode()
        else:
            assert item.reason
            assert "\n" not in item.reason
    assert found, "nothing is dropped without a word"
    return found


@pytest.mark.parametrize("ending", ENDINGS)
@SHARED_FOLDER
@given(data=st.binary(max_size=300), squeeze=st.sampled_from([bytes, gzip.compress]))
def test_any_bytes(tmp_path: Path, ending: str, data: bytes, squeeze: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(squeeze(data))
    check(path)


@SHARED_FOLDER
@given(record=st.dictionaries(KEYS, JSON_VALUES, max_size=6))
def test_any_record(tmp_path: Path, record: dict[str, object]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps(record).encode() + b"\n")
    assert len(check(path)) == 1


@SHARED_FOLDER
@given(markup=MARKUP)
def test_any_markup(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(markup.encode("utf-8", "replace"))
    assert len(check(path)) == 1


@SHARED_FOLDER
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=70))
def test_plain_text_round_trips(tmp_path: Path, text: str) -> None:
    """A short text is a document with exactly these code points, unless it is blank or looks binary."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (found,) = check(path)
    if isinstance(found, Document):
        assert found.text == text.removeprefix("\ufeff")
    else:
        assert not text.removeprefix("\ufeff").strip() or "\0" in text or "not English" in found.reason
