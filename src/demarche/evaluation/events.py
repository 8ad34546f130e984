"""Coded events measured against the gold events of short texts, by type alone and with their parties.

Types are PLOVER's of 2021; YIELD in older gold stands for CONCEDE or RETREAT. A party without a place, a country or
words that can be compared is not asked for, nor is a side without parties.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demarche.evaluation.quotes import overlap
from demarche.evaluation.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from demarche.evaluation.gold import GoldEvent, GoldParty, GoldSentence
    from demarche.records import Actor, Event, Reading

OLDER_TYPES = {"YIELD": ("CONCEDE", "RETREAT")}
_COUNTRY_CODE_LENGTH = 3


@dataclass(frozen=True, slots=True)
class EventScore:
    """Counts for the event type alone, for the type with every stated party, and for each type by itself."""

    types: Tally
    with_parties: Tally
    by_type: Mapping[str, Tally] = field(default_factory=dict)


def score_events(sentences: Iterable[GoldSentence], readings: Mapping[str, Reading]) -> EventScore:
    """Count over all sentences; `readings` holds the reading of each sentence that was read, by the sentence's id."""
    types, with_parties = Tally(), Tally()
    by_type: defaultdict[str, Tally] = defaultdict(Tally)
    for sentence in sentences:
        reading = readings.get(sentence.id)
        actors = {actor.id: actor for actor in reading.actors} if reading else {}
        events = reading.events if reading else ()
        hits = _take(sentence.events, events, actors, ask_parties=False)
        whole = _take(sentence.events, events, actors, ask_parties=True)
        types += Tally(len(sentence.events), sum(hits), len(events))
        with_parties += Tally(len(sentence.events), sum(whole), len(events))
        for gold, hit in zip(sentence.events, hits, strict=True):
            by_type[gold.type] += Tally(gold=1, found=int(hit))
        for event in events:
            by_type[event.type] += Tally(answered=1)
    return EventScore(types, with_parties, dict(by_type))


def _take(
    golds: tuple[GoldEvent, ...], events: tuple[Event, ...], actors: Mapping[str, Actor], *, ask_parties: bool
) -> list[bool]:
    """Let each gold event in turn take the first event left that fits it; say which of them found one."""
    left = list(events)
    hits = []
    for gold in golds:
        fitting = next((i for i, event in enumerate(left) if _fits(gold, event, actors, ask_parties)), None)
        if fitting is not None:
            del left[fitting]
        hits.append(fitting is not None)
    return hits


def _fits(gold: GoldEvent, event: Event, actors: Mapping[str, Actor], ask_parties: bool) -> bool:  # noqa: FBT001 - private, and its caller names it
    if event.type not in (gold.type, *OLDER_TYPES.get(gold.type, ())):
        return False
    return not ask_parties or all(
        any(identity in actors and _is_party(party, actors[identity]) for identity in identities)
        for parties, identities in ((gold.sources, event.sources), (gold.targets, event.targets))
        for party in parties
    )


def _is_party(party: GoldParty, actor: Actor) -> bool:
    """Compare the place where the gold has one, else the country where both have one, else the words."""
    if party.span:
        return overlap(actor.mentions, [party.span])
    if party.country and len(party.country) == _COUNTRY_CODE_LENGTH and actor.country:
        return actor.country == party.country
    return bool(party.text) and str(party.text).lower() in f"{actor.name} {actor.text}".lower()
