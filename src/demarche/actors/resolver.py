"""The resolver: which words of a document stand for which actors, at the date of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.bodies import Bodies
from demarche.actors.casting import cast_of
from demarche.actors.collectives import Collectives
from demarche.actors.contacts import Meetings
from demarche.actors.draft import Draft
from demarche.actors.gazetteer import PERSON_KINDS, Gazetteer
from demarche.actors.knowledge import Entity, iso_day
from demarche.actors.name_search import words_of
from demarche.actors.names import people_and_titles
from demarche.actors.naming import Naming
from demarche.actors.offices import Offices
from demarche.actors.page import open_page
from demarche.actors.people import Decision, People
from demarche.actors.places import Places
from demarche.actors.realms import put_realms
from demarche.actors.references import put_references
from demarche.actors.sectors import Parties
from demarche.actors.spelling import fold
from demarche.actors.unnamed import UnnamedParties
from demarche.actors.voices import Voices
from demarche.ontology.speech_acts import speech_act

if TYPE_CHECKING:
    from demarche.actors.knowledge import KnowledgeBase
    from demarche.actors.mention import Cast
    from demarche.actors.page import Page
    from demarche.actors.titles import Title
    from demarche.language.clause import Analysis
    from demarche.records import Document

GOVERNMENT_KINDS = frozenset({"metonym", "capital"})


class Resolver:
    """Resolves the actors of documents against one knowledge base; holds nothing of a document after it."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Compile the gazetteer and the index of offices."""
        self._knowledge = knowledge
        self._gazetteer = Gazetteer(knowledge)
        self._offices = Offices(knowledge)
        self._parties = Parties(knowledge)

    def resolve(self, document: Document, analysis: Analysis) -> Cast:
        """The actors of a document and every mention of them.

        Offices are those of the day of `document.published`; without one they resolve by full name alone. Mentions that
        nothing decides carry their candidates and no actor.
        """
        on = iso_day(document.published)
        openings = frozenset(s for s, _ in (*analysis.sentences, *analysis.paragraphs))
        page = open_page(document.text, self._gazetteer, on, openings)
        draft = Draft(page)
        people = People(self._knowledge, on, document.side)
        title_people, title_names = self._people_of_title(document.title or "", people, on)
        names, titles = people_and_titles(page, analysis.names, self._knowledge, title_names)
        naming = Naming(people, _speaking(analysis))
        for name, decision in naming.read(page, names):
            draft.put(name.begin, name.finish, decision)
        self._put_offices(draft, people, titles, document.publisher or "")
        self._put_hits(draft, analysis, on)
        Bodies(self._knowledge, draft, document.side).read(analysis.names)
        UnnamedParties(self._parties, draft, analysis).read()
        put_realms(draft, self._knowledge, document.side)
        meetings = Meetings(analysis, draft, people, title_people)
        voices = Voices(analysis, draft, people)
        put_references(analysis, draft, people, titles, (meetings, voices, self._offices))
        return cast_of(draft, people)

    def _people_of_title(
        self, title: str, people: People, on: str | None
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Enter the people whom a document's title names, so that the text may call them by surname or office.

        The ids of those people, and the names of two words or more as folded words.
        """
        page = open_page(title, self._gazetteer, on)
        names, _ = people_and_titles(page, (), self._knowledge)
        decided = Naming(people, frozenset()).read(page, names, memory_only=True)
        whole = tuple(w for w in (words_of(page, name) for name, _ in decided) if len(w) > 1)
        return tuple(dict.fromkeys(a for _, decision in decided for a in decision.actors)), whole

    def _put_offices(self, draft: Draft, people: People, titles: list[Title], publisher: str) -> None:
        """Mentions of people by office alone."""
        for title in titles:
            if not draft.free(title.first, title.last) or _is_address(draft.page, title):
                continue
            if draft.page.lows[title.head] == "sec":
                continue  # "Sec. 6." is a section
            own_office = title.key in fold(publisher)
            decision = self._offices.resolve(title, people, draft.page.starts[title.first], own_office=own_office)
            for actor in decision.actors:
                if actor in self._knowledge.people or actor in people.by_id:
                    people.enter(actor)
            draft.put(title.first, title.last, decision)

    def _put_hits(self, draft: Draft, analysis: Analysis, on: str | None) -> None:
        """Mentions of countries, bodies and places; those inside a longer mention become nested names."""
        page = draft.page
        places = Places(self._knowledge, page, analysis, on)
        collectives = Collectives(self._parties, page, analysis.words)
        for index, hit in enumerate(page.hits):
            if not hit.kinds() - PERSON_KINDS:
                continue
            first, last = page.words_of_hit(index)
            inside = not draft.free(first, last) and not _only_partly(page, first, last, hit.span)
            decision = places.decide(index, inside_title=inside)
            if inside:
                draft.nested.extend((hit.span, actor) for actor in decision.actors)
                self._introduce_capitals(draft, decision, hit.actors("capital"))
                continue
            country = decision.actors[0] if len(decision.actors) == 1 else ""
            if country in self._knowledge.countries:
                if collectives.read(index, country, draft):
                    draft.nested.append((hit.span, country))
                    continue
                if hit.kinds() & GOVERNMENT_KINDS and not hit.kinds() & {"name"}:
                    draft.acting.add(country)
            self._introduce_capitals(draft, decision, hit.actors("capital"))
            draft.put(first, last, decision, span=hit.span)

    def _introduce_capitals(self, draft: Draft, decision: Decision, countries: tuple[str, ...]) -> None:
        """Enter a capital as a place where the table of places lacks it."""
        for actor in decision.actors:
            if self._knowledge.entity(actor) is None and len(countries) == 1:
                name = self._knowledge.countries[countries[0]].capital
                draft.introduced[actor] = (Entity(actor, name, "place", countries[0], None, None), ())


def _speaking(analysis: Analysis) -> frozenset[int]:
    """The offsets of the words that head the subject of a verb of saying: what speaks is a person or a party."""
    return frozenset(
        member.head[0]
        for clause in analysis.clauses
        if clause.subject is not None and speech_act(clause.predicate, "verb") is not None
        for member in clause.subject.members
    )


def _is_address(page: Page, title: Title) -> bool:
    """Whether a title is spoken to its holder ("Mr. President"), which says nothing of who that is."""
    return (
        title.first > 0
        and page.lows[title.first - 1] in {"mr", "madam", "ms", "dear"}
        and page.gap(title.first - 1) in {" ", ". "}
    )


def _only_partly(page: Page, first: int, last: int, span: tuple[int, int]) -> bool:
    """Whether a hit covers only part of its one word, as each half of "Russian-Egyptian" does."""
    return last - first == 1 and span != page.span(first, last)
