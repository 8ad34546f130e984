"""Documents by the words in them: the only place that speaks FTS5 and tsquery."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, bindparam, cast, column, func, literal, literal_column, select, table, true

from demarche.archive import schema
from demarche.archive.folding import fold
from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Select

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"\w")
WORDS_SHOWN = 24
"""Words of the text around a hit that a search shows."""
OPEN, CLOSE = "«", "»"
"""What stands round a hit where it is shown."""

SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")
SEARCHED: ColumnElement[Any] = literal_column("documents.search")
_COLUMNS = tuple(
    schema.documents.c[name] for name in ("id", "title", "publisher", "side", "published", "key", "duplicate_of")
)

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


def hits(connection: Connection, text: str) -> tuple[Select[Any], dict[str, str]]:
    """The documents that hold the words, the best first, with the values of the query's parameters.

    Raises:
        UsageError: there is no word to look for.
    """
    if connection.dialect.name == "sqlite":
        return _hits_in_file(), {"words": expression(text)}
    rank = func.ts_rank(SEARCHED, _joined(text))
    return select(*_COLUMNS).where(_on_server(text)).order_by(rank.desc(), schema.documents.c.id), {}


def excerpts(connection: Connection, text: str, keys: Sequence[int]) -> dict[int, str]:
    """Where the documents with these keys hold the words, with signs around them."""
    if connection.dialect.name == "sqlite":
        excerpt = func.snippet(literal_column("document_search"), -1, OPEN, CLOSE, "…", WORDS_SHOWN)
        query = select(document_search.c.rowid.label("key"), excerpt.label("excerpt")).where(
            literal_column("document_search").op("MATCH")(expression(text)), document_search.c.rowid.in_(sorted(keys))
        )
    else:
        documents = schema.documents
        options = f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords={WORDS_SHOWN}, MinWords={WORDS_SHOWN // 2}"
        excerpt = func.ts_headline(SIMPLE, documents.c.text, _joined(text), options)
        query = select(documents.c.key, excerpt.label("excerpt")).where(documents.c.key.in_(sorted(keys)))
    return {row.key: row.excerpt for row in connection.execute(query)}


@cache
def _hits_in_file() -> Select[Any]:
    """The question of `hits` in an SQLite file, built once."""
    documents = schema.documents
    matched = literal_column("document_search").op("MATCH")(bindparam("words"))
    return (
        select(*_COLUMNS)
        .join(document_search, document_search.c.rowid == documents.c.key)
        .where(matched)
        .order_by(literal_column("rank"), documents.c.id)
    )


def _joined(text: str) -> Any:
    first, *others = _queries(text)
    for other in others:
        first = first.op("&&")(other)
    return first


def _on_server(text: str) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = true()
    for query in _queries(text):
        condition = condition & SEARCHED.op("@@")(query)
    return condition


def _queries(text: str) -> list[Any]:
    # `phraseto_tsquery` takes words only: it knows no operators that could be typed.
    return [func.phraseto_tsquery(SIMPLE, cast(literal(fold(phrase)), Text)) for phrase in phrases(text)]
