"""Folders: every file once, in the same order everywhere, and nothing that is no document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from demarche.sources.folder import files_in

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def found(folder: Path) -> list[str]:
    return [os.path.relpath(entry.path, folder) for entry in files_in(str(folder))]


def test_order_is_by_name_folder_by_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/1.txt", "c.html", "B.txt")
    assert found(tmp_path) == ["B.txt", "a/1.txt", "a/2.txt", "b.txt", "c.html"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",  # hidden file
        ".git/config.txt",  # hidden folder
        "d01.meta.json",  # says something about d01.txt
        "d01.gold.json",  # the gold reading of d01.txt
    ],
)
def test_no_documents(tmp_path: Path, name: str) -> None:
    make(tmp_path, "d01.txt", name)
    assert found(tmp_path) == ["d01.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)  # a circle
    (tmp_path / "2.txt").symlink_to(tmp_path / "a" / "1.txt")  # a link to a file is a file
    assert found(tmp_path) == ["2.txt", "a/1.txt"]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    entries = list(files_in(str(tmp_path / "gone")))
    assert [entry.fault for entry in entries] == ["cannot be read: No such file or directory"]
