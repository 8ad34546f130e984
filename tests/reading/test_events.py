"""Events out of single sentences, with the parties given: what is coded, by whom, to whom, and how real it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.actors.mention import Cast, Mention
from demarche.language.analyse import analyse
from demarche.ontology.plover import cameo_code, load_plover
from demarche.reading.context import context_of
from demarche.reading.events import LONGEST_PROOF, code_events
from demarche.records import Actor, Contact, Document

if TYPE_CHECKING:
    from demarche.records import ContactStatus, DocumentKind, Event

NAMES = {
    "Russia": "RUS",
    "Russian": "RUS",
    "Ukraine": "UKR",
    "Ukrainian": "UKR",
    "France": "FRA",
    "French": "FRA",
    "Turkey": "TUR",
    "Turkish": "TUR",
    "Iran": "IRN",
    "Iraq": "IRQ",
    "Serbia": "SRB",
    "Jordan": "JOR",
    "Israel": "ISR",
    "Israeli": "ISR",
    "Egypt": "EGY",
    "Kuwait": "KWT",
}


def cast_of(text: str) -> Cast:
    """Every name of the table where it stands, so that the test depends on no resolver."""
    mentions = []
    for surface, identity in NAMES.items():
        start = text.find(surface)
        while start >= 0:
            end = start + len(surface)
            if not text[end : end + 1].isalpha():
                mentions.append(Mention((start, end), (identity,)))
            start = text.find(surface, end)
    actors = tuple(
        Actor(id=identity, name=identity, type="country", country=identity) for identity in sorted(set(NAMES.values()))
    )
    return Cast(actors, tuple(sorted(mentions, key=lambda mention: mention.span)))


def coded(text: str, kind: DocumentKind = "news", side: str | None = None) -> tuple[Event, ...]:
    """The events of a text."""
    document = Document(id="test", text=text, kind=kind, side=side)
    return code_events(context_of(document, analyse(text), cast_of(text)))


def told(text: str, kind: DocumentKind = "news", side: str | None = None) -> list[tuple[str, str, str, str]]:
    """Type, sources, targets and status of the events of a text, in short."""
    return [(e.type, " ".join(e.sources), " ".join(e.targets), e.status) for e in coded(text, kind, side)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain verb with subject and object
        ("Iran condemned Israel.", ("ACCUSE", "IRN", "ISR", "occurred")),
        # passive: the agent is the source
        ("Iran was attacked by Iraq.", ("ASSAULT", "IRQ", "IRN", "occurred")),
        # passive without an agent: nobody is the source
        ("Kuwait was attacked on Monday.", ("ASSAULT", "", "KWT", "occurred")),
        # a demonym before a noun acts for its country
        ("French police arrested Iraq's ambassador.", ("COERCE", "FRA", "IRQ", "occurred")),
        # support verb with a noun; the target hangs on the noun or on the verb
        ("The French government imposed new sanctions on Serbia.", ("SANCTION", "FRA", "SRB", "occurred")),
        # the same noun under another verb
        ("The French government lifted its sanctions against Serbia.", ("RETREAT", "FRA", "SRB", "occurred")),
        # verb with preposition; the content of the demand is no event of its own
        ("Turkey has called on Israel to release the prisoners.", ("REQUEST", "TUR", "ISR", "occurred")),
        # control: the demand goes to the one who is to act
        ("Turkey urged Israel to release the prisoners.", ("REQUEST", "TUR", "ISR", "occurred")),
        # a demand whose addressee is the subject of what is demanded
        ("Turkey demanded that Israel release the prisoners.", ("REQUEST", "TUR", "ISR", "occurred")),
        # a duty in reported speech is a demand
        ("Russia said that Israel must return the helicopter.", ("REQUEST", "RUS", "ISR", "occurred")),
        # refusal
        ("Egypt refused to meet Israel.", ("REJECT", "EGY", "ISR", "occurred")),
        # the object's modifier says whose proposal it was
        ("Iran rejected a proposal by Iraq.", ("REJECT", "IRN", "IRQ", "occurred")),
        # a promise
        ("France promised to send food to Iraq.", ("AGREE", "FRA", "IRQ", "occurred")),
        # a threat
        ("Iran threatened to attack Iraq.", ("THREATEN", "IRN", "IRQ", "occurred")),
        # reciprocal: both ways
        ("Jordan and Egypt agreed to hold joint exercises.", ("AGREE", "JOR EGY", "JOR EGY", "occurred")),
        # reciprocal: a meeting that neither side reports goes both ways
        ("France and Turkey met in Geneva.", ("CONSULT", "FRA TUR", "FRA TUR", "occurred")),
        # aid with an indirect object in a prepositional phrase
        ("France sent food to Iraq.", ("AID", "FRA", "IRQ", "occurred")),
        # aspect is transparent and makes the event ongoing
        ("Russia continues to bomb Ukraine.", ("ASSAULT", "RUS", "UKR", "ongoing")),
    ],
)
def test_one_event(text: str, expected: tuple[str, str, str, str]):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an announced favour is an agreement
        ("France will send food to Iraq.", [("AGREE", "FRA", "IRQ", "occurred")]),
        # announced harm is a threat
        ("France will impose sanctions on Serbia.", [("THREATEN", "FRA", "SRB", "occurred")]),
        # what somebody else expects of the doer is no threat of the doer
        ("Turkey said that Russia will invade Ukraine.", [("ASSAULT", "RUS", "UKR", "hypothetical")]),
        # announced refusal
        ("France will not send food to Iraq.", [("REJECT", "FRA", "IRQ", "occurred")]),
        # what was not done is no event
        ("Iran did not attack Iraq.", []),
        # "would" of one's own imagination is hypothetical, and a favour that would be done is no event
        ("France would send food to Iraq.", []),
        # in what was said earlier, "would" stands for "will"
        (
            "The French government said that France would impose new sanctions on Serbia.",
            [("THREATEN", "FRA", "SRB", "occurred")],
        ),
        # what nobody does is nobody's concession
        ("It will allow us to help Iraq.", []),
        # a possibility of violence is hypothetical
        ("Russia could invade Ukraine.", [("ASSAULT", "RUS", "UKR", "hypothetical")]),
        # a denial leaves the event denied
        ("Iran denied that Iran attacked Iraq.", [("ASSAULT", "IRN", "IRQ", "denied")]),
        # mere talk of a topic is no event
        ("France and Turkey discussed trade.", []),
        # agreeing that something matters is no agreement to do it
        ("France and Turkey agreed on the importance of trade.", []),
        # violence on somebody else's word is claimed
        ("Iraq said that Iran attacked Kuwait.", [("ASSAULT", "IRN", "KWT", "claimed")]),
    ],
)
def test_status(text: str, expected: list[tuple[str, str, str, str]]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # possessor and preposition around a noun
        ("The ministers spoke about Russia's aggression against Ukraine.", ("ASSAULT", "RUS", "UKR", "ongoing")),
        # "of" brings in the target here
        ("The ministers spoke about Iraq's invasion of Kuwait.", ("ASSAULT", "IRQ", "KWT", "ongoing")),
        # an adjective makes it hypothetical
        (
            "The ministers spoke about any further Russian aggression against Ukraine.",
            ("ASSAULT", "RUS", "UKR", "hypothetical"),
        ),
        # no source is said
        ("The ministers spoke about the sanctions against Iran.", ("SANCTION", "", "IRN", "ongoing")),
    ],
)
def test_nouns_name_events(text: str, expected: tuple[str, str, str, str]):
    assert expected in told(text)


def test_a_noun_under_its_own_support_verb_is_no_second_event():
    assert told("The French government imposed new sanctions on Serbia.") == [("SANCTION", "FRA", "SRB", "occurred")]


def test_one_war_told_twice_is_one_event():
    text = "Russia attacked Ukraine. France condemned Russia's aggression against Ukraine."
    assaults = [event for event in coded(text) if event.type == "ASSAULT"]
    assert len(assaults) == 1
    assert [text[start:end] for start, end in assaults[0].evidence] == [
        "Russia attacked Ukraine",
        "Russia's aggression against Ukraine",
    ]


def test_in_a_readout_a_promise_is_made_to_the_other_side():
    text = "France spoke with Turkey. France promised to keep the agreement."
    assert ("AGREE", "FRA", "TUR", "occurred") in told(text, "readout", "FRA")
    assert ("AGREE", "FRA", "TUR", "occurred") not in told(text)


def test_who_is_thanked_for_aid_gave_it():
    text = "Ukraine thanked France for its humanitarian aid."
    assert ("SUPPORT", "UKR", "FRA", "occurred") in told(text)
    assert ("AID", "FRA", "UKR", "occurred") in told(text)


def test_a_contact_is_an_event_of_its_own():
    text = "The long conversation between the two went well."
    document = Document(id="test", text=text, kind="readout", side="TUR")
    contact = Contact(id="c1", mode="call", parties=("FRA", "TUR"), status="held", evidence=((0, 21),))
    (event,) = code_events(context_of(document, analyse(text), cast_of(text)), None, (contact,))
    assert (event.type, event.mode, event.cameo) == ("CONSULT", "phone", "041")
    assert (event.sources, event.targets) == (("TUR",), ("FRA",))
    assert event.evidence == ((0, 21),)


def test_a_contact_told_by_a_coded_clause_is_not_coded_twice():
    text = "France spoke with Turkey."
    document = Document(id="test", text=text, kind="readout", side="FRA")
    contact = Contact(id="c1", mode="call", parties=("FRA", "TUR", "EGY"), status="held", evidence=((0, 24),))
    (event,) = code_events(context_of(document, analyse(text), cast_of(text)), None, (contact,))
    assert (event.sources, event.targets) == (("FRA",), ("TUR", "EGY"))


@pytest.mark.parametrize("status", ["proposed", "declined", "cancelled"])
def test_a_contact_that_did_not_come_about_is_no_consult(status: ContactStatus):
    text = "The ministers stayed at home."
    document = Document(id="test", text=text)
    contact = Contact(id="c1", mode="meeting", parties=("FRA", "TUR"), status=status, evidence=((0, 13),))
    assert code_events(context_of(document, analyse(text), cast_of(text)), None, (contact,)) == ()


def test_the_reporting_side_comes_first():
    assert told("France and Turkey met in Geneva.", "readout", "TUR") == [("CONSULT", "TUR", "FRA", "occurred")]


def test_codes_are_plovers_and_cameos():
    (event,) = coded("The French government imposed new sanctions on Serbia.")
    assert (event.cameo, event.goldstein) == ("163", -8.0)
    assert event.contexts == ("diplomatic",)
    (threat,) = coded("France will impose sanctions on Serbia.")
    assert (threat.cameo, threat.mode) == ("131", "restrict")  # the code is that of the threat, not of the deed


def test_every_code_is_in_the_ontology(corpus_sentences: list[str]):
    types = {row.type for row in load_plover()}
    modes = {(row.type, row.mode) for row in load_plover()}
    for text in corpus_sentences:
        for event in coded(text):
            assert event.type in types
            assert event.mode is None or (event.type, event.mode) in modes
            assert event.cameo is None or cameo_code(event.cameo) is not None


@pytest.fixture
def corpus_sentences() -> list[str]:
    """Sentences that fill frames of many types."""
    return [
        "Israel withdrew its troops from Egypt and released the prisoners.",
        "Turkish students demonstrated against France and blocked roads.",
        "Iran fired rockets at Iraq, and Iraq mobilised its army.",
        "Russia expelled French diplomats and closed the Turkish consulate.",
    ]


@given(st.text(alphabet=st.sampled_from("Russia Ukraine attacked will not agreed to “”'\n.,"), max_size=120))
@settings(deadline=None, max_examples=25)
def test_any_text_is_coded_with_proofs_inside_it(text: str):
    for event in coded(text):
        assert event.evidence
        for start, end in event.evidence:
            assert 0 <= start < end <= len(text)


def test_proofs_stay_short():
    text = (
        "The French government imposed new sanctions on Serbia, which had for many years, in spite of every warning "
        "that had been given by its neighbours and by others in the region and beyond, gone on as if nothing had been "
        "said or done."
    )
    (event, *_) = coded(text)
    start, end = event.evidence[0]
    assert text[start:end] == "The French government imposed new sanctions on Serbia"
    assert end - start <= LONGEST_PROOF
