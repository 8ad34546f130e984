"""Commitments that a noun names: "the U.S. commitment to the defence of Y", "his promise to fight corruption"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.reading.commitment_row import ACTING_TYPES, Found
from demarche.reading.contact_telling import acting, pair_of
from demarche.reading.party_runs import words_between
from demarche.reading.phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase
    from demarche.reading.context import ReadingContext

PROMISE_NOUNS = frozenset({"commitment", "intention", "pledge", "promise", "undertaking", "vow"})
ACTION = re.compile(
    r"\s+(?:remains?\s+\w+\s+)?to\s+(?:the\s+(?:(?:collective|mutual|continued)\s+)?(?:defen[cs]e|protection)\s+of\s+|"
    r"(?!the\b|an?\b|our\b|its\b|their\b|his\b|her\b)[a-z]+\s)"
)
"""Something to do follows: an infinitive, or "the defence of"; "commitment to sovereignty" binds to no deed."""
REACH = 120
HELD = frozenset(
    {"affirm", "emphasise", "emphasize", "express", "reaffirm", "reiterate", "stress", "underline", "underscore"}
)


def from_nouns(context: ReadingContext, clause: Clause, pair: tuple[str, ...]) -> Iterator[Found]:
    """The promises that the nouns of a clause name, each with whose it is."""
    if clause.polarity == "negative" or clause.modality in {"hypothetical", "possibility"}:
        return
    for phrase in phrases_of(clause):
        if phrase.lemma not in PROMISE_NOUNS or phrase.pos != "NOUN":
            continue
        action = ACTION.match(context.document.text, phrase.head[1])
        owners = _owners(context, clause, phrase, pair)
        if action is None or not owners or not _is_infinitive(context, phrase.head[1]):
            continue
        sentence = context.analysis.sentences[clause.sentence]
        inside = (c.core[1] for c in context.analysis.clauses if action.start() <= c.verb[0] <= action.end())
        end = min(max(phrase.span[1], action.end(), *inside), sentence[1])
        yield Found("promised", owners, (), (phrase.head[1], end), clause, (phrase.span[0], end))


def _is_infinitive(context: ReadingContext, position: int) -> bool:
    """Whether the word after "to" is a verb, or "the defence of" stands there."""
    words = words_between(context, position, position + REACH)[:4]
    after = next((n for n, w in enumerate(words) if w.lemma.lower() == "to"), None)
    if after is None or after + 1 >= len(words):
        return False
    following = words[after + 1]
    verb = following.pos in {"VERB", "AUX"} and following.lemma.lower() != "further"
    return verb or following.lemma.lower() == "the"


def _owners(context: ReadingContext, clause: Clause, phrase: Phrase, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Whose promise it is: by its genitive, the name before it, "of", or the subject that reaffirms it."""
    if phrase.possessor is not None:
        found = context.parties(phrase.possessor)
        if not found and phrase.possessor.lemma.lower() in {"its", "it", "our", "we", "their", "they", "his", "he"}:
            found = pair_of(context, phrase.possessor, pair) or acting(context, clause, pair)
        return _acting_only(context, found)
    before = [i for m in context.cast.within((phrase.span[0], phrase.head[0])) for i in m.actors]
    found = tuple(before) or context.parties(phrase.modifier("of", "by"))
    if not found and clause.predicate in HELD:
        found = acting(context, clause, pair)
    return _acting_only(context, found)


def _acting_only(context: ReadingContext, identities: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i for i in identities if context.cast.actor(i).type in ACTING_TYPES)
