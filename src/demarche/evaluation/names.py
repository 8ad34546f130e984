"""Whether an actor of a reading is the party that a gold record names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.records import Actor

_COUNTRY_CODE = re.compile(r"[A-Z]{3}")
_BETWEEN_WORDS = re.compile(r"[\W\s]+")
_SPEAKS_FOR_COUNTRY = ("country", "person", "organization")


def fold(name: str) -> str:
    """Lower case without accents, punctuation or a leading article, so that spellings of one name are equal."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _BETWEEN_WORDS.sub(" ", letters.lower()).strip().removeprefix("the ")


class Names:
    """The actors of one reading beside the people that its gold names.

    A person may be known by the surname alone where no other person of the gold shares it.
    """

    def __init__(self, actors: Iterable[Actor], people: Iterable[str]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        surnames = Counter(folded.split()[-1] for folded in map(fold, people) if folded)
        self._surnames = {surname for surname, count in surnames.items() if count == 1}

    def same(self, party: str, identity: str) -> bool:
        """Whether the actor `identity` is `party`: an alpha-3 code for whoever acts for that country, else a name."""
        actor = self._actors.get(identity)
        known = {fold(identity)} if actor is None else {fold(n) for n in (actor.id, actor.name, *actor.aliases)}
        wanted = fold(party)
        if wanted in known:
            return True
        if actor is None:
            return False
        if _COUNTRY_CODE.fullmatch(party):
            return actor.country == party and actor.type in _SPEAKS_FOR_COUNTRY
        surname = wanted.split()[-1] if wanted else ""
        return actor.type == "person" and surname in self._surnames and fold(actor.name).split()[-1:] == [surname]

    def equal(self, parties: Iterable[str], identities: Iterable[str]) -> bool:
        """Whether every party is among the actors and every actor among the parties."""
        wanted, got = tuple(parties), tuple(identities)
        return all(any(self.same(party, i) for i in got) for party in wanted) and all(
            any(self.same(party, i) for party in wanted) for i in got
        )
