"""The verbs with a reader that knows two texts: what they print, keep and end with."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from demarche.archive import Archive
from demarche.cli import stages
from demarche.cli.expected import expected_documents
from demarche.cli.main import VERBS, main
from demarche.documents.failure import Failure
from demarche.plain_json import from_json, to_json
from demarche.records import Comparison, When, reading_from_json

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner

    from demarche.records import Reading

pytestmark = pytest.mark.usefixtures("fake_stages")


def test_read_json_is_the_contract(run: CliRunner, russian: Reading, british: Reading) -> None:
    """JSON Lines, a reading each, from which the same readings come back; progress and rates stay off the output."""
    outcome = run.invoke(main, ["read", "kremlin.txt", "number10.txt", "--format", "json"])
    assert outcome.exit_code == 0
    assert [reading_from_json(json.loads(line)) for line in outcome.stdout.splitlines()] == [russian, british]
    assert outcome.stderr.startswith("2 documents, 77 words in ")


def test_read_json_of_what_utf_8_lacks(run: CliRunner, russian: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lone surrogate is escaped, and the rest of the run is not lost."""
    odd = replace(russian, document=replace(russian.document, text="a \ud800 b"))

    class Odd:
        def read_many(self, _: Any) -> list[Reading]:
            return [odd]

    monkeypatch.setattr(stages, "make_reader", Odd)
    outcome = run.invoke(main, ["read", "kremlin.txt", "--format", "json"])
    assert reading_from_json(json.loads(outcome.stdout)) == odd


def test_read_text_parts_documents(run: CliRunner) -> None:
    outcome = run.invoke(main, ["read", "kremlin.txt", "number10.txt"])
    first, second = outcome.stdout.split(f"\n{'─' * 80}\n\n")
    assert first.startswith("Telephone conversation with Prime Minister")
    assert second.startswith("call.txt\nPrime Minister's Office (GBR) · undated · 23 words\n")
    assert all(len(line) <= 80 for line in outcome.stdout.splitlines())


def test_read_goes_on_after_a_failure_and_tells_it(run: CliRunner) -> None:
    outcome = run.invoke(main, ["-q", "read", "empty.txt", "kremlin.txt"])
    assert outcome.exit_code == 1
    assert outcome.stdout.startswith("Telephone")
    assert outcome.stderr == "demarche: 1 document failed:\n  empty.txt: the file is empty\n"


def test_read_keeps_in_an_archive_too(run: CliRunner, tmp_path: Path, russian: Reading) -> None:
    path = tmp_path / "a.db"
    outcome = run.invoke(main, ["read", "kremlin.txt", "empty.txt", "--archive", str(path)])
    assert outcome.exit_code == 1
    with Archive(path) as archive:
        assert archive.reading(russian.document.id) == russian
        assert archive.failures() == (Failure("empty.txt", "the file is empty"),)


def test_verbose_logs_pairs(run: CliRunner) -> None:
    outcome = run.invoke(main, ["--verbose", "read", "number10.txt", "empty.txt"])
    logged = [line for line in outcome.stderr.splitlines() if line.startswith("time=")]
    assert len(logged) == 2
    assert logged[0].endswith(" level=info logger=demarche.cli.run event=read document=call.txt words=23")
    assert logged[1].endswith(' event=failed document=empty.txt reason="the file is empty"')


def test_add_says_what_it_did_and_skips_what_is_held(run: CliRunner, tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    call = ["add", "kremlin.txt", "empty.txt", "number10.txt", "--archive", path]
    first, second = run.invoke(main, call), run.invoke(main, call)
    assert (first.exit_code, first.stdout) == (1, "")
    assert first.stderr.splitlines()[1:] == [
        "demarche: 1 document failed:",
        "  empty.txt: the file is empty",
        f"{path}: 2 added, 1 failed",
    ]
    assert second.stderr.splitlines()[-1] == f"{path}: 2 unchanged, 1 failed"


def test_add_shows_a_bar_on_a_terminal(run: CliRunner, tmp_path: Path) -> None:
    """The bar counts documents and gives both rates; --quiet leaves it out, and the rate at the end too."""
    call = ["add", "kremlin.txt", "number10.txt", "--archive", str(tmp_path / "a.db")]
    shown = run.invoke(main, call, env={"FORCE_COLOR": "1", "COLUMNS": "80"}).stderr
    assert "2/2" in shown
    assert "documents/s" in shown.split("2/2")[1]
    assert run.invoke(main, ["-q", *call], env={"FORCE_COLOR": "1"}).stderr == ""


def test_add_does_not_read_what_is_held(run: CliRunner, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading is what costs: an interrupted run that goes on must not begin anew."""
    seen: list[Any] = []
    reader = stages.make_reader()
    read_many = reader.read_many

    def watched(documents: Any) -> Any:
        for item in read_many(documents):
            seen.append(item)
            yield item

    monkeypatch.setattr(reader, "read_many", watched)
    monkeypatch.setattr(stages, "make_reader", lambda: reader)
    assert run.invoke(main, ["add", "kremlin.txt", "--archive", str(filled)]).exit_code == 0
    assert seen == []


def test_add_keeps_going_where_one_cannot_be_kept(
    run: CliRunner, tmp_path: Path, russian: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = replace(russian, claims=russian.claims * 2)

    class Twice:
        info = russian.reader

        def read_many(self, documents: Any) -> Any:
            return (twice for _ in documents)

    monkeypatch.setattr(stages, "make_reader", Twice)
    outcome = run.invoke(main, ["add", "kremlin.txt", "--archive", str(tmp_path / "a.db")])
    assert outcome.exit_code == 1
    assert "two records of its reading share the id 3f2a9c01de-l1" in outcome.stderr


def test_compare(run: CliRunner) -> None:
    text = run.invoke(main, ["compare", "kremlin.txt", "number10.txt"])
    assert text.exit_code == 0
    assert text.stdout.startswith(
        "A  President of Russia (RUS) · 54 words\nB  Prime Minister's Office (GBR) · 23 words\n"
    )
    plain = run.invoke(main, ["compare", "kremlin.txt", "number10.txt", "--format", "json"])
    made = json.loads(plain.stdout)
    assert to_json(from_json(Comparison, made)) == made
    assert list(made["documents"]) == ["A", "B"]


@pytest.mark.parametrize(
    ("paths", "code", "told"),
    [
        (["kremlin.txt"], 2, "demarche: compare takes 2 to 26 documents, not 1"),
        (["kremlin.txt", "empty.txt"], 1, "demarche: empty.txt: the file is empty"),
    ],
)
def test_compare_that_cannot_be(run: CliRunner, paths: list[str], code: int, told: str) -> None:
    outcome = run.invoke(main, ["compare", *paths])
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (code, "", told + "\n")


@pytest.mark.parametrize("form", ["json", "html", "text"])
def test_compare_the_versions_of_a_contact(run: CliRunner, filled: Path, form: str) -> None:
    archive = ["--archive", str(filled)]
    joined = run.invoke(main, ["judge", "3f2a9c01de-c1", "same contact", "--other", "c1", "--by", "Ana", *archive])
    assert joined.exit_code == 0
    outcome = run.invoke(main, ["compare", "--contact", "3f2a9c01de-c1", "--format", form, *archive])
    assert outcome.exit_code == 0
    assert outcome.stdout == run.invoke(main, ["compare", "kremlin.txt", "number10.txt", "--format", form]).stdout


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        # one of the three ways to name versions, and only one
        ([], "compare takes documents, or --contact ID, or --find FOLDER: one of the three"),
        (["a.txt", "--find", "."], "compare takes documents, or --contact ID, or --find FOLDER: one of the three"),
        (["--contact", "c1"], "no archive is named: give --archive FILE, or set DEMARCHE_ARCHIVE"),
        (["--contact", "s1", "--archive", "{archive}"], "s1 is no contact; `demarche contacts` lists them"),
        (["--find", ".", "--format", "html"], "--find has the formats text and json, not html"),
    ],
)
def test_compare_versions_that_cannot_be(run: CliRunner, filled: Path, arguments: list[str], told: str) -> None:
    outcome = run.invoke(main, ["compare", *(a.format(archive=filled) for a in arguments)])
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (2, "", f"demarche: {told}\n")


def test_find_the_pairs_of_a_folder(
    run: CliRunner, russian: Reading, british: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = [
        replace(reading, contacts=(replace(reading.contacts[0], date=When(start=day, end=day)),))
        for reading, day in ((russian, "2015-05-26"), (british, "2015-05-25"))
    ]
    items: list[Reading | Failure] = [*dated, Failure("empty.txt", "the file is empty")]
    monkeypatch.setattr("demarche.cli.version_pairs.readings_of", lambda _documents, _run: iter(items))
    table = run.invoke(main, ["--quiet", "compare", "--find", "."])
    # a document that fails is told of, and the run goes on
    assert (table.exit_code, table.stderr) == (1, "demarche: 1 document failed:\n  empty.txt: the file is empty\n")
    assert table.stdout.startswith("Day           Versions")
    assert "a day apart" in " ".join(table.stdout.split())
    plain = json.loads(run.invoke(main, ["--quiet", "compare", "--find", ".", "--format", "json"]).stdout)
    assert plain["documents"] == [british.document.id, russian.document.id]
    assert plain["reasons"][0] == "both parties: GBR, RUS"
    items.pop(0)
    alone = run.invoke(main, ["compare", "--find", "."])
    assert (alone.stdout, "no two documents give accounts" in alone.stderr) == ("", True)


def test_contacts_table(run: CliRunner, filled: Path) -> None:
    outcome = run.invoke(main, ["contacts", "--archive", str(filled)])
    assert outcome.stdout == (
        "Day           Mode       Parties              Topics               Record\n"
        "2015-05-25    call       Vladimir Putin and   Syria, Bilateral     3f2a9c01de-c1\n"
        "                         David Cameron        relations\n"
        "              call       David Cameron and                         c1\n"
        "                         Vladimir Putin\n"
    )


def test_statements_table(run: CliRunner, filled: Path) -> None:
    outcome = run.invoke(main, ["statements", "--archive", str(filled), "--actor", "RUS", "--act", "stress"])
    assert outcome.stdout == (
        "Day           Act and who           What                           Record\n"
        "(2015-05-25)  stress                =the priority is full          3f2a9c01de-s2\n"
        "              David Cameron →       implementation of the Minsk\n"
        "              Vladimir Putin        agreement\n"
    )


def test_documents_table(run: CliRunner, filled: Path) -> None:
    outcome = run.invoke(main, ["documents"], env={"DEMARCHE_ARCHIVE": str(filled)})
    assert outcome.stdout == (
        "Day         Publisher           Document                    Contacts  Statements\n"
        "2015-05-25  President of        Telephone conversation             1           2\n"
        "            Russia (RUS)        with Prime Minister of\n"
        "                                Great Britain David\n"
        "                                Cameron\n"
        "                                http://en.kremlin.ru/event\n"
        "                                s/president/news/49522\n"
        "            Prime Minister's    call.txt                           1           2\n"
        "            Office (GBR)\n"
    )
    failed = run.invoke(main, ["documents", "--failed", "--archive", str(filled), "--format", "csv"])
    assert failed.stdout == "document,reason\nempty.txt,the file is empty\n"


def test_csv_names_and_neutralises(run: CliRunner, filled: Path) -> None:
    """Names beside ids; a cell that a spreadsheet would take for a formula is made a text."""
    outcome = run.invoke(main, ["statements", "--archive", str(filled), "--act", "stress", "--format", "csv"])
    (row,) = csv.DictReader(io.StringIO(outcome.stdout))
    assert (row["speakers"], row["speaker_ids"], row["joint"]) == ("David Cameron", "david-cameron", "no")
    assert row["content"].startswith("'=the priority")
    contacts = run.invoke(main, ["contacts", "--archive", str(filled), "--format", "csv"])
    assert [row["minutes"] for row in csv.DictReader(io.StringIO(contacts.stdout))] == ["30", "30"]


def test_json_of_rows(run: CliRunner, filled: Path, russian: Reading) -> None:
    outcome = run.invoke(main, ["contacts", "--archive", str(filled), "--since", "2015", "--format", "json"])
    assert json.loads(outcome.stdout) == {
        "document": russian.document.id,
        "kind": "contacts",
        "record": to_json(russian.contacts[0]),
    }
    listed = run.invoke(main, ["documents", "--archive", str(filled), "--text", "DebkaFile", "--format", "json"])
    assert json.loads(listed.stdout)["id"] == russian.document.id


def test_nothing_found_names_the_nearest(run: CliRunner, filled: Path) -> None:
    outcome = run.invoke(main, ["contacts", "--archive", str(filled), "--actor", "Camerun"])
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr == "no contacts match\nthe archive names nobody 'Camerun'; the nearest are David Cameron\n"
    quiet = run.invoke(main, ["-q", "contacts", "--archive", str(filled), "--topic", "x", "--format", "csv"])
    assert quiet.stderr == ""
    assert quiet.stdout.startswith("document,record,mode")
    assert quiet.stdout.count("\n") == 1


def test_show(run: CliRunner, filled: Path, russian: Reading) -> None:
    place = ["--archive", str(filled)]
    record = run.invoke(main, ["show", "3f2a9c01de-l1", *place])
    assert record.stdout.endswith(
        "  attributed  DebkaFile                                            3f2a9c01de-l1\n"
        "    │ According to DebkaFile, «a column is heading toward Jordan».\n"
    )
    proof = json.loads(run.invoke(main, ["show", "3f2a9c01de-l1", *place, "--format", "json"]).stdout)
    assert (proof["kind"], proof["proof"]) == ("claims", ["a column is heading toward Jordan"])
    whole = run.invoke(main, ["show", russian.document.id, *place, "--format", "json"])
    assert reading_from_json(json.loads(whole.stdout)) == russian
    assert run.invoke(main, ["show", "call.txt#s1", *place]).exit_code == 0
    nothing = run.invoke(main, ["show", "nowhere", *place])
    assert (nothing.exit_code, nothing.stderr) == (2, f"demarche: archive {filled} holds no record 'nowhere'\n")


def test_evaluate_passes_on_what_it_is_asked(run: CliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: dict[str, Any] = {}

    def run_evaluation(sets: Any, **more: Any) -> int:
        asked.update(more, sets=sets)
        return 1

    monkeypatch.setattr("demarche.evaluation.run.run_evaluation", run_evaluation)
    outcome = run.invoke(main, ["evaluate", "own", "--format", "json", "--evals", str(tmp_path), "--require-all"])
    assert outcome.exit_code == 1
    assert asked == {"sets": ("own",), "output_format": "json", "evals": tmp_path, "require_all": True}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["reed"], "there is no verb 'reed'; the verbs are read, compare, add"),
        (["--colour"], "there is no option --colour; there are --verbose, --quiet, --version, --help"),
        (["read"], "missing argument 'PATH...'; the call is demarche read [OPTIONS] PATH..."),
        (["read", "x", "--form", "json"], "there is no option --form; there are --published, --publisher, --side"),
        (["read", "x", "--format", "xml"], "invalid value for '--format': 'xml' is not one of 'text', 'json'"),
        (["show"], "missing argument 'ID'"),
        (["contacts"], "no archive is named: give --archive FILE, or set DEMARCHE_ARCHIVE"),
        (["contacts", "--archive"], "option '--archive' requires an argument"),
        (["contacts", "--archive", "none.db"], "there is no archive none.db; `demarche add SOURCE"),
        (["contacts", "--limit", "0", "--archive", "x"], "invalid value for '--limit': 0 is not in the range x>=1"),
        (["statements", "--act", "shout", "--archive", "FILLED"], "'shout' is no act; allowed are agree, differ"),
        (["documents", "--since", "May", "--archive", "FILLED"], "'May' is no day; give YYYY-MM-DD, YYYY-MM or YYYY"),
        (["-v", "-q", "read", "x"], "--verbose and --quiet exclude each other"),
    ],
)
def test_bad_call_is_one_line(run: CliRunner, filled: Path, arguments: list[str], told: str) -> None:
    """What was wrong, what is allowed, exit code 2, nothing on standard output."""
    call = [str(filled) if argument == "FILLED" else argument for argument in arguments]
    outcome = run.invoke(main, call, env={"DEMARCHE_ARCHIVE": None})
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"demarche: {told}")
    assert outcome.stderr.count("\n") == 1


def test_verbs_are_what_help_lists() -> None:
    """The list of verbs is kept apart from the verbs so that --help imports none; they must say the same."""
    for name, text in VERBS.items():
        verb = main.commands.get(name) or main.get_command(None, name)  # type: ignore[arg-type]  # no context needed
        assert verb is not None
        assert (verb.name, verb.short_help) == (name, text)


def test_bare_call_and_version(run: CliRunner) -> None:
    bare = run.invoke(main, [])
    assert bare.exit_code == 0
    assert "compare      Set the versions of one contact side by side." in bare.stdout
    assert run.invoke(main, ["--version"]).stdout.startswith("demarche 0.")


def test_interrupt_is_one_line(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stages, "make_reader", interrupt)
    outcome = run.invoke(main, ["read", "kremlin.txt"])
    assert outcome.exit_code == 130
    assert outcome.stderr.strip() == "demarche: interrupted"


def test_expected_number_of_documents(tmp_path: Path) -> None:
    """Files count one, JSON Lines their lines, metadata nothing; of standard input nothing is known."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.meta.json").write_text("{}")
    lines = tmp_path / "sub" / "b.jsonl"
    lines.parent.mkdir()
    lines.write_text('{"text": "x"}\n\n{"text": "y"}\n')
    assert expected_documents([str(tmp_path)]) == 3
    assert expected_documents([str(lines), str(tmp_path / "a.txt")]) == 3
    assert expected_documents(["-"]) is None
