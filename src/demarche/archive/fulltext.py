"""Documents by the words in them: the only place that speaks SQLite's FTS5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import column, literal_column, select, table

from demarche.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Select

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"\w")

document_search = table("document_search", column("rowid"))


def holding(text: str) -> Select[Any]:
    """The keys of the documents whose title or text holds all these words, and "these words" side by side.

    Raises:
        UsageError: there is no word to look for.
    """
    matched = literal_column("document_search").op("MATCH")(expression(text))
    return select(document_search.c.rowid).where(matched)


def expression(text: str) -> str:
    """The words as an expression of FTS5, in which nothing that a user types is an operator.

    Raises:
        UsageError: there is no word to look for.
    """
    phrases = [quoted or bare for quoted, bare in PHRASE.findall(text)]
    wanted = [phrase.replace('"', " ").replace("\0", " ") for phrase in phrases if WORD.search(phrase)]
    if not wanted:
        message = f"{text!r} holds no word to look for"
        raise UsageError(message)
    return " ".join(f'"{phrase}"' for phrase in wanted)
