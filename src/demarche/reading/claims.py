"""Claims: disputable assertions of fact, on whose word they rest and how certain the text holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.ontology.hedges import hedge
from demarche.reading.accusations import accusations_in
from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.reading.phrases import overlaps
from demarche.records import AUTHOR, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demarche.language.clause import Clause, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import Certainty

ON_SOMEBODYS_WORD = frozenset({"unconfirmed", "disputed", "denied"})
"""Certainties a verb gives to what it reports ("alleges", "denies"); "says" and "notes" make no claim of their own: 1
of 10 of the statements under them in the gold readouts is one."""
DISTANT = frozenset({"allege", "claim", "contend", "profess", "purport"})
"""Verbs by which the text leaves what is said to whoever says it."""
BLAMING = frozenset({"accuse", "blame"})
WORRIED_ACTS = frozenset({"concern", "condemn", "warn"})
PRESS_KINDS = frozenset({"news", "analysis", "other"})
CONTRADICTION = frozenset({"however", "but", "nevertheless", "nonetheless"})
SENTENCE_GAP = 10
"""Characters between the end of a clause and the start of the next sentence: a full stop, a space, a bracket."""
REPORTING_PRESS = frozenset({"report", "write"})
LONGEST_SHOWN = 160
"""Code points of a claim beyond which it is cut at a clause."""
SHORTEST_SHOWN = 60
SOURCES = frozenset({"person", "country", "organization", "group"})
CONCLUDING = ("amount", "to")
"""Words by which an author says what something comes down to; a number after them is an amount of money or people."""


MOST_CONCLUDED = 60
"""Code points before "amounts to" that are shown, and after it in which what is concluded must begin."""


@dataclass(frozen=True, slots=True)
class _Asserted:
    """One assertion: by whom, how certain, what is asserted and the stretch of text and clause that show it."""

    by: str
    certainty: Certainty
    content: Span
    span: Span
    clause: Clause


def claims_of(context: ReadingContext, said: Sequence[Said]) -> tuple[Claim, ...]:
    """The claims of a document, in the order of the text; a claim that the next speaker contradicts is disputed."""
    speeches = [s.speech for s in said]
    rows = _distinct(
        (
            *_reported(context, said),
            *_feared(context, said),
            *_as_written(context, said),
            *_inferred(context, said),
            *(_Asserted(by, "asserted", span, span, clause) for by, span, clause in accusations_in(context, speeches)),
        )
    )
    claims: list[Claim] = []
    for row in rows:
        against = _contradiction(context, row.span, said)
        span = _shown(context, row.span)
        content = row.content if row.content != row.span else span
        identity = record_id(context.document, "claims", len(claims) + 1)
        claims.append(
            Claim(
                id=identity,
                by=row.by,
                proposition=context.text(content).strip(),
                certainty="disputed" if against is not None else row.certainty,
                disputed_by=against.statement.speakers if against is not None else (),
                attribution=_attribution(voices_of(context, row.clause, speeches), row.by),
                evidence=(span,),
            )
        )
        if against is not None and not any(overlaps(against.speech.span, other.span) for other in rows):
            claims.append(_counterclaim(context, against, identity, len(claims) + 1))
    return tuple(claims)


def _distinct(rows: tuple[_Asserted, ...]) -> list[_Asserted]:
    """The assertions in the order of the text, one for each stretch; the way of finding named first is kept."""
    kept: list[_Asserted] = []
    for row in rows:
        if not any(overlaps(row.span, other.span) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.span)


def _attribution(voices: tuple[str, ...], by: str) -> tuple[str, ...]:
    return voices if by in voices else (*voices, by)


def _counterclaim(context: ReadingContext, one: Said, disputed: str, number: int) -> Claim:
    """What is said against a claim is a claim too."""
    by = one.statement.speakers[0]
    return Claim(
        id=record_id(context.document, "claims", number),
        by=by,
        proposition=context.text(one.speech.content).strip(),
        certainty="asserted",
        disputes=(disputed,),
        attribution=(AUTHOR, by),
        evidence=(one.speech.span,),
    )


def _reported(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Asserted]:
    """Assertions on the word of a speaker whose verb holds them at a distance, and what the press reports of others."""
    for one in said:
        speech, clause = one.speech, one.speech.clause
        certainty = speech.row.claim_certainty
        if certainty is None or not one.statement.speakers or clause.polarity == "negative":
            continue
        by = one.statement.speakers[0]
        if clause.predicate in BLAMING:
            start, end = clause.verb[1] + 1, max(speech.span[1], clause.span[1])
            if start < end:
                yield _Asserted(by, "asserted", (start, end), (speech.span[0], end), clause)
        elif clause.complement is None:
            continue
        elif certainty in ON_SOMEBODYS_WORD or clause.predicate in DISTANT:
            certainty = "disputed" if _is_belied(clause) else certainty
            yield _Asserted(by, certainty, speech.content, speech.span, clause)
        elif clause.predicate in REPORTING_PRESS and _is_press(context):
            yield _Asserted(by, _press_certainty(context, by), speech.content, speech.span, clause)


def _is_belied(clause: Clause) -> bool:
    """Whether the text itself says that what is claimed is not so ("falsely claims")."""
    return any(row.kind == "denied" for adverb in clause.adverbs if (row := hedge(adverb, "adverb")) is not None)


def _is_press(context: ReadingContext) -> bool:
    """Whether the text is the press's or an analyst's, and not published by a government."""
    return context.document.kind in PRESS_KINDS and context.document.side is None


def _press_certainty(context: ReadingContext, by: str) -> Certainty:
    """A paper's report is unconfirmed, what a named author writes is attributed."""
    return "unconfirmed" if context.cast.actor(by).type == "organization" else "attributed"


def _feared(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Asserted]:
    """As in "concern that X has the means to …", "warned that Y is preparing …": facts asserted of another side."""
    for one in said:
        clause = one.speech.clause
        if one.statement.act not in WORRIED_ACTS or not one.statement.speakers or clause.polarity == "negative":
            continue
        own = {context.government(s) for s in one.statement.speakers}
        for inner in context.analysis.clauses[clause.index + 1 : clause.index + 4]:
            if inner.parent != clause.index or not inner.finite or inner.modality != "fact" or inner.tense == "future":
                continue
            others = {context.government(i) for i in context.parties(inner.subject)}
            if others and not others & own and context.text(inner.core).lower().startswith("that "):
                yield _Asserted(one.statement.speakers[0], "asserted", inner.core, inner.core, inner)
                break


def _as_written(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Asserted]:
    """As in "As X wrote in …, Y has lost ground"; "according to X, Y has lost ground"."""
    if not _is_press(context):
        return
    told = {one.speech.clause.index: one for one in said}
    for clause in context.analysis.clauses:
        if clause.role == "adverbial" and clause.predicate in REPORTING_PRESS and clause.parent is not None:
            main = context.analysis.clauses[clause.parent]
            by = tuple(i for i in context.parties(clause.subject) if context.cast.actor(i).type in SOURCES)
            if by and context.text(clause.core).lower().startswith("as "):
                yield _Asserted(by[0], _press_certainty(context, by[0]), main.core, main.core, main)
        source = clause.oblique("according to", "according")
        one = told.get(clause.index)
        if source is not None and (one is None or one.speech.row.construction == "phrase"):
            by = tuple(i for i in context.parties(source) if context.cast.actor(i).type in SOURCES)
            if by:
                yield _Asserted(by[0], _press_certainty(context, by[0]), clause.core, clause.core, clause)


def _inferred(context: ReadingContext, said: Sequence[Said]) -> Iterator[_Asserted]:
    """What the author concludes rather than reports: "clearly", "seems to have", "amounts to"."""
    if not _is_press(context):
        return
    told = {one.speech.clause.index for one in said}
    for clause in context.analysis.clauses:
        if clause.quoted or clause.index in told or clause.role not in {"root", "conjunct"}:
            continue
        kinds = {row.kind for adverb in clause.adverbs if (row := hedge(adverb, "adverb")) is not None}
        verb = hedge(clause.predicate, "verb") if clause.complement is not None else None
        if verb is not None:
            kinds.add(verb.kind)
        if "inference" in kinds and context.parties(clause.subject):
            yield _Asserted(AUTHOR, "inference", clause.core, clause.core, clause)
    yield from _concluded(context)


def _concluded(context: ReadingContext) -> Iterator[_Asserted]:
    """As in "the call amounts to X telling Y that …"; the parser rarely sees the verb, so the words are looked at."""
    words = context.analysis.words
    for number in range(1, len(words) - len(CONCLUDING)):
        word, following, third = words[number], words[number + 1], words[number + 2]
        if (
            (word.lemma.lower(), following.lemma.lower()) != CONCLUDING
            or third.pos == "NUM"
            or not third.lemma[:1].isalpha()
        ):
            continue
        inside = next((c for c in context.clauses_near((word.start, word.end)) if c.core[0] <= word.start), None)
        if inside is None or inside.quoted or context.text((word.start, word.end)).lower() == "amount":
            continue
        end = max(
            (c.core[1] for c in context.clauses_near(inside.core) if c.core[0] <= third.start + MOST_CONCLUDED),
            default=0,
        )
        start = max(inside.core[0], word.start - MOST_CONCLUDED)
        start = context.document.text.rfind(" ", 0, start) + 1 if start > inside.core[0] else start
        yield _Asserted(AUTHOR, "inference", (start, end), (start, end), inside)


def _shown(context: ReadingContext, span: Span) -> Span:
    """A long stretch cut where its last clause within reach begins: what follows tells more, it does not assert."""
    if span[1] - span[0] <= LONGEST_SHOWN:
        return span
    starts = [
        c.core[0]
        for c in context.clauses_near(span)
        if span[0] + SHORTEST_SHOWN <= c.core[0] <= span[0] + LONGEST_SHOWN
    ]
    if not starts:
        return span
    end = max(starts)
    return span[0], span[0] + len(context.text((span[0], end)).rstrip(" ,;("))


def _contradiction(context: ReadingContext, span: Span, said: Sequence[Said]) -> Said | None:
    """The statement of another that contradicts a claim right after it ("US officials maintain, however, …")."""
    for one in said:
        start = one.speech.span[0]
        if not span[1] <= start <= span[1] + SENTENCE_GAP or "\n" in context.text((span[1], start)):
            continue
        words = {word.strip(",.;").lower() for word in context.text(one.speech.span).split()}
        if words & CONTRADICTION and one.statement.speakers:
            return one
    return None
