"""The files that training reads, by what they are for, and their fingerprints."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("inputs.toml")
REPOSITORY = Path(__file__).resolve().parent.parent
CONFIGS = Path(__file__).with_name("configs")
WORK = Path(__file__).with_name("work")


@dataclass(frozen=True)
class NamesSource:
    """Corpora of names in one annotation scheme, as paths below the folder of the treebanks.

    A file of `dev` is used to choose by and never trained on.
    """

    scheme: str
    train: tuple[str, ...]
    dev: tuple[str, ...]
    test: tuple[str, ...]


@dataclass(frozen=True)
class Inputs:
    """The rows of `inputs.toml`."""

    train: tuple[str, ...]
    dev: tuple[str, ...]
    test: tuple[str, ...]
    names: tuple[NamesSource, ...]

    def files(self) -> list[str]:
        """Return every file once, sorted."""
        names = [file for source in self.names for file in (*source.train, *source.dev, *source.test)]
        return sorted({*self.train, *self.dev, *self.test, *names})


def read_inputs() -> Inputs:
    """Return the table of input files."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    parts = table["treebanks"]
    names = tuple(
        NamesSource(row["scheme"], tuple(row["train"]), tuple(row.get("dev", ())), tuple(row["test"]))
        for row in table["names"]
    )
    return Inputs(tuple(parts["train"]), tuple(parts["dev"]), tuple(parts["test"]), names)


def corpus_folder() -> Path:
    """Return the shared corpus: `DEMARCHE_CORPUS`, by default `../shared/corpus` beside the clone."""
    return Path(os.environ.get("DEMARCHE_CORPUS") or REPOSITORY.parent / "shared" / "corpus")


def treebanks_folder() -> Path:
    """Return the folder of the treebanks in the shared corpus."""
    return corpus_folder() / "treebanks"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
