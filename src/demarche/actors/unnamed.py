"""Parties without a name: "Syrian rebels", "police in Minsk", "Houthi fighters", "opposition parties in Zimbabwe"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.actors.collectives import joined
from demarche.actors.grammar import Grammar
from demarche.actors.people import Decision
from demarche.actors.sectors import (
    CIVILIANS,
    GOVERNMENT,
    MILITARY,
    REBELS,
    country_of_people,
    group_phrases,
)
from demarche.actors.wordlists import title_words

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.knowledge import Entity
    from demarche.actors.mention import Mention
    from demarche.actors.sectors import GroupPhrase, Parties
    from demarche.language.clause import Analysis

DESCRIBING = frozenset({"ADJ", "NOUN", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
MOST_BETWEEN = 4
"""Words between a country's adjective and the noun: "Iraqi Sunni armed opposition groups" has three."""
AFTER = frozenset({"of", "in", "from", "across", "throughout", "inside"})
"""Prepositions that tell the country of the people before them."""
PLACING = frozenset({"in", "across", "throughout", "inside", "near", "outside"})
LOCAL = frozenset(
    {"AGR", "COP", "CRM", "CVL", "EDU", "ELI", "HLH", "JUD", "LAB", "LEG", "OPP", "PTY", "REB", "SET", "UAF"}
)
"""Sectors whose people mostly act in their own country; soldiers, reporters and aid groups are often foreign."""
DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeastern",
    "northwestern", "southeastern", "southwestern", "the", "neighboring", "neighbouring", "nearby", "war-torn",
})  # fmt: skip
MOST_DIRECTIONS = 3
PUBLIC = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PTY", "REB", "REF", "SPY", "UAF"})
"""Sectors whose people are a party wherever they are named; companies and citizens are often only spoken of."""
ETHNIC = frozenset({"ethnic"})
BODIES = frozenset({"organization", "group"})


@dataclass(slots=True)
class _Owner:
    """What the words around a group noun say of whose it is, and where its mention begins."""

    first: int
    countries: tuple[str, ...] = ()
    body: str | None = None
    people: str = ""
    of_people: bool = False


class UnnamedParties:
    """Finds the unnamed parties of one page, once names, offices and bodies stand on it."""

    def __init__(self, parties: Parties, draft: Draft, analysis: Analysis) -> None:
        """The analysis tells nouns from adjectives and who acts."""
        self._parties = parties
        self._knowledge = parties.knowledge
        self._draft = draft
        self._page = draft.page
        self._parts = {word.start: word.pos for word in analysis.words}
        self._grammar = Grammar(analysis, draft)

    def read(self) -> None:
        """Put a mention for each of them."""
        phrases = group_phrases()
        after = 0
        for word, low in enumerate(self._page.lows):
            if low in ETHNIC:
                self._ethnic(word)
            if word < after or low not in phrases:
                continue
            phrase = next((p for p in phrases[low] if self._stands(p, word)), None)
            if phrase is not None:
                after = word + len(phrase.words)
                self._decide(phrase, word, after)

    def _ethnic(self, word: int) -> None:
        """Ethnic Turks: people who live elsewhere than the country that has their name."""
        page = self._page
        named = self._draft.at(word + 1) if page.gap(word) == " " else None
        if named is None or not self._is_country(named):
            return
        hit, (first, last) = page.hit(word + 1), page.words_in(named.span)
        if first != word + 1 or hit is None or "demonym" not in hit.kinds() or not page.lows[last - 1].endswith("s"):
            return
        owner = self._owner_after(_Owner(word), last)
        countries = owner.countries or self._place_of_clause(last)
        actors = tuple(self._party(c, CIVILIANS, word, last) for c in countries or (None,))
        self._draft.put(word, last, Decision(actors, reason="people of another country"))

    def _stands(self, phrase: GroupPhrase, first: int) -> bool:
        """Whether the words of a phrase stand at a word, free, in small letters, and head their noun phrase."""
        page, last = self._page, first + len(phrase.words)
        if tuple(page.lows[first:last]) != phrase.words or not self._draft.free(first, last):
            return False
        if any(page.gap(w) != " " for w in range(first, last - 1)):
            return False
        if any(page.capital(w) and not (w == first and page.opens(w)) for w in range(first, last)):
            return False
        if self._out_of_office(first):
            return False
        part = self._parts.get(page.starts[last - 1], "NOUN")
        ahead = self._parts.get(page.starts[last], "NOUN") if page.gap(last - 1) == " " else "PUNCT"
        if part not in NOUNS and not (part == "ADJ" and ahead in {"AUX", "VERB", "PUNCT"}):
            return False
        return not self._before_noun(phrase, last)

    def _out_of_office(self, first: int) -> bool:
        """Whether the words before are a title's and say that it is held no longer, or not yet ("former foreign")."""
        page, titles, word = self._page, title_words(), first - 1
        while word >= 0 and page.gap(word) == " " and titles.inside_title(page.lows[word]):
            if page.lows[word] in titles.past or page.lows[word] in titles.not_held:
                return True
            word -= 1
        return False

    def _before_noun(self, phrase: GroupPhrase, last: int) -> bool:
        """Whether the phrase only describes the noun after it ("student union", "opposition leader X")."""
        page = self._page
        gap = page.gap(last - 1)
        if gap == "-":
            return True
        if gap != " " or not (phrase.singular or not phrase.noun.plural):
            return False
        return self._parts.get(page.starts[last]) in {"ADJ", "NOUN"} or (phrase.singular and page.capital(last))

    def _decide(self, phrase: GroupPhrase, first: int, last: int) -> None:
        """Put the party that a phrase means where the text tells enough of it."""
        noun = phrase.noun
        owner = self._owner_before(first)
        if not owner.countries and owner.body is None:
            owner = self._owner_after(owner, last)
        if not owner.countries and owner.body is None and noun.sector in LOCAL:
            owner.countries = self._place_of_clause(last)
        if owner.body is not None and noun.of_body:
            self._draft.put(owner.first, last, Decision((owner.body,), reason="people of a body"))
            return
        countries = owner.countries or ((owner.people,) if owner.people else ())
        if countries and self._takes_part(phrase, last):
            # "Muslim forces in Bosnia" and "Bosnian Serb forces" are not the forces of the state.
            sector = REBELS if owner.of_people and noun.sector == MILITARY else noun.sector
            actors = tuple(dict.fromkeys(self._party(c, sector, owner.first, last) for c in countries))
            self._draft.put(owner.first, last, Decision(actors, reason="unnamed party of a country"))
        elif not countries and owner.body is None and self._stands_alone(phrase, last):
            actor = self._party(None, noun.sector, owner.first, last)
            self._draft.put(owner.first, last, Decision((actor,), reason="unnamed party"))

    def _takes_part(self, phrase: GroupPhrase, last: int) -> bool:
        """Whether the people of a country are a party: those of public life always, others where a clause has them."""
        return phrase.noun.sector in PUBLIC or phrase.noun.alone == "always" or self._role(last) != "none"

    def _role(self, last: int) -> str:
        """What a phrase is in its clause, by its last word."""
        return self._grammar.place(last - 1)[1]

    def _stands_alone(self, phrase: GroupPhrase, last: int) -> bool:
        """Whether a phrase is a party although no country is named."""
        if phrase.noun.alone == "never" or (phrase.singular and phrase.noun.alone != "always"):
            return False
        # "Recognise it as a terrorist organisation" names nobody.
        return not (phrase.singular or phrase.noun.alone == "acting") or self._role(last) in {"subject", "object"}

    def _owner_before(self, noun: int) -> _Owner:
        """The country, body or people named before a noun: "Syrian", "Israel's", "Houthi", "ethnic Albanian"."""
        page = self._page
        owner = _Owner(noun)
        word = noun - 1
        for _ in range(MOST_BETWEEN + 1):
            if word >= 1 and page.lows[word] == "s" and page.gap(word - 1) == "'" and page.gap(word) == " ":
                word -= 1
            elif word < 0 or not joined(page, word):
                break
            mention = self._draft.at(word)
            if mention is not None:
                self._take(owner, mention, word)
                break
            low = page.lows[word]
            if low in country_of_people():
                owner.first, owner.people = word, owner.people or country_of_people()[low]
                owner.of_people = True
            elif page.capital(word) or self._parts.get(page.starts[word], "ADJ") not in DESCRIBING:
                break
            word -= 1
        return owner

    def _take(self, owner: _Owner, mention: Mention, word: int) -> None:
        """Enter what a mention before the noun names, with the countries joined to it ("Israeli and Palestinian")."""
        page = self._page
        first = page.words_in(mention.span)[0]
        partly = mention.span != page.span(first, word + 1)
        if partly and not page.lows[word].endswith("-led"):
            return
        if first and page.lows[first - 1] in ETHNIC:
            owner.first, owner.of_people = first - 1, True
            return
        body = self._body(mention)
        if body is not None:
            owner.body, owner.first = body, first
            return
        countries = self._countries(mention)
        if not countries or mention.reference:
            return
        owner.first = first
        inner = self._draft.at(first - 1) if first and page.gap(first - 1) == " " else None
        if inner is not None and self._is_country(inner):
            # "Bosnian Serb": a people of the country named first.
            owner.first, countries, owner.of_people = page.words_in(inner.span)[0], inner.actors, True
        link = owner.first - 1
        if link > 0 and page.lows[link] == "and" and page.gap(link) == " " and joined(page, link - 1):
            other, hit = self._draft.at(link - 1), page.hit(link - 1)
            adjective = hit is not None and hit.kinds() & {"adjective", "demonym"}
            if other is not None and adjective and self._is_country(other):
                owner.first, countries = page.words_in(other.span)[0], (*other.actors, *countries)
        owner.countries = countries

    def _owner_after(self, owner: _Owner, last: int) -> _Owner:
        """The country or body that "of", "in" or "from" names after a noun; the mention does not reach over it."""
        page = self._page
        if page.gap(last - 1) != " " or page.lows[last] not in AFTER:
            return owner
        mention = self._named_after(last)
        if mention is None:
            return owner
        if countries := self._countries(mention):
            return replace(owner, countries=countries)
        body = self._body(mention)
        return replace(owner, body=body) if body is not None and page.lows[last] in {"of", "from"} else owner

    def _named_after(self, preposition: int) -> Mention | None:
        """The name straight after a preposition, but for articles and directions, that describes no other noun."""
        page, word = self._page, preposition + 1
        while word - preposition <= MOST_DIRECTIONS and page.gap(word - 1) == " " and self._leads_on(word):
            word += 1
        mention = self._draft.at(word) if page.gap(word - 1) == " " else None
        if mention is None or mention.reference or self._describes(word, mention):
            return None
        return mention

    def _leads_on(self, word: int) -> bool:
        """Whether a word may stand between a preposition and the name it takes: "from the defeated Fatah"."""
        if self._page.lows[word] in DIRECTIONS:
            return True
        small = not self._page.capital(word) and self._draft.owner[word] < 0
        return small and self._parts.get(self._page.starts[word]) == "ADJ"

    def _place_of_clause(self, last: int) -> tuple[str, ...]:
        """The one country that the clause of a phrase puts its doings in: "Police arrested 30 protesters in Minsk"."""
        clause, _ = self._grammar.place(last - 1)
        if clause is None:
            return ()
        page = self._page
        found: set[str] = set()
        for word in range(*page.words_in(clause.core)):
            if page.lows[word] in PLACING and page.gap(word) == " ":
                mention = self._named_after(word)
                found.update(self._countries(mention) if mention is not None else ())
        return tuple(found) if len(found) == 1 else ()

    def _describes(self, word: int, mention: Mention) -> bool:
        """Whether a country's adjective after a preposition belongs to a noun after it ("in Syrian camps")."""
        hit = self._page.hit(word)
        return hit is not None and hit.span == mention.span and hit.kinds() <= {"adjective"}

    def _body(self, mention: Mention) -> str | None:
        """The one body or group of the tables that a mention names."""
        known = self._knowledge.entity(mention.actors[0]) if len(mention.actors) == 1 else None
        return known.id if known is not None and known.type in BODIES else None

    def _is_country(self, mention: Mention) -> bool:
        return bool(mention.actors) and all(actor in self._knowledge.countries for actor in mention.actors)

    def _countries(self, mention: Mention) -> tuple[str, ...]:
        """The countries that a mention of countries or places means; () for anything else."""
        found: list[str] = []
        for actor in mention.actors:
            known = self._knowledge.entity(actor) or self._introduced(actor)
            if known is None or known.type not in {"country", "place"} or known.country is None:
                return ()
            found.append(actor if known.type == "country" else known.country)
        return tuple(dict.fromkeys(found))

    def _introduced(self, actor: str) -> Entity | None:
        return self._draft.introduced[actor][0] if actor in self._draft.introduced else None

    def _party(self, country: str | None, sector: str, first: int, last: int) -> str:
        """The id of the actor for a sector of a country, entered where no table has it."""
        entity = self._parties.party(country, sector)
        if sector == GOVERNMENT and country is not None:
            self._draft.acting.add(entity.id)
            return entity.id
        start, end = self._page.span(first, last)
        written = " ".join(self._page.text[start:end].split())
        self._draft.introduced.setdefault(entity.id, (entity, (written,) if written != entity.name else ()))
        return entity.id
