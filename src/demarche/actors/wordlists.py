"""The word lists that the resolver reads from `lexicon/*.toml`, each loaded once per process."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from demarche.records import ActorType


@dataclass(frozen=True, slots=True)
class TitleWords:
    """`titles.toml`: what titles of office and names of people are made of."""

    heads: frozenset[str]
    common_heads: frozenset[str]
    courtesies: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    modifiers: frozenset[str]
    trailing: frozenset[str]
    past: frozenset[str]
    not_held: frozenset[str]
    acting: frozenset[str]
    complement_prepositions: frozenset[str]
    complement_links: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    never_names: frozenset[str]
    kin: frozenset[str]
    honorifics: frozenset[str]
    family_name_first: frozenset[str]
    by_any_name: frozenset[str]
    foreign_titles: dict[str, frozenset[str]]
    spellings: dict[str, str]
    role_of: dict[str, str]

    def inside_title(self, word: str) -> bool:
        """Whether a word may stand before a head."""
        return any(word in words for words in (self.modifiers, self.past, self.not_held, self.acting, self.heads))


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`places.toml`: where a capital is the place, and what makes a country's name its government or army."""

    place_before: frozenset[str]
    motion: frozenset[str]
    place_of: frozenset[str]
    place_after: frozenset[str]
    done_to_places: frozenset[str]
    realms: frozenset[str]
    government: frozenset[str]
    adjective_only: frozenset[str]
    fillers: frozenset[str]
    military: frozenset[str]
    attributive: frozenset[str]
    military_phrases: frozenset[str]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """`bodies.toml`: the type that a noun in a name tells, and the words around it."""

    type_of: dict[str, ActorType]
    leading: frozenset[str]
    shared: frozenset[str]
    links: frozenset[str]
    locative: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameTypeWords:
    """`names.toml`: the heads that tell that a name is one of an event or a body, and the words around them."""

    voting: frozenset[str]
    gatherings: frozenset[str]
    struggles: frozenset[str]
    modifiers: frozenset[str]
    carries_on: frozenset[str]
    organizations: frozenset[str]
    leading: frozenset[str]
    lone: frozenset[str]
    ordinals: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """`references.toml`: words that refer back, by what they stand for.

    `group_of` maps a plural noun or phrase to its kind, `group_starts` its first word to the phrases that begin so, the
    longest first; `triggers` are all words a reference can begin or end at.
    """

    group_of: dict[str, str]
    group_starts: dict[str, tuple[tuple[str, ...], ...]]
    needs_number: frozenset[str]
    numbers: dict[str, int]
    singular: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    ours: frozenset[str]
    speaker: frozenset[str]
    own: frozenset[str]
    contact_verbs: frozenset[str]
    light_verbs: frozenset[str]
    contact_nouns: frozenset[str]
    contact_prepositions: frozenset[str]
    beneficiary_verbs: frozenset[str]
    triggers: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    """One file of word lists."""
    return tomllib.loads(files("demarche.actors").joinpath("lexicon", name).read_text(encoding="utf-8"))


def _lists(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The plain lists of a table as sets."""
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}


@cache
def title_words() -> TitleWords:
    """The words of titles and names."""
    table = _table("titles.toml")
    role_of = {title: role for role, titles in table["roles"].items() for title in titles}
    foreign = {side: frozenset(words) for side, words in table["foreign_titles"].items()}
    spellings: dict[str, str] = table["spellings"]
    lists = _lists(table)
    for name in ("heads", "common_heads", "modifiers"):
        lists[name] |= {variant for variant, word in spellings.items() if word in lists[name]}
    return TitleWords(spellings=spellings, role_of=role_of, foreign_titles=foreign, **lists)


@cache
def gender_of_names() -> dict[str, str]:
    """Given names in folded spelling with "f" or "m"."""
    table = _table("given_names.toml")
    return {name: gender for gender, names in (("f", table["feminine"]), ("m", table["masculine"])) for name in names}


@cache
def place_words() -> PlaceWords:
    """The words around places and capitals."""
    table = _table("places.toml")
    return PlaceWords(
        **_lists(table),
        government=frozenset(table["government"]["nouns"]),
        adjective_only=frozenset(table["government"]["adjective_only"]),
        fillers=frozenset(table["government"]["fillers"]),
        military=frozenset(table["military"]["nouns"]),
        attributive=frozenset(table["military"]["attributive"] + table["government"]["attributive"]),
        military_phrases=frozenset(table["military"]["phrases"]),
    )


@cache
def body_words() -> BodyWords:
    """The nouns in the names of bodies, formats, agreements and places."""
    table = _table("bodies.toml")
    kinds: tuple[ActorType, ...] = ("organization", "format", "agreement", "place")
    return BodyWords(
        type_of={noun: kind for kind in kinds for noun in table[kind]},
        leading=frozenset(table["leading"]),
        shared=frozenset(table["shared"]),
        links=frozenset(table["links"]),
        locative=frozenset(table["locative"]),
    )


@cache
def name_type_words() -> NameTypeWords:
    """The words that tell the type of a name."""
    table = _table("names.toml")
    return NameTypeWords(
        **_lists(table["event"]),
        organizations=frozenset(table["organization"]["heads"]),
        leading=frozenset(table["organization"]["leading"]),
        lone=frozenset(table["organization"]["lone"]),
        ordinals=frozenset(table["ordinals"]["words"]),
    )


@cache
def reference_words() -> ReferenceWords:
    """The words that refer back."""
    table = _table("references.toml")
    group_of = {phrase: kind for kind, phrases in table["groups"].items() for phrase in phrases}
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(group_of, key=lambda p: (-len(p), p)):
        words = tuple(phrase.split())
        starts.setdefault(words[0], []).append(words)
    pronouns = {name: frozenset(words) for name, words in table["pronouns"].items()}
    relations = {"both", "counterpart", "counterparts", "former", "latter", "pair", "two"}
    return ReferenceWords(
        group_of=group_of,
        group_starts={first: tuple(phrases) for first, phrases in starts.items()},
        needs_number=frozenset(table["needs_number"]["words"]),
        numbers=table["numbers"]["words"],
        singular=pronouns["singular"],
        feminine=pronouns["feminine"],
        plural=pronouns["plural"],
        ours=pronouns["ours"],
        speaker=pronouns["speaker"],
        triggers=frozenset().union(*pronouns.values(), starts, relations),
        own=frozenset(table["own"]["nouns"]),
        contact_verbs=frozenset(table["contact"]["verbs"]),
        light_verbs=frozenset(table["contact"]["light_verbs"]),
        contact_nouns=frozenset(table["contact"]["nouns"]),
        contact_prepositions=frozenset(table["contact"]["prepositions"]),
        beneficiary_verbs=frozenset(table["beneficiary"]["verbs"]),
    )
