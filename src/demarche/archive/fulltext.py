"""Documents by the words in them: the only place that speaks FTS5 and tsquery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, cast, column, func, literal, literal_column, select, table, true

from demarche.archive import schema
from demarche.archive.folding import fold
from demarche.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"\w")
WORDS_SHOWN = 24
"""Words of the text around a hit that a search shows."""
OPEN, CLOSE = "«", "»"
"""What stands round a hit where it is shown."""

document_search = table("document_search", column("rowid"))


def phrases(text: str) -> tuple[str, ...]:
    """The words, and "words side by side", that are looked for.

    Raises:
        UsageError: there is no word to look for.
    """
    found = [quoted or bare for quoted, bare in PHRASE.findall(text)]
    wanted = tuple(phrase.replace('"', " ").replace("\0", " ") for phrase in found if WORD.search(phrase))
    if not wanted:
        message = f"{text!r} holds no word to look for"
        raise UsageError(message)
    return wanted


def expression(text: str) -> str:
    """The words as an expression of FTS5, in which nothing that a user types is an operator.

    Raises:
        UsageError: there is no word to look for.
    """
    return " ".join(f'"{phrase}"' for phrase in phrases(text))


def holding(connection: Connection, text: str) -> Select[Any]:
    """The keys of the documents whose title or text holds all these words, and "these words" side by side.

    Raises:
        UsageError: there is no word to look for.
    """
    if connection.dialect.name == "sqlite":
        matched = literal_column("document_search").op("MATCH")(expression(text))
        return select(document_search.c.rowid).where(matched)
    documents = schema.documents
    return select(documents.c.key).where(_on_server(text))


def hits(connection: Connection, text: str) -> Select[Any]:
    """The rows (key, rank, excerpt) of the documents that hold the words; the best has the lowest rank.

    Raises:
        UsageError: there is no word to look for.
    """
    if connection.dialect.name == "sqlite":
        matched = literal_column("document_search").op("MATCH")(expression(text))
        excerpt = func.snippet(literal_column("document_search"), -1, OPEN, CLOSE, "…", WORDS_SHOWN)
        return select(
            document_search.c.rowid.label("key"), literal_column("rank").label("rank"), excerpt.label("excerpt")
        ).where(matched)
    documents = schema.documents
    asked = _queries(text)
    joined = asked[0]
    for one in asked[1:]:
        joined = joined.op("&&")(one)
    options = f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords={WORDS_SHOWN}, MinWords={WORDS_SHOWN // 2}"
    searched: ColumnElement[Any] = literal_column("documents.search")
    return select(
        documents.c.key,
        (-func.ts_rank(searched, joined)).label("rank"),
        func.ts_headline("simple", documents.c.text, joined, options).label("excerpt"),
    ).where(_on_server(text))


def _on_server(text: str) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = true()
    for query in _queries(text):
        condition = condition & literal_column("documents.search").op("@@")(query)
    return condition


def _queries(text: str) -> list[Any]:
    # `phraseto_tsquery` takes words only: it knows no operators that could be typed.
    return [
        func.phraseto_tsquery(literal_column("'simple'::regconfig"), cast(literal(fold(phrase)), Text))
        for phrase in phrases(text)
    ]
