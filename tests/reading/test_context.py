"""The context of a document: its local day, who a phrase stands for, and the times of a clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from demarche.reading.context import local_day
from demarche.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.language.clause import Clause, Phrase
    from demarche.reading.context import ReadingContext

    ContextFor = Callable[..., ReadingContext]


@pytest.mark.parametrize(
    ("published", "publisher", "expected"),
    [
        # a day is a day, whoever publishes
        ("2022-03-08", "The White House", "2022-03-08"),
        # a stamp in UTC after midnight is the evening before in Washington
        ("2022-03-08T01:40:00+00:00", "The White House", "2022-03-07"),
        ("2021-06-01T02:15:00Z", "U.S. Department of State", "2021-05-31"),
        # in the afternoon there it is the same day
        ("2022-03-08T19:40:00+00:00", "The White House", "2022-03-08"),
        # four in the morning is before midnight in winter and after it in summer
        ("2022-01-20T04:30:00Z", "The White House", "2022-01-19"),
        ("2021-07-20T04:30:00Z", "The White House", "2021-07-20"),
        # a stamp that carries its own western offset is turned to the same local day
        ("2022-03-07T20:40:00-05:00", "The White House", "2022-03-07"),
        # other capitals of the Americas stamp in the same way
        ("2019-09-10T01:00:00Z", "Prime Minister of Canada", "2019-09-09"),
        # the Kremlin's and Bankova's Z marks local time: late evening stays the same day
        ("2021-12-07T23:55:00Z", "President of Russia", "2021-12-07"),
        ("2022-02-24T22:30:00Z", "President of Ukraine", "2022-02-24"),
        # and shortly after midnight too
        ("2021-12-08T00:20:00Z", "President of Russia", "2021-12-08"),
        # an unknown publisher's stamp is taken as it stands
        ("2022-03-08T01:40:00+00:00", "Somebody", "2022-03-08"),
        ("2022-03-08T01:40:00+00:00", None, "2022-03-08"),
        # without an offset nothing is moved
        ("2022-03-08T01:40:00", "The White House", "2022-03-08"),
        # no date, a date in words, a day that does not exist: unknown, never today
        (None, "The White House", None),
        ("", "The White House", None),
        ("last spring", "The White House", None),
        ("2021-02-30", "President of Russia", None),
        ("2021-02-30T10:00:00Z", "President of Russia", None),
    ],
)
def test_local_day(published: str | None, publisher: str | None, expected: str | None) -> None:
    day = local_day(Document(id="test", published=published, publisher=publisher))
    assert day == (date.fromisoformat(expected) if expected else None)


def test_the_local_day_of_a_site_is_known_by_its_address() -> None:
    address = "https://www.whitehouse.gov/briefing-room/readout/"
    document = Document(id="test", url=address, published="2022-03-08T01:40:00+00:00")
    assert local_day(document) == date(2022, 3, 7)


def clause_of(context: ReadingContext, predicate: str) -> Clause:
    """The first clause with a predicate."""
    return next(clause for clause in context.analysis.clauses if clause.predicate == predicate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name stands for itself
        ("Jacinda Ardern said that Norway was ready.", "jacinda-ardern"),
        # a capital that speaks is its government
        ("Canberra said that Norway was ready.", "AUS"),
        # all members of a list, in the order of the text
        ("Peru, Chile and Bolivia said that Norway was ready.", "PER CHL BOL"),
        # a party noun borrows the party of the demonym before it
        ("The Turkish side said that Norway was ready.", "TUR"),
        ("The Estonian delegation said that Norway was ready.", "EST"),
        ("The Belarusian authorities said that Norway was ready.", "BLR"),
        # of "of", "by" and "from" after it
        ("The government of Spain said that Norway was ready.", "ESP"),
        ("A statement by Japan said that Norway was ready.", "JPN"),
        ("Officials from Kenya said that Norway was ready.", "KEN"),
        # and a text speaks for whoever published it
        ("The French version said that Norway was ready.", "FRA"),
        # farmers and police speak for themselves and friends for nobody, whatever their country
        ("Kenyan farmers said that Norway was ready.", "ken-agr"),
        ("Kenya's farmers said that Norway was ready.", "ken-agr"),
        ("Estonian police said that Norway was ready.", "est-cop"),
        ("The friends of Kenya said that Norway was ready.", ""),
        # what a text is about does not speak in it
        ("The report about Kenya said that Norway was ready.", ""),
        # nobody in particular
        ("Experts said that Norway was ready.", ""),
    ],
)
def test_parties_of_a_subject(context_for: ContextFor, text: str, expected: str) -> None:
    context = context_for(text)
    assert context.parties(clause_of(context, "say").subject) == tuple(expected.split())


def test_no_phrase_stands_for_nobody(context_for: ContextFor) -> None:
    assert context_for("Norway was ready.").parties(None) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the parser cuts the list after the first name: names and joining words up to the verb are all the subject
        ("Malaysia and Thailand agreed to reopen the border.", "MYS THA"),
        ("Malaysia, Thailand and Laos agreed to reopen the border.", "MYS THA LAO"),
        ("Malaysia together with Thailand agreed to reopen the border.", "MYS THA"),
        ("Malaysia and Thailand also agreed to reopen the border.", "MYS THA"),
        ("Malaysia and Thailand have agreed to reopen the border.", "MYS THA"),
        # an opening word of time changes nothing
        ("Today, Malaysia and Thailand agreed to reopen the border.", "MYS THA"),
        # any other word between the names makes them no list
        ("Malaysia told Thailand and agreed to reopen the border.", "MYS"),
        ("Malaysia in talks with Thailand agreed to reopen the border.", "MYS"),
        # an opening of another kind may give the first name another part
        ("After Malaysia and Thailand agreed to reopen the border, trade grew.", "MYS"),
        # a name after the verb is no part of its subject
        ("Malaysia agreed with Thailand.", "MYS"),
    ],
)
def test_a_list_cut_after_its_first_name(context_for: ContextFor, text: str, expected: str) -> None:
    context = context_for(text)
    agreed = clause_of(context, "agree")
    assert agreed.subject is not None
    cut = replace(agreed, subject=_first_name(agreed), subject_shared=False)
    assert context.subject_parties(cut) == tuple(expected.split())


@pytest.mark.parametrize("change", [{"subject_shared": True}, {"voice": "passive"}], ids=["shared", "passive"])
def test_only_an_own_active_subject_is_mended(context_for: ContextFor, change: dict[str, object]) -> None:
    # in "…, and was agreed" the names before the verb belong to another clause
    context = context_for("Malaysia and Thailand agreed to reopen the border.")
    agreed = clause_of(context, "agree")
    cut = replace(agreed, subject=_first_name(agreed), **change)  # type: ignore[arg-type]  # the rows draw fields
    assert context.subject_parties(cut) == ("MYS",)


def _first_name(clause: Clause) -> Phrase:
    """The subject as the parser leaves it when it cuts a list after "Malaysia"."""
    assert clause.subject is not None
    start = clause.subject.span[0]
    malaysia = (start, start + len("Malaysia"))
    return replace(clause.subject, span=malaysia, head=malaysia, name=malaysia, conjuncts=(), modifiers=())


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # "their" advisers belong to the several people named last in the sentence
        ("The two leaders said that their advisers met.", "KEN JPN"),
        # one person's adviser speaks for the country, not for the person
        ("Kishida's adviser met Norway.", "JPN"),
        # the leaders themselves are the people
        ("The two leaders met.", "uhuru-kenyatta fumio-kishida"),
    ],
)
def test_advisers_speak_for_the_side_of_those_they_advise(context_for: ContextFor, told: str, expected: str) -> None:
    text = f"Kenya and Japan are partners. Uhuru Kenyatta met Fumio Kishida. {told}"
    context = context_for(text, published="2022-03-01")
    assert context.parties(context.analysis.clauses[-1].subject) == tuple(expected.split())


def test_a_head_of_government_speaks_for_the_country(context_for: ContextFor) -> None:
    context = context_for("Jacinda Ardern met the United Nations in Fiji.")
    sides = {identity: context.government(identity) for identity in context.named((0, len(context.document.text)))}
    # a body and a country stand for themselves
    assert sides == {"jacinda-ardern": "NZL", "united-nations": "united-nations", "FJI": "FJI"}


@pytest.mark.parametrize(
    ("text", "predicate", "said", "named"),
    [
        # the time of the verb is also that of the clause; a weekday in the past looks back from Tuesday
        ("Norway told Sweden on Sunday that the road was open.", "tell", "2021-06-13", "2021-06-13"),
        ("On 3 May 2019, Norway told Sweden that the road was open.", "tell", "2019-05-03", "2019-05-03"),
        ("Norway thanked Sweden yesterday.", "thank", "2021-06-14", "2021-06-14"),
        # a time inside what is said dates the event told, not the telling
        ("Norway said that the ministers met on Monday.", "say", None, "2021-06-14"),
        ("Norway said that the ministers met on Monday.", "meet", "2021-06-14", "2021-06-14"),
        # nor does a time inside the object or an argument
        ("Norway told Sweden about the summit of 2 March.", "tell", None, "2021-03-02"),
        # in a future clause a weekday lies ahead, whatever the tense around it
        ("Norway told Sweden on Sunday that the ministers would meet on Monday.", "meet", "2021-06-21", "2021-06-21"),
        ("The ministers will meet on Friday.", "meet", "2021-06-18", "2021-06-18"),
        # no time at all
        ("Norway thanked Sweden.", "thank", None, None),
    ],
)
def test_when(context_for: ContextFor, text: str, predicate: str, said: str | None, named: str | None) -> None:
    context = context_for(text)
    clause = clause_of(context, predicate)
    when_said, when = context.when_said(clause), context.when(clause.core, clause.tense)
    assert (when_said and when_said.start) == said
    assert (when and when.start) == named


def test_without_a_day_of_publication_only_full_dates_are_known(context_for: ContextFor) -> None:
    context = context_for("On Monday Norway met Sweden, on 4 July 2020 Norway met Finland.", published=None)
    whole = (0, len(context.document.text))
    assert [time.text for time in context.times_within(whole)] == ["Monday", "4 July 2020"]
    when = context.when(whole)
    assert when is not None
    assert (when.start, when.text) == ("2020-07-04", "4 July 2020")


def test_a_time_outside_the_stretch_is_none_of_its_times(context_for: ContextFor) -> None:
    context = context_for("On 4 July 2020 Norway met Finland for two hours.")
    assert context.when((15, 33)) is None
    assert context.minutes((15, 33)) is None
    assert context.minutes((0, 47)) == 120


def test_ancestors_are_the_governing_clauses_nearest_first(context_for: ContextFor) -> None:
    context = context_for("Ghana said that Togo said that Benin had closed the port.")
    closed = clause_of(context, "close")
    assert [context.parties(outer.subject) for outer in context.ancestors(closed)] == [("TGO",), ("GHA",)]


def test_ancestors_of_a_ring_come_to_an_end(context_for: ContextFor) -> None:
    # no tree gives one, but a mended tree must not hang the reader
    context = context_for("Ghana said that Togo said that Benin had closed the port.")
    first, second, closed = context.analysis.clauses
    clauses = (replace(first, parent=second.index), replace(second, parent=first.index), closed)
    ring = replace(context, analysis=replace(context.analysis, clauses=clauses))
    assert [clause.index for clause in islice(ring.ancestors(closed), 5)] == [second.index, first.index]


def test_lemmas_from_a_word(context_for: ContextFor) -> None:
    context = context_for("Egypt took stock of the talks.")
    assert context.lemmas_from(6, 3) == ["take", "stock", "of"]
    # at the end there are fewer than asked for
    assert context.lemmas_from(29, 3) == ["."]
