"""Elements of an HTML page: whatever is put into one is escaped, unless it is an element itself."""

from __future__ import annotations

import unicodedata
from html import escape

VOID = frozenset({"meta", "br"})
"""Elements that hold nothing and have no end tag."""
UNFIT = frozenset({"Cc", "Cs", "Cn"})
"""Unicode categories that HTML cannot hold or would change; the line end is kept."""


class Markup(str):
    """Text that is HTML already; only the functions here make it of other text."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str | None) -> Markup:
    """An element; content that is not `Markup` is escaped, and so is every attribute.

    `class_` is the attribute class, an underscore inside a name is a hyphen, and an attribute that is None is left out.
    """
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(fit(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{named}>" + ("" if tag in VOID else f"{joined(*content)}</{tag}>"))


def joined(*content: str) -> Markup:
    """Pieces one after the other, escaped where they are not `Markup`."""
    return Markup("".join(piece if isinstance(piece, Markup) else escape(fit(piece)) for piece in content))


def fit(text: str) -> str:
    """The text with a blank for each character that a page cannot hold; as long as before."""
    return "".join(" " if unicodedata.category(c) in UNFIT and c != "\n" else c for c in text)
