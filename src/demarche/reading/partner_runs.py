"""The partners that a word for a contact brings in, whatever stands between: "met today in Rome with X and Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.party_runs import Run, run_at

if TYPE_CHECKING:
    from demarche.language.clause import Span
    from demarche.reading.contact_terms import ContactTerm
    from demarche.reading.context import ReadingContext

ASIDE = re.compile(
    r"(?:by (?:tele)?phone|by (?:video|secure) ?(?:link|conference|call)|via (?:a )?(?:secure )?video[- ]?\w+|"
    r"virtually|"
    r"in person|of more than an hour|here|again|also|separately|jointly|today|yesterday|tonight|recently|briefly|"
    r"earlier|later|in the (?:morning|afternoon|evening)|in (?:his|her) office|in the (?:oval office|kremlin)|"
    r"at the (?:white house|kremlin|élysée(?: palace)?|palace|airport|residence|state department|pentagon|"
    r"federal chancellery|elysee palace)|at state house|"
    r"(?:on|in) the (?:margins|sidelines) of [^.;]{3,80}?(?=,| with | to ))(?!\w)",
    re.IGNORECASE,
)
"""What may stand between a word for a contact and the preposition of its partner, beside times and places."""
BEFORE_TIME = re.compile(
    r"(?:(?:on|in|at|for|from|this|about|over|during|of|the|late|early|lasting|around)\s+){0,3}", re.IGNORECASE
)
BLANK = re.compile(r"[\s,()–—-]*")
MOST_ASIDES = 5


def partners_after(context: ReadingContext, stretch: Span, term: ContactTerm) -> Run | None:
    """The parties that a verb or noun of contact brings in by its prepositions in the stretch of text behind it.

    Where the term is direct the first run may stand there without a preposition ("met X").
    """
    parties: list[str] = []
    start, limit = stretch
    position, end, asides = start, start, 0
    places = term.mode == "visit"
    while asides <= MOST_ASIDES:
        blank = BLANK.match(context.document.text, position)
        position = blank.end() if blank is not None else position
        if position >= limit:
            break
        run, preposition = None, _preposition_at(context, position, term.partner)
        if preposition:
            run = run_at(context, position + preposition, limit, places=places)
        elif term.direct and not parties:
            run = run_at(context, position, limit, places=places)
        if run is not None:
            parties.extend(run.parties)
            position = end = run.end
            continue
        after = _after_aside(context, position, limit)
        if after is None:
            break
        position = after
        asides += 1
    return Run(tuple(dict.fromkeys(parties)), end) if parties else None


def tail_end(context: ReadingContext, position: int, limit: int) -> int:
    """Where the times, lengths and places end that follow a run without a break."""
    end, asides = position, 0
    while asides <= MOST_ASIDES:
        blank = BLANK.match(context.document.text, position)
        position = blank.end() if blank is not None else position
        after = _after_aside(context, position, limit) if position < limit else None
        if after is None:
            return end
        position = end = after
        asides += 1
    return end


def _preposition_at(context: ReadingContext, position: int, prepositions: tuple[str, ...]) -> int:
    """The length of the preposition at an offset with the space behind it; 0 where there is none of them."""
    for preposition in prepositions:
        if context.document.text[position : position + len(preposition) + 1].lower() == f"{preposition} ":
            return len(preposition) + 1
    return 0


def _after_aside(context: ReadingContext, position: int, limit: int) -> int | None:
    """The end of a time, a length, a place or a set phrase that begins at an offset."""
    text = context.document.text
    fixed = ASIDE.match(text, position, limit)
    if fixed is not None:
        return fixed.end()
    lead = BEFORE_TIME.match(text, position, limit)
    opened = lead.end() if lead is not None else position
    for expression in context.times_within((position, limit)):
        if position <= expression.span[0] <= opened:
            return expression.span[1]
    for (start, end), _ in context.durations:
        if position <= start <= opened and end <= limit:
            return end
    if text[position : position + 3].lower() in {"in ", "at "}:
        lead_end = position + 3
        if text[lead_end : lead_end + 4].lower() == "the ":
            lead_end += 4
        for mention in context.cast.within((lead_end, lead_end + 1)):
            kinds = {context.cast.actor(i).type for i in mention.actors}
            if mention.span[0] == lead_end and kinds and kinds <= {"place", "country"}:
                return mention.span[1]
    return None
