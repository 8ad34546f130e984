"""Contacts: what short texts tell of calls, meetings, visits and letters, and which tellings are of one contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.reading.contacts import contacts_of, reported_contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.reading.context import ReadingContext
    from demarche.records import Contact

    ContextFor = Callable[..., ReadingContext]

Row = tuple[str, str, str, str]


def row(context: ReadingContext, contact: Contact) -> Row:
    """Mode, parties, status and evidence, in short."""
    evidence = "|".join(context.text(span) for span in contact.evidence)
    return contact.mode, " ".join(contact.parties), contact.status, evidence


ONE = [
    # verbs of speaking and meeting, with a partner after a preposition or as object
    ("Japan spoke with India.", ("call", "JPN IND", "held", "Japan spoke with India")),
    ("Japan talked to India.", ("call", "JPN IND", "held", "Japan talked to India")),
    (
        "Erna Solberg met Sauli Niinistö.",
        ("meeting", "erna-solberg sauli-niinisto", "held", "Erna Solberg met Sauli Niinistö"),
    ),
    ("Japan conferred with India.", ("meeting", "JPN IND", "held", "Japan conferred with India")),
    # a verb of calling whose object is the partner
    (
        "Boris Johnson phoned Micheál Martin.",
        ("call", "boris-johnson micheal-martin", "held", "Boris Johnson phoned Micheál Martin"),
    ),
    # both in one subject
    ("Canada and India met in Rome.", ("meeting", "CAN IND", "held", "Canada and India met in Rome")),
    # a passive turns the parties round
    (
        "Uhuru Kenyatta was received by Abiy Ahmed.",
        ("meeting", "abiy-ahmed uhuru-kenyatta", "held", "Uhuru Kenyatta was received by Abiy Ahmed"),
    ),
    # a visit is with the country visited
    ("Erna Solberg visited Latvia.", ("visit", "erna-solberg LVA", "held", "Erna Solberg visited Latvia")),
    (
        "Justin Trudeau travelled to India.",
        ("visit", "justin-trudeau IND", "held", "Justin Trudeau travelled to India"),
    ),
    # or with whom it is made to meet, and that meeting is no contact of its own
    (
        "Uhuru Kenyatta travelled to Ethiopia to meet Abiy Ahmed.",
        ("visit", "uhuru-kenyatta abiy-ahmed", "held", "Uhuru Kenyatta travelled to Ethiopia"),
    ),
    # a letter
    (
        "Emmanuel Macron wrote to Hassan Rouhani.",
        ("letter", "emmanuel-macron hassan-rouhani", "held", "Emmanuel Macron wrote to Hassan Rouhani"),
    ),
    ("India received a letter from Canada.", ("letter", "IND CAN", "held", "India received a letter from Canada")),
    # a noun that a support verb carries
    (
        "Justin Trudeau had a telephone conversation with Xi Jinping.",
        ("call", "justin-trudeau xi-jinping", "held", "Justin Trudeau had a telephone conversation with Xi Jinping"),
    ),
    (
        "Jair Bolsonaro paid a visit to Argentina.",
        ("visit", "jair-bolsonaro ARG", "held", "Jair Bolsonaro paid a visit to Argentina"),
    ),
    # a noun that is the subject of being held
    (
        "A summit between Japan and India was held in Tokyo.",
        ("summit", "JPN IND", "held", "A summit between Japan and India was held in Tokyo"),
    ),
    # a noun that is only named: the proof is the noun phrase
    (
        "Fumio Kishida's meeting with Justin Trudeau was a success.",
        ("meeting", "fumio-kishida justin-trudeau", "held", "Fumio Kishida's meeting with Justin Trudeau"),
    ),
    # several partners in one meeting are one contact
    (
        "Canada held a meeting with India and Japan.",
        ("meeting", "CAN IND JPN", "held", "Canada held a meeting with India and Japan"),
    ),
    # what is agreed to, wanted or foreseen lies ahead
    ("Canada and India agreed to hold talks.", ("meeting", "CAN IND", "planned", "to hold talks")),
    (
        "Justin Trudeau will meet Angela Merkel.",
        ("meeting", "justin-trudeau angela-merkel", "planned", "Justin Trudeau will meet Angela Merkel"),
    ),
    # what was refused, proposed or denied has that status
    ("Canada refused to meet India.", ("meeting", "CAN IND", "declined", "to meet India")),
    ("Canada offered to meet India.", ("meeting", "CAN IND", "proposed", "offered to meet India")),
    ("Canada did not meet India.", ("meeting", "CAN IND", "denied", "Canada did not meet India")),
    # two-word nouns
    (
        "Justin Trudeau held a video conference with Narendra Modi.",
        (
            "videoconference",
            "justin-trudeau narendra-modi",
            "held",
            "Justin Trudeau held a video conference with Narendra Modi",
        ),
    ),
    (
        "Erna Solberg and Sauli Niinistö had a working lunch.",
        ("meeting", "erna-solberg sauli-niinisto", "held", "Erna Solberg and Sauli Niinistö had a working lunch"),
    ),
    (
        "A summit meeting between Japan and Nepal took place.",
        ("summit", "JPN NPL", "held", "A summit meeting between Japan and Nepal took place"),
    ),
    # both parties hang on the noun, whatever the parser hangs on what
    (
        "The visit by Justin Trudeau to India was a success.",
        ("visit", "justin-trudeau IND", "held", "The visit by Justin Trudeau to India"),
    ),
    # times, places and lengths may stand before the partner
    (
        "Uhuru Kenyatta met on Friday in Nairobi with Abiy Ahmed.",
        ("meeting", "uhuru-kenyatta abiy-ahmed", "held", "Uhuru Kenyatta met on Friday in Nairobi with Abiy Ahmed"),
    ),
    # officials of bodies act for the body, whatever their passport
    (
        "Ursula von der Leyen met Angela Merkel.",
        ("meeting", "ursula-von-der-leyen angela-merkel", "held", "Ursula von der Leyen met Angela Merkel"),
    ),
    (
        "Jens Stoltenberg spoke with Erna Solberg.",
        ("call", "jens-stoltenberg erna-solberg", "held", "Jens Stoltenberg spoke with Erna Solberg"),
    ),
    # an ambassador or a delegation is its country
    ("Chile met the ambassador of Peru.", ("meeting", "CHL PER", "held", "Chile met the ambassador of Peru")),
    (
        "The delegation of Egypt met with Sudan.",
        ("meeting", "EGY SDN", "held", "The delegation of Egypt met with Sudan"),
    ),
    # letters and messages
    ("Japan sent a letter to India.", ("letter", "JPN IND", "held", "Japan sent a letter to India")),
    (
        "Xi Jinping sent a message to Alberto Fernández.",
        ("message", "xi-jinping alberto-fernandez", "held", "Xi Jinping sent a message to Alberto Fernández"),
    ),
    # the subject of a clause takes part in the contact that the clause sets it in
    (
        "In a call with Emmanuel Macron, Mark Rutte praised the plan.",
        ("call", "mark-rutte emmanuel-macron", "held", "a call with Emmanuel Macron"),
    ),
    # what has become of a contact
    ("Canada's visit to India was cancelled.", ("visit", "CAN IND", "cancelled", "Canada's visit to India")),
    (
        "The talks between Norway and Sweden were postponed.",
        ("meeting", "NOR SWE", "cancelled", "The talks between Norway and Sweden"),
    ),
    (
        "Canada cancelled a meeting with India.",
        ("meeting", "CAN IND", "cancelled", "Canada cancelled a meeting with India"),
    ),
    ("Kenya rejected talks with Somalia.", ("meeting", "KEN SOM", "declined", "Kenya rejected talks with Somalia")),
    ("Japan proposed a summit with Nepal.", ("summit", "JPN NPL", "proposed", "Japan proposed a summit with Nepal")),
    ("Japan called for talks with Nepal.", ("meeting", "JPN NPL", "proposed", "Japan called for talks with Nepal")),
    (
        "Pakistan is expected to meet Iran.",
        ("meeting", "PAK IRN", "planned", "to meet Iran"),
    ),
    # an invitation to one's own country is a visit proposed
    (
        "Canada invited Boris Johnson to Canada.",
        ("visit", "boris-johnson CAN", "proposed", "Canada invited Boris Johnson to Canada"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text for text, _ in ONE])
def test_one_contact(context_for: ContextFor, text: str, expected: Row) -> None:
    context = context_for(text)
    assert [row(context, contact) for contact in contacts_of(context)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # one side alone meets nobody
        "Erna Solberg met the challenge.",
        "Canada visited the museum.",
        "Japan held talks.",
        # two people of one government
        "Joe Biden met Antony Blinken.",
        # "called on" tells of a demand
        "Canada called on Iran to stop.",
        # a place is no party to a meeting
        "Justin Trudeau met reporters in Rome.",
        # no word for a contact
        "Japan thanked India.",
        # nobody is said to travel
        "Delegates will travel to Peru and Chile.",
        # people of no government or body
        "Japan met Italian farmers.",
        # a verb that needs a partner
        "Canada and India received praise.",
        # "called" with what is called for
        "Canada called Iran to stop.",
        # citizens are not their country
        "Canadian citizens travelled to Peru.",
        # two organs of one state
        "Vladimir Putin held a meeting of the Security Council of Russia.",
        # those who stand before a noun of their own are no party themselves
        "Japan met with Indian businesses.",
        # an invitation to somebody else's country is no visit of the guest to the host
        "Canada invited Boris Johnson to Fiji.",
    ],
)
def test_no_contact(context_for: ContextFor, text: str) -> None:
    assert contacts_of(context_for(text)) == ()


def test_two_tellings_of_one_contact_are_one_record(context_for: ContextFor) -> None:
    # what the first leaves open the second fills; the proof is both
    context = context_for(
        "Erna Solberg met Sauli Niinistö. The meeting between Erna Solberg and Sauli Niinistö was held on 4 May 2021 "
        "in Oslo."
    )
    (contact,) = contacts_of(context)
    assert row(context, contact) == (
        "meeting",
        "erna-solberg sauli-niinisto",
        "held",
        (
            "Erna Solberg met Sauli Niinistö|"
            "The meeting between Erna Solberg and Sauli Niinistö was held on 4 May 2021 in Oslo"
        ),
    )
    assert contact.place == "Oslo"
    assert contact.date is not None
    assert contact.date.start == "2021-05-04"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # another day
        (
            "Norway met Finland on 4 May 2021. Norway met Finland on 9 May 2021.",
            [
                ("meeting", "NOR FIN", "held", "Norway met Finland on 4 May 2021"),
                ("meeting", "NOR FIN", "held", "Norway met Finland on 9 May 2021"),
            ],
        ),
        # another status
        (
            "Norway met Finland in Oslo. Norway will meet Finland in Helsinki.",
            [
                ("meeting", "NOR FIN", "held", "Norway met Finland in Oslo"),
                ("meeting", "NOR FIN", "planned", "Norway will meet Finland in Helsinki"),
            ],
        ),
        # another mode
        (
            "Norway met Finland. Norway telephoned Finland.",
            [
                ("meeting", "NOR FIN", "held", "Norway met Finland"),
                ("call", "NOR FIN", "held", "Norway telephoned Finland"),
            ],
        ),
        # other parties
        (
            "Norway met Finland. Norway met Sweden.",
            [("meeting", "NOR FIN", "held", "Norway met Finland"), ("meeting", "NOR SWE", "held", "Norway met Sweden")],
        ),
        # calls in the plural are one with each
        (
            "Japan had telephone conversations with India and Nepal.",
            [
                ("call", "JPN IND", "held", "Japan had telephone conversations with India and Nepal"),
                ("call", "JPN NPL", "held", "Japan had telephone conversations with India and Nepal"),
            ],
        ),
    ],
    ids=["day", "status", "mode", "parties", "plural"],
)
def test_contacts_that_stay_apart(context_for: ContextFor, text: str, rows: list[Row]) -> None:
    context = context_for(text)
    assert [row(context, contact) for contact in contacts_of(context)] == rows


def test_a_contact_that_is_called_off_later_is_one_record(context_for: ContextFor) -> None:
    context = context_for("Norway and Sweden will hold talks. The talks were postponed.")
    (contact,) = contacts_of(context)
    assert row(context, contact) == (
        "meeting",
        "NOR SWE",
        "cancelled",
        "Norway and Sweden will hold talks|The talks were postponed",
    )


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        # what is said of "the call", "the talks" belongs to the contact told before
        ("Norway spoke with Finland. The call lasted 40 minutes.", "duration_minutes", 40),
        ("Norway met Finland. The talks took two hours.", "duration_minutes", 120),
        ("Norway spoke with Finland. The call was requested by Finland.", "initiator", "FIN"),
        # so does what "they" did
        ("Erna Solberg rang Sauli Niinistö. They spoke for 20 minutes.", "duration_minutes", 20),
        # the bigger event on whose margins two sides meet
        ("Norway met Finland on the margins of the UN General Assembly in May.", "occasion", "UN General Assembly"),
        # what they met to discuss
        ("Norway met Finland to discuss climate change.", "topics", ("climate",)),
    ],
)
def test_what_the_text_adds_to_a_contact(context_for: ContextFor, text: str, field: str, value: object) -> None:
    (contact,) = contacts_of(context_for(text, kind="readout"))
    assert getattr(contact, field) == value


def test_a_visit_that_is_only_named_is_the_one_planned(context_for: ContextFor) -> None:
    # "his visit" has no status of its own
    text = "Justin Trudeau will visit Peru in July. Justin Trudeau's visit to Peru will be his first."
    (contact,) = contacts_of(context_for(text))
    assert contact.status == "planned"


def test_an_old_contact_is_not_the_one_reported(context_for: ContextFor) -> None:
    text = "Norway met Finland on 4 March 2021. Norway spoke with Finland."
    _, reported = contacts_of(context_for(text, kind="readout", side="NOR"))
    assert reported.mode == "call"
    assert reported.date is not None
    assert reported.date.start == "2021-06-15"


def test_the_minister_of_a_side_is_not_its_president(context_for: ContextFor) -> None:
    # two meetings with one country, each with somebody else, are two contacts
    text = "António Guterres met Vladimir Putin. António Guterres met Sergey Lavrov."
    assert [c.parties[1] for c in contacts_of(context_for(text))] == ["vladimir-putin", "sergey-lavrov"]


def test_an_invitation_and_one_in_return_are_two(context_for: ContextFor) -> None:
    text = (
        "Joe Biden invited Yoshihide Suga to visit the United States. Yoshihide Suga invited Joe Biden to visit Japan."
    )
    first, second = contacts_of(context_for(text))
    assert (first.parties, first.initiator) == (("yoshihide-suga", "USA"), "joe-biden")
    assert (second.parties, second.initiator) == (("joe-biden", "JPN"), "yoshihide-suga")


def test_a_government_and_its_head_are_one_side(context_for: ContextFor) -> None:
    # "Norway met Finland" tells the same meeting again; the people who met stay its parties
    (contact,) = contacts_of(context_for("Norway met Finland. Erna Solberg met Sauli Niinistö."))
    assert len(contact.evidence) == 2


@pytest.mark.parametrize(
    ("kind", "text", "start", "basis"),
    [
        # a readout's contact with no day took place on the day of publication
        ("readout", "Norway met Finland.", "2021-06-15", "day of publication"),
        # unless the text gives one
        ("readout", "Norway met Finland on Sunday.", "2021-06-13", "relative to publication"),
        # a news item's day is not known
        ("news", "Norway met Finland.", None, None),
        # nor is that of a contact to come
        ("readout", "Norway will meet Finland.", None, None),
    ],
)
def test_the_day_of_the_reported_contact(
    context_for: ContextFor, kind: str, text: str, start: str | None, basis: str | None
) -> None:
    (contact,) = contacts_of(context_for(text, kind=kind, side="NOR"))
    assert (contact.date and contact.date.start) == start
    assert (contact.date and contact.date.basis) == basis


def test_only_the_reported_contact_gets_the_day_of_publication(context_for: ContextFor) -> None:
    context = context_for("Norway met Finland. Norway spoke with Sweden.", kind="readout", side="NOR")
    first, second = contacts_of(context)
    assert first.date is not None
    assert second.date is None


def test_ids_number_the_contacts_in_the_order_of_the_text(context_for: ContextFor) -> None:
    contacts = contacts_of(context_for("Norway met Finland. Norway met Sweden. Norway met Latvia."))
    assert [contact.id[-3:] for contact in contacts] == ["-c1", "-c2", "-c3"]
    assert [contact.parties[1] for contact in contacts] == ["FIN", "SWE", "LVA"]


def test_the_contact_that_a_readout_reports(context_for: ContextFor) -> None:
    text = "Norway will meet Latvia. Norway met Finland. Norway met Sweden."
    readout, news = context_for(text, kind="readout", side="NOR"), context_for(text)
    contacts = contacts_of(readout)
    # the first one held; the press reports none of its own
    assert reported_contact(readout, contacts) == contacts[1].id
    assert reported_contact(news, contacts_of(news)) is None
    assert reported_contact(readout, contacts[:1]) is None
