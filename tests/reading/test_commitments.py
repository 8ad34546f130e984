"""Commitments: who agreed, promised, is expected or is asked to do what, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.records import Reading

    Read = Callable[..., Reading]

Row = tuple[str, str, str, str]


def rows(reading: Reading) -> list[Row]:
    """Kind, by whom, to whom, and what is to be done."""
    return [(c.kind, " ".join(c.by), " ".join(c.to), c.action) for c in reading.commitments]


CASES = [
    # agreed: to do, that something will be done, to a thing
    ("Malaysia and Thailand agreed to reopen the border.", [("agreed", "MYS THA", "", "to reopen the border")]),
    (
        "Malaysia and Thailand agreed that the border would be reopened.",
        [("agreed", "MYS THA", "", "that the border would be reopened")],
    ),
    ("Malaysia agreed to a ceasefire.", [("agreed", "MYS", "", "to a ceasefire")]),
    # where what is agreed says who acts, it is he
    (
        "Malaysia and Thailand agreed that Malaysia would reopen the border.",
        [("agreed", "MYS", "", "that Malaysia would reopen the border")],
    ),
    (
        "It was agreed that Malaysia would reopen the border.",
        [("agreed", "MYS", "", "that Malaysia would reopen the border")],
    ),
    # a shared opinion binds nobody to anything
    ("Malaysia and Thailand agreed on the importance of trade.", []),
    ("Malaysia and Thailand agreed that the border was safe.", []),
    # nor does an agreement or a promise refused
    ("Malaysia did not agree to reopen the border.", []),
    ("Malaysia did not agree to a ceasefire.", []),
    ("Malaysia did not promise to reopen the border.", []),
    # promised: by the speaker, to whom he says it
    ("Malaysia promised to reopen the border.", [("promised", "MYS", "", "to reopen the border")]),
    ("Malaysia promised Thailand to reopen the border.", [("promised", "MYS", "THA", "to reopen the border")]),
    # a neutral or stressing verb over the speaker's own future
    (
        "Gabriel Boric said that Chile would reopen the border.",
        [("promised", "CHL", "", "that Chile would reopen the border")],
    ),
    (
        "Gabriel Boric made clear that Chile would reopen the border.",
        [("promised", "CHL", "", "that Chile would reopen the border")],
    ),
    # in quoted words, in the first person
    ("“We will reopen the border,” said Gabriel Boric.", [("promised", "CHL", "", "We will reopen the border")]),
    # no promise: another's future, one that may be, one that will not, one that was, one in the third person
    ("Gabriel Boric said that Chile might reopen the border.", []),
    ("Gabriel Boric said that Chile would not reopen the border.", []),
    ("Gabriel Boric said that Chile reopened the border.", []),
    ("“We will not reopen the border,” said Gabriel Boric.", []),
    ("“They will reopen the border,” said Gabriel Boric.", []),
    # demanded: of whom it is asked, to the one who asks
    ("Canada urged Iran to release the prisoners.", [("demanded", "IRN", "CAN", "to release the prisoners")]),
    ("Canada called on Iran to release the prisoners.", [("demanded", "IRN", "CAN", "to release the prisoners")]),
    # of all, by nobody's name
    ("Canada called on all countries to release the prisoners.", [("demanded", "", "CAN", "to release the prisoners")]),
    # what one asks of one's own side is no demand
    ("Joe Biden asked Antony Blinken to travel.", []),
    # "it" is the side that speaks
    (
        "Norway said that it would supply grain to Egypt.",
        [("promised", "NOR", "", "that it would supply grain to Egypt")],
    ),
    # a promise that a noun names
    ("Japan reaffirmed its commitment to reopen the border.", [("promised", "JPN", "", "to reopen the border")]),
    # to values nobody is bound to a deed
    ("Japan reaffirmed its commitment to peace.", []),
    # a demand on nobody in particular is none
    ("Canada demanded the release of the prisoners.", []),
    # expected: what somebody counts on from another
    ("Malaysia expects Thailand to reopen the border.", [("expected", "THA", "MYS", "to reopen the border")]),
    # or what the author foresees
    ("Malaysia will reopen the border.", [("expected", "MYS", "", "Malaysia will reopen the border")]),
    (
        "Gabriel Boric said that Peru would reopen the border.",
        [("expected", "PER", "", "that Peru would reopen the border")],
    ),
    # not what he foresees of nobody, as a state, or as left undone
    ("The border will reopen.", []),
    # nor a state, something that happens to somebody, an act of speech to come, a condition
    ("Malaysia will need help.", []),
    ("Malaysia will mark the anniversary.", []),
    ("Malaysia will stress the importance of trade.", []),
    ("Malaysia will be glad.", []),
    ("Malaysia will not reopen the border.", []),
    # what was done is no commitment
    ("Malaysia reopened the border.", []),
    # one act of two texts is one commitment each
    (
        "Malaysia promised to reopen the border. Canada urged Iran to release the prisoners.",
        [("promised", "MYS", "", "to reopen the border"), ("demanded", "IRN", "CAN", "to release the prisoners")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_commitments(read: Read, text: str, expected: list[Row]) -> None:
    assert rows(read(text, published="2022-06-15")) == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # a day stated
        ("Malaysia urged Thailand to reopen the border by 1 March 2024.", ("2024-03-01", "2024-03-01")),
        # a span that opens on the day of publication
        ("Malaysia promised to reopen the border by the end of 2022.", ("2021-06-15", "2022-12-31")),
        ("Malaysia promised to reopen the border within the coming two days.", ("2021-06-15", "2021-06-17")),
        # a weekday lies ahead
        ("Malaysia will reopen the border on Friday.", ("2021-06-18", "2021-06-18")),
        # a day before publication is no day to do it by
        ("Malaysia promised to reopen the border last week.", None),
        # none is said
        ("Malaysia promised to reopen the border.", None),
    ],
)
def test_due(read: Read, text: str, due: tuple[str, str] | None) -> None:
    (commitment,) = read(text).commitments
    assert (commitment.due and (commitment.due.start, commitment.due.end)) == due


@pytest.mark.parametrize(
    ("text", "evidence", "attribution"),
    [
        # the whole clause with its verb, on the author's word
        (
            "Malaysia promised to reopen the border.",
            "Malaysia promised to reopen the border",
            ("author",),
        ),
        # a promise inside reported words rests on the speaker's word too
        (
            "Gabriel Boric said that Chile would reopen the border.",
            "that Chile would reopen the border",
            ("author", "gabriel-boric"),
        ),
        # and so does what he foresees of another
        (
            "Gabriel Boric said that Peru would reopen the border.",
            "that Peru would reopen the border",
            ("author", "gabriel-boric"),
        ),
    ],
)
def test_proof_and_attribution(read: Read, text: str, evidence: str, attribution: tuple[str, ...]) -> None:
    (commitment,) = read(text, published="2022-06-15").commitments
    assert [text[start:end] for start, end in commitment.evidence] == [evidence]
    assert commitment.attribution == attribution


def test_a_new_commitment_is_open_until_it_is_followed_up(read: Read) -> None:
    text = "Malaysia promised to reopen the border. Malaysia will build a road."
    assert [(c.id[-3:], c.status) for c in read(text).commitments] == [("-k1", "open"), ("-k2", "open")]


def test_it_was_agreed_binds_those_who_met(read: Read) -> None:
    text = "Norway met Finland. It was agreed to reopen the border."
    (commitment,) = read(text).commitments
    assert (commitment.kind, commitment.by) == ("agreed", ("NOR", "FIN"))


@pytest.mark.parametrize(
    ("side", "kind"),
    [
        # what the publisher's own side will do is promised
        ("PER", "promised"),
        # what another's will, expected
        ("CHL", "expected"),
        (None, "expected"),
    ],
)
def test_whose_future_it_is(read: Read, side: str | None, kind: str) -> None:
    (commitment,) = read("Peru will send a mission to Bolivia.", side=side, kind="statement").commitments
    assert commitment.kind == kind


def test_two_promises_of_one_quotation_are_of_one_party(read: Read) -> None:
    text = "“We will reopen the border. We will send a mission,” said Gabriel Boric of Chile."
    found = read(text, published="2022-06-15").commitments
    assert len(found) == 2
    assert len({c.by for c in found}) == 1
