"""A PostgreSQL server of the tests' own: started in a folder that is thrown away, on a socket that nobody else has."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBIAN = Path("/usr/lib/postgresql")
UNPRIVILEGED = "postgres"
"""Who runs the server where the tests run as root, whom PostgreSQL refuses."""
# What a test does not need: that the data outlast a loss of power.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=30"


class NoServer(Exception):  # noqa: N818  # it is a reason, not an error
    """Why there is no server to test on."""


def programs() -> Path:
    """The folder of PostgreSQL's programs.

    Raises:
        NoServer: there is none.
    """
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0)
    if found:
        return found[-1].parent
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    message = "no PostgreSQL server here: apt-get install postgresql"
    raise NoServer(message)


@contextmanager
def running() -> Iterator[str]:
    """A running server; yields the address of its database `postgres`.

    Raises:
        NoServer: it cannot be started.
    """
    folder = Path(tempfile.mkdtemp(prefix="demarche-pg-"))
    data, binaries = folder / "data", programs()
    as_user: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("runuser") is None:
            message = "PostgreSQL does not run as root, and there is no runuser"
            raise NoServer(message)
        shutil.chown(folder, UNPRIVILEGED)
        as_user = ["runuser", "-u", UNPRIVILEGED, "--"]
    folder.chmod(0o755)

    def run(*command: str) -> None:
        done = subprocess.run([*as_user, *command], capture_output=True, text=True, check=False, cwd=folder)  # noqa: S603
        if done.returncode:
            message = f"{command[0]}: {(done.stderr or done.stdout).strip().splitlines()[-1]}"
            raise NoServer(message)

    try:
        run(str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "demarche", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} {FAST}"
        run(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://demarche@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            run(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
