"""The shared corpus: every official document loads, and the article has its author, kind and date."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from demarche.documents.failure import Failure
from demarche.documents.load import load_documents
from demarche.records import Document

if TYPE_CHECKING:
    from pathlib import Path

OFFICIAL = "official/documents.jsonl.gz"


def test_first_official_documents(corpus: Path) -> None:
    found = list(islice(load_documents([str(corpus / OFFICIAL)]), 300))
    assert [item for item in found if isinstance(item, Failure)] == []


@pytest.mark.slow
def test_all_official_documents(corpus: Path) -> None:
    found = list(load_documents([str(corpus / OFFICIAL)]))
    assert len(found) == 3429
    documents = [item for item in found if isinstance(item, Document)]
    assert len(documents) == 3429
    assert {document.language for document in documents} == {"en"}
    assert {document.side for document in documents} == {"RUS", "UKR", "USA"}
    assert {document.published_method for document in documents} == {"metadata"}


def test_article(corpus: Path) -> None:
    (article,) = load_documents([str(corpus / "seed" / "article.txt")], published="2015-05-26")
    assert isinstance(article, Document)
    assert (article.author, article.kind, article.language) == ("M.K. Bhadrakumar", "analysis", "en")
    assert (article.published, article.published_method, article.published_reliability) == ("2015-05-26", "given", 1.0)
    assert article.text == (corpus / "seed" / "article.txt").read_bytes().decode()


def test_readouts_folder(corpus: Path) -> None:
    """13 texts with their metadata; the gold files beside them are no documents."""
    found = list(load_documents([str(corpus / "readouts")]))
    assert len(found) == 13
    assert all(isinstance(item, Document) and item.kind == "readout" and item.side for item in found)
