"""A country by the kind of state it is: "the Kingdom" in a Saudi text, "the Sultanate" where only Oman is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.actors.people import Decision
from demarche.actors.spelling import fold
from demarche.actors.wordlists import place_words

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.knowledge import KnowledgeBase


def put_realms(draft: Draft, knowledge: KnowledgeBase, side: str | None) -> None:
    """Put a mention for each capitalised kind of state that stands alone after "the", where it is one country's.

    It is that of the publishing side, else of the only country named in the text that is called so officially.
    """
    page = draft.page
    found = [
        word
        for word, low in enumerate(page.lows)
        if low in place_words().realms
        and word
        and page.capital(word)
        and page.lows[word - 1] == "the"
        and page.gap(word - 1) == " "
        and not (page.gap(word) == " " and (page.lows[word + 1] == "of" or page.capital(word + 1)))
        and draft.free(word, word + 1)
    ]
    if not found:
        return
    named = {actor for mention in draft.sorted_mentions() for actor in mention.actors}
    named |= {actor for _, actor in draft.nested}
    for word in found:
        kind = page.lows[word]
        states = {c.id for c in knowledge.countries.values() if fold(c.official_name).split()[:1] == [kind]}
        meant = {side} & states if side in states else named & states
        if len(meant) == 1:
            draft.put(word, word + 1, Decision(tuple(sorted(a for a in meant if a)), reason="kind of state"))
