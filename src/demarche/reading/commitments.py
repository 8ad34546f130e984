"""Commitments: what somebody has agreed, promised, is expected or is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.ontology.speech_acts import speech_act
from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.phrases import holds, overlaps
from demarche.records import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import CommitmentKind, When

FIRST_PERSON = frozenset({"i", "we"})
CONDITIONALS = frozenset({"would", "i'd", "we'd", "i’d", "we’d"})
IDLE = frozenset(
    {"do", "go", "call", "see", "get", "take", "begin", "start", "be", "have", "let", "come", "look", "find"}
)
"""Predicates that, after "we will", mostly steer a talk ("we will take questions") rather than bind anybody."""
EXPECTING = frozenset({"expect", "await", "anticipate"})
NO_ACTION = frozenset({"need", "importance", "necessity", "principle", "fact", "assessment"})
"""Nouns after "agreed on": an opinion is shared, nothing is to be done."""


def commitments_of(context: ReadingContext, said: Sequence[Said]) -> tuple[Commitment, ...]:
    """The commitments of a document, in the order of the text."""
    found: list[Commitment] = []
    spans: set[Span] = set()
    speeches = [s.speech for s in said]
    for kind, by, to, action, clause, span in sorted(_all(context, said), key=lambda row: row[5]):
        if kind == "expected" and any(overlaps(span, other) for other in spans):
            continue
        if span in spans:
            continue
        spans.add(span)
        found.append(
            Commitment(
                id=record_id(context.document, "commitments", len(found) + 1),
                kind=kind,
                by=by,
                to=to,
                action=_unquoted(context.text(action)),
                due=_due(context, span),
                attribution=voices_of(context, clause, speeches),
                evidence=(span,),
            )
        )
    return tuple(found)


def _unquoted(action: str) -> str:
    """What is to be done without the marks of the quotation it stands in."""
    inside = action.strip(DOUBLE_MARKS)
    return inside.rstrip(",") if inside != action.strip() else inside


DOUBLE_MARKS = '"“”„«» '
"""What opens and closes quoted words, and a space."""

_Row = tuple["CommitmentKind", tuple[str, ...], tuple[str, ...], "Span", "Clause", "Span"]


def _all(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Row]:
    for one in said:
        yield from _from_statement(context, one)
    told = {s.speech.clause.index for s in said}
    for clause in context.analysis.clauses:
        if clause.index not in told:
            yield from _expected(context, clause)


def _from_statement(context: ReadingContext, one: Said) -> Iterator[_Row]:
    """What the act of a statement binds somebody to."""
    statement, clause = one.statement, one.speech.clause
    span = one.speech.span
    inner = _what_is_said(context, one)
    if clause.polarity == "negative":
        return
    if statement.act == "agree" and _is_action(clause, inner):
        doers = statement.speakers
        if inner is not None and inner.finite:
            doers = _doers(context, inner) or doers
            span = span if statement.speakers else inner.core
        if doers:
            yield "agreed", doers, (), one.speech.content, clause, span
    elif statement.act == "commit" and statement.speakers:
        yield "promised", statement.speakers, statement.addressees, one.speech.content, clause, span
    elif statement.act == "ask" and statement.addressees:
        yield "demanded", statement.addressees, statement.speakers, one.speech.content, clause, span
    elif statement.act in {"say", "stress", "propose"}:
        if inner is not None:
            yield from _promise_within(context, one, inner)
        yield from _promise_quoted(context, one)


def _what_is_said(context: ReadingContext, one: Said) -> Clause | None:
    """The top clause of what is said: the complement of the verb, or of its adjective ("made clear")."""
    clause = one.speech.clause
    if clause.complement is not None:
        return context.analysis.clauses[clause.complement]
    following = context.analysis.clauses[clause.index + 1 : clause.index + 3]
    return next((c for c in following if c.role == "complement" and c.finite and holds(one.speech.span, c.verb)), None)


def _promise_quoted(context: ReadingContext, one: Said) -> Iterator[_Row]:
    """As in "We will stop any escalation": the first thing the speaker says in the first person that he will do."""
    for clause in context.analysis.clauses:
        if not clause.quoted or not any(holds(quote, clause.verb) for quote in one.speech.quotes):
            continue
        first_person = clause.subject is not None and clause.subject.lemma in {"we", "i"} and not clause.subject_shared
        if first_person and clause.tense == "future" and clause.polarity == "positive" and not clause.copula:
            yield "promised", one.statement.speakers, (), clause.core, clause, clause.core
            return


def _is_action(clause: Clause, inner: Clause | None) -> bool:
    """Whether what is agreed is something to be done: an infinitive, a future, or a thing agreed to."""
    if inner is not None:
        return inner.modality in {"intention", "obligation"} or inner.tense == "future"
    target = clause.oblique("to", "on", "upon") or clause.object
    return target is not None and target.lemma not in NO_ACTION


def _promise_within(context: ReadingContext, one: Said, inner: Clause) -> Iterator[_Row]:
    """As in "made clear that the United States would respond": the speaker's own side says what it will do."""
    doers = _doers(context, inner)
    ours = {context.government(s) for s in one.statement.speakers}
    intends = inner.predicate in {"intend", "plan", "pledge", "promise", "undertake"} and inner.modality == "fact"
    certain = inner.tense == "future" and inner.modality == "intention"
    if (
        doers
        and {context.government(d) for d in doers} <= ours
        and inner.polarity == "positive"
        and (intends or certain)
    ):
        yield "promised", doers, one.statement.addressees, inner.span, inner, inner.core


def _doers(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """The parties who act in a clause."""
    holder = clause.subject if clause.voice == "active" else clause.oblique("by")
    acting = {"person", "country", "organization", "group"}
    return tuple(i for i in context.parties(holder) if context.cast.actor(i).type in acting)


def _expected(context: ReadingContext, clause: Clause) -> Iterator[_Row]:
    """As in "X would expect Y to do": what somebody counts on; a party's own future act that the author foresees."""
    if clause.predicate in EXPECTING and clause.complement is not None:
        inner = context.analysis.clauses[clause.complement]
        doers = _doers(context, inner)
        expecting = _doers(context, clause)
        if doers and doers != expecting:
            yield "expected", doers, expecting, inner.span, clause, clause.core
        return
    if clause.tense != "future" or clause.modality != "intention" or clause.polarity == "negative" or clause.copula:
        return
    if clause.quoted or clause.role not in {"root", "complement", "conjunct"} or not _is_deed(context, clause):
        return
    doers = _doers(context, clause)
    first_person = clause.subject is not None and clause.subject.lemma in FIRST_PERSON
    if doers:
        yield "promised" if first_person else "expected", doers, (), clause.span, clause, clause.core


def _is_deed(context: ReadingContext, clause: Clause) -> bool:
    """Whether a future clause tells of something to be done: no "I would like to", no "we will say more"."""
    words = {word.lower() for word in context.text(clause.core).split()}
    if words & CONDITIONALS and clause.role != "complement":
        return False
    talk = speech_act(clause.predicate, "verb")
    if clause.subject is not None and clause.subject.lemma in FIRST_PERSON:
        return (
            clause.subject.lemma == "we"
            and (talk is None or talk.act not in {"say", "discuss"})
            and clause.predicate not in IDLE
        )
    return True


def _due(context: ReadingContext, span: Span) -> When | None:
    """The day named in the commitment, where it does not lie before publication."""
    named = context.when(span, "future")
    if named is None or context.published is None or named.end is None:
        return named
    return named if named.end >= context.published.isoformat() else None
