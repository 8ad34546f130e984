"""Accusations made in passing: "the military aggression of X", "brutal actions", "children deported by Y".

Whoever publishes the text asserts them, though no verb of saying does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.attribution import voices_of
from demarche.reading.stance_tables import accusations
from demarche.reading.stances import parties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech

UNREAL = re.compile(
    r"\b(?:any|another|possible|potential|further|future|new|no|planned|imminent|alleged|so-called|such|all|combat\w*|prevent\w*)\b",
    re.IGNORECASE,
)
"""Words before the noun that take the deed out of the real."""
MERELY_TALKED_OF = frozenset(
    {
        "accountability",
        "allegation",
        "case",
        "combat",
        "event",
        "fight",
        "investigation",
        "likelihood",
        "possibility",
        "prevention",
        "prospect",
        "risk",
        "threat",
    }
)
"""Nouns over an accusation that leave open whether it was done ("the risk of aggression")."""
ACCUSING_VERBS = frozenset(
    {
        "abduct",
        "annex",
        "breach",
        "deport",
        "instigate",
        "invade",
        "kidnap",
        "occupy",
        "precipitate",
        "provoke",
        "shell",
        "torture",
        "unleash",
        "violate",
        "wage",
    }
)
"""Verbs whose relative clause blames their doer ("the crisis X has precipitated")."""
AGAINST = frozenset({"against", "by", "of"})
HUMANITY = frozenset({"humanity"})
"""The victim in the name of an offence: "crimes against humanity" blames nobody by itself."""
DETERRING = frozenset({"defend", "deter", "avert", "prevent", "protect", "threaten", "stop"})
"""Predicates under which a hostile act may still lie ahead."""
HOLDERS = ("of", "by")
DEEPEST = 4
"""Nouns nested deeper than this are not looked at."""


def accusations_in(context: ReadingContext, speeches: Sequence[Speech]) -> Iterator[tuple[str, Span, Clause]]:
    """Whose accusation it is, where it stands and in which clause; each word accuses once for each accuser."""
    side = publishing_side(context)
    if side is None:
        return
    made: set[tuple[str, str]] = set()
    for clause in context.analysis.clauses:
        if (
            clause.predicate in DETERRING
            or clause.modality in {"hypothetical", "possibility"}
            or clause.polarity == "negative"
        ):
            continue
        for word, span, doers in _accusations(context, clause):
            voices = voices_of(context, clause, speeches)
            by = voices[-1] if len(voices) > 1 else side
            blamed = {context.government(d) for d in doers}
            if context.government(by) in blamed or (by, word) in made:
                continue
            made.add((by, word))
            yield by, span, clause


def publishing_side(context: ReadingContext) -> str | None:
    """The actor for whom the document is published: its side, or a person or body of it that the text names."""
    side = context.document.side
    if not side:
        return None
    actors = {actor.id: actor for actor in context.cast.actors}
    if side in actors:
        return side
    return next((a.id for a in context.cast.actors if a.country == side and a.type in {"person", "organization"}), None)


def _accusations(context: ReadingContext, clause: Clause) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    top = [clause.object, clause.indirect_object, clause.predicate_phrase, *(phrase for _, phrase in clause.obliques)]
    if not clause.subject_shared:
        top.append(clause.subject)
    for phrase in top:
        if phrase is not None:
            yield from _nouns(context, phrase, 0)
    if clause.role in {"relative", "adnominal"} and clause.predicate in ACCUSING_VERBS and clause.modality == "fact":
        doers = parties(context, clause.oblique("by") if clause.voice == "passive" else clause.subject)
        if doers:
            yield clause.predicate, _with_head(clause), doers


def _with_head(clause: Clause) -> Span:
    """The clause with the noun it stands on, where that is its subject."""
    subject = clause.subject
    if clause.voice == "passive" and subject is not None and subject.head[1] <= clause.verb[0]:
        return min(subject.span[0], clause.core[0]), clause.core[1]
    return clause.core


def _nouns(context: ReadingContext, phrase: Phrase, depth: int) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """The accusing nouns in a phrase, except under one that leaves their truth open."""
    if depth > DEEPEST:
        return
    row = accusations().get(phrase.lemma)
    if row is not None and row.kind != "deed" and _is_real(context, phrase):
        doers = _doers(context, phrase)
        named = bool(doers) or any(p in AGAINST and m.lemma not in HUMANITY for p, m in phrase.modifiers)
        described = not row.adjectives or bool(set(row.adjectives) & set(phrase.adjectives))
        if described and (doers if row.kind == "hostile" else named):
            yield phrase.lemma, phrase.span, doers
    if phrase.lemma in MERELY_TALKED_OF:
        return
    for member in (*(m for _, m in phrase.modifiers), *phrase.appositions, *phrase.conjuncts):
        yield from _nouns(context, member, depth + 1)


def _is_real(context: ReadingContext, phrase: Phrase) -> bool:
    return UNREAL.search(context.text((phrase.span[0], phrase.head[0]))) is None


def _doers(context: ReadingContext, phrase: Phrase) -> tuple[str, ...]:
    """Who is blamed: the genitive, the "of" or "by" phrase, or the name before the noun."""
    found = list(parties(context, phrase.possessor))
    for preposition, modifier in phrase.modifiers:
        if preposition in HOLDERS:
            found.extend(parties(context, modifier))
            found.extend(parties(context, modifier.possessor))
    before = (phrase.span[0], phrase.head[0])
    found.extend(
        i for m in context.cast.within(before) if m.span[0] >= before[0] and m.span[1] <= before[1] for i in m.actors
    )
    return tuple(dict.fromkeys(found))
