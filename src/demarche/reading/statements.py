"""Statements: the acts of speech as records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.attribution import voices_of
from demarche.reading.content_acts import act_of_content
from demarche.reading.identity import record_id
from demarche.reading.topics import topics_of
from demarche.records import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech

QUOTATION_MARKS = "\"“”„«»‹›'‘’ ,"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and the act of speech it was made from, for the extractors that go on from statements."""

    statement: Statement
    speech: Speech


def statements_of(context: ReadingContext, speeches: Sequence[Speech], contact: str | None) -> tuple[Said, ...]:
    """One statement for each act of speech; `contact` is the id of the contact that the document reports."""
    said: list[Said] = []
    taken: set[tuple[Span, str]] = set()
    for speech in speeches:
        act = act_of_content(context, speech)
        if (speech.span, act) in taken:
            continue
        taken.add((speech.span, act))
        clause = speech.clause
        statement = Statement(
            id=record_id(context.document, "statements", len(said) + 1),
            act=act,
            speakers=speech.speakers,
            addressees=speech.addressees,
            joint=speech.joint,
            topics=topics_of(context, speech.content, without=speech.speakers),
            content=context.text(speech.content).strip() or None,
            polarity=clause.polarity,
            quoted=tuple(context.text(q).strip(QUOTATION_MARKS) for q in speech.quotes),
            date=context.when_said(clause),
            contact=contact,
            attribution=voices_of(context, clause, speeches),
            evidence=(speech.span,),
        )
        said.append(Said(statement, speech))
    return tuple(said)
