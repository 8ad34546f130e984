"""Runs of parties read off the words: "with President X, Prime Minister Y and the leaders of Z".

The parser often hangs a partner on the wrong word or loses the second of a list. The names themselves, the words
between them and the prepositions before them are reliable, so a run is read from the text and the mentions alone.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from demarche.actors.sectors import is_public
from demarche.reading.party_nouns import party_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.actors.mention import Mention
    from demarche.language.clause import Word
    from demarche.reading.context import ReadingContext

PARTY_TYPES = frozenset({"person", "country", "organization", "group", "format"})
LEADING_PARTS = frozenset({"ADJ", "DET", "NUM"})
LEADING_WORDS = frozenset({"of", "from", "his", "her", "its", "their", "both", "acting", "former", "then", "deputy"})
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "h.e", "hrh", "shri", "sir", "lord", "sheikh", "prince", "president", "the"}
)
"""Words that may open a sentence's subject before the first name of it."""
JOINING_WORDS = frozenset({"and", "&", "as", "well", "along", "together", "with", "also", "then", "separately"})
REACH = 90
"""Code points from a preposition to the first name of its run; "the ministers of foreign affairs and defence of" has
45."""
POSSESSIVE = re.compile(r"['’]s?(?=\W)")
Join = Literal["and", "comma"]


@dataclass(frozen=True, slots=True)
class Run:
    """Parties named one after the other, and the offset at which their names end."""

    parties: tuple[str, ...]
    end: int


def can_be_party(context: ReadingContext, identity: str) -> bool:
    """Whether an actor can be party to a contact: somebody who speaks for a government, a body or a movement."""
    return context.cast.actor(identity).type in PARTY_TYPES and is_public(identity)


def words_between(context: ReadingContext, start: int, end: int) -> Sequence[Word]:
    """The words that lie in a stretch of text, punctuation included."""
    words = context.analysis.words
    first = bisect.bisect_left(words, start, key=lambda word: word.start)
    last = bisect.bisect_left(words, end, key=lambda word: word.start)
    return words[first:last]


def run_at(context: ReadingContext, position: int, limit: int, *, places: bool = False) -> Run | None:
    """The run of parties that begins at an offset, or None where the words there name none.

    With `places` a place stands for its country, as the goal of a visit does.
    """
    members: list[tuple[Join, tuple[str, ...], int]] = []
    for mention in context.cast.within((position, min(limit, position + REACH))):
        if mention.span[0] < position:
            return None
        break
    for mention in context.cast.within((position, limit)):
        join = _join(context, position, mention.span[0], first=not members)
        if join is None or mention.span[1] > limit or (members and _begins_clause(context, mention)):
            break
        named, end = _party_of(context, mention, position, places=places)
        if end < 0:
            break
        members.append((join, named, end))
        position = end
    return _run(context, members)


def run_before(context: ReadingContext, start: int, end: int) -> tuple[str, ...]:
    """The parties named right before an offset, where they open the stretch or follow a comma: a subject."""
    mentions = context.cast.within((start, end))
    found: list[Mention] = []
    edge = end
    for mention in reversed(mentions):
        words = words_between(context, mention.span[1], edge)
        between = {word.lemma.lower() for word in words if word.pos not in {"AUX", "ADV", "PUNCT", "DET", "ADJ"}}
        if mention.span[1] > edge or (between - JOINING_WORDS and not _all_party_nouns(words)):
            break
        if (
            found
            and not any(word.pos not in {"PUNCT", "ADJ", "DET"} for word in words)
            and not _one_side(context, mention, found[-1])
        ):
            break
        found.append(mention)
        edge = mention.span[0]
    if not found:
        return ()
    before = context.text((start, edge)).rstrip()
    opening = [w for w in words_between(context, start, edge) if w.pos != "PUNCT"]
    opens = not opening or before.endswith((",", ":", ";", "“", '"')) or _all_party_nouns(opening[-1:])
    last = opening[-1].lemma.lower().rstrip(".") if opening else ""
    if not opens and last not in TITLES and last not in {"and", "while", "that", "as", "when", "both", "but"}:
        return ()
    named = [i for mention in reversed(found) for i in mention.actors if can_be_party(context, i)]
    return tuple(dict.fromkeys(named))


def _one_side(context: ReadingContext, first: Mention, second: Mention) -> bool:
    """Whether two mentions name one side, as a name and the title behind it do."""
    sides = [{context.government(i) for i in mention.actors} for mention in (first, second)]
    return bool(sides[0] & sides[1])


def _all_party_nouns(words: Sequence[Word]) -> bool:
    return bool(words) and all(w.lemma.lower() in party_nouns() or w.pos in {"DET", "PUNCT", "ADJ"} for w in words)


def _join(context: ReadingContext, start: int, end: int, *, first: bool) -> Join | None:
    """How a name follows what stands before it: joined by "and", by a comma or its own title alone, or not at all."""
    join: Join = "comma"
    for word in words_between(context, start, end):
        lemma = word.lemma.lower()
        if lemma in JOINING_WORDS or lemma == ";":
            if first:
                return None
            join = "and"
        elif lemma in {",", "(", ")", "-"}:
            if first and lemma == ",":
                return None
        elif not (word.pos in LEADING_PARTS or lemma in LEADING_WORDS or lemma in party_nouns()):
            return None
    return join


def _begins_clause(context: ReadingContext, mention: Mention) -> bool:
    """Whether a name is the subject of a finite clause that follows it: "met X, and Y said"."""
    return any(
        clause.subject is not None
        and not clause.subject_shared
        and clause.finite
        and clause.role != "relative"
        and mention.span[0] <= clause.subject.head[0] < mention.span[1] <= clause.verb[0]
        for clause in context.clauses_near(mention.span)
    )


def _party_of(context: ReadingContext, mention: Mention, start: int, *, places: bool) -> tuple[tuple[str, ...], int]:
    """The parties that a mention stands for with the words around it, and where they end; -1 for no party.

    No parties with an end mean that the mention only belongs to the next name ("Putin's adviser Y").
    """
    text, end = context.document.text, mention.span[1]
    actors = _standing(context, mention, places=places)
    if not actors:
        return (), -1
    possessive = POSSESSIVE.match(text, end)
    own = mention.reference and text[mention.span[0] : end].lower() in {"his", "her", "its", "their"}
    if possessive is not None or own:
        return _of_owner(context, actors, possessive.end() if possessive is not None else end)
    noun = _noun_after(context, end, strict=True)
    if noun is not None:
        return _with_noun(context, actors, noun)
    before = words_between(context, start, mention.span[0])
    aided = any(party_nouns().get(word.lemma.lower()) == "aide" for word in before)
    return tuple(context.side_of(i) if aided else i for i in actors), end


def _standing(context: ReadingContext, mention: Mention, *, places: bool) -> list[str]:
    """The actors of a mention that can be a party; with `places`, the country for a place."""
    found = []
    for identity in mention.actors:
        actor = context.cast.actor(identity)
        if can_be_party(context, identity):
            found.append(identity)
        elif places and actor.type == "place" and context.has(actor.country):
            found.append(str(actor.country))
    return found


def _of_owner(context: ReadingContext, owners: list[str], position: int) -> tuple[tuple[str, ...], int]:
    """What a genitive stands before: a name, which is the party then, or a noun that acts for the owner's side."""
    noun = _noun_after(context, position, strict=False)
    if noun is None:
        return (), -1
    named = context.cast.within((position, noun.end))
    return ((), named[0].span[0]) if named else _with_noun(context, owners, noun)


def _with_noun(context: ReadingContext, owners: list[str], noun: Word) -> tuple[tuple[str, ...], int]:
    """The party of a noun with a name before it: none ("Indian businesses"), the owner's side, or the name behind."""
    if noun.lemma.lower() not in party_nouns():
        return (), -1
    following = context.cast.within((noun.end, noun.end + REACH))
    if following and not context.text((noun.end, following[0].span[0])).strip(" ,"):
        return (), noun.end
    return tuple(context.side_of(i) for i in owners), noun.end


def _noun_after(context: ReadingContext, position: int, *, strict: bool) -> Word | None:
    """The head noun that a name or a genitive stands before ("Indian businesses"); None where it stands alone."""
    head: Word | None = None
    for word in words_between(context, position, position + REACH):
        gap = context.text((head.end if head is not None else position, word.start))
        if gap.strip() or word.pos not in {"NOUN", "ADJ", "PROPN", "NUM"}:
            break
        if strict and head is None and word.pos in {"PROPN", "NUM"}:
            break
        head = word if word.pos in {"NOUN", "PROPN"} else head
        if word.pos in {"ADJ", "NUM"} and head is not None:
            break
    return head


def _run(context: ReadingContext, members: list[tuple[Join, tuple[str, ...], int]]) -> Run | None:
    """The parties of a run; names that only a comma joins count where an "and" closes the list or they are one side."""
    last = max((n for n, (join, _, _) in enumerate(members) if join == "and"), default=0)
    parties: list[str] = []
    end = -1
    for number, (_, named, place) in enumerate(members):
        sides = {context.government(p) for p in parties}
        same = bool(named) and {context.government(p) for p in named} <= sides
        if number > last and parties and named and not same:
            break
        for identity in named:
            country = context.government(identity)
            if country in parties and country != identity:
                parties[parties.index(country)] = identity
            elif identity not in parties and not (identity in sides and number > 0):
                parties.append(identity)
        end = place
    return Run(tuple(parties), end) if parties else None
