"""Attribution: on whose word a record rests, from the outermost voice inwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.phrases import holds
from demarche.records import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause
    from demarche.reading.context import ReadingContext
    from demarche.reading.speech import Speech


def voices_of(context: ReadingContext, clause: Clause, speeches: Sequence[Speech]) -> tuple[str, ...]:
    """The voices behind what a clause asserts: the author, then whoever's reported words the clause belongs to."""
    ancestors = tuple(context.ancestors(clause))
    if not ancestors and not clause.quoted:
        return (AUTHOR,)
    above = {outer.index for outer in ancestors}
    telling = {speech.clause.index: speech for speech in speeches if speech.clause.index in above}
    outward: list[Speech] = []
    inner = clause
    for outer in ancestors:
        speech = telling.get(outer.index)
        if speech is not None and speech.row.reported and inner.role == "complement":
            outward.append(speech)
        inner = outer
    if clause.quoted and not outward:
        outward.extend(s for s in speeches if any(holds(quote, clause.verb) for quote in s.quotes))
    chain = [AUTHOR]
    for speech in reversed(outward):
        chain.extend(s for s in speech.speakers if s not in chain)
    return tuple(chain)
