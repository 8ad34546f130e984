"""When a coded event is the event of the gold sentence."""

from __future__ import annotations

from typing import Any

import pytest

from demarche.evaluation.baselines import commonest_type_everywhere
from demarche.evaluation.events import score_events
from demarche.evaluation.gold import GoldEvent, GoldParty, GoldSentence
from demarche.evaluation.tally import Tally
from demarche.records import Actor, Document, Event, ReaderInfo, Reading

NOBODY = ReaderInfo(version="test", models={})
ACTORS = (
    Actor(id="RUS", name="Russia", text="Moscow", type="country", country="RUS", mentions=((0, 6),)),
    Actor(id="rebels", name="the Rebel Front", text="rebels", type="group", mentions=((10, 16),)),
)
RUSSIA = GoldParty(span=None, country="RUS", text="Kremlin")
REBELS = GoldParty(span=None, country=None, text="Rebel")


def _reading(*events: Event) -> Reading:
    return Reading(document=Document(id="s"), actors=ACTORS, events=events, reader=NOBODY)


def _event(event_type: str, *sources: str, targets: tuple[str, ...] = ()) -> Event:
    return Event(id="e", type=event_type, sources=sources, targets=targets, evidence=((0, 1),))


def _gold(event_type: str, *sources: GoldParty, targets: tuple[GoldParty, ...] = ()) -> GoldEvent:
    return GoldEvent(event_type, sources, targets)


CASES: list[tuple[str, GoldEvent, Event, bool, bool]] = [
    ("country", _gold("AID", RUSSIA), _event("AID", "RUS"), True, True),
    ("other type", _gold("AID", RUSSIA), _event("AGREE", "RUS"), False, False),
    ("words of the name", _gold("AID", REBELS), _event("AID", "rebels"), True, True),
    ("words as first mentioned", _gold("AID", GoldParty(None, None, "moscow")), _event("AID", "RUS"), True, True),
    ("no country code: by words", _gold("AID", GoldParty(None, "IGO", "x")), _event("AID", "RUS"), True, False),
    ("place before country", _gold("AID", GoldParty((12, 14), "RUS", None)), _event("AID", "RUS"), True, False),
    ("place of a mention", _gold("AID", GoldParty((12, 14), None, None)), _event("AID", "rebels"), True, True),
    ("a party nobody can compare", _gold("AID", GoldParty(None, None, None)), _event("AID", "RUS"), True, False),
    ("actor unknown", _gold("AID", RUSSIA), _event("AID", "nobody"), True, False),
    ("sides not asked for", _gold("AID"), _event("AID", "RUS", targets=("rebels",)), True, True),
    ("target asked for", _gold("AID", targets=(REBELS,)), _event("AID", "RUS"), True, False),
    ("older type", _gold("YIELD"), _event("RETREAT"), True, True),
    ("older type is no other", _gold("YIELD"), _event("AGREE"), False, False),
]  # fmt: skip


@pytest.mark.parametrize(("gold", "event", "typed", "whole"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_fit(gold: GoldEvent, event: Event, typed: bool, whole: bool) -> None:  # noqa: FBT001 - a table row
    score = score_events([GoldSentence("s", (gold,))], {"s": _reading(event)})
    assert score.types == Tally(gold=1, found=int(typed), answered=1)
    assert score.with_parties == Tally(gold=1, found=int(whole), answered=1)


def test_an_event_answers_once() -> None:
    sentence = GoldSentence("s", (_gold("AID"), _gold("AID")))
    score = score_events([sentence], {"s": _reading(_event("AID"), _event("AGREE"))})
    assert score.types == Tally(gold=2, found=1, answered=2)
    assert score.by_type == {"AID": Tally(gold=2, found=1, answered=1), "AGREE": Tally(answered=1)}


def test_sentence_that_was_not_read_costs_recall() -> None:
    score = score_events([GoldSentence("s", (_gold("AID"),)), GoldSentence("t", ())], {"t": _reading(_event("AID"))})
    assert score.types == Tally(gold=1, found=0, answered=1)


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ([["AID"], ["AID", "AID"], ["AGREE"]], Tally(gold=4, found=2, answered=3)),  # one answer a sentence
        ([], Tally()),
    ],
)
def test_commonest_type_everywhere(types: list[list[str]], expected: Any) -> None:
    sentences = [GoldSentence(str(n), tuple(_gold(t) for t in held)) for n, held in enumerate(types)]
    assert commonest_type_everywhere(sentences) == expected
