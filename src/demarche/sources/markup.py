"""XML of strangers, read without doing what it asks for."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]  # ships no types

from demarche.errors import DocumentError

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
WORDLESS = ("script", "style", "iframe", "object", "template")
"""Elements whose content is not read."""


def parse_xml(data: bytes) -> Any:
    """The root of an XML document; small faults are passed over.

    Raises:
        DocumentError: it is no XML, is nested too deep, or defines entities, which could fetch or multiply anything.
    """
    if ENTITY.search(data) or ENTITY.search(data.replace(b"\0", b"")):
        message = "XML that defines entities of its own is not read"
        raise DocumentError(message)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"broken XML: {error}"
        raise DocumentError(message) from None
    if root is None:
        message = "broken XML: it has no element"
        raise DocumentError(message)
    return root


def local_name(element: Any) -> str:
    """The name of an element without its namespace, in lower case; "" for comments and the like."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def plain_text(markup: str) -> str:
    """The words of a piece of HTML in one line, without scripts and without tags."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    try:
        root = html.fragment_fromstring(markup.replace("\0", " "), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    for element in list(root.iter(*WORDLESS)):
        element.drop_tree()
    return " ".join(str(root.text_content()).split())
