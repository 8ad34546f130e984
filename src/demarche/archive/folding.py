"""One spelling for names that differ only in case, accents or blanks."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The form under which a name is stored and looked up: no accents, no case, single blanks."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    # No database but SQLite's holds a NUL, and no name does.
    return " ".join(bare.casefold().replace("\0", " ").split())


def fold_topic(text: str) -> str:
    """The form of a topic: that of its id, so that "Nuclear weapons" finds nuclear-weapons."""
    return fold(text).replace("_", " ").replace(" ", "-")
