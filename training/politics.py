"""Sentences about politics with names drawn from the knowledge base, as further training text for names.

Parties, elections and the places people stand for hardly occur in the corpora of names. The sentences and the words
that parties, elections and bodies are called by are in `politics.toml`; people, countries and places are those of
`demarche.actors`.
"""

from __future__ import annotations

import re
import tomllib
from calendar import month_name
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from demarche.actors.knowledge import load_knowledge
from training.names import NamedText

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Path(__file__).with_name("politics.toml")
SLOT = re.compile(r"\{(\w+)\}")
MONTHS = tuple(filter(None, month_name))
# The label of what fills a slot; a slot that is not named here is filled with plain words.
LABELS = {
    "person": "PERSON",
    "surname": "PERSON",
    "party": "ORG",
    "short": "ORG",
    "body": "ORG",
    "country": "LOC",
    "place": "LOC",
    "people": "MISC",
    "election": "EVENT",
    "event": "EVENT",
}
FIRST_YEAR, LAST_YEAR = 1890, 2025
# The share of parties that go by the name of a party that there is.
REAL_PARTIES = 0.35


@dataclass(frozen=True)
class Sources:
    """What names are drawn from: the words of the table and the names of the knowledge base, each sorted."""

    words: dict[str, list[str]]
    people: tuple[str, ...]
    countries: tuple[str, ...]
    places: tuple[str, ...]
    adjectives: tuple[str, ...]
    bodies: tuple[str, ...]


def read_sources() -> Sources:
    """Return the table and the names of the knowledge base."""
    knowledge = load_knowledge()
    words = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return Sources(
        words=words,
        people=tuple(sorted({person.name for person in knowledge.people.values() if " " in person.name})),
        countries=tuple(sorted({c.name for c in knowledge.countries.values() if c.type == "country"})),
        places=tuple(sorted({*(place.name for place in knowledge.places.values()), *words["towns"]})),
        adjectives=tuple(sorted({a.surface for a in knowledge.aliases if a.kind == "adjective"})),
        bodies=tuple(sorted({body.name for body in knowledge.organizations.values() if body.type == "organization"})),
    )


def political_texts(count: int, seed: int) -> list[NamedText]:
    """Return `count` sentences, every one of the table equally often, with names that chance draws."""
    chance = Random(seed)  # noqa: S311 - not for cryptography
    sources = read_sources()
    sentences = sources.words["sentences"]
    return [_filled(sentences[number % len(sentences)], sources, chance) for number in range(count)]


def _filled(sentence: str, sources: Sources, chance: Random) -> NamedText:
    """Return a sentence with its slots filled."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    end = 0
    for slot in SLOT.finditer(sentence):
        text += sentence[end : slot.start()]
        words = FILLERS[slot.group(1)](sources, chance)
        if slot.group(1) in LABELS:
            spans.append((len(text), len(text) + len(words), LABELS[slot.group(1)]))
        text += words
        end = slot.end()
    return NamedText(text + sentence[end:], tuple(spans))


def _surname(sources: Sources, chance: Random) -> str:
    """Return the last word of a person's name."""
    return chance.choice(sources.people).rsplit(maxsplit=1)[-1]


def _party(sources: Sources, chance: Random) -> str:
    """Return what a party is or could be called: "Likud", "Liberal Party of Chad", "Movement for Change"."""
    words = sources.words
    if chance.random() < REAL_PARTIES:
        return chance.choice(words["parties"])
    noun = chance.choice(words["party_nouns"])
    name = f"{chance.choice(words['party_adjectives'])} {noun}"
    return chance.choice(
        (
            name,
            name,
            f"{name} of {chance.choice(sources.countries)}",
            f"{chance.choice(sources.adjectives)} {name}",
            f"{noun} {chance.choice(words['party_tails'])}",
            f"{chance.choice(words['party_singles'])} {chance.choice(sources.countries)}",
            f"{chance.choice(words['party_singles'])} {chance.choice(words['party_singles'])}",
            chance.choice(words["party_singles"]),
        )
    )


def _short(sources: Sources, chance: Random) -> str:
    """Return the initials of a party, its own or made up."""
    if chance.random() < REAL_PARTIES:
        return chance.choice(sources.words["shorts"])
    words = (chance.choice(sources.words["party_adjectives"]), chance.choice(sources.words["party_nouns"]))
    return "".join(word[0] for word in " ".join(words).replace("'", "").split()) + chance.choice(("", "A", "P", "D"))


def _body(sources: Sources, chance: Random) -> str:
    """Return the name of a body, of the knowledge base or made up."""
    kind = chance.choice(sources.words["body_kinds"])
    return chance.choice(
        (
            chance.choice(sources.bodies),
            f"{chance.choice(sources.adjectives)} {kind}",
            f"{kind} of {chance.choice(sources.places)}",
            kind,
        )
    )


def _election(sources: Sources, chance: Random) -> str:
    """Return the name of an election: "1987 Fijian general election", "2004 election in Ghent"."""
    where = chance.choice(
        (
            chance.choice(sources.adjectives),
            chance.choice(sources.adjectives),
            chance.choice(sources.countries),
            chance.choice(sources.words["towns"]),
            "",
        )
    )
    return " ".join(filter(None, (_year(sources, chance), where, chance.choice(sources.words["election_kinds"]))))


def _event(sources: Sources, chance: Random) -> str:
    """Return the name of an event: "Kassala Conference", "Second Bolivian War"."""
    first = chance.choice((chance.choice(sources.places), chance.choice(sources.adjectives)))
    return f"{chance.choice(('', '', 'First ', 'Second '))}{first} {chance.choice(sources.words['event_kinds'])}"


def _year(_: Sources, chance: Random) -> str:
    """Return a year."""
    return str(chance.randint(FIRST_YEAR, LAST_YEAR))


FILLERS: dict[str, Callable[[Sources, Random], str]] = {
    "person": lambda sources, chance: chance.choice(sources.people),
    "surname": _surname,
    "party": _party,
    "short": _short,
    "body": _body,
    "country": lambda sources, chance: chance.choice(sources.countries),
    "place": lambda sources, chance: chance.choice(sources.places),
    "people": lambda sources, chance: chance.choice(sources.adjectives),
    "election": _election,
    "event": _event,
    "title": lambda sources, chance: chance.choice(sources.words["titles"]),
    "year": _year,
    "month": lambda _, chance: chance.choice(MONTHS),
    "number": lambda _, chance: str(chance.randint(2, 30)),
}
