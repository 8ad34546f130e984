"""Channels: messages that pass through somebody ("X asked Y to convey to Z that …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.attribution import voices_of
from demarche.reading.identity import record_id
from demarche.records import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech

CONVEYING = frozenset({"convey", "relay", "transmit", "deliver", "pass on", "send", "communicate", "pass"})
INDIRECT = frozenset({"indirectly", "through", "via"})
PERSONAL = frozenset({"person", "country", "organization", "group"})


def channels_of(context: ReadingContext, speeches: Sequence[Speech]) -> tuple[Channel, ...]:
    """The channels a document tells of: sender, who carries it, who is to receive it."""
    found: list[Channel] = []
    for clause in context.analysis.clauses:
        if clause.predicate not in CONVEYING:
            continue
        path = _path(context, clause)
        if path is None:
            continue
        governing = next(iter(context.ancestors(clause)), None)
        span = governing.core if governing is not None and clause.role in {"complement", "adnominal"} else clause.core
        span = (min(span[0], clause.core[0]), clause.core[1])
        found.append(
            Channel(
                id=record_id(context.document, "channels", len(found) + 1),
                path=path,
                date=context.when(span, clause.tense),
                attribution=voices_of(context, clause, speeches),
                evidence=(span,),
            )
        )
    return tuple(found)


def _path(context: ReadingContext, clause: Clause) -> tuple[str, ...] | None:
    """Sender, carrier and receiver, all known and of three sides, or None."""
    receiver = _people(context, clause, "to")
    carrier = _people(context, clause, "through", "via")
    sender = tuple(i for i in context.parties(clause.subject) if context.cast.actor(i).type in PERSONAL)
    governing = next(iter(context.ancestors(clause)), None)
    if not carrier and governing is not None:
        if governing.predicate in {"ask", "request", "urge"}:
            carrier = sender
            sender = tuple(context.parties(governing.subject))
        elif INDIRECT & set(clause.adverbs):
            carrier = tuple(i for i in context.named(governing.core) if context.cast.actor(i).type == "person")
    carrier = tuple(c for c in carrier if c not in sender and c not in receiver)
    if not sender or not receiver or not carrier:
        return None
    path = (sender[0], carrier[0], receiver[0])
    return path if len({context.government(p) for p in path}) == len(path) else None


def _people(context: ReadingContext, clause: Clause, *prepositions: str) -> tuple[str, ...]:
    """The parties after one of these prepositions."""
    phrase = clause.oblique(*prepositions)
    return tuple(i for i in context.parties(phrase) if context.cast.actor(i).type in PERSONAL)
