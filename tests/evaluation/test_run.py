"""Sets chosen, measured, held to floors and reported, with a stand-in for the reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from demarche.documents.failure import Failure
from demarche.errors import UsageError
from demarche.evaluation import run
from demarche.evaluation.baselines import side_says_every_sentence
from demarche.evaluation.figures import Figure, hold, load_floors, shares
from demarche.evaluation.gold import GoldReading, load_reading
from demarche.evaluation.report import complain, print_tables, to_json_text
from demarche.evaluation.run import evaluate, run_evaluation
from demarche.evaluation.sets import GOLD_SETS, LONG_SETS, choose
from demarche.evaluation.tally import Tally
from demarche.records import Document, ReaderInfo, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

INFO = ReaderInfo(version="test", models={})


class StandIn:
    """Reads each text as its gold would have it, or fails where the text is not known."""

    def __init__(self, readings: dict[str, Reading]) -> None:
        self.readings = readings

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        """The known reading of each text."""
        for document in documents:
            known = isinstance(document, Document) and document.text in self.readings
            yield self.readings[document.text] if known else Failure(document.id, "not known here")  # type: ignore[union-attr]  # known says so


@pytest.fixture(scope="module")
def stand_in(evals: Path, perfect_reading: Callable[[GoldReading], Reading]) -> StandIn:
    golds = [load_reading(path) for path in sorted((evals / "readouts").glob("*.gold.json"))]
    return StandIn({(reading := perfect_reading(gold)).document.text: reading for gold in golds})


def test_perfect_reader_reaches_one_on_every_measure(evals: Path, tmp_path: Path, stand_in: StandIn) -> None:
    figures = evaluate(["own"], evals=evals, corpus=tmp_path, reads=stand_in)
    assert {figure.value for figure in figures} == {1.0}
    assert {figure.set for figure in figures} == {"own"}
    assert {"texts.read", "statements.recall", "events.precision", "all.f1"} <= {figure.measure for figure in figures}
    assert not complain(figures)


def test_baseline_of_statements_is_beside_them(evals: Path, tmp_path: Path, stand_in: StandIn) -> None:
    figures = evaluate(["own"], evals=evals, corpus=tmp_path, reads=StandIn(stand_in.readings))
    baselines = {f.measure: f.baseline for f in figures if f.baseline is not None}
    assert set(baselines) == {"statements.recall", "statements.precision", "statements.f1"}
    assert all(0 < value < 0.5 for value in baselines.values())


def test_text_that_fails_is_a_reading_without_records(evals: Path, tmp_path: Path, stand_in: StandIn) -> None:
    readings = dict(list(stand_in.readings.items())[1:])  # the first text is lost
    figures = {f.measure: f for f in evaluate(["own"], evals=evals, corpus=tmp_path, reads=StandIn(readings))}
    assert figures["texts.read"].found == figures["texts.read"].gold - 1
    assert figures["texts.read"].below  # the floor of the texts read is 1
    assert figures["statements.recall"].value is not None
    assert figures["statements.recall"].value < 1
    assert figures["statements.precision"].value == 1


def test_pairs_whose_versions_fail_have_no_points(evals: Path, tmp_path: Path) -> None:
    figures = {f.measure: f for f in evaluate(["own-pairs"], evals=evals, corpus=tmp_path, reads=StandIn({}))}
    assert figures["texts.read"].value == 0
    assert figures["points.right"].value == 0
    assert figures["points.right"].gold == 42
    assert figures["points.right"].baseline == pytest.approx(32 / 42)  # `only` of every point
    assert figures["facts.right"].value == 0


def test_events_are_read_from_lines(corpus: Path, evals: Path) -> None:
    figures = {f.measure: f for f in evaluate(["plover"], evals=evals, corpus=corpus, reads=StandIn({}))}
    assert figures["texts.read"].gold == 316
    assert figures["type.recall"].value == 0
    assert figures["type.precision"].value is None
    assert figures["type.recall"].baseline is not None
    assert 0.05 < figures["type.recall"].baseline < 0.2  # the commonest of sixteen types


def test_absent_set_is_skipped_with_the_reason(evals: Path, tmp_path: Path) -> None:
    figures = evaluate(["seed", "plover"], evals=evals, corpus=tmp_path, reads=StandIn({}))
    assert [(f.set, f.measure, f.value) for f in figures] == [("seed", "all", None), ("plover", "all", None)]
    assert all(f.skipped and str(tmp_path) in f.skipped and not f.below for f in figures)


def test_corpus_is_found_by_variable_or_beside_the_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evals = tmp_path / "clone" / "evals"
    evals.mkdir(parents=True)
    monkeypatch.delenv("DEMARCHE_CORPUS", raising=False)
    (figure,) = evaluate(["seed"], evals=evals)
    assert figure.skipped == f"no seed/expected.json in {tmp_path / 'shared' / 'corpus'}"
    monkeypatch.setenv("DEMARCHE_CORPUS", str(tmp_path / "elsewhere"))
    (figure,) = evaluate(["seed"], evals=evals)
    assert figure.skipped == f"no seed/expected.json in {tmp_path / 'elsewhere'}"


def test_evals_folder_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"there is no folder evals: name .* with --evals"):
        evaluate()
    (tmp_path / "evals").mkdir()
    assert {figure.set for figure in evaluate()} == {gold_set.name for gold_set in GOLD_SETS}  # all of them skipped


def test_sets_are_chosen_in_the_order_of_the_report() -> None:
    assert [s.name for s in choose(["pairs", "own", "pairs"])] == ["own", "pairs"]
    assert choose(None) == choose([]) == GOLD_SETS
    with pytest.raises(UsageError, match="no gold set 'owm'; the sets are own, own-pairs, seed"):
        choose(["owm"])


def test_metadata_beside_a_pair_is_no_gold(tmp_path: Path) -> None:
    (pairs,) = choose(["pairs"])
    (tmp_path / "pairs").mkdir()
    for name in ("p01.json", "p01.A.meta.json"):
        (tmp_path / "pairs" / name).write_text("{}", encoding="utf-8")
    assert [path.name for path in pairs.paths(tmp_path)] == ["p01.json"]


@pytest.mark.parametrize(
    ("value", "floor", "below"),
    [
        (0.45, 0.45, False),  # a floor is reached, not passed
        (0.449, 0.45, True),
        (None, 0.45, True),  # nothing to measure holds nothing
        (None, None, False),
        (0.0, None, False),
    ],
)
def test_floor(value: float | None, floor: float | None, below: bool) -> None:  # noqa: FBT001 - a table row
    assert Figure(set="own", measure="all.recall", value=value, floor=floor).below is below


def test_floors_go_to_their_figures() -> None:
    figures = shares("own", "statements", Tally(gold=4, found=2, answered=4))
    held = hold(figures, {"own": {"statements.recall": 0.6}, "seed": {"all.recall": 0.3}})
    assert [(f.measure, f.floor, f.below) for f in held] == [
        ("statements.recall", 0.6, True),
        ("statements.precision", None, False),
        ("statements.f1", None, False),
    ]


def test_floor_that_holds_nothing_is_refused() -> None:
    figures = shares("own", "statements", Tally(gold=4, found=2, answered=4))
    with pytest.raises(UsageError, match=r"statement\.recall of own, which has no such measure"):
        hold(figures, {"own": {"statement.recall": 0.6}})
    skipped = (Figure(set="own", measure="all", skipped="no files"),)
    assert hold(skipped, {"own": {"statements.recall": 0.6}}) == skipped  # not measured, so not known


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[own]\n"all.recall" = 1.5\n', "1.5, not a number from 0 to 1"),
        ('[own]\n"all.recall" = true\n', "True, not a number"),
        ('[own]\n"all.recall" = "0.5"\n', "not a number"),
        ("own = 0.5\n", "own is no table of floors"),
        ("[own\n", "is no TOML"),
        ("[owm]\n", "floors for owm, which is no gold set"),
    ],
)
def test_malformed_floors_are_refused(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "floors.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=reason):
        evaluate(["seed"], evals=tmp_path)


def test_floors_of_the_project_load(evals: Path) -> None:
    floors = load_floors(evals / "floors.toml")
    assert set(floors) <= {gold_set.name for gold_set in (*GOLD_SETS, *LONG_SETS)}
    assert floors["readouts"]["statements.recall"] >= 0.45


def test_exit_code_and_output(
    evals: Path, tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "_reader", lambda: stand_in)
    monkeypatch.setenv("DEMARCHE_CORPUS", str(tmp_path))
    assert run_evaluation(["own", "seed"], evals=evals) == 0
    text = capsys.readouterr().out
    assert "floors hold." in text
    assert "seed: skipped, no seed/expected.json" in text
    assert run_evaluation(["own", "seed"], evals=evals, require_all=True) == 1
    assert "seed: skipped though required" in capsys.readouterr().out
    assert run_evaluation(["own", "seed"], evals=evals, output_format="json", require_all=True) == 1
    plain = json.loads(capsys.readouterr().out)
    assert plain["held"] is False
    assert len(plain["complaints"]) == 1
    assert {f["set"] for f in plain["figures"]} == {"own", "seed"}


def test_missed_floor_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "readouts").mkdir()
    (tmp_path / "readouts" / "x.txt").write_text("They spoke today.", encoding="utf-8")
    gold = {"document": {"path": "x.txt"}, "exhaustive": True, "statements": [], "events": []}
    (tmp_path / "readouts" / "x.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "floors.toml").write_text('[own]\n"texts.read" = 0.5\n', encoding="utf-8")
    monkeypatch.setattr(run, "_reader", lambda: StandIn({}))
    assert run_evaluation(["own"], evals=tmp_path) == 1
    assert "own: texts.read is 0.0000, its floor is 0.5000" in capsys.readouterr().out


FIGURES = (
    Figure(set="own", measure="texts.read", value=1.0, floor=1.0, gold=20, found=20, answered=20),
    *shares("own", "statements", Tally(gold=150, found=75, answered=100), Tally(gold=150, found=30, answered=160)),
    Figure(set="own", measure="claims.recall", value=None, floor=0.3),
    Figure(set="pairs", measure="all", skipped="no corpus here"),
)


def test_tables_fit_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("w", encoding="utf-8") as stream:
        print_tables(hold(FIGURES, {"own": {"statements.recall": 0.6, "statements.precision": 0.75}}), (), stream)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 80
    row = next(line for line in lines if line.strip().startswith("statements"))
    assert row.split() == ["statements", "0.500", "<0.60", "0.750", "≥0.75", "0.600", "150", "75", "100"]
    baseline = next(line for line in lines if line.strip().startswith("baseline"))
    assert baseline.split() == ["baseline", "0.200", "0.188", "0.194"]
    assert "pairs: skipped, no corpus here" in lines


def test_complaints_name_set_measure_and_floor() -> None:
    assert complain(FIGURES) == ("own: claims.recall has nothing to measure, its floor is 0.3000",)
    assert complain(FIGURES, require_all=True)[-1] == "pairs: skipped though required, no corpus here"


def test_json_holds_every_figure() -> None:
    plain = json.loads(to_json_text(FIGURES, complain(FIGURES)))
    assert plain["held"] is False
    assert [f["measure"] for f in plain["figures"]] == [f.measure for f in FIGURES]
    assert plain["figures"][1]["baseline"] == pytest.approx(0.2)
    assert plain["figures"][-2]["below"] is True


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They spoke. He asked why? Good!", ["They spoke.", "He asked why?", "Good!"]),
        ("A line\nand another", ["A line\n", "and another"]),
        ("", []),
    ],
)
def test_side_says_every_sentence(text: str, sentences: list[str]) -> None:
    reading = side_says_every_sentence(Document(id="x", text=text, side="FRA"), INFO)
    assert [statement.content for statement in reading.statements] == sentences
    assert all(s.speakers == ("FRA",) and s.act == "say" and not s.joint for s in reading.statements)
    assert [text[a:b] for s in reading.statements for a, b in s.evidence] == sentences
