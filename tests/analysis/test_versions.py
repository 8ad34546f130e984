"""Versions of one contact: which accounts are taken for one, and why, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from demarche.analysis.kept_versions import versions_in
from demarche.analysis.versions import account_of, find_versions, tellings_of
from demarche.archive import Archive
from demarche.errors import UsageError
from demarche.records import Actor, Contact, Document, ReaderInfo, Reading, Statement, When

if TYPE_CHECKING:
    from pathlib import Path


COUNTRIES = {
    "narendra-modi": "IND",
    "sushma-swaraj": "IND",
    "shinzo-abe": "JPN",
    "taro-kono": "JPN",
    "joko-widodo": "IDN",
    "antonio-guterres": None,
}
DELHI = ("narendra-modi", "shinzo-abe")


def account(identity: str, parties: tuple[str, ...] = DELHI, day: str | None = "2017-09-14", **changed: Any) -> Reading:
    """A document that tells of one contact; `mode`, `topics` and `status` are its contact's, the rest its own."""
    contact: dict[str, Any] = {name: changed.pop(name) for name in ("mode", "topics", "status") if name in changed}
    text = changed.pop("text", f"{identity} tells of it")
    return Reading(
        document=Document(id=identity, text=text, **changed),
        actors=tuple(
            Actor(id=p, name=p.title(), type="person", country=COUNTRIES[p], mentions=((0, 1),))
            if p in COUNTRIES
            else Actor(id=p, name=p.title(), type="country", country=p, mentions=((0, 1),))
            for p in parties
        ),
        contacts=(
            Contact(
                id=f"{identity}-c1",
                parties=parties,
                date=When(start=day, end=day) if day else None,
                evidence=((0, 4),),
                **{"mode": "meeting", **contact},
            ),
        ),
        reader=ReaderInfo(version="0", models={}),
    )


def pairs_of(*readings: Reading) -> list[tuple[str, str]]:
    return [v.documents for v in find_versions(t for r in readings for t in tellings_of(r))]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        # the same people, the same day
        (account("a"), account("b"), True),
        # one moment has two dates in two time zones
        (account("a"), account("b", day="2017-09-15"), True),
        (account("a"), account("b", day="2017-09-16"), False),
        # two sides have two time zones, one side has two contacts
        (account("a", side="IND"), account("b", day="2017-09-15", side="JPN"), True),
        (account("a", side="IND"), account("b", day="2017-09-15", side="IND"), False),
        (account("a", side="IND"), account("b", side="IND"), True),
        # one names the people, the other the countries
        (account("a"), account("b", ("IND", "JPN")), True),
        # the ministers met on the day on which the leaders did
        (account("a"), account("b", ("sushma-swaraj", "taro-kono")), False),
        # one leader met several others on a day
        (account("a"), account("b", ("narendra-modi", "joko-widodo")), False),
        # a person of no country is a side of his own
        (account("a", ("narendra-modi", "antonio-guterres")), account("b", ("IND", "antonio-guterres")), True),
        # one party alone is shared with everybody whom it met
        (account("a", ("narendra-modi",)), account("b", ("narendra-modi",)), False),
        # a visit is a meeting to the host, a call is not
        (account("a"), account("b", mode="visit"), True),
        (account("a"), account("b", mode="call"), False),
        (account("a", mode="call"), account("b", mode="videoconference"), True),
        (account("a"), account("b", mode="other"), True),
        # a third party that only one version names is a detail
        (account("a"), account("b", (*DELHI, "joko-widodo")), True),
        # what is only planned was no contact yet
        (account("a"), account("b", status="planned"), False),
        # without a day of its own a contact is of the days up to publication
        (account("a"), account("b", day=None, published="2017-09-15"), True),
        (account("a"), account("b", day=None, published="2017-09-20"), False),
        (account("a"), account("b", day=None), False),
        # one text in two places is no second version
        (account("a", text="They met."), account("b", text="They \n met."), False),
    ],
)
def test_what_is_one_contact(first: Reading, second: Reading, *, one: bool) -> None:
    assert [set(pair) for pair in pairs_of(first, second)] == ([{"a", "b"}] if one else [])
    # whichever is read first
    assert bool(pairs_of(second, first)) is one


def test_reasons_are_kept() -> None:
    told = account("a", topics=("trade", "railways")), account("b", day="2017-09-15", mode="visit", topics=("trade",))
    (found,) = find_versions(t for r in told for t in tellings_of(r))
    assert found.reasons == (
        "both parties: IND, JPN",
        "the same people: Narendra-Modi, Shinzo-Abe",
        "day: 2017-09-14 and 2017-09-15, a day apart as in two time zones",
        "mode: meeting and visit",
        "topics: trade",
    )
    assert (found.day, found.contacts) == ("2017-09-14", ("a-c1", "b-c1"))


def test_three_versions_are_three_pairs_and_a_span_of_days_meets_each_of_them() -> None:
    assert pairs_of(account("a"), account("b"), account("c")) == [("a", "b"), ("a", "c"), ("b", "c")]
    visit = account("v")
    long = replace(visit.contacts[0], date=When(start="2017-09-12", end="2017-09-15"))
    assert pairs_of(account("a"), replace(visit, contacts=(long,))) == [("v", "a")]


def test_of_several_contacts_of_two_documents_the_likeliest_is_named() -> None:
    base = account("b", topics=("trade",))
    other = replace(base.contacts[0], id="b-c2", topics=())
    said = Statement(id="s", act="say", contact="b-c1", evidence=((0, 1),))
    both = replace(base, contacts=(other, base.contacts[0]), statements=(said, replace(said, id="t", contact="b-c2")))
    (found,) = find_versions(t for r in (account("a", topics=("trade",)), both) for t in tellings_of(r))
    assert found.contacts == ("a-c1", "b-c1")


def test_an_account_is_of_the_contact_asked_for() -> None:
    base = account("b")
    planned = replace(base.contacts[0], id="b-c3", status="planned")
    several = replace(base, contacts=(base.contacts[0], replace(base.contacts[0], id="b-c2"), planned))
    assert [c.id for c in account_of(several, "b-c2").contacts] == ["b-c2", "b-c3"]


def test_versions_in_an_archive(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        for reading in (
            account("a"),
            account("c", ("IND", "JPN"), "2017-09-15"),
            account("b"),
            account("z", day="2017-12-01"),
            account("m", ("sushma-swaraj", "taro-kono")),
        ):
            archive.add(reading)

        def versions(identity: str) -> list[str]:
            return [reading.document.id for reading in versions_in(archive, identity)]

        # the account asked for comes first
        assert versions("b-c1") == ["b", "a", "c"]
        # a person parts what was found, joins what was not, and may change their mind
        archive.judge("a-c1", "different contact", by="Ana", other="b-c1")
        archive.judge("b-c1", "same contact", by="Ana", other="z-c1")
        assert versions("b-c1") == ["b", "c", "z"]
        archive.judge("a-c1", "same contact", by="Ana", other="b-c1")
        assert versions("b-c1") == ["b", "a", "c", "z"]
        assert versions("m-c1") == ["m", "c"]
        with pytest.raises(UsageError, match="no record 'x'"):
            versions("x")
