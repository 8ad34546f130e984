"""The client fetches what it may, politely, and nothing else, however it is asked."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import httpcore2
import pytest

from demarche.errors import DocumentError
from demarche.sources import fetch as fetch_module
from demarche.sources import stream as stream_module
from demarche.sources.fetch import Client
from demarche.sources.reachable import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answers = dict[str, tuple[int, dict[str, str], bytes]]

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",  # all of 127.0.0.0/8
        "0.0.0.0",  # noqa: S104  # on many systems the machine itself
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",  # shared by a provider's customers
        "169.254.169.254",  # metadata of cloud machines
        "192.0.2.1",  # documentation
        "198.18.0.1",  # benchmarks
        "192.88.99.1",  # relays of 6to4
        "224.0.0.1",  # many at once
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",  # mapped
        "::ffff:93.184.216.34",  # mapped, even to a public one
        "::127.0.0.1",  # compatible
        "64:ff9b::7f00:1",  # NAT64
        "64:ff9b:1::1",
        "2002:7f00:1::",  # 6to4
        "2001:0:7f00:1::",  # Teredo
        "2001:db8::1",  # documentation
        "nonsense",
    ],
)
def test_refused(address: str) -> None:
    assert refusal(address) is not None


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111"])
def test_allowed(address: str) -> None:
    assert refusal(address) is None


@contextmanager
def serving(
    answers: Answers, slow: Callable[[BaseHTTPRequestHandler], None] | None = None
) -> Iterator[tuple[str, list[str]]]:
    """A server on loopback; yields its address and the lines of what was asked, with the conditions."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the library calls
            asked.append(f"{self.path} {self.headers.get('If-None-Match', '')}".strip())
            if slow and self.path == "/slow":
                slow(self)
                return
            status, headers, body = answers.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()


def client(*, private: bool = True) -> Client:
    """A client that does not wait."""
    return Client(allow_private=private, sleep=lambda _: None)


def test_page_with_what_the_server_says_of_it() -> None:
    body = b"<p>They met.</p>"
    answers: Answers = {
        "/old": (301, {"Location": "/call"}, b""),
        "/call": (
            200,
            {"Content-Type": "Text/HTML; charset=utf-8", "ETag": '"7"', "Content-Encoding": "gzip"},
            gzip.compress(body),
        ),
    }
    with serving(answers) as (base, asked), client() as fetching:
        page = fetching.fetch(f"{base}/old")
        assert page is not None
        assert (page.url, page.data, page.media_type, page.etag) == (f"{base}/call", body, "text/html", '"7"')
        assert fetching.fetch(f"{base}/call", etag='"7"') is None
        assert asked == ["/robots.txt", "/old", "/call", '/call "7"']


@pytest.mark.parametrize(
    ("status", "location", "told"),
    [
        (302, "http://169.254.169.254/latest/meta-data/", "169.254.169.254 is no public address"),
        (302, "http://[::ffff:127.0.0.1]/", "mapped"),
        (307, "http://[64:ff9b::7f00:1]/", "translated"),
        (302, "file:///etc/passwd", "file is neither http nor https"),
        (302, "gopher://example.org/", "gopher is neither"),
        (302, "http://user:secret@example.org/", "a user name"),
        (302, "http://[broken/", "broken address"),
        (302, "/loop", "more than 10 redirects"),
        (404, "", "the server answers 404"),
        (500, "", "the server answers 500"),
    ],
)
def test_where_a_page_may_not_lead(status: int, location: str, told: str) -> None:
    """The start is allowed for the test, as a public page would be; each hop after it is checked anew."""
    answers: Answers = {
        "/": (status, {"Location": location} if location else {}, b""),
        "/loop": (302, {"Location": "/loop"}, b""),
    }
    with serving(answers) as (base, _):
        port = int(base.rpartition(":")[2])
        backend = Redirecting(port)
        with (
            Client(resolve=known, sleep=lambda _: None, backend=backend) as fetching,
            pytest.raises(DocumentError, match=told),
        ):
            fetching.fetch("http://start.org/")
    assert set(backend.asked) <= {PUBLIC}


def known(host: str, _port: int) -> list[str]:
    """A name service: one public name; numbers stand for themselves."""
    return [PUBLIC] if host == "start.org" else [host.strip("[]")]


class Redirecting(httpcore2.NetworkBackend):
    """Connects to the server of the test whatever the address, and keeps the address that was asked for."""

    def __init__(self, port: int) -> None:
        self.asked: list[str] = []
        self._port = port

    def connect_tcp(  # the signature of the base class
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: object = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """Connect."""
        self.asked.append(host)
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self._port, timeout)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://[::ffff:7f00:1]/",
    ],
)
def test_this_machine_is_refused_however_it_is_spelt(url: str) -> None:
    with client(private=False) as fetching, pytest.raises(DocumentError, match=r"refused|cannot be found"):
        fetching.fetch(url)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "data:text/plain,x", "//example.org", "http:///x"]
)
def test_other_schemes_are_refused(url: str) -> None:
    with client() as fetching, pytest.raises(DocumentError, match="refused"):
        fetching.fetch(url)


def test_a_name_that_changes_its_mind() -> None:
    """Public at the first look-up, loopback at the second: whoever looks up once a connection is not misled."""
    looked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked.append(host)
        return [PUBLIC] if len(looked) == 1 else ["127.0.0.1"]

    answers: Answers = {"/a": (302, {"Location": "http://rebind.org:81/b", "Connection": "close"}, b"")}
    with serving(answers) as (base, _):
        backend = Redirecting(int(base.rpartition(":")[2]))
        with (
            Client(resolve=resolve, sleep=lambda _: None, backend=backend) as fetching,
            pytest.raises(DocumentError, match=r"127\.0\.0\.1 is no public address"),
        ):
            fetching.fetch("http://rebind.org/a")
    assert backend.asked == [PUBLIC]


def test_one_bad_address_among_good_ones_is_enough() -> None:
    with (
        Client(resolve=lambda *_: [PUBLIC, "10.0.0.1"], backend=Redirecting(1)) as fetching,
        pytest.raises(DocumentError, match=r"10\.0\.0\.1"),
    ):
        fetching.fetch("http://mixed.org/")


def test_bomb_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "DOCUMENT_BYTES", 1000)
    monkeypatch.setattr(fetch_module, "DOCUMENT_BYTES", 20_000)
    answers: Answers = {
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 5_000_000)),
        "/large": (200, {}, b"x" * 20_001),
    }
    with serving(answers) as (base, _), client() as fetching:
        with pytest.raises(DocumentError, match=r"decompression bomb|larger than"):
            fetching.fetch(f"{base}/bomb")
        with pytest.raises(DocumentError, match="larger than"):
            fetching.fetch(f"{base}/large")


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b""])
def test_endless_slow_answer(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then, in the body or already in the head: the deadline counts, not the wait for each byte."""
    monkeypatch.setattr(fetch_module, "PAGE_SECONDS", 0.3)
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(head)
            while not stop.wait(0.02):
                handler.wfile.write(b"x")
                handler.wfile.flush()
        except OSError:
            pass  # the client has gone, as it should

    with serving({}, drip) as (base, _), client() as fetching:
        with pytest.raises(DocumentError, match="takes too long"):
            fetching.fetch(f"{base}/slow")
        stop.set()


def test_robots_are_obeyed_and_asked_once() -> None:
    rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"
    answers: Answers = {"/robots.txt": (200, {}, rules), "/open": (200, {}, b"text"), "/private/x": (200, {}, b"text")}
    waited: list[float] = []
    now = [0.0]
    with (
        serving(answers) as (base, asked),
        Client(allow_private=True, sleep=waited.append, clock=lambda: now[0]) as fetching,
    ):
        fetching.fetch(f"{base}/open")
        with pytest.raises(DocumentError, match=r"robots\.txt"):
            fetching.fetch(f"{base}/private/x")
        fetching.fetch(f"{base}/open")
    assert asked == ["/robots.txt", "/open", "/open"]
    assert waited == [7.0, 7.0]


def test_robots_that_cannot_be_told_allow_nothing() -> None:
    with serving({"/robots.txt": (503, {}, b""), "/": (200, {}, b"text")}) as (base, asked), client() as fetching:
        with pytest.raises(DocumentError, match=r"robots\.txt"):
            fetching.fetch(f"{base}/")
        assert asked == ["/robots.txt"]


def test_nobody_there() -> None:
    with client() as fetching, pytest.raises(DocumentError, match="cannot be reached"):
        fetching.fetch("http://127.0.0.1:1/")


def test_environment_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy named there would fetch for us what we must not fetch."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with serving({"/": (200, {}, b"text")}) as (base, _), client() as fetching:
        page = fetching.fetch(f"{base}/")
    assert page is not None
    assert page.data == b"text"
