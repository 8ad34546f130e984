"""Connections that lead only where they may, and no longer than they may."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpcore2
import httpx2

from demarche.errors import DocumentError
from demarche.sources.reachable import checked

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from demarche.sources.reachable import Resolve


@dataclass(slots=True)
class Deadline:
    """The moment, on a clock of seconds, at which whatever is being fetched has taken too long."""

    clock: Callable[[], float] = time.monotonic
    end: float = field(default=float("inf"))

    def set(self, seconds: float) -> None:
        """Let it be so many seconds from now."""
        self.end = self.clock() + seconds

    def left(self, most: float | None) -> float:
        """How many seconds may be waited for the next bytes.

        Raises:
            DocumentError: none are left.
        """
        rest = self.end - self.clock()
        if rest <= 0:
            message = "the server takes too long"
            raise DocumentError(message)
        return rest if most is None else min(rest, most)


class GuardedBackend(httpcore2.NetworkBackend):
    """Looks a name up once, checks every address, and connects to an address that was checked.

    Between check and connection there is no second look-up that could answer otherwise.
    """

    def __init__(
        self,
        resolve: Resolve,
        deadline: Deadline,
        *,
        allow_private: bool,
        inner: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = inner or httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of a host that answers."""
        fault: Exception | None = None
        for address in checked(host, port, self._resolve, allow_private=self._allow_private):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
            else:
                return TimedStream(stream, self._deadline)
        raise fault or httpcore2.ConnectError(host)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Refuse: a socket of this machine is no page."""
        del path, timeout, socket_options
        message = "refused: a socket of this machine"
        raise DocumentError(message)


class TimedStream(httpcore2.NetworkStream):
    """A stream that stops at the deadline, however slowly the other side drips."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what comes before the deadline."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write before the deadline."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._inner.get_extra_info(info)


class PoolTransport(httpx2.BaseTransport):
    """Hands the requests of httpx2 to a pool of connections of our own making."""

    def __init__(self, pool: httpcore2.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; its body is read as it is asked for."""
        sent = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answered = self._pool.handle_request(sent)
        body = Body(answered)
        return httpx2.Response(answered.status, headers=answered.headers, stream=body, extensions=answered.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class Body(httpx2.SyncByteStream):
    """The body of an answer, as it comes."""

    def __init__(self, answered: httpcore2.Response) -> None:
        self._answered = answered

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answered.iter_stream()

    def close(self) -> None:
        """Give the connection back."""
        self._answered.close()
