"""The files of a folder, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.sources.stream import cannot_be_read

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPANION_ENDINGS = (".meta.json", ".gold.json")
"""Files that say something about the document beside them and are no documents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file found in a folder, or a folder that cannot be listed and the `fault` that prevents it."""

    path: str
    fault: str | None = None


def files_in(folder: str) -> Iterator[Entry]:
    """Yield the files of a folder and of the folders in it, sorted by name, folder by folder.

    Hidden files and folders, metadata and gold files are passed over. Links to folders are not followed, so that no
    file comes twice and no circle is walked for ever.
    """
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Entry(folder, cannot_be_read(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(entry.path)
        elif not entry.name.endswith(COMPANION_ENDINGS) and not (entry.is_symlink() and entry.is_dir()):
            yield Entry(entry.path)
