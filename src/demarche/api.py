"""What a Python program calls: `demarche.read` and `demarche.compare`."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from demarche.analysis.compare import compare as compare_readings
from demarche.documents.failure import Failure
from demarche.documents.load import load_documents
from demarche.errors import DocumentError, UsageError
from demarche.reading.reader import Reader
from demarche.records import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from demarche.records import Comparison

FEWEST_VERSIONS = 2


def read(
    source: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    side: str | None = None,
) -> Reading:
    """Read one document into records.

    `source` is what `demarche read` takes: the path of a text, HTML or JSON Lines file that holds one document.
    `published` is an ISO day, `publisher` a name and `side` the alpha-3 code of the government that publishes the
    document; each replaces what the document itself says.

    Raises:
        DocumentError: the document cannot be read; the text is the reason.
        UsageError: `source` does not exist or holds several documents, or an argument has a value that is not allowed.
    """
    found = list(islice(load_documents([str(source)], published=published, publisher=publisher, side=side), 2))
    if len(found) != 1:
        held = "no document" if not found else "more than one document"
        message = f"{source} holds {held}: demarche.read takes exactly one, `demarche read` any number"
        raise UsageError(message)
    document = found[0]
    if isinstance(document, Failure):
        raise DocumentError(document.reason)
    return _reader().read(document)


def compare(*versions: Reading | str | Path) -> Comparison:
    """Compare two or more versions of one contact, given as readings or as sources that `read` takes.

    Raises:
        DocumentError: a version given as a source cannot be read.
        UsageError: fewer than two versions are given, or `read` refuses a source.
    """
    if len(versions) < FEWEST_VERSIONS:
        message = f"a comparison needs two or more versions, not {len(versions)}"
        raise UsageError(message)
    return compare_readings([v if isinstance(v, Reading) else read(v) for v in versions])


@cache
def _reader() -> Reader:
    """One reader for the life of the process: loading its model and tables takes seconds."""
    return Reader()
