"""A contact as one clause or phrase tells it, and who takes part by the grammar of the clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.actors.sectors import is_public
from demarche.reading.party_nouns import party_nouns
from demarche.reading.party_runs import can_be_party, run_before

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.records import ContactMode, ContactStatus

BOTH = frozenset({"they", "both", "two", "interlocutor", "sides", "parties"})
"""Words that stand for the two sides of the contact reported where the resolver gives them nobody."""
THEIR = frozenset({"their", "they"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a contact.

    `span` is what proves it; `tells` says that a clause tells of it and does not only name it, `reports` that it may
    be the contact which the document reports. `earlier` marks an older contact ("last spoke"), `each` partners met
    one by one ("calls with X and Y"), `refers` one that names no parties and means a contact told before ("the talks
    took six hours").
    """

    clause: Clause
    mode: ContactMode
    parties: tuple[str, ...]
    span: Span
    status: ContactStatus
    initiator: str | None = None
    reports: bool = False
    tells: bool = True
    earlier: bool = False
    each: bool = False
    refers: bool = False

    @property
    def settled(self) -> bool:
        """Whether the telling itself says how it stands: "his visit to X" may be of a visit planned or held."""
        return self.tells or self.status != "held"


def parties_in(context: ReadingContext, phrase: Phrase | None, *, places: bool = False) -> tuple[str, ...]:
    """The actors of a phrase that can be party to a contact; for a visit, a place stands for its country."""
    found: list[str] = []
    for identity in () if _only_describes(context, phrase) else context.parties(phrase):
        actor = context.cast.actor(identity)
        if can_be_party(context, identity):
            found.append(identity)
        elif places and actor.type == "place" and context.has(actor.country):
            found.append(str(actor.country))
    return tuple(dict.fromkeys(found))


def _only_describes(context: ReadingContext, phrase: Phrase | None) -> bool:
    """Whether the names in a phrase only describe a noun that stands for no party ("U.S. citizens", "EU funds")."""
    if phrase is None or phrase.pos != "NOUN" or phrase.conjuncts or phrase.lemma in party_nouns():
        return False
    return not context.cast.within(phrase.head)


def only_parties(context: ReadingContext, identities: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some actors that can be party to a contact."""
    return tuple(i for i in identities if can_be_party(context, i))


def acting(context: ReadingContext, clause: Clause, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Who does what a clause tells: its subject, else the names right before its verb.

    `pair` are the sides of the contact that the document reports; "they" and "the two leaders" are these where the
    resolver leaves them open, and "their officials" act for them.
    """
    found = only_parties(context, context.subject_parties(clause))
    if found:
        return () if len(found) == 1 and _only_describes(context, clause.subject) else found
    subject = clause.subject
    if subject is None:
        governing = next(iter(context.ancestors(clause)), None)
        if governing is not None and not clause.finite and clause.role in {"complement", "adnominal", "adverbial"}:
            return acting(context, governing, pair)
        return run_before(context, context.analysis.sentences[clause.sentence][0], clause.verb[0])
    return pair_of(context, subject, pair)


def pair_of(context: ReadingContext, phrase: Phrase, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The sides of the reported contact where a phrase without a name stands for them, or nobody."""
    if not pair or context.named(phrase.span):
        return ()
    words = phrase.text.lower().split()
    kind = party_nouns().get(phrase.lemma)
    theirs = phrase.possessor is not None and phrase.possessor.lemma.lower() in THEIR
    if kind is not None and theirs:
        return tuple(dict.fromkeys(context.side_of(p) for p in pair))
    plural = words[-1].endswith("s") if words else False
    if words and (words[0] in BOTH or phrase.lemma in {"they", "both"}):
        return pair
    return pair if kind == "person" and plural and words[0] == "the" else ()


def sides_of(context: ReadingContext, parties: tuple[str, ...]) -> set[str]:
    """The governments and bodies that some parties act for; an organ of state acts for its country.

    Reporters, farmers and the like act for none.
    """
    sides = set()
    for party in filter(is_public, parties):
        actor = context.cast.actor(party)
        organ = actor.type == "organization" and actor.country
        sides.add(str(actor.country) if organ else context.government(party))
    return sides
