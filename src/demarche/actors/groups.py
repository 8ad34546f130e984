"""Groups and relations: "the two leaders", "the sides", "both countries", "the latter", "her counterparts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.offices import DESCRIPTIONS, LEADERS
from demarche.actors.people import Decision
from demarche.actors.titles import same_title, singular_title
from demarche.actors.wordlists import reference_words

if TYPE_CHECKING:
    from demarche.actors.contacts import Meetings
    from demarche.actors.grammar import Grammar
    from demarche.actors.offices import Offices
    from demarche.actors.people import People
    from demarche.actors.titles import Title

MOST_PARTIES = 8
"""A contact of more than these is a gathering; "they" and "the leaders" sum up nobody then."""
FARTHEST_BEFORE = 60
"""How many words back "the latter" looks for the two it chooses from."""
QUALIFIERS = frozenset({"of", "to", "from", "in", "who", "that", "whose"})
PAIRS = {"both": False, "pair": True, "two": True}
"""Words that alone stand for two parties, and whether they take an article."""
PAIR = 2
OWNERS = frozenset({"his", "her", "their"})


class Groups:
    """Resolves the groups of one document, in the order of the text."""

    def __init__(self, grammar: Grammar, people: People, meetings: Meetings, offices: Offices) -> None:
        """Work on the draft that `grammar` looks into."""
        self._grammar = grammar
        self._draft = grammar.draft
        self._page = grammar.page
        self._people = people
        self._meetings = meetings
        self._offices = offices

    def read(self, word: int, low: str) -> None:
        """Put a mention for the group or relation that begins or ends at a word, where it can be resolved."""
        words = reference_words()
        if low in {"counterpart", "counterparts"}:
            self._counterpart(word)
        elif self._draft.owner[word] >= 0:
            return
        elif low in words.group_starts:
            for parts in words.group_starts[low]:
                if self._page.lows[word : word + len(parts)] == list(parts):
                    phrase = " ".join(parts)
                    self._group(word, word + len(parts), words.group_of[phrase], phrase)
                    return
        elif low in {"latter", "former"}:
            self._ordered(word, latter=low == "latter")
        elif low in PAIRS:
            self._pair(word, low)

    def read_title(self, title: Title) -> None:
        """The presidents, the foreign ministers: a plural title that says nothing of whose it is."""
        number, first = self._number(title.first)
        key = singular_title(title.key)
        if self._draft.free(title.first, title.last) and not (number is None and self._qualified(title.last)):
            kind = "leaders" if key in DESCRIPTIONS else "title"
            self._put(first, title.head, title.last, self._members(title.head, kind, key, number))

    def _group(self, word: int, last: int, kind: str, phrase: str) -> None:
        """Put a group where its article, its number and what follows it allow that."""
        number, first = self._number(word)
        if first == word or not self._draft.free(first, last):
            return
        if (number is None and phrase in reference_words().needs_number) or self._qualified(last):
            return
        self._put(first, word, last, self._members(word, kind, phrase, number))

    def _pair(self, word: int, low: str) -> None:
        """Both, the two, the pair: alone as subject or object, of the two parties of the contact."""
        article = word > 0 and self._page.gap(word - 1) == " " and self._page.lows[word - 1] == "the"
        clause, _ = self._grammar.place(word)
        if clause is None or article != PAIRS[low] or self._qualified(word + 1):
            return
        self._put(word - 1 if article else word, word, word + 1, self._members(word, "parties", low, PAIR))

    def _put(self, first: int, head: int, last: int, members: tuple[str, ...]) -> None:
        """Put the mention, without its article."""
        start = first + 1 if self._page.lows[first] == "the" and first < head else first
        self._draft.put(start, last, Decision(members, reason="parties of the contact"), reference=True)

    def _number(self, word: int) -> tuple[int | None, int]:
        """How many a group says it is, and the word its determiner begins with (the word itself where it has none)."""
        numbers = reference_words().numbers
        number: int | None = None
        first = word
        while (
            first > 0 and self._page.gap(first - 1) == " " and number is None and self._page.lows[first - 1] in numbers
        ):
            first -= 1
            number = numbers[self._page.lows[first]]
        if first > 0 and self._page.gap(first - 1) == " " and self._page.lows[first - 1] == "the":
            first -= 1
        return number, first

    def _qualified(self, last: int) -> bool:
        """Whether "of …" or "to …" after a group makes it another group."""
        return self._page.gap(last - 1) == " " and self._page.lows[last] in QUALIFIERS

    def _members(self, word: int, kind: str, phrase: str, number: int | None) -> tuple[str, ...]:
        """The actors a group stands for; () where they cannot be told."""
        parties = self._meetings.at(self._page.starts[word])
        members = list(parties)
        if kind == "countries":
            members = list(dict.fromkeys(c for c in map(self._country, parties) if c))
        elif kind == "leaders":
            fitting = [p for p in parties if p not in self._people.by_id or self._people.has_role(p, LEADERS)]
            members = fitting if len(fitting) > 1 else members
        elif kind in {"presidents", "title", "ministers"}:
            members = [p for p in parties if self._has_title(p, singular_title(phrase))]
        clause, role = self._grammar.place(word)
        if clause is not None and role != "subject":
            # "Putin informed the leaders": the others.
            subjects = self._grammar.actors(clause.subject)
            others = [m for m in members if m not in subjects]
            members = others if len(others) > 1 else members
        if not 1 < len(members) <= MOST_PARTIES or (number is not None and len(members) != number):
            return ()
        return tuple(members)

    def _has_title(self, party: str, title: str) -> bool:
        """Whether a party holds an office of this title."""
        return party in self._people.by_id and any(same_title(title, o) for o in self._people.offices(party))

    def _country(self, party: str) -> str | None:
        """The country of a party."""
        known = self._people.knowledge.entity(party)
        return self._people.country_of(party) or (known.country if known else None)

    def _ordered(self, word: int, *, latter: bool) -> None:
        """The latter, the former: of the last two people named before."""
        if not word or self._page.lows[word - 1] != "the":
            return
        if self._page.gap(word) == " " and (self._page.capital(word + 1) or self._draft.owner[word + 1] >= 0):
            return
        last, second = None, None
        for position in range(word - 1, max(-1, word - FARTHEST_BEFORE), -1):
            mention = self._draft.at(position)
            if mention is None or len(mention.actors) != 1 or mention.actors[0] not in self._people.by_id:
                continue
            if last is None:
                last = mention.actors[0]
            elif mention.actors[0] != last:
                second = mention.actors[0]
                break
        if last is not None and second is not None:
            decision = Decision((last if latter else second,), reason="order of names")
            self._draft.put(word, word + 1, decision, reference=True)

    def _counterpart(self, word: int) -> None:
        """His Lithuanian counterpart; her counterparts."""
        first = word
        while first and self._page.gap(first - 1) == " " and self._page.hit(first - 1) is not None:
            first -= 1
        named = self._draft.at(first) if first < word else None
        if self._page.gap(word) == " " and self._draft.owner[word + 1] >= 0 and self._page.capital(word + 1):
            # "his counterpart Foreign Minister X": the name that follows is the mention.
            return
        found = self._of_country(named.actors, word) if named is not None else self._other_parties(word)
        if found and (len(found) == 1 or self._page.lows[word].endswith("s")) and len(found) <= MOST_PARTIES:
            self._draft.put(first, word + 1, Decision(tuple(found), reason="counterpart"), reference=True)

    def _of_country(self, countries: tuple[str, ...], word: int) -> list[str]:
        """The people of one country in the contact; of one person also whoever holds the same office there."""
        parties = self._meetings.at(self._page.starts[word])
        here = [p for p in parties if p in self._people.by_id and self._people.country_of(p) in countries]
        if here or self._page.lows[word].endswith("s") or len(countries) != 1:
            return here
        clause = self._grammar.around(word)
        own = self._grammar.actors(clause.subject) if clause is not None else ()
        return list(self._offices.counterpart(own[0], countries[0], self._people)) if len(own) == 1 else []

    def _other_parties(self, word: int) -> list[str]:
        """The parties of the contact but the one whose counterparts they are."""
        if not word or self._page.lows[word - 1] not in OWNERS or self._draft.owner[word] >= 0:
            return []
        clause = self._grammar.around(word)
        own = list(self._grammar.actors(clause.subject)) if clause is not None else []
        owner = self._draft.at(word - 1)
        own.extend(owner.actors if owner is not None else ())
        return [p for p in self._meetings.at(self._page.starts[word]) if p not in own] if own else []
