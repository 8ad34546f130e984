"""JSON Lines: each line by itself, in any state."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest

from demarche.documents.assemble import Given
from demarche.documents.failure import Failure
from demarche.documents.jsonl import parse_object, read_lines, read_record
from demarche.documents.original import Loaded
from demarche.errors import DocumentError
from demarche.records import Document
from demarche.sources.stream import ByteStream

TEXT = "The ministers met in Paris on Monday and agreed to meet again."


def unloaded(item: Loaded | Failure) -> Document | Failure:
    """The document without what it was made of."""
    return item.document if isinstance(item, Loaded) else item


def read(data: bytes) -> list[Document | Failure]:
    return [unloaded(item) for item in read_lines(ByteStream(io.BytesIO(data)), "a.jsonl", Given())]


def record(**values: Any) -> Document | Failure:
    return unloaded(read_record(json.dumps(values).encode(), "a.jsonl#1", Given()))


def test_every_line_by_itself() -> None:
    lines = [
        json.dumps({"id": "one", "text": TEXT}),
        "",  # a blank line is none
        '{"id": "two", "text": ',  # cut off
        json.dumps({"url": "http://en.kremlin.ru/x", "text": TEXT}),
        "[1, 2]",
        json.dumps({"text": TEXT}),
        json.dumps({"id": "empty", "text": " "}),
    ]
    found = read("\n".join(lines).encode())
    assert [(item.id, isinstance(item, Document)) for item in found] == [
        ("one", True),
        ("a.jsonl#3", False),
        ("http://en.kremlin.ru/x", True),
        ("a.jsonl#5", False),
        ("a.jsonl#6", True),
        ("empty", False),  # a record that can be named fails under its name
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),  # blank lines alone
        (b"%PDF-1.4\n\xff\n\xff\n", "a PDF file where text was expected"),  # one failure, not one for each line
        ('{"text": "x"}'.encode("utf-16"), "UTF-16: JSON Lines must be UTF-8"),
    ],
)
def test_a_whole_file_fails_once(data: bytes, reason: str) -> None:
    (failure,) = read(data)
    assert isinstance(failure, Failure)
    assert failure.id == "a.jsonl"
    assert reason in failure.reason


def test_truncated_gzip_gives_the_lines_before_it() -> None:
    lines = "".join(json.dumps({"id": str(number), "text": f"{TEXT} {number**9}"}) + "\n" for number in range(4000))
    found = read(gzip.compress(lines.encode())[:-2000])
    *documents, failure = found
    assert len(documents) > 1000
    assert all(isinstance(item, Document) for item in documents)
    assert isinstance(failure, Failure)
    assert failure == Failure(
        "a.jsonl", f"truncated gzip: the file ends before its data does (after line {len(documents)})"
    )


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"id": "x"}, 'neither "text" nor "html"'),
        ({"text": 5}, '"text" must be a text, not a number'),
        ({"text": None, "html": []}, '"html" must be a text, not an array'),
        ({"text": TEXT, "title": 5}, '"title" must be a text, not int'),
        ({"text": TEXT, "url": "a\0b"}, '"url": binary'),
        ({"text": TEXT, "side": "Russia"}, r"unknown side 'Russia' (perhaps RUS?)"),
        ({"text": "a\ud800b"}, "surrogate pair"),
        ({"text": "a\0b"}, "NUL character"),
        ({"html": "<p>a\ud800b</p>"}, "surrogate pair"),  # the parser would stop there
        ({"html": "<p>a\0b</p>"}, "NUL character"),
    ],
)
def test_faulty_record(values: dict[str, Any], reason: str) -> None:
    found = record(**values)
    assert isinstance(found, Failure)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[" * 100_000, "nested too deep"),
        (b'{"id": ' + b"9" * 5000 + b"}", "number that cannot be read"),
        (b'{"a": 1} {"b": 2}', "broken or truncated JSON: Extra data"),  # two objects on a line
        (b'{"a": "\xff"}', "not UTF-8"),
        (b"null", "must be an object, not null"),
    ],
)
def test_no_object(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        parse_object(data)


def test_fields() -> None:
    found = record(
        id=7, text=TEXT, title=" T ", url="https://tass.com/x", published="2015-05-26", publisher="TASS", side="rus"
    )
    assert isinstance(found, Document)
    assert (found.id, found.title, found.publisher, found.side) == ("7", "T", "TASS", "RUS")
    assert (found.published, found.published_method) == ("2015-05-26", "metadata")


def test_html_record_is_filled_from_its_page() -> None:
    found = record(html=f"<html><head><title>A title</title></head><body><p>{TEXT}</p></body></html>", title="Given")
    assert isinstance(found, Document)
    assert (found.text, found.title, found.id) == (TEXT, "Given", "a.jsonl#1")


def test_text_goes_before_html() -> None:
    found = record(text=TEXT, html="<p>Other.</p>")
    assert isinstance(found, Document)
    assert found.text == TEXT
