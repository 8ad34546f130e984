"""The people of one document: who has been named so far, with which titles, and what offices they hold at its date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from demarche.actors.spelling import core_words, fold, name_words
from demarche.actors.titles import role_of, same_title, synonymous, title_key
from demarche.actors.wordlists import gender_of_names, title_words

if TYPE_CHECKING:
    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.name_search import PersonName


OfficeTime = Literal["now", "past", "ever"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a mention was found to stand for: actors, or the candidates where nothing decides, and what decided."""

    actors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str = ""


@dataclass(slots=True)
class Person:
    """A person of the document.

    `words` are the folded words of the fullest name, the family name last; `surnames` the single words that may stand
    for the person; `titles` the keys of the titles the document gives; `gender` is "f", "m" or "" as those and the
    given name tell; `places` are the offsets of the names.
    """

    id: str
    name: str
    words: tuple[str, ...]
    surnames: set[str]
    country: str | None
    known: bool
    titles: set[str] = field(default_factory=set)
    gender: str = ""
    places: list[int] = field(default_factory=list)


class People:
    """The people of one document; `side` is the country or body that publishes it, `on` the day of the text."""

    def __init__(self, knowledge: KnowledgeBase, on: str | None, side: str | None) -> None:
        """Begin with nobody."""
        self.knowledge = knowledge
        self.on = on
        self.side = side
        self.by_id: dict[str, Person] = {}

    def enter(self, identity: str) -> Person:
        """The person of the tables with this id, entered if not yet here."""
        if identity not in self.by_id:
            known = self.knowledge.people[identity]
            own, family = core_words(known.name), core_words(known.family_name)
            words = (*(w for w in own if w not in family), *family)
            surnames = {known.family_name, *family[-1:], *self.knowledge.single_names_of(identity)}
            self.by_id[identity] = Person(
                identity,
                known.name,
                words,
                {w for s in surnames for split in (core_words, name_words) for w in split(s)[-1:]},
                self.knowledge.country_of(identity, self.on),
                known=True,
            )
            self.by_id[identity].gender = self.gender(known.name, known.country)
        return self.by_id[identity]

    def gender(self, name: str, country: str | None) -> str:
        """What a given name tells; "" where the family name comes first or the name is nobody's or anybody's."""
        given = fold(name).split()
        if len(given) < len(("given", "family")) or country in title_words().family_name_first:
            return ""
        return gender_of_names().get(given[0], "")

    def introduce(
        self, identity: str, name: str, words: tuple[str, ...], country: str | None, *, by_first: bool
    ) -> None:
        """Enter a person no table has; `by_first` says that the first word may be the surname ("Choi Jong Kun")."""
        if identity not in self.by_id and identity not in self.knowledge.people:
            surnames = {words[-1], words[0]} if by_first else {words[-1]}
            person = Person(identity, name, words, surnames, country, known=False)
            person.gender = self.gender(name, country)
            self.by_id[identity] = person

    def remember(
        self, name: PersonName, identity: str, words: tuple[str, ...], country: str | None, place: int | None
    ) -> None:
        """Note a name of a person with its titles; a longer name of a stranger replaces a shorter one."""
        person = self.by_id[identity] if identity in self.by_id else self.enter(identity)
        if not person.known and len(words) > len(person.words):
            person.words = words
        if len(words) > 1 and person.country not in title_words().family_name_first:
            person.surnames.add(words[-1])
        person.country = person.country or (None if person.known else country)
        person.titles |= {t.key for t in name.titles if not t.past and not t.not_held}
        lists = title_words()
        marks = {name.courtesy, *(w for t in name.titles for w in t.key.split())}
        person.gender = "f" if marks & lists.feminine else "m" if marks & lists.masculine else person.gender
        if place is not None:
            person.places.append(place)

    def country_of(self, identity: str) -> str | None:
        """The country of a person of the document or the tables."""
        person = self.by_id.get(identity)
        if person is not None:
            return person.country
        return self.knowledge.country_of(identity, self.on) if identity in self.knowledge.people else None

    def offices(self, identity: str, *, time: OfficeTime = "now") -> set[str]:
        """The keys of all titles that fit a person: those of the document and those of the tables at its date.

        With `time` "past" those of the time before as well, with "ever" also those that came after.
        """
        person = self.by_id.get(identity)
        if time == "now":
            positions = self.knowledge.offices_of(identity, self.on)
        else:
            positions = self.knowledge.past_offices_of(identity, self.on if time == "past" else None)
        held = {title_key(t) for o in positions for t in o.titles}
        return held | (person.titles if person else set())

    def holds(self, identity: str, key: str, *, time: OfficeTime = "now") -> bool:
        """Whether a title fits a person."""
        return any(same_title(key, o) or synonymous(key, o) for o in self.offices(identity, time=time))

    def holding(self, key: str) -> list[str]:
        """The people of the document whom a title fits: by its own words, or else by another name of the office."""
        exact = [i for i in self.by_id if any(same_title(key, o) for o in self.offices(i))]
        return exact or [i for i in self.by_id if any(synonymous(key, o) for o in self.offices(i))]

    def has_role(self, identity: str, roles: frozenset[str]) -> bool:
        """Whether a person holds an office of one of these roles."""
        held = {o.role for o in self.knowledge.offices_of(identity, self.on)}
        person = self.by_id.get(identity)
        used = {role_of(key) for key in person.titles} if person else set()
        return bool((held | used) & roles)
