"""Neutral verbs that carry another act: an offer or a pledge made by the way of saying something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.reading.content_acts import act_of_content, load_content_acts
from demarche.reading.speech import find_speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.reading.context import ReadingContext

    ContextFor = Callable[..., ReadingContext]

CASES = [
    # one's own readiness is an offer, in the third person and in the first
    ("Gabriel Boric said that he was ready to host the talks.", "propose"),
    ("Gabriel Boric said that Chile was ready to host the talks.", "propose"),
    ("Gabriel Boric said: “We are ready to host the talks.”", "propose"),
    # another's readiness is only reported
    ("Gabriel Boric said that Peru was ready to host the talks.", "say"),
    # what one is not ready for is no offer
    ("Gabriel Boric said that Chile was not ready to host the talks.", "say"),
    # giving is a pledge in the future, or under a verb of intention
    ("Gabriel Boric said that Chile would provide vaccines to Peru.", "commit"),
    ("Gabriel Boric said that Chile intended to provide vaccines to Peru.", "commit"),
    # no pledge in the past, nor one refused, nor another's
    ("Gabriel Boric said that Chile provided vaccines to Peru.", "say"),
    ("Gabriel Boric said that Chile would not provide vaccines to Peru.", "say"),
    ("Gabriel Boric said that Peru would provide vaccines to Chile.", "say"),
    # the future of another verb is no pledge of aid
    ("Gabriel Boric said that Chile would reopen the border.", "say"),
    # a verb that is not neutral keeps its own act
    ("Gabriel Boric stressed that Chile was ready to host the talks.", "stress"),
    # so does a noun that says which act it is
    ("Canada expressed condolences to Norway.", "congratulate"),
    # a longer quotation holds several acts, and its first clause does not decide
    ("Gabriel Boric said: “We are ready to host the talks. We want peace.”", "say"),
    # nothing is said in a clause of its own
    ("Japan spoke about the dam.", "say"),
]


@pytest.mark.parametrize(("text", "act"), CASES, ids=[text for text, _ in CASES])
def test_act_of_content(context_for: ContextFor, text: str, act: str) -> None:
    context = context_for(text, published="2022-06-15")
    speech, *_ = find_speech(context)
    assert act_of_content(context, speech) == act


def test_every_row_stands_under_its_own_predicate() -> None:
    for predicate, row in load_content_acts().items():
        assert predicate == row.predicate
        # "will" or governing verbs for a deed; a state such as "ready" needs none
        assert all(governor.isalpha() for governor in row.under)
