"""The gold in evals/ is what it says: our own words, every quote in its place, every value one of the contract's."""

from __future__ import annotations

import gzip
import json
import re
import typing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from demarche import records
from demarche.errors import UsageError
from demarche.evaluation.gold import load_comparison, load_reading, load_sentences
from demarche.evaluation.quotes import locate, overlap
from demarche.evaluation.sets import GOLD_SETS
from demarche.records import RECORD_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

EVALS = Path(__file__).resolve().parents[2] / "evals"
READINGS = sorted((EVALS / "readouts").glob("*.gold.json"))
PAIRS = sorted((EVALS / "pairs").glob("*.json"))
META_KEYS = {"title", "url", "published", "publisher", "side", "facts", "wording"}
EVENT_TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip

# Which values the contract allows in which field of which kind.
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("actors", "type"): set(typing.get_args(records.ActorType)),
    ("contacts", "mode"): set(typing.get_args(records.ContactMode)),
    ("contacts", "status"): set(typing.get_args(records.ContactStatus)),
    ("statements", "act"): set(typing.get_args(records.Act)),
    ("positions", "stance"): set(typing.get_args(records.Stance)),
    ("events", "type"): EVENT_TYPES,
    ("events", "status"): set(typing.get_args(records.EventStatus)),
    ("commitments", "kind"): set(typing.get_args(records.CommitmentKind)),
    ("claims", "certainty"): set(typing.get_args(records.Certainty)),
    ("relations", "direction"): set(typing.get_args(records.Direction)),
}
PARTY_FIELDS = {
    "contacts": ("parties",),
    "statements": ("speakers",),
    "positions": ("actor",),
    "events": ("sources", "targets"),
    "commitments": ("by",),
    "claims": ("by",),
    "relations": ("dyad",),
    "channels": ("path",),
}
# A sentence with one of these words reports what somebody said.
SPEECH = re.compile(
    r"\b(said|saying|noted|stressed|underlined|emphasized|reaffirmed|reiterated|restated|agreed|urged|called (up)?on|"
    r"thanked|congratulated|welcomed|offered|proposed|pledged|promised|warned|denied|praised|announced|discussed|"
    r"condemned|accused|expressed|told|informed|recalled|replied|differed|apologized|regretted)\b"
)
SENTENCE = re.compile(r"\S[^\n]*?(?:[.:](?=\s[A-Z“1-9]|\s*\n|\s*$)|\n|$)")


def _day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_reading_quotes_stand_once(path: Path) -> None:
    # A quote that is not in the text, or is twice, would point the scorer to the wrong words.
    gold = load_reading(path)
    text = gold.text_path.read_text(encoding="utf-8")
    for kind, entries in gold.records.items():
        for entry in entries:
            assert entry.quotes, (kind, entry.fields)
            for quote in entry.quotes:
                assert text.count(quote) == 1, (kind, quote)


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_reading_values_are_the_contracts(path: Path) -> None:
    gold = load_reading(path)
    assert gold.exhaustive
    assert set(gold.records) == set(RECORD_KINDS)
    for (kind, field), allowed in ALLOWED.items():
        for entry in gold.records[kind]:  # type: ignore[index]  # the keys are record kinds
            assert entry.fields[field] in allowed, (kind, field, entry.fields)
    for contact in gold.records["contacts"]:
        for end in ("from", "to"):
            assert contact.fields[end] is None or _day(contact.fields[end]), contact.fields
    for commitment in gold.records["commitments"]:
        assert commitment.fields["due"] is None or _day(commitment.fields["due"]), commitment.fields


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_joint_is_said_of_several_only(path: Path) -> None:
    # "It was agreed" has no holder and no joint voice; one government has none either.
    for statement in load_reading(path).records["statements"]:
        if statement.fields["joint"]:
            assert len(statement.parties("speakers")) > 1, statement.quotes


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_every_party_is_an_actor(path: Path) -> None:
    # A party that is no actor of the text could never be found.
    gold = load_reading(path)
    names = {actor.fields["name"] for actor in gold.records["actors"]}
    countries = {actor.fields["country"] for actor in gold.records["actors"]}
    for kind, fields in PARTY_FIELDS.items():
        for entry in gold.records[kind]:  # type: ignore[index]  # the keys are record kinds
            for field in fields:
                held: Any = entry.fields[field]
                for party in [held] if isinstance(held, str) else held:
                    assert party in names or party in countries, (kind, party)


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_every_speech_is_annotated(path: Path) -> None:
    # Gold that calls itself exhaustive must leave no speech verb out, or precision would punish the reader for it.
    gold = load_reading(path)
    text = gold.text_path.read_text(encoding="utf-8")
    places = [span for entry in gold.records["statements"] for span in locate(text, entry.quotes)]
    for match in SPEECH.finditer(text):
        frame = re.match(r"spokesperson said:", text[max(0, match.start() - 13) :])
        assert frame or overlap([match.span()], places), text[match.start() - 40 : match.end() + 40]


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_contact_reported_is_an_event(path: Path) -> None:
    # Every readout reports a contact of its own, on a day, and codes it as a CONSULT.
    gold = load_reading(path)
    assert any(c.fields["status"] == "held" and c.fields["from"] for c in gold.records["contacts"])
    assert any(e.fields["type"] == "CONSULT" for e in gold.records["events"])


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.name)
def test_text_and_metadata(path: Path, plain_json: Callable[[Path], Any]) -> None:
    gold = load_reading(path)
    text = gold.text_path.read_text(encoding="utf-8")
    meta = plain_json(gold.text_path.with_suffix(".meta.json"))
    assert 80 <= len(text.split()) <= 220
    assert set(meta) == META_KEYS
    assert meta["url"] is None  # our own words stand at no address
    assert _day(meta["published"])
    document = plain_json(path)["document"]
    assert {key: document[key] for key in ("title", "published", "publisher", "side")} == {
        key: meta[key] for key in ("title", "published", "publisher", "side")
    }


def test_own_readouts_are_many_and_mixed(plain_json: Callable[[Path], Any]) -> None:
    documents = [plain_json(path)["document"] for path in READINGS]
    sides = {d["side"] for d in documents if re.fullmatch("[A-Z]{3}", d["side"])}
    years = {d["published"][:4] for d in documents}
    acts = {s.fields["act"] for path in READINGS for s in load_reading(path).records["statements"]}
    assert len(READINGS) >= 12
    assert len(sides) >= 12
    assert len(years) >= 8
    assert acts == set(typing.get_args(records.Act))  # a floor that no act escapes


def test_texts_are_listed_once() -> None:
    # One text, one home: no two gold files of readings share one, and every text of the folder has its gold.
    texts = [load_reading(path).text_path for path in READINGS]
    assert len(texts) == len(set(texts))
    assert set((EVALS / "readouts").glob("*.txt")) <= set(texts)


@pytest.mark.parametrize("path", PAIRS, ids=lambda p: p.name)
def test_pair_quotes_stand_once(path: Path) -> None:
    gold = load_comparison(path)
    texts = {label: text.read_text(encoding="utf-8") for label, text in gold.text_paths.items()}
    for point in gold.points:
        for label, quotes in point.quotes.items():
            for quote in quotes:
                assert texts[label].count(quote) == 1, (label, quote)


@pytest.mark.parametrize("path", PAIRS, ids=lambda p: p.name)
def test_pair_points_and_facts_agree_with_themselves(path: Path, plain_json: Callable[[Path], Any]) -> None:
    plain = plain_json(path)
    for point in plain["points"]:
        quoted = {label for label, quotes in point["quotes"].items() if quotes}
        assert point["relation"] in typing.get_args(records.PointRelation)
        assert (point["difference"] is not None) == (point["relation"] == "differs")
        assert point["difference"] in (None, *typing.get_args(records.Difference))
        assert quoted == ({point["only"]} if point["relation"] == "only" else {"A", "B"}), point["topic"]
    for fact in plain["facts"]:
        stated = [label for label, value in fact["values"].items() if value is not None]
        assert fact["silent"] == [label for label in fact["values"] if label not in stated]
        assert (fact["agree"] is None) == (len(stated) < 2), fact["field"]


@pytest.mark.parametrize("path", PAIRS, ids=lambda p: p.name)
def test_pair_leaves_no_statement_out(path: Path) -> None:
    # A statement of either version that no point takes up would be a surplus of the reader's.
    gold = load_comparison(path)
    by_text = {load_reading(p).text_path: load_reading(p) for p in READINGS}
    for label, text_path in gold.text_paths.items():
        text = text_path.read_text(encoding="utf-8")
        places = [span for point in gold.points for span in locate(text, point.quotes.get(label, ()))]
        for statement in by_text[text_path].records["statements"]:
            assert overlap(locate(text, statement.quotes), places), statement.quotes


def test_no_sentence_is_taken_from_official_documents(corpus: Path) -> None:
    # The words are ours: no sentence of six words or more stands in any of the official documents.
    with gzip.open(corpus / "official" / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        official = "\n".join(json.loads(line)["text"] for line in lines)
    for path in READINGS:
        text = load_reading(path).text_path.read_text(encoding="utf-8")
        sentences = [s.group().strip(" .:“”\n") for s in SENTENCE.finditer(text)]
        assert len(sentences) > 3
        for sentence in sentences:
            assert len(sentence.split()) < 6 or sentence not in official, sentence


def test_examples_are_shipped_with_their_metadata() -> None:
    # `make demo` reads these from the installed package.
    names = {entry.name for entry in (files("demarche") / "examples").iterdir()}
    texts = {name.removesuffix(".txt") for name in names if name.endswith(".txt")}
    assert {"putin-cameron-kremlin", "putin-cameron-downing-street"} <= texts
    assert {name.removesuffix(".meta.json") for name in names if name.endswith(".meta.json")} == texts


def test_shared_gold_loads(corpus: Path) -> None:
    # The same loaders take the shared gold, whose pairs name no path.
    counts = {s.name: len(s.paths(corpus)) for s in GOLD_SETS if s.home == "corpus"}
    assert counts == {"seed": 1, "readouts": 13, "pairs": 12, "plover": 1, "names": 1, "petrarch": 1}
    assert load_reading(corpus / "seed" / "expected.json").published == "2015-05-26"
    assert sum(len(load_comparison(p).points) for p in (corpus / "pairs").glob("p??.json")) == 131
    assert len(load_sentences(corpus / "plover_gsr" / "events.jsonl")) == 316


BROKEN = [
    ('{"document": {}}', "is no gold of a reading"),  # a document without a path
    ('{"document": {"path": "absent.txt"}}', "does not exist"),  # a text that is not there
    ('{"document": {"path": "here.txt"}, "events": [{"type": "AGREE"}]}', "is no gold of a reading"),  # no quotes
    ("{", "is no JSON"),
    ("[]", "is no gold of a reading"),
]


@pytest.mark.parametrize(("content", "reason"), BROKEN)
def test_broken_gold_names_the_file(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "here.txt").write_text("Here.", encoding="utf-8")
    path = tmp_path / "x.gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=rf"x\.gold\.json.*{reason}|{reason}"):
        load_reading(path)


def test_broken_comparison_and_sentence_name_the_place(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"documents": []}', encoding="utf-8")
    with pytest.raises(UsageError, match="is no gold of a comparison"):
        load_comparison(path)
    path.write_text('{"id": "1", "events": []}\n{"id": "2"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 2, is no gold of a sentence"):
        load_sentences(path)
