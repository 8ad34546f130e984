"""Pages from the network: politely, within limits, and only from where a page may come from."""

from __future__ import annotations

import io
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore2
import httpx2

import demarche
from demarche.errors import DocumentError
from demarche.sources.limits import DOCUMENT_BYTES
from demarche.sources.reachable import look_up
from demarche.sources.stream import TOO_LARGE, ByteStream
from demarche.sources.wire import Deadline, GuardedBackend, PoolTransport

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from demarche.sources.reachable import Resolve

AGENT = "Demarche"
USER_AGENT = f"{AGENT}/{demarche.__version__} (reads public statements of governments; obeys robots.txt)"
SCHEMES = ("http", "https")
MOST_REDIRECTS = 10
PAGE_SECONDS = 60.0
"""The longest that one page may take, redirects apart."""
WAIT_SECONDS = 15.0
"""The longest wait for the next bytes."""
PAUSE_SECONDS = 1.0
"""The shortest time from one request to a host to the next."""
LONGEST_PAUSE = 30.0
"""The longest pause that a robots.txt can ask for and get."""
ROBOTS_BYTES = 512_000
"""How much of a robots.txt counts, as RFC 9309 has it."""
SUCCESS, NOT_MODIFIED, ERRORS, SERVER_ERRORS = 200, 304, 400, 500
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave: `url` is where it was found in the end, `data` the bytes after decompression.

    `etag` and `last_modified` are what to ask with next time; `media_type` is in lower case, without parameters.
    """

    url: str
    data: bytes
    media_type: str
    etag: str | None = None
    last_modified: str | None = None


class Client:
    """Fetches pages, one at a time; use it in a `with` block.

    Args:
        allow_private: whether addresses that are not of the public internet may be asked.
        resolve: from a host to its addresses.
        clock: seconds that only go up.
        sleep: waits so many seconds.
        backend: makes the connections; by default real ones.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        resolve: Resolve = look_up,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        backend: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._deadline = Deadline(clock)
        guarded = GuardedBackend(resolve, self._deadline, allow_private=allow_private, inner=backend)
        pool = httpcore2.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=guarded)
        # Proxies and passwords of the environment are left alone: they would lead around the guard.
        self._client = httpx2.Client(
            transport=PoolTransport(pool),
            trust_env=False,
            timeout=WAIT_SECONDS,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        )
        self._robots: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Page | None:
        """The page at an address, None where it has not changed since it came with this tag or time.

        Raises:
            DocumentError: it may not be fetched, it cannot be, or it is too large or too slow.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value is not None}
        for _ in range(MOST_REDIRECTS + 1):
            self._obey_robots(url)
            answer = self._answer(url, headers, DOCUMENT_BYTES)
            if answer.status in REDIRECTS and answer.location:
                url = _followed(url, answer.location)
                continue
            if answer.status == NOT_MODIFIED:
                return None
            if answer.status != SUCCESS:
                message = f"the server answers {answer.status}"
                raise DocumentError(message)
            return answer.page
        message = f"more than {MOST_REDIRECTS} redirects"
        raise DocumentError(message)

    def _answer(self, url: str, headers: dict[str, str], most: int) -> _Answer:
        """One request, without following where it leads."""
        host = checked_host(url)
        self._wait_for(host)
        self._deadline.set(PAGE_SECONDS)
        try:
            with self._client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                self._client.cookies.clear()
                body = _read(response, most) if response.status_code == SUCCESS else b""
                page = Page(
                    url,
                    body,
                    response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
                    response.headers.get("ETag"),
                    response.headers.get("Last-Modified"),
                )
                return _Answer(response.status_code, response.headers.get("Location"), page)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError) as error:
            raise DocumentError(_failed(error)) from None
        except (httpcore2.TimeoutException, TimeoutError):
            message = "the server takes too long"
            raise DocumentError(message) from None
        except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, UnicodeError, ValueError) as error:
            message = f"the server cannot be understood: {type(error).__name__}"
            raise DocumentError(message) from None
        finally:
            self._asked[host] = self._clock()

    def _obey_robots(self, url: str) -> None:
        parts = urlsplit(url)
        checked_host(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = self._robots.get(origin)
        if rules is None:
            rules = self._robots[origin] = self._rules(origin)
        if not rules.can_fetch(AGENT, url):
            message = "refused: its robots.txt asks programs not to read this page"
            raise DocumentError(message)

    def _rules(self, origin: str) -> RobotFileParser:
        """What a host asks of programs: all is allowed where it has no such file, nothing where it cannot tell."""
        rules = RobotFileParser()
        url = f"{origin}/robots.txt"
        for _ in range(MOST_REDIRECTS):
            answer = self._answer(url, {}, ROBOTS_BYTES)
            if answer.status in REDIRECTS and answer.location:
                url = _followed(url, answer.location)
                continue
            if answer.status == SUCCESS:
                rules.parse(answer.page.data[:ROBOTS_BYTES].decode("utf-8", "replace").splitlines())
            elif ERRORS <= answer.status < SERVER_ERRORS:
                rules.allow_all = True  # type: ignore[attr-defined]  # the stub leaves it out
            else:
                rules.disallow_all = True  # type: ignore[attr-defined]  # the same
            return rules
        rules.allow_all = True  # type: ignore[attr-defined]  # the same
        return rules

    def _wait_for(self, host: str) -> None:
        """Leave the host the pause that it asks for, and a second at least."""
        if host not in self._asked:
            return
        wished = [
            float(rules.crawl_delay(AGENT) or 0)
            for origin, rules in self._robots.items()
            if urlsplit(origin).hostname == host
        ]
        pause = min(max(PAUSE_SECONDS, *wished, 0.0), LONGEST_PAUSE)
        left = self._asked[host] + pause - self._clock()
        if left > 0:
            self._sleep(left)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    page: Page


def checked_host(url: str) -> str:
    """The host of an address that may be asked for.

    Raises:
        DocumentError: it is no address of a page, or holds a password.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        message = "refused: a broken address"
        raise DocumentError(message) from None
    if parts.scheme.lower() not in SCHEMES:
        message = f"refused: {parts.scheme or 'no scheme'} is neither http nor https"
        raise DocumentError(message)
    if not host:
        message = "refused: an address without a host"
        raise DocumentError(message)
    if parts.username is not None or parts.password is not None:
        message = "refused: an address with a user name"
        raise DocumentError(message)
    return host


def _followed(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        message = "refused: a broken address"
        raise DocumentError(message) from None


def _read(response: httpx2.Response, most: int) -> bytes:
    """The body, decompressed by our own reader, which knows bombs."""
    pieces, size = [], 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > most:
            raise DocumentError(TOO_LARGE)
        pieces.append(piece)
    return ByteStream(io.BytesIO(b"".join(pieces))).document()


def _failed(error: Exception) -> str:
    if isinstance(error, (httpx2.TimeoutException, httpcore2.TimeoutException)):
        return "the server takes too long"
    if isinstance(error, httpx2.InvalidURL):
        return "refused: a broken address"
    return f"the server cannot be reached: {str(error) or type(error).__name__}"
