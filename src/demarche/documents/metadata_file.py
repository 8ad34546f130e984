"""The file `X.meta.json` that may lie beside a document `X.txt` or `X.html`."""

from __future__ import annotations

from pathlib import Path

from demarche.documents.jsonl import parse_object
from demarche.documents.origin import Origin, origin_from
from demarche.errors import DocumentError
from demarche.sources.stream import open_source

METADATA_ENDING = ".meta.json"
GZIP_ENDING = ".gz"


def origin_beside(path: str) -> Origin:
    """Return what the metadata file beside `path` says; an empty origin where there is none.

    Raises:
        DocumentError: the file cannot be read, is no JSON object, or holds a value that is not allowed.
    """
    file = Path(path.removesuffix(GZIP_ENDING)).with_suffix("")
    companion = file.with_name(file.name + METADATA_ENDING)
    if not companion.is_file():
        return Origin()
    try:
        with open_source(str(companion)) as stream:
            return origin_from(parse_object(stream.document()))
    except DocumentError as error:
        message = f"{companion.name}: {error}"
        raise DocumentError(message) from None
