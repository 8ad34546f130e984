"""What the ways of finding positions share: the row they give, who holds a stance, and which actions are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.contact_terms import contact_nouns, contact_verbs
from demarche.reading.issue_names import action_extent, phrase_extent
from demarche.reading.phrases import overlaps
from demarche.reading.stance_tables import accusations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.records import Stance

PARTY_TYPES = frozenset({"person", "country", "organization", "group"})
OPPOSITE: dict[Stance, Stance] = {"support": "oppose", "oppose": "support"}
OPPOSING_ACTIONS = frozenset(
    {"combat", "condemn", "confront", "counter", "fight", "oppose", "reject", "resist", "tackle"}
)
"""What somebody sets out to do against something; ending or stopping it names a wanted result instead."""
KEEPING_IN_TOUCH = frozenset(
    {"communicate", "consult", "discuss", "exchange", "interact", "liaise", "meet", "speak", "talk", "visit"}
)
UPHOLDING = frozenset(
    {"continue", "hold", "instruct", "keep", "maintain", "make", "organise", "organize", "remain", "stay"}
)
TALK = frozenset({"add", "differ", "hear", "know", "note", "point out", "say", "think"})
"""No action: "begs to differ"."""
STATES = frozenset({"commit", "dedicate", "determine", "devote", "disincline", "incline", "interest", "oppose"})
"""Verbs whose passive tells how its subject stands ("is committed to")."""
LONGEST_PREPOSITION = 10
"""Code points before a phrase in which its preposition is looked for."""
ANSWERS = frozenset({"answer", "reaction", "response"})
TOUCH = frozenset(
    {"communication", "contact", "conversation", "dialogue", "discussion", "interaction", "journey", "touch", "trip"}
)
"""Agreeing to stay in touch is no stance: 0 of the 6 such agreements of the gold readouts is given as a position."""
LOCAL_SUBJECT = re.compile(
    r"\s+(?:(?:is|are|was|were|has been|have been|remains?|also|strongly|firmly|fully)\s+)*|,\s[^,;.]{3,30},\s",
    re.IGNORECASE,
)
"""What may stand between a name and the predicate whose subject it is."""
INTRODUCED = re.compile(r"(?:^|\b(?:and|while|that|but|with)\s+|[,;–—]\s*)(?:the\s+)?$", re.IGNORECASE)
OPENS_BEFORE = 12
"""Code points looked at before a name to see whether it opens its clause."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One stance found: who holds it, on what, and the clause and stretch of text that show it."""

    holders: tuple[str, ...]
    stance: Stance
    issue: Span
    clause: Clause
    span: Span
    statement: str | None = None


def parties(context: ReadingContext, phrase: Phrase | None) -> tuple[str, ...]:
    """The actors of a phrase that can hold a stance."""
    return tuple(i for i in context.parties(phrase) if context.cast.actor(i).type in PARTY_TYPES)


def modifiers_of(context: ReadingContext, phrase: Phrase) -> Iterator[tuple[str, Phrase]]:
    """The phrases on a noun with their prepositions; one that the parser did not see is read off the text."""
    for preposition, modifier in phrase.modifiers:
        if preposition:
            yield preposition, modifier
            continue
        before = context.text((max(phrase.head[1], modifier.span[0] - LONGEST_PREPOSITION), modifier.span[0])).split()
        yield (before[-1].lower() if before else ""), modifier


def holders_of(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """Whose stance a clause tells: the name that opens it right before its predicate, else its subject.

    The parser at times hangs a predicate on a farther subject ("X's view is that Y is averse to …"); the name that
    stands beside the predicate is then the one meant.
    """
    if clause.voice == "passive" and clause.predicate not in STATES:
        return ()
    own = clause.subject is not None and not clause.subject_shared and parties(context, clause.subject)
    if own:
        return own
    start = context.analysis.sentences[clause.sentence][0]
    before = context.cast.within((start, clause.verb[0]))
    if before and (
        clause.subject_shared or clause.subject is None or not overlaps(before[-1].span, clause.subject.span)
    ):
        name = before[-1]
        text = context.document.text
        opens = INTRODUCED.search(text[max(start, name.span[0] - OPENS_BEFORE) : name.span[0]])
        if opens and LOCAL_SUBJECT.fullmatch(text, name.span[1], clause.verb[0]):
            return tuple(i for i in name.actors if context.cast.actor(i).type in PARTY_TYPES)
    return parties(context, _participle_subject(context, clause) or clause.subject)


def _participle_subject(context: ReadingContext, clause: Clause) -> Phrase | None:
    """The subject of the participle that another goes on from ("X urging that Y should go and reiterating")."""
    if clause.finite or clause.role != "conjunct" or not context.text(clause.verb).endswith("ing"):
        return None
    for outer in context.ancestors(clause):
        if not outer.finite and context.text(outer.verb).endswith("ing"):
            return outer.subject
        if outer.role == "root":
            return None
    return None


def follower(context: ReadingContext, clause: Clause, position: int) -> Clause | None:
    """The clause that carries on right after `position` ("the intention | to continue", "importance | of building")."""
    for other in context.clauses_of_sentence.get(clause.sentence, ()):
        near = position < other.core[0] <= position + len("  ")
        if near and other.role in {"adnominal", "adverbial", "complement"} and other.index != clause.index:
            return other
    return None


def infinitives(context: ReadingContext, clause: Clause) -> Iterator[Clause]:
    """The infinitives that say what is asked, agreed or offered, with those joined to the first."""
    first = None
    if clause.complement is not None:
        first = context.analysis.clauses[clause.complement]
    else:
        first = next(
            (
                other
                for other in context.analysis.clauses[clause.index + 1 : clause.index + 4]
                if other.parent == clause.index
                and other.modality == "intention"
                and not other.finite
                and other.role in {"adnominal", "adverbial"}
                and other.verb[0] > clause.verb[1]
            ),
            None,
        )
    if first is None or first.verb[0] < clause.verb[0]:
        return
    yield first
    for other in context.analysis.clauses[first.index + 1 : first.index + 6]:
        if other.parent == first.index and other.role == "conjunct" and other.tense == "none":
            yield other


def is_procedural(context: ReadingContext, action: Clause) -> bool:
    """Whether an action is only about talking on: "to keep in touch", "to continue contacts", "to meet"."""
    if action.predicate in KEEPING_IN_TOUCH or action.predicate in contact_verbs():
        return True
    if action.predicate not in UPHOLDING:
        return False
    arguments = [action.object, *(phrase for _, phrase in action.obliques)]
    lemmas = {member.lemma for phrase in arguments if phrase is not None for member in phrase.members}
    if action.complement is not None and is_procedural(context, context.analysis.clauses[action.complement]):
        return True
    return bool(lemmas & TOUCH or lemmas & contact_nouns().keys())


def stance_of_action(context: ReadingContext, action: Clause) -> tuple[Stance, Span] | None:
    """The stance of whoever wants an action done, and on what; None for one that is no issue."""
    if is_procedural(context, action) or action.predicate in TALK:
        return None
    deed = (
        action.object.modifier("to", "against")
        if action.object is not None and action.object.lemma in ANSWERS
        else None
    )
    if deed is not None and deed.lemma in accusations():
        stance: Stance = "oppose"
        issue = phrase_extent(deed)
    elif action.predicate in OPPOSING_ACTIONS and action.object is not None:
        stance, issue = "oppose", phrase_extent(action.object)
    else:
        stance, issue = "support", action_extent(context, action)
    if " " not in context.text(issue):
        return None
    return (OPPOSITE[stance] if action.polarity == "negative" else stance), issue


def under_condition(context: ReadingContext, clause: Clause) -> bool:
    """Whether a clause holds only if another does ("ready to talk if …")."""
    return any(
        other.parent == clause.index and other.modality == "hypothetical"
        for other in context.clauses_of_sentence.get(clause.sentence, ())
    )
