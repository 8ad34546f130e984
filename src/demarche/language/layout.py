"""Layout: the turns of a transcript, told by the labels that open its paragraphs ("MR. PRICE: …", "Mr Smith: …")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from demarche.language.clause import Phrase, Turn

if TYPE_CHECKING:
    from demarche.language.clause import Span

_TABLE = tomllib.loads((resources.files("demarche.language") / "layout.toml").read_text(encoding="utf-8"))
ROLES = frozenset(_TABLE["roles"])
TITLES = tuple(_TABLE["titles"])
HEADINGS = frozenset(_TABLE["headings"])
TURNS_OF_A_TRANSCRIPT = 2
"""Labels from which a document is a transcript: one label alone is as often a heading."""
LONGEST_LABEL = 80
_SMALL = "of|the|de|von|van|der|al|bin|ben|da|dos|for"
_WORD = r"[^\W\d_a-z][\w.'’\-]*"
_LABEL = re.compile(
    rf"(?P<name>{_WORD}(?: (?:{_WORD}|{_SMALL})){{0,8}})(?: ?\((?P<aside>[^()\n]{{1,40}})\))?:(?=\s)"
    r"|(?P<letter>[QA])(?=\s+[^\W_a-z])"
)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: its name, and the end with the colon and the white space after it."""

    name: Span
    end: int


def turns_of(text: str, paragraphs: tuple[Span, ...]) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none where the text is no transcript.

    A label that names a role or begins with a title counts wherever there are two, another where it comes again. A turn
    reaches to the next label; a label without words after it in its paragraph opens no turn.
    """
    labels = [(start, found) for start, end in paragraphs if (found := _label_at(text, start, end)) is not None]
    times = Counter(text[slice(*label.name)] for _, label in labels)
    kept = [
        (start, label)
        for start, label in labels
        if times[text[slice(*label.name)]] > 1 or _is_titled(text[slice(*label.name)])
    ]
    if len(kept) < TURNS_OF_A_TRANSCRIPT:
        return ()
    ends = [start for start, _ in kept[1:]] + [paragraphs[-1][1]]
    return tuple(
        Turn(label=(start, label.end), span=(label.end, end), speaker=_speaker(text, label.name))
        for (start, label), end in zip(kept, ends, strict=True)
    )


def _label_at(text: str, start: int, end: int) -> _Label | None:
    """The label that opens a paragraph."""
    match = _LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    if match is None:
        return None
    group = "name" if match["name"] else "letter"
    name = match[group]
    words = name.lower().replace(".", "").split()
    if words[0] in HEADINGS or " and " in name or (len(words) == 1 and not name.isupper()):
        return None
    stop = match.end()
    while stop < end and text[stop].isspace():
        stop += 1
    return _Label(match.span(group), stop) if stop < end else None


def _is_titled(name: str) -> bool:
    """Whether a label names a role or a person by title."""
    plain = name.lower().replace(".", "")
    return name in ROLES or any(plain == title or plain.startswith(f"{title} ") for title in TITLES)


def _speaker(text: str, name: Span) -> Phrase:
    """The phrase of a label: a name, or the noun of a role."""
    words = text[slice(*name)]
    last = name[0] + words.rfind(" ") + 1
    head = (last, name[1])
    return Phrase(
        span=name,
        head=head,
        name=name,
        text=words,
        lemma=text[slice(*head)].lower(),
        pos="NOUN" if words in ROLES else "PROPN",
    )
