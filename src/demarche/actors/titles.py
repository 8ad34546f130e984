"""Titles of office as values: what a title says, whose it is, and when two titles are one office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.actors.spelling import fold
from demarche.actors.wordlists import title_words

ArticleKind = Literal["definite", "indefinite", "possessive", "none"]
SYNONYMOUS_ROLES = frozenset(
    {"foreign-minister", "defence-minister", "national-security-adviser", "spokesperson", "deputy-foreign-minister"}
)
"""Roles whose titles are names of one office in different countries."""
LOWER_OFFICES = frozenset(
    {"deputy", "vice", "assistant", "under", "associate", "first", "former", "press", "private", "prime", "executive"}
)
"""Words that make a title another office than the one without them."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a text, by its words `first` to `last` (half-open), `head` the word that makes it one.

    `key` is the title without its cues and `whole` with them, in the spelling of `title_key`; `cues` are the ids of the
    countries and bodies it is an office of; those it is an office for ("Ambassador to Chile") are none of them.
    `elsewhere` is true where it is head of something the tables do not know ("president of the club").
    """

    first: int
    last: int
    head: int
    key: str
    whole: str
    cues: tuple[str, ...]
    article: ArticleKind
    plural: bool = False
    past: bool = False
    not_held: bool = False
    acting: bool = False
    elsewhere: bool = False
    capital: bool = True

    @property
    def role(self) -> str | None:
        """The role that the wording tells, None for an unknown one."""
        return role_of(self.key)


def title_key(title: str) -> str:
    """The spelling under which titles are compared: "Minister of Defence" and "minister of defense" are one."""
    spellings = title_words().spellings
    words = fold(title).replace("-", " ").replace(".", "").replace(",", "").split()
    return " ".join(spellings.get(word, word) for word in words if word != "the")


def role_of(key: str) -> str | None:
    """The role of a title: that of its longest ending, or else its longest beginning, that is known."""
    roles, words = title_words().role_of, key.split()
    if key in roles:
        return roles[key]
    if words and words[0] in LOWER_OFFICES:
        return None
    beginnings = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    endings = (" ".join(words[n:]) for n in range(1, len(words)))
    return next((roles[part] for part in (*endings, *beginnings) if part in roles), None)


def same_title(one: str, other: str) -> bool:
    """Whether two titles, as keys, may be the same office: equal, or one the other in short.

    "Secretary" is short for "Secretary of State" and "Minister" for "Foreign Minister", but what follows "for" or "to"
    makes another office: a special assistant to the president is not the one for veterans.
    """
    if one == other:
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    if not short or len(short) == len(long) or LOWER_OFFICES & set(long) != LOWER_OFFICES & set(short):
        return False
    if long[: len(short)] == short:
        return long[len(short)] == "of" or "to" not in short
    return long[-len(short) :] == short


def synonymous(one: str, other: str) -> bool:
    """Whether two titles name one kind of office ("Minister of Foreign Affairs", "Foreign Secretary")."""
    role = role_of(one)
    return role in SYNONYMOUS_ROLES and role == role_of(other)


def singular_title(key: str) -> str:
    """The key of one of several: "foreign ministers" -> "foreign minister", "secretaries" -> "secretary".

    Only the head is a plural; what it is head of stays ("ministers of foreign affairs").
    """
    head, preposition, rest = key.partition(" of ")
    head = head.removesuffix("ies") + "y" if head.endswith("ies") else head.removesuffix("s")
    return head + preposition + rest
