"""Claims: on whose word an assertion rests and how certain the text holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Reading

OFFICIAL = [
    # a wrong that the publisher blames on another in passing is asserted by the publisher
    (
        "RUS",
        "Russia told them of the military aggression of the Ukrainian authorities.",
        ("RUS",),
        "aggression of the Ukrainian",
    ),
    # conduct under a word that condemns
    (
        "RUS",
        "Vladimir Putin told of the Polish border guards' brutal actions against migrants.",
        ("vladimir-putin",),
        "brutal actions",
    ),
    # a breach of law under a strong word
    (
        "USA",
        "The United States condemned the launch as a clear violation of UN resolutions.",
        ("USA",),
        "a clear violation",
    ),
    # a relative clause that blames its doer
    ("UKR", "Ukraine asked for help in the return of children deported by Russia.", ("UKR",), "deported by Russia"),
    # an accusation is a claim of the accuser
    ("TUR", "Turkey accused Syria of breaking the ceasefire.", ("TUR",), "Syria of breaking the ceasefire"),
    # a fact about another side that somebody is concerned at
    (
        "USA",
        "Antony Blinken reiterated his concerns that Russia has the capacity to launch an invasion.",
        ("antony-blinken",),
        "Russia has the capacity",
    ),
]


@pytest.mark.parametrize(("side", "text", "by", "words"), OFFICIAL)
def test_an_official_text_asserts(
    read: Callable[..., Reading], side: str, text: str, by: tuple[str, ...], words: str
) -> None:
    found = [(c.by, c.certainty, c.proposition) for c in read(text, kind="readout", side=side).claims]
    assert any(b in by and certainty == "asserted" and words in p for b, certainty, p in found), found


NOT_ASSERTED = [
    # what may still come is no accusation
    ("USA", "The United States will respond to any further Russian aggression against Ukraine."),
    # nor is what is to be deterred
    ("USA", "The United States wants to deter Russian aggression."),
    # a risk leaves open whether it was done
    ("USA", "The sides discussed the risk of Russian aggression."),
    # an offence by its legal name blames nobody
    ("USA", "The court convicted him of crimes against humanity."),
    # nobody accuses himself
    ("RUS", "The paper wrote about the Russian aggression against Ukraine."),
    # the names of plain acts of speech make no claim
    ("USA", "Antony Blinken said that the meeting was useful."),
]


@pytest.mark.parametrize(("side", "text"), NOT_ASSERTED)
def test_no_claim(read: Callable[..., Reading], side: str, text: str) -> None:
    assert read(text, kind="readout", side=side).claims == ()


PRESS = [
    # a paper's report rests on the paper alone
    (
        "The Washington Post reported that Iran is sending troops to Syria.",
        "unconfirmed",
        "Iran is sending troops to Syria",
    ),
    # a verb that keeps its distance
    ("Turkish officials allege that Syria shelled the village.", "unconfirmed", "Syria shelled the village"),
    # the text itself says that it is not so
    ("Russia falsely claimed that Ukraine shelled the village.", "disputed", "Ukraine shelled the village"),
    # an adverb of inference
    ("Clearly, Russia and Britain will resume contacts.", "inference", "Russia and Britain will resume contacts"),
    # a verb of inference
    ("Russia and Iran seem to have settled the matter.", "inference", "settled the matter"),
    # what something comes down to
    ("The visit amounts to Russia telling Iran that it wants a deal.", "inference", "amounts to"),
]


@pytest.mark.parametrize(("text", "certainty", "words"), PRESS)
def test_certainty_in_the_press(read: Callable[..., Reading], text: str, certainty: str, words: str) -> None:
    found = [(c.certainty, c.proposition) for c in read(text, kind="analysis").claims]
    assert any(c == certainty and words in p for c, p in found), found


def test_an_author_named_with_as_is_believed_on_his_word(read: Callable[..., Reading]) -> None:
    text = "As Fareed Zakaria wrote recently, Britain has lost interest in the world."
    (claim,) = read(text, kind="analysis").claims
    assert (claim.by, claim.certainty) == ("fareed-zakaria", "attributed")
    assert "Britain has lost interest" in claim.proposition


def test_a_sum_of_money_is_no_inference(read: Callable[..., Reading]) -> None:
    assert read("The aid to Syria amounts to 200 million dollars.", kind="analysis").claims == ()


def test_a_claim_contradicted_in_the_next_sentence_is_disputed_and_linked(read: Callable[..., Reading]) -> None:
    text = (
        "Turkish officials claim that the United States has agreed to the plan. "
        "US officials maintain, however, that no decision has been made."
    )
    first, second = read(text, kind="analysis").claims
    assert (first.by, first.certainty, first.disputed_by) == ("TUR", "disputed", ("USA",))
    assert (second.by, second.disputes) == ("USA", (first.id,))


def test_the_press_makes_no_accusation_of_its_own(read: Callable[..., Reading]) -> None:
    assert read("The crimes of the Syrian army were discussed by Turkey.", kind="analysis").claims == ()
