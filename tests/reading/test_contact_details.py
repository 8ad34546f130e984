"""What a text says of a contact beside its parties: mode, status, place, length, day, who began it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from demarche.reading.contact_details import reported_day
from demarche.reading.contacts import contacts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.language.clause import Tense
    from demarche.reading.context import ReadingContext
    from demarche.records import Contact

    ContextFor = Callable[..., ReadingContext]


def only(context: ReadingContext) -> Contact:
    """The one contact of a text."""
    (contact,) = contacts_of(context)
    return contact


@pytest.mark.parametrize(
    ("text", "title", "mode"),
    [
        # "spoke" leaves the mode open: without a cue it is a call
        ("Japan spoke with India.", None, "call"),
        # the clause decides
        ("Japan spoke by video link with India.", None, "videoconference"),
        ("Japan spoke with India in person.", None, "meeting"),
        ("Japan spoke by telephone with India.", None, "call"),
        # else the title
        ("Japan spoke with India.", "Meeting with the Prime Minister of India", "meeting"),
        ("Japan spoke with India.", "Videoconference with India", "videoconference"),
        # a cue in the clause goes before the title
        ("Japan spoke by telephone with India.", "Meeting with the Prime Minister of India", "call"),
        # nor does the title change a verb that is not open
        ("Japan met India.", "Telephone conversation with India", "meeting"),
        # a conversation is open as well
        ("Japan had a conversation with India.", "Meeting with the Prime Minister of India", "meeting"),
        # a meeting may be virtual
        ("Japan and India held a virtual meeting.", None, "videoconference"),
        # visits, letters and summits stay what they are
        ("Japan wrote to India by video link.", None, "letter"),
        ("Erna Solberg visited Latvia.", "Telephone conversation with Latvia", "visit"),
    ],
)
def test_mode(context_for: ContextFor, text: str, title: str | None, mode: str) -> None:
    assert only(context_for(text, title=title)).mode == mode


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Japan met India.", "held"),
        ("Japan has met India.", "held"),
        # the future and what is only possible
        ("Japan will meet India.", "planned"),
        ("Japan may meet India.", "planned"),
        # under a verb that says how it stands with the contact
        ("Japan agreed to meet India.", "planned"),
        ("Japan arranged to meet India.", "planned"),
        ("Japan offered to meet India.", "proposed"),
        ("Japan declined to meet India.", "declined"),
        ("Japan refused to meet India.", "declined"),
        ("Nepal denied that Japan met India.", "denied"),
        # such a verb about something else says nothing of the contact
        ("Japan met India and declined to comment.", "held"),
        ("Japan declined the offer when Norway met Finland.", "held"),
        # not in the past is denied, not in the future declined
        ("Japan did not meet India.", "denied"),
        ("Japan will not meet India.", "declined"),
        # a contact that is only named
        ("The forthcoming summit between Japan and India will be useful.", "planned"),
        ("The summit between Japan and India was useful.", "held"),
        # whatever the clause that names it says
        ("The summit between Japan and India will be remembered.", "held"),
    ],
)
def test_status(context_for: ContextFor, text: str, status: str) -> None:
    assert only(context_for(text)).status == status


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Erna Solberg met Sauli Niinistö in Oslo.", "Oslo"),
        ("The talks between Canada and India were held in Ottawa.", "Ottawa"),
        # no place is named
        ("Japan met India.", None),
        # a country is none
        ("The talks between Canada and India were held in Poland.", None),
        # a place that is only talked about does not count
        ("Japan met India. The road to Kharkiv was closed.", None),
    ],
)
def test_place(context_for: ContextFor, text: str, place: str | None) -> None:
    assert only(context_for(text)).place == place


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Japan talked to India for 25 minutes.", 25),
        ("Japan spoke with India for half an hour.", 30),
        ("Japan and India held an hour-long videoconference.", 60),
        # as the predicate of the noun
        ("The conversation between Japan and India lasted 40 minutes.", 40),
        ("Japan spoke with India for two and a half hours.", 150),
        # no length of talk
        ("Japan spoke with India for the first time.", None),
        ("Japan spoke with India. The flight took two hours.", None),
    ],
)
def test_duration(context_for: ContextFor, text: str, minutes: int | None) -> None:
    assert only(context_for(text)).duration_minutes == minutes


@pytest.mark.parametrize(
    ("text", "start", "end", "basis"),
    [
        # on Tuesday 15 June 2021, a weekday of a past clause looks back
        ("Japan met India on Friday.", "2021-06-11", "2021-06-11", "relative to publication"),
        # and of a future one ahead
        ("Japan will meet India on Friday.", "2021-06-18", "2021-06-18", "relative to publication"),
        ("Japan met India on 3 March 2018.", "2018-03-03", "2018-03-03", "stated in the text"),
        ("Japan met India last week.", "2021-06-07", "2021-06-13", "relative to publication"),
        ("Jacinda Ardern will visit Fiji in May 2022.", "2022-05-01", "2022-05-31", "stated in the text"),
        # an infinitive that is agreed to lies ahead, whatever the tense of agreeing
        ("Japan and India agreed to meet on Friday.", "2021-06-18", "2021-06-18", "relative to publication"),
        # the time of another sentence is not the contact's
        ("Japan met India. The border was closed in 2019.", None, None, None),
    ],
)
def test_date(context_for: ContextFor, text: str, start: str | None, end: str | None, basis: str | None) -> None:
    date = only(context_for(text)).date
    assert (date and (date.start, date.end, date.basis)) == ((start, end, basis) if start else None)


@pytest.mark.parametrize(
    ("kind", "published", "tense", "day"),
    [
        # told in the past, or in no tense of its own, by the side that publishes on the day
        ("readout", "2018-03-04", "past", "2018-03-04"),
        ("readout", "2018-03-04", "none", "2018-03-04"),
        # what goes on or lies ahead was not held on that day
        ("readout", "2018-03-04", "present", None),
        ("readout", "2018-03-04", "future", None),
        # the press may tell of any day
        ("news", "2018-03-04", "past", None),
        # a day that is not known is not made up
        ("readout", None, "past", None),
    ],
)
def test_reported_day(context_for: ContextFor, kind: str, published: str | None, tense: Tense, day: str | None) -> None:
    context = context_for("Norway met Finland.", kind=kind, published=published)
    (met,) = context.analysis.clauses
    when = reported_day(context, replace(met, tense=tense))
    assert (when and (when.start, when.end, when.text)) == ((day, day, None) if day else None)


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        # who calls or phones began it
        ("Boris Johnson phoned Micheál Martin.", "boris-johnson"),
        # also in a passive
        ("Boris Johnson was phoned by Micheál Martin.", "micheal-martin"),
        # who speaks or meets did not necessarily
        ("Boris Johnson spoke with Micheál Martin.", None),
        ("Boris Johnson met Micheál Martin.", None),
        # from whom a letter came
        ("India received a letter from Canada.", "CAN"),
        # at whose initiative it was; a side stands for its person in the contact
        ("Boris Johnson and Micheál Martin spoke at the request of the Irish side.", "micheal-martin"),
        ("At the initiative of Japan, Japan spoke with India.", "JPN"),
        ("The call was initiated by India. Japan spoke with India.", "IND"),
        # the initiative of somebody else changes nothing
        ("Nepal met Sri Lanka at the initiative of Bhutan.", None),
        # who invites proposes
        ("Canada invited Boris Johnson to Canada.", "CAN"),
    ],
)
def test_initiator(context_for: ContextFor, text: str, initiator: str | None) -> None:
    assert only(context_for(text)).initiator == initiator


def test_only_the_reported_contact_takes_the_initiative_told(context_for: ContextFor) -> None:
    context = context_for("At the request of Japan, Japan spoke with India. In 2019, Japan met India in Tokyo.")
    first, second = contacts_of(context)
    assert (first.initiator, second.initiator) == ("JPN", None)
