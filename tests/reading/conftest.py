"""What the tests of the reading stage share: one reader, and contexts made with the real model and knowledge base."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from demarche.actors.knowledge import load_knowledge
from demarche.actors.resolver import Resolver
from demarche.language.analyse import analyse
from demarche.reading.context import context_of
from demarche.reading.reader import Reader
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.reading.context import ReadingContext
    from demarche.records import Reading

DAY = "2021-06-15"
"""The day, a Tuesday, on which a text of these tests is published unless its row says another."""


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all: it keeps nothing of a document."""
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Read a text; keywords are fields of its document (news of `DAY` by default)."""

    @cache
    def reading(text: str, **fields: Any) -> Reading:
        return reader.read(_document(text, fields))

    return reading


@pytest.fixture(scope="session")
def context_for() -> Callable[..., ReadingContext]:
    """Make the context of a text; keywords are fields of its document (news of `DAY` by default)."""
    resolver = Resolver(load_knowledge())

    @cache
    def context(text: str, **fields: Any) -> ReadingContext:
        document, analysis = _document(text, fields), analyse(text)
        return context_of(document, analysis, resolver.resolve(document, analysis))

    return context


def _document(text: str, fields: dict[str, Any]) -> Document:
    """The document of a test."""
    return Document(text=text, **{"id": "test", "kind": "news", "published": DAY, **fields})
