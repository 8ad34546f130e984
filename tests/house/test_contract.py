"""Whole readings and comparisons keep the record contract: valid, proven, tied together, the same every time."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import demarche
from demarche.errors import DocumentError, UsageError
from demarche.plain_json import to_json
from demarche.records import RECORD_KINDS, Reading, reading_from_json
from demarche.schema import load_schema

EXAMPLES = Path(demarche.__file__).parent / "examples"
VERSIONS = (EXAMPLES / "putin-cameron-kremlin.txt", EXAMPLES / "putin-cameron-downing-street.txt")
ACTOR_FIELDS = (
    "parties",
    "initiator",
    "sources",
    "targets",
    "speakers",
    "addressees",
    "actor",
    "by",
    "to",
    "disputed_by",
    "dyad",
    "path",
    "attribution",
)
VALIDATED_SHARE = 25
"""Of the whole corpus every so many-th reading is held against the schema; all have their spans and names checked."""


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(load_schema("reading"))


def unproven(reading: dict[str, Any]) -> list[str]:
    """Records whose proof lies outside the text or is blank."""
    text = reading["document"]["text"]
    return [
        f"{record['id']} {span}"
        for kind in RECORD_KINDS
        for record in reading[kind]
        for span in record["mentions" if kind == "actors" else "evidence"]
        if not (0 <= span[0] < span[1] <= len(text) and text[span[0] : span[1]].strip())
    ]


def unnamed(reading: dict[str, Any]) -> list[str]:
    """Places where a record names an actor that the reading does not have."""
    known = {actor["id"] for actor in reading["actors"]} | {"author"}
    missing = []
    for kind in RECORD_KINDS[1:]:
        for record in reading[kind]:
            for field in ACTOR_FIELDS:
                value = record.get(field)
                names = value if isinstance(value, list) else [value] if isinstance(value, str) else []
                missing += [f"{record['id']}.{field}: {name}" for name in names if name not in known]
    return missing


def untied(reading: dict[str, Any]) -> list[str]:
    """Places where a record refers to a record that is not there, and ids that stand twice."""
    ids = [record["id"] for kind in RECORD_KINDS for record in reading[kind]]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    contacts = {contact["id"] for contact in reading["contacts"]} | {None}
    statements = {statement["id"] for statement in reading["statements"]} | {None}
    loose = [s["id"] for s in reading["statements"] if s["contact"] not in contacts]
    loose += [p["id"] for p in reading["positions"] if p["statement"] not in statements]
    return twice + loose


def check(reading: Reading, validator: jsonschema.Draft202012Validator) -> None:
    plain = json.loads(json.dumps(to_json(reading)))
    assert [error.message for error in validator.iter_errors(plain)] == []
    assert unproven(plain) == []
    assert unnamed(plain) == []
    assert untied(plain) == []
    assert reading_from_json(plain) == reading


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_example_keeps_the_contract(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    reading = demarche.read(path)
    assert reading.statements
    check(reading, validator)


def test_reading_twice_gives_the_same_bytes() -> None:
    once, again = (json.dumps(to_json(demarche.read(VERSIONS[0]))) for _ in range(2))
    assert once == again


def test_the_article_keeps_the_contract(corpus: Path, validator: jsonschema.Draft202012Validator) -> None:
    check(demarche.read(corpus / "seed" / "article.txt", published="2015-05-26"), validator)


def test_real_readouts_keep_the_contract(corpus: Path, validator: jsonschema.Draft202012Validator) -> None:
    for path in sorted((corpus / "readouts").glob("d??.txt")):
        check(demarche.read(path), validator)


def test_a_comparison_keeps_the_contract() -> None:
    comparison = demarche.compare(*VERSIONS)
    plain = json.loads(json.dumps(to_json(comparison)))
    jsonschema.validate(plain, load_schema("comparison"))
    assert list(plain["documents"]) == ["A", "B"]
    texts = {label: demarche.read(path).document.text for label, path in zip("AB", VERSIONS, strict=True)}
    for point in plain["points"]:
        assert point["evidence"], "no point without proof"
        for label, spans in point["evidence"].items():
            assert all(texts[label][start:end].strip() for start, end in spans)
    indexes = range(len(plain["points"]))
    assert all(index in indexes for missing in plain["omissions"].values() for index in missing)


def test_versions_may_be_readings_or_paths() -> None:
    readings = [demarche.read(path) for path in VERSIONS]
    assert demarche.compare(*readings) == demarche.compare(str(VERSIONS[0]), VERSIONS[1])


@pytest.mark.parametrize(
    ("source", "arguments", "words"),
    [
        (EXAMPLES, {}, "more than one document"),  # a folder with several documents: which one is meant?
        (EXAMPLES / "nothing-there.txt", {}, "nothing-there.txt"),  # the text names the path
        (VERSIONS[0], {"published": "last Monday"}, "last Monday"),  # a day must be an ISO day
        (VERSIONS[0], {"side": "Atlantis"}, "Atlantis"),  # a side must be one that the tables have
    ],
)
def test_a_bad_call_is_a_usage_error(source: Path, arguments: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        demarche.read(source, **arguments)
    assert "\n" not in str(caught.value)


def test_a_comparison_of_one_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="two or more versions, not 1"):
        demarche.compare(VERSIONS[0])


def test_a_bad_document_is_a_document_error(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        demarche.read(empty)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_the_whole_corpus_is_read_without_a_failure(
    corpus: Path, tmp_path: Path, validator: jsonschema.Draft202012Validator
) -> None:
    source = corpus / "official" / "documents.jsonl.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        expected = sum(1 for _ in lines)
    target = tmp_path / "readings.jsonl"
    command = [Path(sys.executable).parent / "demarche", "read", source, "--format", "json"]
    with target.open("w", encoding="utf-8") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    count = 0
    with target.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines, start=1):
            plain = json.loads(line)
            assert unproven(plain) + unnamed(plain) + untied(plain) == [], plain["document"]["id"]
            if count % VALIDATED_SHARE == 0:
                validator.validate(plain)
    assert count == expected
