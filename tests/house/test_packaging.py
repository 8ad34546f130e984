"""What a user installs: the locks, the wheel, the commands of the Makefile."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from demarche.schema import load_schema

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("base", "dev", "all")
LARGEST_WHEEL = 25_000_000
"""Bytes; the language model may take 15 MB of them."""
LARGEST_BASE_INSTALLATION = 700_000_000
"""Bytes of files in a virtual environment that holds the package and no extras."""
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; (.+?))? \\$")
HASHED = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    options: dict[str, Any] = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    return options["project"]


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    (path,) = folder.glob("demarche-*.whl")
    return zipfile.ZipFile(path)


def pins(repository: Path, lock: str) -> dict[str, set[str]]:
    """The versions that a lock file gives each package; several where they depend on the Python version."""
    found: dict[str, set[str]] = {}
    for line in (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if match := PINNED.match(line):
            found.setdefault(canonicalize_name(match[1]), set()).add(match[2])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_pins_and_hashes_alone(repository: Path, lock: str) -> None:
    text = (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    strange = [
        line
        for line in text.splitlines()
        if not (PINNED.match(line) or HASHED.match(line) or line.lstrip().startswith("#"))
    ]
    assert strange == []  # no index, no URL, no unpinned or unhashed line
    assert "://" not in text


def test_the_locks_agree(repository: Path) -> None:
    # base within dev within all, version by version: one environment serves `make demo` and `make test`.
    base, dev, everything = (pins(repository, lock) for lock in LOCKS)
    assert base.items() <= dev.items() <= everything.items()


def test_the_locks_are_within_the_ranges(repository: Path, project: dict[str, Any]) -> None:
    # An edited range without `make lock` would install what nobody resolved.
    extras = project["optional-dependencies"]
    wanted = {"base": project["dependencies"], "dev": extras["dev"], "all": [r for rs in extras.values() for r in rs]}
    for lock, requirements in wanted.items():
        locked = pins(repository, lock)
        for requirement in map(Requirement, requirements):
            versions = locked[canonicalize_name(requirement.name)]
            assert all(requirement.specifier.contains(version) for version in versions), str(requirement)


def test_the_wheel_holds_the_whole_package(repository: Path, wheel: zipfile.ZipFile) -> None:
    source = repository / "src"
    there = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path)
    }
    assert there <= set(wheel.namelist())


@pytest.mark.parametrize(
    "pattern",
    [
        r"demarche/py\.typed",  # type checkers trust the annotations only with it
        r"demarche/schema/reading\.schema\.json",  # users validate readings with it
        r"demarche/schema/comparison\.schema\.json",  # and comparisons
        r"demarche/language/model/.+",  # without the weights nothing can be read
        r"demarche/actors/tables/.+\.csv",  # nor without the knowledge base
        r"demarche/ontology/.+\.csv",  # nor without the lexicons
        r"demarche/documents/tables/.+\.csv",  # publisher to side
        r"demarche/archive/migrations/.+\.py",  # an archive is created by its migrations
        r"demarche/examples/.+\.txt",  # the two commands of the README read them
        r"demarche-.+\.dist-info/licenses/LICENSE",  # the code's licence
        r"demarche-.+\.dist-info/licenses/NOTICE",  # the data's and the weights'
    ],
)
def test_the_wheel_carries(wheel: zipfile.ZipFile, pattern: str) -> None:
    assert any(re.fullmatch(pattern, name) for name in wheel.namelist())


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.startswith("demarche-")} == {"demarche"}
    assert sum(info.compress_size for info in wheel.infolist()) < LARGEST_WHEEL


def test_the_wheel_says_who_it_is(wheel: zipfile.ZipFile, project: dict[str, Any]) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(name).decode())
    assert metadata["Name"] == "demarche"
    assert set(metadata.get_all("Provides-Extra") or ()) == set(project["optional-dependencies"])
    (entry_points,) = (n for n in wheel.namelist() if n.endswith("entry_points.txt"))
    assert "demarche = demarche.cli.main:main" in wheel.read(entry_points).decode()


@pytest.mark.parametrize("goal", ["demo", "test"])
def test_an_old_python_is_refused_in_one_line(repository: Path, goal: str) -> None:
    command = ["make", "--silent", goal, "PYTHON=/bin/false"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stdout.splitlines() == [
        "Demarche needs Python 3.11 or newer; /bin/false is older: give another as PYTHON=/path/to/python3.11"
    ]


@pytest.mark.parametrize(("status", "passed"), [(0, True), (1, False)])
def test_the_gate_fails_when_make_does(repository: Path, tmp_path: Path, status: int, *, passed: bool) -> None:
    # A stand-in for make notes what it was asked: the gate must ask for `test` and allow nothing to be skipped.
    make = tmp_path / "make"
    make.write_text(f'#!/bin/sh\necho "$@ $DEMARCHE_REQUIRE_ALL"\nexit {status}\n', encoding="utf-8")
    make.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run([repository / ".ci/run"], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "test 1\n"
    assert (done.returncode == 0) is passed


@pytest.mark.slow
def test_an_isolated_installation_reads_an_example(repository: Path, tmp_path: Path) -> None:
    """`pip install .` with no extras into a fresh environment, an empty HOME, and one document read there."""
    clone, home, environment = tmp_path / "clone", tmp_path / "home", tmp_path / "environment"
    home.mkdir()
    clone.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(repository / name, clone / name)
    shutil.copytree(repository / "src", clone / "src", ignore=shutil.ignore_patterns("__pycache__"))
    variables = {**os.environ, "HOME": str(home)}
    variables.pop("PYTHONPATH", None)

    def run(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(sys.executable, "-m", "venv", environment)
    run(environment / "bin/python", "-m", "pip", "install", "--quiet", clone)
    run(environment / "bin/python", "-m", "pip", "check")
    shutil.rmtree(clone)  # what is read now was installed
    examples = next(environment.glob("lib/python*/site-packages/demarche/examples"))
    lines = run(environment / "bin/demarche", "read", examples, "--format", "json").splitlines()
    assert lines
    for line in lines:
        jsonschema.validate(json.loads(line), load_schema("reading"))
    size = sum(path.stat().st_size for path in environment.rglob("*") if path.is_file() and not path.is_symlink())
    assert size < LARGEST_BASE_INSTALLATION
