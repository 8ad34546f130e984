"""Words that refer back, read in the order of the text so that each may lean on those before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.grammar import Grammar
from demarche.actors.groups import Groups
from demarche.actors.pronouns import Pronouns
from demarche.actors.wordlists import reference_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demarche.actors.contacts import Meetings
    from demarche.actors.draft import Draft
    from demarche.actors.offices import Offices
    from demarche.actors.people import People
    from demarche.actors.titles import Title
    from demarche.actors.voices import Voices
    from demarche.language.clause import Analysis


def put_references(
    analysis: Analysis,
    draft: Draft,
    people: People,
    titles: Iterable[Title],
    surroundings: tuple[Meetings, Voices, Offices],
) -> None:
    """Put a mention for every reference that can be resolved.

    `titles` are the titles that belong to no name, `surroundings` who talks to whom, who speaks at each
    point, and who holds which office.
    """
    meetings, voices, offices = surroundings
    grammar = Grammar(analysis, draft)
    pronouns = Pronouns(grammar, people, meetings, voices)
    groups = Groups(grammar, people, meetings, offices)
    plural = {t.first: t for t in titles if t.plural and t.article == "definite" and not t.elsewhere and not t.cues}
    triggers = reference_words().triggers
    for word, low in enumerate(draft.page.lows):
        if low not in triggers and word not in plural:
            continue
        if word in plural:
            groups.read_title(plural[word])
        if draft.owner[word] >= 0 or not pronouns.read(word, low):
            groups.read(word, low)
