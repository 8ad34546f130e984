"""Attribution: the voices behind a clause, from the author inwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.reading.attribution import voices_of
from demarche.reading.speech import find_speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.reading.context import ReadingContext

    ContextFor = Callable[..., ReadingContext]

CASES = [
    # the author alone tells what stands under no report
    ("Togo closed the port.", "close", "author"),
    # the report itself is the author's word
    ("Ghana said that Togo had closed the port.", "say", "author"),
    # what is reported is the speaker's
    ("Ghana said that Togo had closed the port.", "close", "author GHA"),
    # a report within a report, the outer voice first
    ("Ghana said that Togo said that Benin had closed the port.", "close", "author GHA TGO"),
    # two who speak with one voice
    ("Ghana and Benin said that Togo had closed the port.", "close", "author GHA BEN"),
    # a denial puts the words in its speaker's mouth too
    ("Ghana denied that Togo had closed the port.", "close", "author GHA"),
    # what is demanded is not said to be so
    ("Ghana urged Togo to close the port.", "close", "author"),
    # a clause of circumstance is the author's, not the speaker's
    ("After Togo closed the port, Ghana said that trade had stopped.", "close", "author"),
    # quoted words are whoever frames them, before or after
    ("Nana Akufo-Addo said: “Togo closed the port.”", "close", "author nana-akufo-addo"),
    ("“Togo closed the port,” said Antony Blinken.", "close", "author antony-blinken"),
    # also where they go on for another sentence
    ("Antony Blinken said: “Trade has stopped. Togo closed the port.”", "close", "author antony-blinken"),
    # a quotation that nobody frames is the author's
    ("“Togo closed the port.”", "close", "author"),
    # nobody is named in a passive
    ("It was noted that Togo had closed the port.", "close", "author"),
]


@pytest.mark.parametrize(("text", "predicate", "voices"), CASES)
def test_voices(context_for: ContextFor, text: str, predicate: str, voices: str) -> None:
    context = context_for(text)
    clause = next(clause for clause in context.analysis.clauses if clause.predicate == predicate)
    assert voices_of(context, clause, find_speech(context)) == tuple(voices.split())


def test_a_voice_is_named_once(context_for: ContextFor) -> None:
    # Ghana reports what it has itself noted before
    context = context_for("Ghana said that Ghana noted that Togo had closed the port.")
    speeches = find_speech(context)
    inner = next(clause for clause in context.analysis.clauses if clause.predicate == "close")
    assert voices_of(context, inner, speeches) == ("author", "GHA")
