"""What a person sees, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.cli.dates import when_text
from demarche.cli.excerpt import excerpts, surrounding
from demarche.cli.proof import marked_text
from demarche.cli.render_comparison import comparison_lines
from demarche.cli.render_reading import reading_lines
from demarche.cli.terminal import one_line, printable
from demarche.records import ComparedDocument, Comparison, Document, Emphasis, Fact, Point, Reading, When, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text


def page(lines: Iterable[Text]) -> str:
    return "".join(line.plain + "\n" for line in lines)


READING = """\
Telephone conversation with Prime Minister of Great Britain David Cameron
President of Russia (RUS) · 25 May 2015 · readout · 54 words
http://en.kremlin.ru/events/president/news/49522

Actors (4)
  Vladimir Putin, President of Russia
  David Cameron, Prime Minister of the United Kingdom
  also Syria, DebkaFile

Contacts (1)
  call  Vladimir Putin – David Cameron                             3f2a9c01de-c1
    25 May 2015 (“on Monday”) · 30 minutes · initiated by Vladimir Putin ·
    Syria, Bilateral relations
    │ «Vladimir Putin had a telephone conversation with Prime Minister David
    │ Cameron» on Monday.

Statements (2)
  agree  Vladimir Putin and David Cameron, jointly                 3f2a9c01de-s1
    Syria
    │ The two leaders agreed that their advisers will meet “to restart talks” on
    │ Syria.
  stress  David Cameron → Vladimir Putin                           3f2a9c01de-s2
    │ Mr. Cameron «stressed that the priority is full implementation of the
    │ Minsk agreement».

Commitments (1)
  agreed  Vladimir Putin and David Cameron: their advisers will    3f2a9c01de-k1
    meet “to restart talks” on Syria
    │ The two leaders agreed that «their advisers will meet “to restart talks”
    │ on Syria».

Claims (1)
  attributed  DebkaFile                                            3f2a9c01de-l1
    │ According to DebkaFile, «a column is heading toward Jordan».

Events (1)
  CONSULT  Vladimir Putin → David Cameron                          3f2a9c01de-e1
    CAMEO 041, Goldstein +1.0
    │ Vladimir Putin «had a telephone conversation with» Prime Minister David
    │ Cameron on Monday.
"""


def test_reading(russian: Reading) -> None:
    """The whole page of a reading on a plain 80 columns."""
    assert page(reading_lines(russian, 80, styled=False)) == READING


def test_reading_in_style(russian: Reading) -> None:
    """On a terminal bold and dim stand for the marks; the words are the same."""
    styled = list(reading_lines(russian, 80, styled=True))
    words, marked = (text.replace("│", " ").split() for text in (page(styled), READING))
    assert " ".join(words) == " ".join(marked).replace("«", "").replace("»", "")
    bold = [line.plain[span.start : span.end] for line in styled for span in line.spans if span.style == "bold"]
    assert "a column is heading toward Jordan" in bold
    assert "According to DebkaFile, " not in bold


def test_empty_reading(russian: Reading) -> None:
    bare = Reading(document=Document(id="note.txt", text="Rain."), reader=russian.reader)
    assert page(reading_lines(bare, 80, styled=False)) == (
        "note.txt\nundated · 1 word\n\nNothing was read out of this text.\n"
    )


COMPARISON = """\
A  President of Russia (RUS) · 54 words
B  Prime Minister's Office (GBR) · 23 words, cut short

Facts (3)
                    A                            B
  initiator         Vladimir Putin               –
  minutes           30                           30                           =
  date              25 May 2015                  24 May 2015 – 26 May 2015    ≠

Both say (1)
  Syria
    A  agree  Vladimir Putin and David Cameron, jointly
    │ The two leaders agreed that their advisers will meet “to restart talks” on
    │ Syria.
    B  agree  David Cameron and Vladimir Putin, jointly
    │ They agreed that their advisers will meet.

They differ (1)
  in act · A: stress; B: condemn
    A  stress  David Cameron → Vladimir Putin
    │ Mr. Cameron «stressed that the priority is full implementation of the
    │ Minsk agreement».
    B  condemn  David Cameron
    │ The Prime Minister «condemned the shelling».

Only B, Prime Minister's Office (1)
  arctic
    condemn  David Cameron
    │ The Prime Minister «condemned the shelling».

Emphasis (share of each version's words, rank)
                    A                            B
  Syria             31%  #1                      0%

Wording (1)
                    A                            B
  Syria             “Syria”                      “the country”
"""


def test_comparison(russian: Reading, british: Reading) -> None:
    """The whole page of a comparison on a plain 80 columns, with every part that one can have."""
    readings = {"A": russian, "B": british}
    made = Comparison(
        contact=None,
        documents={
            "A": ComparedDocument(id=russian.document.id, side="RUS", publisher="President of Russia", words=54),
            "B": ComparedDocument(
                id="call.txt", side="GBR", publisher="Prime Minister's Office", words=23, truncated=True
            ),
        },
        points=(
            _point("both", "3f2a9c01de-s1", "s1", readings, topic="SYR"),
            _point("differs", "3f2a9c01de-s2", "s2", readings, difference="act", note="A: stress; B: condemn"),
            Point(
                relation="only",
                only="B",
                topic="arctic",
                statements={"A": (), "B": ("s2",)},
                evidence={"A": (), "B": british.statements[1].evidence},
            ),
        ),
        facts=(
            Fact(field="initiator", values={"A": "Vladimir Putin", "B": None}, silent=("B",)),
            Fact(field="duration_minutes", values={"A": 30, "B": 30}, agree=True),
            Fact(field="date", values={"A": "2015-05-25", "B": "2015-05-24/2015-05-26"}, agree=False),
            Fact(field="place", values={"A": None, "B": None}, silent=("A", "B")),
        ),
        emphasis=(Emphasis(topic="SYR", share={"A": 0.31, "B": 0.0}, rank={"A": 1}),),
        wording=(Wording(concept="Syria", terms={"A": ("Syria",), "B": ("the country",)}),),
    )
    assert page(comparison_lines(made, readings, 80, styled=False)) == COMPARISON


def _point(relation: str, first: str, second: str, readings: dict[str, Reading], **more: str) -> Point:
    statements = {s.id: s for reading in readings.values() for s in reading.statements}
    return Point(
        relation=relation,  # type: ignore[arg-type]  # a literal, passed on
        statements={"A": (first,), "B": (second,)},
        evidence={"A": statements[first].evidence, "B": statements[second].evidence},
        **more,  # type: ignore[arg-type]  # fields of text
    )


def test_many_versions_are_set_one_below_the_other(russian: Reading) -> None:
    """Six columns of facts would be too narrow to read."""
    labels = "ABCDEF"
    made = Comparison(
        contact=None,
        documents={label: ComparedDocument(id=label) for label in labels},
        facts=(Fact(field="place", values=dict.fromkeys(labels, "Sochi"), agree=True),),
    )
    printed = page(comparison_lines(made, dict.fromkeys(labels, russian), 80, styled=False))
    assert printed.endswith("Facts (1)\n  place =\n" + "".join(f"    {label}  Sochi\n" for label in labels))


TEXT = (
    "First one. He met Mr. Smith of the U.S. Senate in May. “We agree.” They left.\n"
    "A heading\n\n"
    "The last sentence goes on"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("First", "First one."),  # at the start of the text
        ("met", "He met Mr. Smith of the U.S. Senate in May."),  # a title and an initialism end no sentence
        ("We agree", "“We agree.”"),  # the closing quotation mark belongs to it
        ("They left.", "They left."),  # a line end ends it; the stop is within
        ("heading", "A heading"),  # a heading has no stop
        ("goes on", "The last sentence goes on"),  # neither has the end of a cut text
        ("May. “We", "He met Mr. Smith of the U.S. Senate in May. “We agree.”"),  # evidence over two sentences
        ("left.\nA", "They left.\nA heading"),  # and over two lines
    ],
)
def test_surrounding_sentence(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    begun, ended = surrounding(TEXT, (start, start + len(words)))
    assert TEXT[begun:ended] == sentence


def test_excerpts_join_what_lies_in_one_sentence() -> None:
    first, second, other = TEXT.index("He met"), TEXT.index("in May"), TEXT.index("They")
    shown = excerpts(TEXT, [(second, second + 6), (first, first + 6), (other, other + 4), (5, 5), (9_000, 9_001)])
    assert [str(marked_text(excerpt)) for excerpt in shown] == [
        "«He met» Mr. Smith of the U.S. Senate «in May».",
        "«They» left.",
    ]


def test_context_far_from_the_proof_is_left_out() -> None:
    text = "Before " * 100 + "PROOF " + "after " * 100
    start = text.index("PROOF")
    (excerpt,) = excerpts(text, [(start, start + 5)])
    shown = str(marked_text(excerpt))
    assert shown.startswith("…Before ")
    assert shown.endswith("after…")
    assert "«PROOF»" in shown
    assert 400 < len(shown) < 500


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (None, ""),
        (When(), ""),
        (When(text="soon"), "“soon”"),  # nothing but the words is known
        (When(start="2015-05-25", end="2015-05-25"), "25 May 2015"),
        (When(start="2015-05-25", end="2015-05-25", text="May 25"), "25 May 2015"),  # the words add nothing
        (When(start="2015-05-25", end="2015-05-27", text="this week"), "25–27 May 2015 (“this week”)"),
        (When(start="2015-05-30", end="2015-06-02"), "30 May 2015 – 2 June 2015"),
        (When(start="2013-05-01", end="2013-05-31"), "May 2013"),
        (When(start="2016-02-01", end="2016-02-28"), "1–28 February 2016"),  # a leap year's month has a day more
        (When(start="2013-01-01", end="2013-12-31"), "2013"),
        (When(start="2015-05-25"), "from 25 May 2015"),
        (When(end="2015-05-25"), "until 25 May 2015"),
        (When(start="spring", end="spring"), "spring"),  # no ISO day stays as it is
    ],
)
def test_when(when: When | None, text: str) -> None:
    assert when_text(when) == text


def test_nothing_drives_the_terminal() -> None:
    """Escape sequences, direction marks and surrogates of a text become blanks, one for one."""
    assert printable("a\x1b[31mb\u202ec\ud800") == "a [31mb c "
    assert one_line(" a\n\tb\x07 ") == "a b"
