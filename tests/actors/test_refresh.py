"""Newer office-holders: asked of a server on loopback that answers as Wikidata does, and put into the user's tables."""

from __future__ import annotations

import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from demarche.actors import wikidata
from demarche.actors.knowledge import knowledge_of
from demarche.actors.overlay import overlaid
from demarche.actors.refreshing import family_name, newest_term, refresh
from demarche.actors.schema import shipped_tables
from demarche.actors.wikidata import Holder, fetch_holders
from demarche.cli.main import main
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Answer = tuple[int, dict[str, str], bytes]
FRENCH = Holder("FRA", "foreign-minister", "Q900001", "Jeanne du Exemple", "2031-05-02", "")
GERMAN = Holder("DEU", "head-of-government", "Q900002", "Max Muster", "2031-06", "2032-01-01")


class Endpoint:
    """A server that gives the answers of a list one after the other, the last one for ever, and notes what is asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, str]] = []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                endpoint.asked.append({**dict(urllib.parse.parse_qsl(body)), **dict(self.headers)})
                status, headers, answer = endpoint.answers.pop(0) if len(endpoint.answers) > 1 else endpoint.answers[0]
                if status == SILENT:
                    endpoint.released.wait(5)
                    return
                self.send_response(status)
                for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.released = threading.Event()
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/sparql"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self) -> None:
        """Let go of who still waits, and stop."""
        self.released.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


SILENT = 0


def rows(*holders: Holder) -> Answer:
    """An answer in the SPARQL JSON format with these terms."""
    bindings = []
    for one in holders:
        row = {
            "code": {"type": "literal", "value": one.country},
            "role": {"type": "literal", "value": one.role},
            "person": {"type": "uri", "value": f"http://www.wikidata.org/entity/{one.qid}"},
            "name": {"type": "literal", "xml:lang": "en", "value": one.name},
        }
        for field, day in (("start", one.start), ("end", one.end)):
            if day:
                precision = {4: "9", 7: "10", 10: "11"}[len(day)]
                row[field] = {"type": "literal", "value": (day + "-01-01")[:10] + "T00:00:00Z"}
                row[f"{field}Precision"] = {"type": "literal", "value": precision}
        bindings.append(row)
    return 200, {}, json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}).encode()


@pytest.fixture
def serve() -> Iterator[Callable[..., Endpoint]]:
    """Start servers, and stop them when the test is over."""
    running: list[Endpoint] = []

    def start(*answers: Answer) -> Endpoint:
        running.append(Endpoint(*answers))
        return running[-1]

    yield start
    for endpoint in running:
        endpoint.close()


def fetch(endpoint: Endpoint, *, timeout: float = 5.0) -> tuple[tuple[Holder, ...], list[float]]:
    """What an endpoint tells, and the pauses that were made."""
    pauses: list[float] = []
    return fetch_holders("2030-01-01", endpoint=endpoint.address, timeout=timeout, pause=pauses.append), pauses


def test_terms_are_read_and_asked_for_politely(serve: Callable[..., Endpoint]) -> None:
    endpoint = serve(rows(GERMAN), rows(FRENCH))
    assert fetch(endpoint) == ((GERMAN, FRENCH), [])
    assert [len(asked["query"]) > 0 for asked in endpoint.asked] == [True, True]
    first = endpoint.asked[0]
    assert first["User-Agent"].startswith("demarche/")
    assert "https://" in first["User-Agent"]
    assert first["Accept"] == "application/sparql-results+json"
    assert "2030-01-01" in first["query"]


def test_pages_are_asked_for_until_one_is_not_full(
    serve: Callable[..., Endpoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wikidata, "PAGE_ROWS", 1)
    endpoint = serve(rows(GERMAN), rows(FRENCH), rows(), rows())
    assert fetch(endpoint)[0] == (GERMAN, FRENCH)
    assert [asked["query"].rpartition("OFFSET ")[2] for asked in endpoint.asked] == ["0", "1", "2", "0"]


def test_an_endless_answer_is_refused(serve: Callable[..., Endpoint], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikidata, "PAGE_ROWS", 1)
    monkeypatch.setattr(wikidata, "MOST_PAGES", 3)
    with pytest.raises(UsageError, match="more than 3 rows"):
        fetch(serve(rows(GERMAN)))


@pytest.mark.parametrize(
    ("busy", "pauses"),
    [
        # no word on how long: our own pauses
        ((429, {}, b""), [5.0, 10.0]),
        ((503, {}, b""), [5.0, 10.0]),
        ((500, {}, b""), [5.0, 10.0]),
        # the endpoint says how long, and more than we would wait
        ((429, {"Retry-After": "30"}, b""), [30.0, 30.0]),
        # a date is no number of seconds
        ((429, {"Retry-After": "Wed, 21 Oct 2031 07:28:00 GMT"}, b""), [5.0, 10.0]),
        # the connection ends in the middle of the answer
        ((200, {"Content-Length": "5000"}, b'{"results": {'), [5.0, 10.0]),
    ],
)
def test_a_busy_endpoint_is_asked_again(serve: Callable[..., Endpoint], busy: Answer, pauses: list[float]) -> None:
    found, made = fetch(serve(busy, busy, rows(GERMAN), rows()))
    assert (found, made) == ((GERMAN,), pauses)


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        # it stays busy; it refuses; it asks for too much patience
        ((429, {}, b""), "answers 429"),
        ((500, {}, b""), "answers 500"),
        ((403, {}, b""), "answers 403"),
        ((429, {"Retry-After": "86400"}, b""), "asks to wait 86,400 seconds"),
        # cut off with and without a length; no JSON; JSON of another shape
        ((200, {"Content-Length": "5000"}, b'{"results": {'), "cannot be read"),
        ((200, {}, rows(GERMAN)[2][:-20]), "cut off"),
        ((200, {}, b"<html>busy</html>"), "cut off or no table"),
        ((200, {}, b'{"boolean": true}'), "cut off or no table"),
        ((200, {}, b'{"results": {"bindings": ["x"]}}'), "cut off or no table"),
        ((200, {}, b"[" * 100_000), "cut off or no table"),
        # it says nothing at all
        ((SILENT, {}, b""), "no answer within 0.05 seconds"),
    ],
)
def test_a_failure_is_one_line(serve: Callable[..., Endpoint], answer: Answer, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint) as failure:
        fetch(serve(answer), timeout=0.05 if answer[0] == SILENT else 5.0)
    assert "\n" not in str(failure.value)


def test_nobody_there() -> None:
    closed = Endpoint(rows())
    closed.close()
    with pytest.raises(UsageError, match="cannot be read"):
        fetch(closed)


@pytest.mark.parametrize("address", ["query.wikidata.org/sparql", "file:///etc/passwd", ""])
def test_no_http_address(address: str) -> None:
    with pytest.raises(UsageError, match="is no endpoint"):
        fetch_holders("2030-01-01", endpoint=address)


@pytest.mark.parametrize(
    "change",
    [
        # a person without an id or a name, a country without a code, a start that is missing or known by decade only
        {"person": {"type": "bnode", "value": "t1"}},
        {"name": {"type": "literal", "value": " "}},
        {"code": {"type": "literal", "value": "EU"}},
        {"start": {"type": "literal", "value": "t1"}},
        {"startPrecision": {"type": "literal", "value": "8"}},
        {"start": "2031"},
    ],
)
def test_incomplete_rows_are_left_out(serve: Callable[..., Endpoint], change: dict[str, Any]) -> None:
    answer = json.loads(rows(GERMAN, FRENCH)[2])
    answer["results"]["bindings"][0] |= change
    assert fetch(serve((200, {}, json.dumps(answer).encode())))[0] == (FRENCH,)


def test_terms_become_rows_that_win(tmp_path: Path) -> None:
    done = refresh([FRENCH, GERMAN, Holder("QQQ", "head-of-state", "Q9", "No Body", "2031-01-01", "")], tmp_path)
    assert (done.terms, done.people, done.without_office) == (2, 2, 1)
    knowledge = knowledge_of(overlaid(shipped_tables(), tmp_path))
    assert knowledge.people["jeanne-du-exemple"].family_name == "du Exemple"
    # the newcomer holds the office from that day on, and the term of the package ends
    assert knowledge.holders_of("fra-foreign-minister", "2031-05-02") == ("jeanne-du-exemple",)
    assert "jeanne-du-exemple" not in knowledge.holders_of("fra-foreign-minister", "2031-05-01")
    assert knowledge.holders_of("deu-chancellor", "2031-12-31") == ("max-muster",)
    assert knowledge.holders_of("deu-chancellor", "2032-01-01") == ()


def test_known_people_and_terms_are_not_repeated(tmp_path: Path) -> None:
    tables = shipped_tables()
    term = max((r for r in tables["occupancies"] if r["position"] == "fra-president"), key=lambda r: r["start"])
    name = next(r["name"] for r in tables["people"] if r["id"] == term["person"])
    known = Holder("FRA", "head-of-state", "Q3052772", name, term["start"], "")
    assert refresh([known], tmp_path).terms == 0
    # a second term that follows without a break is no new one; the same person in another office is no new person
    assert refresh([Holder("FRA", "head-of-state", "Q3052772", name, "2027-01-01", "")], tmp_path).terms == 0
    done = refresh([Holder("FRA", "foreign-minister", "Q3052772", name, "2031-05-02", "")], tmp_path)
    assert (done.terms, done.people) == (1, 0)


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    following = Holder("FRA", "foreign-minister", "Q900003", "Paul Suivant", "2031-08-01", "")
    rival = Holder("FRA", "foreign-minister", "Q900004", "Autre Suivant", "2031-08-01", "")
    refresh([FRENCH, following, rival], tmp_path)
    knowledge = knowledge_of(overlaid(shipped_tables(), tmp_path))
    assert knowledge.holders_of("fra-foreign-minister", "2031-07-31") == ("jeanne-du-exemple",)
    assert len(knowledge.holders_of("fra-foreign-minister", "2031-08-01")) == 1


def test_rows_of_the_users_own_stay(tmp_path: Path) -> None:
    own = (
        "person,position,start,end,acting,confidence,source\nsergey-lavrov,rus-president,2040-01-01,,false,high,mine\n"
    )
    (tmp_path / "occupancies.csv").write_text(own)
    refresh([FRENCH], tmp_path)
    refresh([GERMAN], tmp_path)
    text = (tmp_path / "occupancies.csv").read_text()
    # a refresh replaces what an earlier one wrote, and nothing else
    assert "mine" in text
    assert "max-muster" in text
    assert "jeanne" not in text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["occupancies.csv", "people.csv"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        refresh([FRENCH], tmp_path / "file" / "actors")


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Jane Example", "GBR", "Example"),
        ("Xi Jinping", "CHN", "Xi"),
        ("Ursula von der Leyen", "DEU", "von der Leyen"),
        ("Luiz Inácio Lula da Silva", "BRA", "da Silva"),
        ("Robert Example Jr.", "USA", "Example"),
        ("Suharto", "IDN", "Suharto"),
    ],
)
def test_family_names(name: str, country: str, expected: str) -> None:
    assert family_name(name, country) == expected


def test_two_years_before_the_newest_term() -> None:
    tables = {"occupancies": [{"start": "2019"}, {"start": "2026-03-01"}]}
    assert newest_term(tables) == "2024-01-01"


@pytest.mark.parametrize("fault", [(200, {}, b'{"results": {"bindings": [{'), (403, {}, b"")])
def test_the_command_leaves_the_tables_alone(
    serve: Callable[..., Endpoint], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Answer
) -> None:
    monkeypatch.setenv("DEMARCHE_ACTORS", str(tmp_path))
    endpoint = serve(rows(GERMAN), rows(FRENCH), rows(GERMAN), fault)
    command = ["actors", "refresh", "wikidata", "--since", "2030-01-01", "--endpoint", endpoint.address]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert "2  terms" in done.output
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    # the second time the second answer fails
    failed = CliRunner().invoke(main, command)
    assert failed.exit_code == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_command_refuses_a_bad_day() -> None:
    failed = CliRunner().invoke(main, ["actors", "refresh", "wikidata", "--since", "2030"])
    assert failed.exit_code == 2
