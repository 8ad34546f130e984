"""Readings kept: a database of documents and records that can be asked again."""

from demarche.archive.archive import Archive, DocumentSummary
from demarche.archive.load import Stored

__all__ = ["Archive", "DocumentSummary", "Stored"]
