"""The reader: any text in, records with proofs out, the same every time."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from demarche.documents.failure import Failure
from demarche.plain_json import to_json
from demarche.reading.reader import Reader
from demarche.records import RECORD_KINDS, Document, Reading, reading_from_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.records import Record, Span

READOUT = Document(
    id="https://pm.gc.ca/call",
    kind="readout",
    side="CAN",
    publisher="Prime Minister of Canada",
    published="2021-06-15",
    title="Prime Minister Justin Trudeau speaks with Prime Minister of Finland",
    text=(
        "Prime Minister Justin Trudeau spoke with Sanna Marin for 30 minutes.\r\n\r\n"
        "Justin Trudeau thanked Finland for its help and condemned the attack on Kharkiv. “We will send food to "
        "Ukraine by 1 July,” said Justin Trudeau.\r\n\r\n"
        "Canada and Finland agreed to hold talks in Ottawa in May 2022. Sanna Marin said that Russia had denied the "
        "attack."
    ),
)
NEWS = Document(
    id="news",
    kind="news",
    published="2018-03-04",
    text=(
        "Relations between Japan and South Korea have improved. Japan expressed concern about the situation in Myanmar."
    ),
)
SHORT = Document(id="short", text="Peru met Chile.")
EMPTY = Document(id="empty", text=" \n\t\u00a0")


def line(reading: Reading | Failure) -> str:
    """A reading as the command line prints it; a failure as itself."""
    return repr(reading) if isinstance(reading, Failure) else json.dumps(to_json(reading), ensure_ascii=False)


def records(reading: Reading) -> Iterator[tuple[Record, tuple[Span, ...]]]:
    """Every record of a reading with its proofs."""
    for kind in RECORD_KINDS:
        for record in getattr(reading, kind):
            yield record, record.mentions if kind == "actors" else record.evidence


def named(reading: Reading) -> set[str]:
    """Every actor that a record names; the sources and targets of events, which are governments, are left out."""
    found: set[str] = set()
    for contact in reading.contacts:
        found.update(contact.parties, filter(None, [contact.initiator]))
    for event in reading.events:
        found.update(event.attribution)
    for statement in reading.statements:
        found.update(statement.speakers, statement.addressees, statement.attribution)
    for position in reading.positions:
        found.update([position.actor], position.attribution)
    for claim in reading.claims:
        found.update(filter(None, [claim.by]), claim.disputed_by, claim.attribution)
    for commitment in reading.commitments:
        found.update(commitment.by, commitment.to, commitment.attribution)
    for relation in reading.relations:
        found.update(relation.dyad, relation.attribution)
    for channel in reading.channels:
        found.update(channel.path, channel.attribution)
    return found - {"author"}


def assert_sound(reading: Reading) -> None:
    """Every record has a proof inside the text, an id of its own, and names only actors of the document."""
    identities: list[str] = []
    for record, proofs in records(reading):
        identities.append(record.id)
        assert proofs, record
        for start, end in proofs:
            assert 0 <= start < end <= len(reading.document.text), record
    assert len(set(identities)) == len(identities)
    assert named(reading) <= {actor.id for actor in reading.actors}
    contacts = {contact.id for contact in reading.contacts}
    statements = {statement.id for statement in reading.statements}
    assert {statement.contact for statement in reading.statements} <= {None} | contacts
    assert {position.statement for position in reading.positions} <= {None} | statements


def test_a_readout_gives_records_of_every_common_kind(reader: Reader) -> None:
    reading = reader.read(READOUT)
    assert_sound(reading)
    assert [(c.mode, c.status, c.duration_minutes) for c in reading.contacts] == [
        ("call", "held", 30),
        ("meeting", "planned", None),
    ]
    assert [s.act for s in reading.statements] == ["welcome", "condemn", "say", "agree", "say", "deny"]
    assert [(c.kind, c.due and c.due.end) for c in reading.commitments] == [
        ("promised", "2021-07-01"),
        ("agreed", "2022-05-31"),
    ]
    assert {event.type for event in reading.events} >= {"CONSULT", "SUPPORT"}
    assert {actor.id for actor in reading.actors} >= {"justin-trudeau", "sanna-marin", "CAN", "FIN", "UKR", "RUS"}
    assert reading.document is READOUT
    assert reading.reader == reader.info


def test_the_second_reading_is_byte_identical(reader: Reader) -> None:
    first = line(reader.read(READOUT))
    reader.read(NEWS)
    # neither what was read in between nor another reader makes a difference
    assert line(reader.read(READOUT)) == first
    assert line(Reader().read(READOUT)) == first
    assert reading_from_json(json.loads(first)) == reader.read(READOUT)


def test_another_id_changes_the_ids_and_nothing_else(reader: Reader) -> None:
    first, second = reader.read(READOUT), reader.read(replace(READOUT, id="other"))
    before, after = (reading.contacts[0].id.partition("-")[0] for reading in (first, second))
    assert before != after
    assert line(first).replace(READOUT.id, "other").replace(before, after) == line(second)


def test_many_are_read_as_one_by_one(reader: Reader) -> None:
    documents = [READOUT, SHORT, NEWS, SHORT, READOUT]
    together = [line(reading) for reading in reader.read_many(documents)]
    assert together == [line(reader.read(document)) for document in documents]


def test_a_failure_in_the_stream_passes_through_in_its_place(reader: Reader) -> None:
    failure = Failure("broken.txt", "no text")
    found = list(reader.read_many([SHORT, failure, NEWS]))
    assert found[1] is failure
    assert [item.document.id for item in found if isinstance(item, Reading)] == ["short", "news"]


def test_a_document_without_text_is_a_failure_and_the_run_goes_on(reader: Reader) -> None:
    first, second = reader.read_many([EMPTY, SHORT])
    assert isinstance(first, Failure)
    assert first.id == "empty"
    assert "no text" in first.reason
    assert isinstance(second, Reading)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\u3000\t"])
def test_an_empty_text_cannot_be_read_alone(reader: Reader, text: str) -> None:
    with pytest.raises(ValueError, match=r"^empty: the document has no text$"):
        reader.read(replace(EMPTY, text=text))


def test_a_text_that_is_no_unicode_is_a_failure_and_the_run_goes_on(reader: Reader) -> None:
    # half of a surrogate pair, as a JSON escape can smuggle in
    first, second = reader.read_many([replace(SHORT, text="Peru met \ud800 Chile."), SHORT])
    assert isinstance(first, Failure)
    assert first.reason.startswith("cannot be read: ")
    assert isinstance(second, Reading)


def test_documents_are_read_as_they_come(reader: Reader) -> None:
    # nothing is asked for before it is wanted, so that a stream of any length fits in memory
    asked: list[str] = []

    def stream() -> Iterator[Document]:
        for document in (SHORT, NEWS):
            asked.append(document.id)
            yield document

    readings = reader.read_many(stream())
    next(readings)
    assert asked == ["short"]


@pytest.mark.parametrize(
    "text",
    [
        # one mark, one letter, one emoji with its joiners
        ".",
        "a",
        "👩‍🚀",
        # a word of ten thousand letters, and of ten thousand hyphens
        "a" * 10_000,
        "-" * 10_000,
        # quotation marks that never close, and that nest deeper than anybody writes
        "“" * 300,
        "“«„" * 50 + "Peru met Chile" + "”»“" * 50,
        # a list of names too long for a sentence
        "Peru, " * 400 + "and Chile met.",
        # brackets in brackets
        "(" * 200 + "Peru" + ")" * 200 + " met Chile.",
        # a sentence whose clauses nest sixty deep
        "Peru said that " * 60 + "Chile was ready.",
        # one line of quotations within quotations, cut in the last of them
        ("Peru said: “Chile, «Japan» and ‘Modi’ agreed to talk.” " * 200)[:10_000],
        # a word whose lemma is white space
        "auld\tme",
        # lead-ins with lists that never end, and sources without a clause
        "Peru and Chile agreed to:\n" + "- act;\n" * 500,
        "According to Peru, according to Chile, in the view of Japan, in Modi's words. " * 20,
        # control characters, a null, a bell, every kind of line end
        "Peru\x00met\x07Chile.\x0bPeru\x0cmet\x1dChile\x85Peru met\u2028Chile\u2029.\r\r\n\n",
        # right to left, combining marks, letters beyond the first plane
        "قال الرئيس إن السلام ممكن. " * 5,
        "Z̷̧̛a̸͎͝l̵̠̓g̶̨̈́o̵͖̅ met 𝕮𝖍𝖎𝖑𝖊 and 中华人民共和国外交部。",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_hostile_texts_are_read(reader: Reader, text: str) -> None:
    assert_sound(reader.read(Document(id="hostile", text=text, published="2021-06-15")))


TEXT = st.text(min_size=1, max_size=80)
VOCABULARY = (
    "Peru Chile Japan Merkel Modi Putin Kremlin NATO Minsk he it they the two leaders said that agreed to met with "
    "spoke by telephone about thanked urged warned would not will have been ready border attack trade “ ” \" « » ' ’ "
    "( ) , ; : . ? ! … — - \n \r\n \n\n \t \u00a0 \u202f \u200d 🤝 é 中 ق \x00 \x85 1 30 minutes Monday June "
    "2021 according in view of to discuss I want let me participants they remains concerned will provide -"
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split(" ")), min_size=1, max_size=40).map(" ".join)


@given(
    text=st.one_of(TEXT, WORDS).filter(lambda text: bool(text.strip())),
    kind=st.sampled_from(["readout", "news", "transcript"]),
)
@example(text="“Peru said «Chile met „Japan“ and “Modi” agreed»”", kind="readout")
def test_any_text_is_read_with_proofs_inside_it(reader: Reader, text: str, kind: str) -> None:
    document = Document(id="any", text=text, kind=kind, side="PER", published="2021-06-15")  # type: ignore[arg-type]
    assert_sound(reader.read(document))
