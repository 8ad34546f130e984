"""A message (.eml) to its text."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.policy import default
from email.utils import parseaddr
from typing import TYPE_CHECKING

from demarche.documents.decode import check_text
from demarche.documents.origin import Origin
from demarche.documents.page import read_page
from demarche.errors import DocumentError

if TYPE_CHECKING:
    from email.message import EmailMessage


def read_mail(data: bytes) -> tuple[str, Origin]:
    """Return the text of a message, and its subject, sender and date; attachments are left alone.

    Raises:
        DocumentError: it is no message, or holds no text.
    """
    try:
        message: EmailMessage = message_from_bytes(data, policy=default)
        part = message.get_body(("plain", "html"))
        content = None if part is None else part.get_content()
        if part is None or not isinstance(content, str):
            reason = "the message holds no text"
            raise DocumentError(reason)
        origin = Origin(title=_field(message, "Subject"), published=_field(message, "Date"), publisher=_sender(message))
        kind = part.get_content_subtype()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        reason = f"the message cannot be read: {type(error).__name__}"
        raise DocumentError(reason) from error
    return (read_page(content).text if kind == "html" else content.replace("\r\n", "\n")), origin


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_field(message, "From") or "")
    return name or address.partition("@")[2] or None


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        words = " ".join(str(message.get(name, "")).split())
        check_text(words)
    except (DocumentError, ValueError, IndexError, AttributeError):
        return None
    return words
