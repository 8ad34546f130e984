"""Readings kept: a database of documents and records that can be asked again."""

from demarche.archive.answers import Answers, Stored
from demarche.archive.archive import Archive
from demarche.archive.asking import DocumentSummary, Hit
from demarche.archive.judgements import Judgement
from demarche.documents.original import Original

__all__ = ["Answers", "Archive", "DocumentSummary", "Hit", "Judgement", "Original", "Stored"]
