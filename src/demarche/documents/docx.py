"""A Word document (DOCX) to its text."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from demarche.documents.origin import Origin
from demarche.errors import DocumentError
from demarche.sources.limits import DOCUMENT_BYTES, EXPANSION_RATIO
from demarche.sources.markup import local_name, parse_xml
from demarche.sources.stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
UNREAD = frozenset({"del", "movefrom", "instrtext", "deltext", "txbxcontent", "fallback"})
"""Elements of text that is no longer there, of fields, and of boxes beside the text."""
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}


def is_docx(data: bytes) -> bool:
    """Whether a ZIP archive is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return BODY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_docx(data: bytes) -> tuple[str, Origin]:
    """Return the text of a Word document, a line a paragraph, and the title and author that it names.

    Nothing is unpacked onto the disk, and no name within the archive is taken for a path.

    Raises:
        DocumentError: it is damaged, encrypted or a decompression bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = parse_xml(_part(archive, BODY))
            named = parse_xml(_part(archive, PROPERTIES)) if PROPERTIES in archive.namelist() else None
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        message = f"the Word document cannot be read: {error}"
        raise DocumentError(message) from None
    text = "\n".join("".join(_words(paragraph)) for paragraph in body.iter() if local_name(paragraph) == "p")
    properties = {local_name(child): (child.text or "").strip() for child in (() if named is None else named)}
    return text, Origin(title=properties.get("title") or None, author=properties.get("creator") or None)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive, never more of it than the limits allow, whatever the archive says of its size."""
    packed = archive.getinfo(name).compress_size
    most = max(DOCUMENT_BYTES // 10, EXPANSION_RATIO * packed)
    with archive.open(name) as part:
        data = part.read(min(most, DOCUMENT_BYTES) + 1)
    if len(data) > DOCUMENT_BYTES:
        raise DocumentError(TOO_LARGE)
    if len(data) > most:
        message = f"decompression bomb: more than {EXPANSION_RATIO} bytes from each compressed byte"
        raise DocumentError(message)
    return data


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph; those of a paragraph within it are left to that one."""
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        name = local_name(element)
        if name in UNREAD or name == "p":
            continue
        if name == "t":
            yield element.text or ""
        elif name in BREAKS:
            yield BREAKS[name]
        else:
            pending.extend(reversed(element))
