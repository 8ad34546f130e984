"""Commitments that an act of speech makes: agreed, promised, asked for, or foreseen by the speaker for his own side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.commitment_row import Found, doers_of, is_ahead, is_no_deed
from demarche.reading.contact_telling import sides_of
from demarche.reading.phrases import holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said

NO_ACTION = frozenset({"assessment", "fact", "importance", "necessity", "need", "principle", "urgency", "view"})
"""Nouns after "agreed on": an opinion is shared, nothing is to be done."""
AIMED = ("on", "upon", "at", "to")
"""Prepositions of whom a demand is made of ("called on all parties")."""
EXPLETIVE = frozenset({"it", "there"})
BETWEEN_SIDES = frozenset({"ask", "ask for", "request"})
"""What is asked for in a talk of two, of the other one; a "call for" may be meant for anybody."""
SIDES = 2
FEWEST_WORDS = 2
"""Words of what is promised: of "I promise you" nothing is known."""
OF_MANY = ("all ", "every ", "other ", "any ", "african ", "european ", "asian ", "arab ", "member ", "world ")
"""How the words begin for many of whom something is asked."""
REACH = 60
"""Code points behind a demand in which its infinitive may stand that the parser cut off."""


def from_statement(context: ReadingContext, one: Said, pair: tuple[str, ...]) -> Iterator[Found]:
    """What the act of a statement binds somebody to; `pair` are the sides of the contact reported."""
    statement, clause = one.statement, one.speech.clause
    if clause.polarity == "negative":
        return
    inner = _what_is_said(context, one)
    if statement.act == "agree":
        yield from _agreed(context, one, inner, pair)
    elif statement.act == "commit" and statement.speakers and not (clause.voice == "passive" and not clause.finite):
        span = one.speech.span
        if len(context.text(one.speech.content).split()) < FEWEST_WORDS:
            return
        yield Found("promised", statement.speakers, statement.addressees, one.speech.content, clause, span)
        yield from _promises_quoted(context, one, span)
    elif statement.act == "ask":
        yield from _demanded(context, one, inner, pair)
    elif statement.act in {"say", "stress", "propose", "warn"}:
        if inner is not None:
            yield from _promise_within(context, one, inner, pair)
        yield from _promises_quoted(context, one, None)


def _what_is_said(context: ReadingContext, one: Said) -> Clause | None:
    """The top clause of what is said: the complement of the verb, or of its adjective ("made clear")."""
    clause = one.speech.clause
    if clause.complement is not None:
        return context.analysis.clauses[clause.complement]
    following = context.analysis.clauses[clause.index + 1 : clause.index + 3]
    return next((c for c in following if c.role == "complement" and c.finite and holds(one.speech.span, c.verb)), None)


def _agreed(context: ReadingContext, one: Said, inner: Clause | None, pair: tuple[str, ...]) -> Iterator[Found]:
    """As in "X and Y agreed to do", "it was agreed that Z would do": by whoever acts, else by those who agree."""
    clause, span = one.speech.clause, one.speech.span
    if not _is_action(clause, inner):
        return
    agreeing = one.statement.speakers or (pair if clause.voice == "passive" else ())
    first_person = clause.subject is not None and clause.subject.lemma == "we"
    if first_person and len(agreeing) == 1 and context.government(agreeing[0]) in map(context.government, pair):
        agreeing = pair
    doers = agreeing
    if inner is not None and inner.finite:
        named = doers_of(context, inner, pair)
        states = [d for d in named if context.cast.actor(d).type in {"country", "person"}]
        doers = tuple(states) or agreeing or named
        span = span if one.statement.speakers or not states else inner.core
    if doers:
        yield Found("agreed", doers, (), one.speech.content, clause, span)


def _is_action(clause: Clause, inner: Clause | None) -> bool:
    """Whether what is agreed is something to be done: an infinitive, a future, or a thing agreed to."""
    if inner is not None:
        if inner.finite and inner.subject is not None and inner.subject.lemma in EXPLETIVE:
            return False
        return is_ahead(inner) or (clause.voice == "passive" and inner.modality == "possibility")
    target = clause.oblique("to", "on", "upon") or clause.object
    return target is not None and target.lemma not in NO_ACTION


def _demanded(context: ReadingContext, one: Said, inner: Clause | None, pair: tuple[str, ...]) -> Iterator[Found]:
    """As in "urged X to do", "called on all parties to do", "asked for help" of the other side."""
    statement, clause, span = one.statement, one.speech.clause, one.speech.span
    if clause.role in {"relative", "adnominal"} or (statement.speakers and statement.speakers == statement.addressees):
        return
    if statement.addressees and sides_of(context, statement.addressees) == sides_of(context, statement.speakers):
        return
    wanted = clause.oblique("for")
    if statement.addressees:
        deed = _deed(context, clause, span)
        if inner is not None or wanted is not None or deed is not None:
            action = deed.span if deed is not None else one.speech.content
            yield Found("demanded", statement.addressees, statement.speakers, action, clause, span)
    elif _is_asked_of_all(clause) and (deed := _deed(context, clause, (clause.verb[0], span[1] + REACH))) is not None:
        yield Found("demanded", (), statement.speakers, deed.span, clause, span)
    elif clause.predicate in BETWEEN_SIDES and len(pair) == SIDES and (wanted is not None or clause.object is not None):
        ours = {context.government(s) for s in statement.speakers}
        others = tuple(p for p in pair if context.government(p) not in ours)
        if len(others) == 1 and ours:
            yield Found("demanded", others, statement.speakers, one.speech.content, clause, span)


def _deed(context: ReadingContext, clause: Clause, span: Span) -> Clause | None:
    """The infinitive that says what is asked for, wherever the parser hangs it."""
    if clause.complement is not None and not context.analysis.clauses[clause.complement].finite:
        return context.analysis.clauses[clause.complement]
    following = context.analysis.clauses[clause.index + 1 : clause.index + 3]
    return next((c for c in following if not c.finite and c.modality == "intention" and holds(span, c.verb)), None)


def _is_asked_of_all(clause: Clause) -> bool:
    """Whether a demand is made of nobody by name but of many ("all countries", "other states")."""
    asked = clause.object or clause.oblique(*AIMED)
    return asked is not None and asked.text.lower().startswith(OF_MANY)


def _promise_within(context: ReadingContext, one: Said, inner: Clause, pair: tuple[str, ...]) -> Iterator[Found]:
    """As in "made clear that the United States would respond": the speaker's own side says what it will do."""
    if inner.polarity != "positive" or is_no_deed(inner):
        return
    doers = doers_of(context, inner, pair)
    ours = {context.government(s) for s in one.statement.speakers}
    intends = inner.predicate in {"intend", "plan", "pledge", "promise", "undertake"} and inner.modality == "fact"
    certain = inner.tense == "future" and inner.modality == "intention"
    if not ours or not (intends or certain):
        return
    if doers and ours <= {context.government(d) for d in doers}:
        yield Found("promised", doers, one.statement.addressees, inner.span, inner, inner.core)


def _promises_quoted(context: ReadingContext, one: Said, but: Span | None) -> Iterator[Found]:
    """As in "We will stop any escalation": what the speaker says in the first person that he will do."""
    for clause in context.analysis.clauses if one.speech.quotes else ():
        if clause.tense != "future" or not clause.quoted:
            continue
        if not any(holds(quote, clause.verb) for quote in one.speech.quotes):
            continue
        first_person = clause.subject is not None and clause.subject.lemma in {"we", "i"} and not clause.subject_shared
        said = but is not None and holds(but, clause.verb)
        if first_person and not said and clause.polarity == "positive" and not clause.copula:
            if is_no_deed(clause) or clause.role not in {"root", "complement", "conjunct", "parataxis"}:
                continue
            yield Found("promised", one.statement.speakers, (), clause.core, clause, clause.core)
