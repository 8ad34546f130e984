"""What every test shares: the corpus, steady property tests and a closed network."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parent.parent

# The same examples on every run, so that a failure is a change in the code; --hypothesis-profile=explore looks further.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=100)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the clone."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The shared corpus: `DEMARCHE_CORPUS`, by default `../shared/corpus` beside the clone.

    Where it is absent the test is skipped, or fails if `DEMARCHE_REQUIRE_ALL` says that nothing may be skipped.
    """
    folder = Path(os.environ.get("DEMARCHE_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    if not folder.is_dir():
        reason = f"no shared corpus at {folder}: set DEMARCHE_CORPUS to its folder"
        if os.environ.get("DEMARCHE_REQUIRE_ALL"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[None]:
    """Refuse every connection that leaves the machine: reading must need none."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family == socket.AF_UNIX or host in ("127.0.0.1", "::1", "localhost"):
            return connect(self, address)
        return _refused(address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield


def _refused(address: object) -> NoReturn:
    """Raise what the code under test would see with the network down."""
    message = f"a test tried to connect to {address}"
    raise OSError(message)
