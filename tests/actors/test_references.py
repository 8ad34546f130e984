"""Words that refer back: whom pronouns, groups, counterparts and "our country" stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.actors.mention import Cast
    from demarche.language.clause import Clause

    Resolve = Callable[..., Cast]

FIRST = "President Biden met President Zelensky. "


def met(made: Any) -> Clause:
    """The clause of `FIRST`."""
    sentence = FIRST.strip()
    clause: Clause = made.clause(
        "meet", sentence, verb="met", subject=made.phrase("President Biden"), target=made.phrase("President Zelensky")
    )
    return clause


def references(cast: Cast, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The references with whom they mean."""
    return [(text[slice(*m.span)], m.actors) for m in cast.mentions if m.reference]


BOTH = ("joe-biden", "volodymyr-zelenskyy")


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        # every way to name the two
        ("The two leaders agreed.", [("two leaders", BOTH)]),
        ("Both leaders agreed.", [("Both leaders", BOTH)]),
        ("The leaders agreed.", [("leaders", BOTH)]),
        ("The presidents agreed.", [("presidents", BOTH)]),
        ("The interlocutors agreed.", [("interlocutors", BOTH)]),
        ("The parties agreed.", [("parties", BOTH)]),
        ("The heads of state agreed.", [("heads of state", BOTH)]),
        # their countries
        ("The two countries agreed.", [("two countries", ("USA", "UKR"))]),
        # three are not these two
        ("The three leaders agreed.", []),
        # neither are ministers
        ("The foreign ministers agreed.", []),
        # others than the parties
        ("The leaders of the opposition agreed.", []),
        ("The parties to the treaty agreed.", []),
        ("Countries agreed.", []),
        ("Other leaders agreed.", []),
    ],
)
def test_groups_are_the_parties_of_the_contact(
    resolve: Resolve, scene: type[Any], rest: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    text = FIRST + rest
    assert references(resolve(text, clauses=(met(scene(text)),)), text) == expected


def test_without_a_contact_there_are_no_parties(resolve: Resolve) -> None:
    assert resolve("The two leaders agreed.").mentions == ()


def test_the_others_are_told_by_the_subject(resolve: Resolve, scene: type[Any]) -> None:
    # "the leaders" as the object of one party's verb are the other parties
    text = "Putin called President Macron and Chancellor Scholz. Putin told the leaders the news."
    made = scene(text)
    target = made.phrase("President Macron", "Chancellor Scholz")
    call = made.clause("call", text[:52], verb="called", subject=made.phrase("Putin"), target=target)
    leaders = made.phrase("the leaders")
    subject = made.phrase("Putin", after="Scholz. ")
    told = made.clause("tell", text[53:], verb="told", index=1, sentence=1, subject=subject, target=leaders)
    cast = resolve(text, clauses=(call, told))
    assert references(cast, text) == [("leaders", ("emmanuel-macron", "olaf-scholz"))]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # the subject of the sentence before
        ("He agreed.", [("He", ("joe-biden",))]),
        # a woman is not meant by it
        ("She agreed.", []),
        # after one party as subject "they" are the parties
        ("They agreed.", [("They", BOTH)]),
    ],
)
def test_pronouns_as_subjects(
    resolve: Resolve, scene: type[Any], second: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    text = FIRST + second
    made = scene(text)
    pronoun = made.phrase(second.split(maxsplit=1)[0])
    agreed = made.clause("agree", second, verb="agreed", index=1, sentence=1, subject=pronoun)
    assert references(resolve(text, clauses=(met(made), agreed)), text) == expected


def test_an_object_is_not_its_own_subject(resolve: Resolve, scene: type[Any]) -> None:
    text = FIRST + "Biden thanked him for his visit."
    made = scene(text)
    target = made.phrase("him", after="thanked ")
    subject = made.phrase("Biden", after="Zelensky. ")
    thanked = made.clause(
        "thank", text[len(FIRST) :], verb="thanked", index=1, sentence=1, subject=subject, target=target
    )
    # "his" after thanks belongs to the one who is thanked
    expected = [("him", ("volodymyr-zelenskyy",)), ("his", ("volodymyr-zelenskyy",))]
    assert references(resolve(text, clauses=(met(made), thanked)), text) == expected


def test_two_near_people_leave_a_pronoun_open(resolve: Resolve) -> None:
    # no clause decides, and two men are near
    text = "A letter from Putin to Macron reached his office."
    assert references(resolve(text), text) == []
    assert references(
        resolve("A letter from Putin reached his office."), "A letter from Putin reached his office."
    ) == [("his", ("vladimir-putin",))]


def test_the_latter_and_the_former(resolve: Resolve) -> None:
    text = "Putin called Macron when the latter was ill, the former said."
    assert references(resolve(text), text) == [("latter", ("emmanuel-macron",)), ("former", ("vladimir-putin",))]
    # "former" before a title is no reference
    assert (
        references(resolve("Putin called Macron, the former banker"), "Putin called Macron, the former banker")[1:]
        == []
    )


def test_counterparts(resolve: Resolve, scene: type[Any]) -> None:
    text = "President Zelensky called President of Lithuania Gitanas Roe. Zelensky told his Lithuanian counterpart."
    made = scene(text)
    target = made.phrase("President of Lithuania Gitanas Roe")
    call = made.clause("call", text[:61], verb="called", subject=made.phrase("President Zelensky"), target=target)
    cast = resolve(text, clauses=(call,))
    # the country inside is an actor, the words are the person's
    assert ("Lithuanian counterpart", ("gitanas-roe",)) in references(cast, text)
    assert "LTU" in {a.id for a in cast.actors}


def test_a_counterpart_not_yet_named_is_found_by_the_office(resolve: Resolve, scene: type[Any]) -> None:
    text = "Emmanuel Macron called his Russian counterpart."
    made = scene(text)
    call = made.clause("call", text, verb="called", subject=made.phrase("Emmanuel Macron"))
    assert ("Russian counterpart", ("vladimir-putin",)) in references(resolve(text, clauses=(call,)), text)


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [
        # an official text speaks for its side
        ("We thank our partners.", "UKR", [("We", ("UKR",)), ("our", ("UKR",))]),
        ("Our state is safe.", "UKR", [("Our state", ("UKR",))]),
        # the press speaks for nobody
        ("We thank our partners.", None, []),
        # a quotation speaks for whoever is quoted
        ('"We agree," said Emmanuel Macron.', "UKR", [("We", ("FRA",))]),
        ('Emmanuel Macron said: "I agree."', None, [("I", ("emmanuel-macron",))]),
        # a transcript for its label
        ("PRESIDENT MACRON: We agree.", "USA", [("We", ("FRA",))]),
        ("Q We agree?\nPRESIDENT BIDEN: We do.", "USA", [("We", ("USA",))]),
    ],
)
def test_whoever_speaks(
    resolve: Resolve, text: str, side: str | None, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert references(resolve(text, side=side), text) == expected


def test_a_later_meeting_needs_a_paragraph_of_its_own(resolve: Resolve, scene: type[Any]) -> None:
    # what a party tells of another call does not change who "the leaders" are
    later = "Zelensky called President Macron."
    for gap, expected in ((" ", BOTH), ("\n", ("volodymyr-zelenskyy", "emmanuel-macron"))):
        text = FIRST.strip() + gap + later + " The leaders agreed."
        made = scene(text)
        subject = made.phrase("Zelensky", after=FIRST.strip())
        call = made.clause(
            "call", later, verb="called", index=1, sentence=1, subject=subject, target=made.phrase("President Macron")
        )
        cast = resolve(text, side="UKR", clauses=(met(made), call))
        assert references(cast, text)[-1] == ("leaders", expected)


def test_a_meeting_that_was_not_held_has_parties_too(resolve: Resolve, scene: type[Any]) -> None:
    text = FIRST + "The leaders agreed."
    denied = replace(met(scene(text)), polarity="negative")
    assert references(resolve(text, clauses=(denied,)), text) == [("leaders", BOTH)]
