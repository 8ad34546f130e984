"""Why a name stands for somebody at a date: the candidates, the offices they held, and what decides between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from demarche.actors.gazetteer import Gazetteer
from demarche.actors.knowledge import ISO_DAY
from demarche.actors.resolver import Resolver
from demarche.actors.spelling import core_words, fold
from demarche.actors.titles import title_key
from demarche.errors import UsageError
from demarche.language.clause import Analysis
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.actors.knowledge import Entity, KnowledgeBase
    from demarche.actors.mention import Mention

FIRST_OF_YEAR = "-01-01"


@dataclass(frozen=True, slots=True)
class Term:
    """An office that a candidate held from `start` until before `end`; `current` is whether that covers the date."""

    office: str
    start: str
    end: str
    acting: bool
    confidence: str
    source: str
    current: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that the name may stand for; `meant` is whether it does."""

    id: str
    name: str
    type: str
    country: str | None
    meant: bool
    terms: tuple[Term, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class NameExplanation:
    """What a name stands for at a date in a text of a side, why, and what else it may stand for.

    `actors` is empty where the resolver abstains; `reason` then says what is missing. Of the `candidates` those who are
    meant come first, then those in office at the date.
    """

    name: str
    on: str | None
    side: str | None
    actors: tuple[str, ...]
    reason: str
    candidates: tuple[Candidate, ...]


def explain_name(
    name: str, knowledge: KnowledgeBase, *, on: str | None = None, side: str | None = None
) -> NameExplanation:
    """Resolve a name that stands alone in a text, and gather whom the tables have by it.

    `on` is an ISO day, month or year, `side` the id of the country or body that publishes the text.

    Raises:
        UsageError: the name is empty, the date is none, or no country or body has that id.
    """
    name = " ".join(name.split())
    if not name:
        message = "the name is empty; give a name, a title or both, such as 'Foreign Secretary Cameron'"
        raise UsageError(message)
    refuse_bad_date(on)
    if side is not None and side not in knowledge.countries and side not in knowledge.organizations:
        message = f"there is no side {side!r}; give an alpha-3 code such as RUS, or the id of a body such as nato"
        raise UsageError(message)
    mention = _mention(name, knowledge, on, side)
    actors = mention.actors if mention else ()
    found = (
        *actors,
        *(mention.candidates if mention else ()),
        *_bearers(name, knowledge),
        *_holders(name, knowledge, on, side),
    )
    candidates = [
        _candidate(entity, knowledge, on, meant=entity.id in actors)
        for entity in map(knowledge.entity, dict.fromkeys(found))
        if entity is not None
    ]
    candidates.sort(key=lambda one: (not one.meant, not any(term.current for term in one.terms)))
    reason = mention.reason if mention and mention.reason else _why_nobody(candidates, on)
    return NameExplanation(name, on, side, actors, reason, tuple(candidates))


def refuse_bad_date(on: str | None, *, whole: bool = False) -> None:
    """Refuse what is no date; None is none that is given, and with `whole` a month or a year is none either.

    Raises:
        UsageError: it is no date.
    """
    if on is None:
        return
    try:
        if not ISO_DAY.fullmatch(on) or (whole and len(on) < len("2023-01-01")):
            raise ValueError  # noqa: TRY301  # one message for both
        date.fromisoformat(on + FIRST_OF_YEAR[len(on) - len("2023") :])
    except ValueError:
        message = f"{on!r} is no date; give YYYY-MM-DD" + ("" if whole else ", YYYY-MM or YYYY")
        raise UsageError(message) from None


def _mention(name: str, knowledge: KnowledgeBase, on: str | None, side: str | None) -> Mention | None:
    """What the resolver makes of the name as the whole text of a document; of several mentions the longest."""
    whole = (0, len(name))
    analysis = Analysis(name, (), (whole,), (whole,), (), (), ())
    cast = Resolver(knowledge).resolve(Document(id="name", text=name, published=on, side=side), analysis)
    return max(cast.mentions, key=lambda mention: mention.span[1] - mention.span[0], default=None)


def _bearers(name: str, knowledge: KnowledgeBase) -> Iterator[str]:
    """The ids of those who go by the name, or by its last words, whatever the date."""
    hits = Gazetteer(knowledge).find(name, fold(name))
    yield from sorted({actor for hit in hits if hit.end == len(name) for actor in hit.actors()})
    words = core_words(name)
    yield from sorted(knowledge.name_index.named(words))
    yield from sorted(knowledge.name_index.surnamed(*words[-1:]))


def _holders(name: str, knowledge: KnowledgeBase, on: str | None, side: str | None) -> Iterator[str]:
    """The ids of those who hold an office with this very title on that day, of the side only where one is given."""
    key = title_key(name)
    for position in sorted(knowledge.positions.values(), key=lambda position: position.id):
        ours = side is None or side in {position.country, position.organization}
        if ours and any(title_key(title) == key for title in position.titles):
            yield from knowledge.holders_of(position.id, on)


def _candidate(entity: Entity, knowledge: KnowledgeBase, on: str | None, *, meant: bool) -> Candidate:
    terms = tuple(
        Term(
            office=knowledge.positions[term.position].name,
            start=term.start,
            end=term.end,
            acting=term.acting,
            confidence=term.confidence,
            source=term.source,
            current=on is not None and term.covers(on),
        )
        for term in knowledge.terms_of(entity.id)
    )
    known = knowledge.people.get(entity.id)
    return Candidate(entity.id, entity.name, entity.type, entity.country, meant, terms, known.source if known else "")


def _why_nobody(candidates: list[Candidate], on: str | None) -> str:
    """What is missing for a decision."""
    if not candidates:
        return (
            "no row of the tables has this name" if on else "no row of the tables has this name; an office needs a date"
        )
    if on is None:
        return "without a date only a full name decides"
    if not any(term.current for candidate in candidates for term in candidate.terms):
        return "nobody of this name held an office on that day"
    return "nothing decides; a country, a title or the publisher's side would"
