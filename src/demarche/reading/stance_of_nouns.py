"""Stances held in nouns: "the unwavering support of X for Y", "their commitment to", "the importance of"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.issue_names import phrase_extent
from demarche.reading.phrases import phrases_of
from demarche.reading.stance_tables import stance_nouns
from demarche.reading.stances import (
    OPPOSITE,
    PARTY_TYPES,
    Stand,
    follower,
    holders_of,
    is_procedural,
    modifiers_of,
    parties,
    stance_of_action,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.stance_tables import StanceNoun
    from demarche.reading.statements import Said
    from demarche.records import Stance

WEIGHING_ACTS = frozenset({"agree", "commit", "condemn", "concern", "propose", "say", "stress", "welcome"})
"""Acts whose speaker holds what he names; who discusses or asks about the importance of a thing does not say so."""
OWN_ACTS = WEIGHING_ACTS - {"welcome"}
"""Acts under which a noun without a holder is the speaker's own; what is welcomed is another's."""
HOLDING = ("of", "by", "from")
BY = re.compile(r"\s+by\s+(?:the\s+)?")
"""A "by" right behind a noun brings in its doer, whatever the parser hung it on."""
OWNED = re.compile(r"\s+(?:(?:of|by|from)\s[^,;:.()]+\s)?")
"""What may stand between a noun of effort and its infinitive: whose effort it is."""
EFFORT_REACH = 80
"""Code points from a noun of effort to the infinitive that says what it is for."""
SIDES = frozenset({"favor", "favour", "support"})
EFFORTS = frozenset({"action", "commitment", "decision", "effort", "measure", "plan", "step", "strategy", "work"})
"""Nouns whose infinitive says what the doer is after ("the work of X to deliver assistance")."""
PENALTIES = frozenset({"consequence", "cost", "penalty", "sanction", "tariff"})
HAVING = frozenset(
    {
        "enjoy",
        "express",
        "feel",
        "give",
        "harbor",
        "harbour",
        "have",
        "hold",
        "lend",
        "maintain",
        "offer",
        "reaffirm",
        "reiterate",
        "renew",
        "share",
        "show",
        "voice",
    }
)
"""Verbs whose subject holds the noun that is their object."""
OWN = frozenset({"our", "we", "my", "i", "their", "they", "his", "he", "her", "she", "its", "it"})

LONGEST_LEAD = 100
"""Code points of a clause shown before its noun of stance."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A noun in a clause, and the statement the clause tells of, if it tells of any."""

    context: ReadingContext
    clause: Clause
    noun: Phrase
    one: Said | None

    @property
    def statement(self) -> str | None:
        return self.one.statement.id if self.one is not None else None

    @property
    def speakers(self) -> tuple[str, ...]:
        return self.one.statement.speakers if self.one is not None else ()

    @property
    def start(self) -> int:
        """Where the proof starts: with the noun, or with the clause that tells who says it."""
        if self.one is None:
            return self.noun.span[0]
        return min(self.noun.span[0], max(self.clause.core[0], self.noun.span[0] - LONGEST_LEAD))


def stances_of_nouns(context: ReadingContext, clause: Clause, one: Said | None) -> Iterator[Stand]:
    """The stances in the nouns of a clause; `one` is the statement the clause tells of, if it tells of any."""
    for phrase in phrases_of(clause):
        seen = _Seen(context, clause, phrase, one)
        row = stance_nouns().get(phrase.lemma)
        if row is not None and (not row.adjectives or set(row.adjectives) & set(phrase.adjectives)):
            yield from _held(seen, row)
        if phrase.lemma in EFFORTS:
            yield from _effort(context, clause, phrase)
        yield from _sided(seen)
    yield from _penalties(context, clause)


def _sided(seen: _Seen) -> Iterator[Stand]:
    """As in "the firm stand of X in support of Y"."""
    side = next((m for preposition, m in seen.noun.modifiers if preposition == "in" and m.lemma in SIDES), None)
    target = side.modifier("of") if side is not None else None
    if target is not None:
        holders = _possessors(seen.context, seen.noun, ()) or seen.speakers
        yield from _on_target(seen, "support", target, holders)


def _held(seen: _Seen, row: StanceNoun) -> Iterator[Stand]:
    """The stance in one noun, with whoever holds it."""
    holders = _holders(seen, row)
    if not holders:
        return
    target = next(_targets(seen, row), None)
    if target is not None:
        yield from _on_target(seen, row.stance, target, holders)
        return
    action = follower(seen.context, seen.clause, seen.noun.head[1])
    verdict = stance_of_action(seen.context, action) if action is not None and not action.finite else None
    if verdict is not None:
        stance = verdict[0] if row.stance == "support" else OPPOSITE.get(verdict[0], verdict[0])
        yield Stand(holders, stance, verdict[1], seen.clause, (seen.start, verdict[1][1]), seen.statement)


def _holders(seen: _Seen, row: StanceNoun) -> tuple[str, ...]:
    """Who holds a noun of stance: its owner, the subject that has it, or the speaker who names it as his own."""
    owners = () if row.by_speaker else _possessors(seen.context, seen.noun, row.prepositions)
    owned = seen.noun.possessor is not None and seen.noun.possessor.lemma not in OWN
    if owners or owned or seen.clause.polarity == "negative":
        return owners
    if seen.one is not None:
        return seen.speakers if seen.one.statement.act in (WEIGHING_ACTS if row.by_speaker else OWN_ACTS) else ()
    target = seen.clause.object
    has_it = seen.clause.predicate in HAVING and target is not None and target.head == seen.noun.head
    return holders_of(seen.context, seen.clause) if has_it and not row.by_speaker else ()


def _targets(seen: _Seen, row: StanceNoun) -> Iterator[Phrase]:
    """What the noun is about: its own phrase, or the phrase of the verb right after it ("gave its support to X")."""
    for preposition, modifier in modifiers_of(seen.context, seen.noun):
        if preposition in row.prepositions:
            yield modifier
        elif preposition in HOLDING and (nested := modifier.modifier(*row.prepositions)) is not None:
            yield nested
    for preposition, other in seen.clause.obliques:
        between = other.span[0] - seen.noun.span[1]
        if preposition in row.prepositions and 0 < between <= len(preposition) + 2:
            yield other


def _on_target(seen: _Seen, stance: Stance, target: Phrase, holders: tuple[str, ...]) -> Iterator[Stand]:
    """The stance on a thing, if it is no mere pronoun and not about staying in touch."""
    action = follower(seen.context, seen.clause, seen.noun.head[1])
    if not holders or target.pos == "PRON" or (action is not None and is_procedural(seen.context, action)):
        return
    issue = phrase_extent(target)
    yield Stand(holders, stance, issue, seen.clause, (seen.start, issue[1]), seen.statement)


def _possessors(context: ReadingContext, phrase: Phrase, issue_prepositions: tuple[str, ...]) -> tuple[str, ...]:
    """Whose noun it is: the genitive, the "of" that does not bring in the issue, or the name before the noun."""
    if phrase.possessor is not None and (found := parties(context, phrase.possessor)):
        return found
    for preposition, modifier in phrase.modifiers:
        if preposition in HOLDING and preposition not in issue_prepositions and (found := parties(context, modifier)):
            return found
    link = BY.match(context.document.text, phrase.head[1])
    behind = context.cast.within((link.end(), link.end() + 1))[:1] if link is not None else ()
    if behind:
        return tuple(i for i in behind[0].actors if context.cast.actor(i).type in PARTY_TYPES)
    before: Span = (phrase.span[0], phrase.head[0])
    named = [m for m in context.cast.within(before) if before[0] <= m.span[0] and m.span[1] <= before[1]]
    return tuple(i for m in named for i in m.actors if context.cast.actor(i).type in {"country", "organization"})


def _effort(context: ReadingContext, clause: Clause, phrase: Phrase) -> Iterator[Stand]:
    """As in "the work by X to deliver assistance": what somebody works for, he supports."""
    holders = _possessors(context, phrase, ())
    if not holders or phrase.pos == "PROPN":
        return
    action = follower(context, clause, phrase.span[1])
    inside = next(
        (
            other
            for other in context.clauses_of_sentence.get(clause.sentence, ())
            if phrase.head[1] < other.core[0] <= max(phrase.span[1], phrase.head[1] + EFFORT_REACH)
            and OWNED.fullmatch(context.text((phrase.head[1], other.core[0])))
            and other.modality == "intention"
            and not other.finite
            and other.role in {"adnominal", "adverbial"}
        ),
        None,
    )
    action = inside or action
    if action is None or action.finite or action.modality != "intention":
        return
    verdict = stance_of_action(context, action)
    if verdict is not None and action.predicate not in {"address", "discuss", "take"}:
        yield Stand(holders, verdict[0], verdict[1], clause, (action.core[0], verdict[1][1]))


def _penalties(context: ReadingContext, clause: Clause) -> Iterator[Stand]:
    """As in "impose costs on X for Y", "X's sanctions against Y over Z": who punishes a deed opposes it."""
    penalty = clause.object
    if penalty is None or penalty.lemma not in PENALTIES or clause.polarity == "negative":
        return
    deed = penalty.modifier("for", "over") or clause.oblique("for", "over")
    holders = parties(context, clause.subject)
    if deed is not None and holders and not parties(context, deed):
        yield Stand(holders, "oppose", phrase_extent(deed), clause, clause.core)
