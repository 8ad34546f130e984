"""The shape of the code: the layers hold, modules stay small, importing the package loads nothing heavy."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LONGEST_MODULE = 400
HEAVY = ("spacy", "numpy", "scipy", "trafilatura", "sqlalchemy", "wordllama", "click", "rich")
PACKAGE = Path(__file__).resolve().parents[2] / "src" / "demarche"
MODULES = sorted(PACKAGE.rglob("*.py"))


def lint_imports(repository: Path, source: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the repository against the package under `source`."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", "pyproject.toml", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        # A record class that knows the command line: the longest way up.
        ("records.py", "import demarche.cli", "Data flows one way"),
        # The reader asks the archive what it has read before: a lower layer leans on an upper one.
        ("reading/__init__.py", "import demarche.archive", "Data flows one way"),
        # Only language/ may walk a syntax tree.
        ("reading/__init__.py", "import spacy", "only language/ runs the model"),
        # A new package without a place in the layers.
        ("gossip/__init__.py", "", "Data flows one way"),
    ],
)
def test_a_wrong_import_breaks_a_contract(
    repository: Path, tmp_path: Path, module: str, line: str, contract: str
) -> None:
    shutil.copytree(PACKAGE, tmp_path / "demarche", ignore=shutil.ignore_patterns("__pycache__", "model", "tables"))
    target = tmp_path / "demarche" / module
    target.parent.mkdir(exist_ok=True)
    with target.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    checked = lint_imports(repository, tmp_path)
    assert checked.returncode != 0
    assert contract in checked.stdout.replace("\n", " ")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_one_idea(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module says in its first line what it is for"
    assert text.count("\n") < LONGEST_MODULE, "a module this long holds more than one idea"


def test_every_folder_of_code_is_a_package() -> None:
    # Without __init__.py a folder escapes import-linter, mypy and the wheel's entry points without a word.
    assert [str(m.parent) for m in MODULES if not (m.parent / "__init__.py").is_file()] == []


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        f"import sys, demarche; print(demarche.__version__, [m for m in {HEAVY!r} if m in sys.modules], dir(demarche))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" in done.stdout
    assert all(f"'{name}'" in done.stdout for name in ("Archive", "compare", "read"))


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    import demarche  # noqa: PLC0415  # the import is what is tested

    with pytest.raises(AttributeError, match="no attribute 'translate'"):
        demarche.translate  # noqa: B018  # looking it up is what is tested


def test_every_rule_left_out_of_ruff_says_why(repository: Path) -> None:
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    options = tomllib.loads(text)["tool"]["ruff"]["lint"]
    ignored = [*options["ignore"], *(rule for rules in options["per-file-ignores"].values() for rule in rules)]
    explained = re.findall(r'^    "([A-Z]+\d*)", +# \w', text, flags=re.MULTILINE)
    assert options["select"] == ["ALL"]
    assert sorted(explained) == sorted(ignored)
