"""The analysis of a text: paragraphs, batches, and offsets that point at the very characters."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from demarche.language import analyse as module
from demarche.language.analyse import BATCH, LONGEST_PARAGRAPH, analyse, analyse_many, paragraphs_of
from demarche.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Analysis, Clause, Phrase, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every kind of line end parts paragraphs, any number of them at once
        ("One.\nTwo.\r\nThree.\rFour.\n\n\r\n\nFive.", ["One.", "Two.", "Three.", "Four.", "Five."]),
        # white space at the edges of a line is no part of it, inside it is
        ("  One two \t\n\u00a0\u3000Three\u00a0four\u2003", ["One two", "Three\u00a0four"]),
        # a line of white space is no paragraph
        ("One.\n \t\u00a0\nTwo.", ["One.", "Two."]),
        # other separators do not part a paragraph
        ("One.\x0bTwo.\u2028Three.", ["One.\x0bTwo.\u2028Three."]),
        ("", []),
        (" \r\n\t", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs_of(text)] == expected


def test_a_very_long_paragraph_is_cut_at_a_space() -> None:
    text = "word " * 10_000
    pieces = [text[start:end] for start, end in paragraphs_of(text)]
    assert len(pieces) == -(-len(text) // LONGEST_PARAGRAPH)
    assert all(len(piece) <= LONGEST_PARAGRAPH for piece in pieces)
    # no word is cut in two, none is lost, and no piece begins or ends with a space
    assert " ".join(pieces) == text.rstrip()
    assert all(set(piece.split()) == {"word"} for piece in pieces)


def test_a_very_long_paragraph_is_cut_after_a_sentence_where_it_can_be() -> None:
    text = "The talks went on. " * 1_000
    assert {text[start:end][-1] for start, end in paragraphs_of(text)} == {"."}


def test_a_very_long_word_is_cut_where_it_must_be() -> None:
    text = "a" * (2 * LONGEST_PARAGRAPH + 1)
    assert [end - start for start, end in paragraphs_of(text)] == [LONGEST_PARAGRAPH, LONGEST_PARAGRAPH, 1]


@given(st.text(alphabet=st.sampled_from("ab. \t\r\n\u00a0\u2028🤝é"), max_size=80), st.integers(2, 30))
@example("a \r b\n", 2)
def test_paragraphs_are_in_order_and_lose_nothing(text: str, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LONGEST_PARAGRAPH", longest)
        spans = paragraphs_of(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    for start, end in spans:
        assert 0 < end - start <= longest
        assert not set(text[start:end]) & {"\r", "\n"}


PIECES = [
    # nothing, white space, one mark
    "",
    " \r\n ",
    "?",
    # one sentence, and several paragraphs with a blank line between
    "Norway met Finland.",
    "Norway met Finland on Monday.\r\n\r\n“We agree,” said Erna Solberg. Sweden, however, did not.\nThe talks go on.",
    # more paragraphs than go through the model together
    "\n".join(f"Minister {number} thanked Finland for its help and stressed unity." for number in range(BATCH + 7)),
    # other scripts and characters beyond the first plane
    "Президент России прибыл. 🤝🏽 Norway met\u00a0Finland — in 𝔒slo.",
]


def test_texts_that_share_a_batch_are_analysed_as_one_by_one() -> None:
    texts = [*PIECES, *reversed(PIECES)]
    together = list(analyse_many(texts))
    assert [analysis.text for analysis in together] == texts
    # paragraphs of neighbouring texts are in one batch here and in another there
    assert together == [analyse(text) for text in texts]


def test_texts_are_taken_as_they_come() -> None:
    # a stream of any length needs only the texts of one batch at a time
    taken = 0

    def stream() -> Iterator[str]:
        nonlocal taken
        for _ in range(4 * BATCH):
            taken += 1
            yield "Norway met Finland."

    analyses = analyse_many(stream())
    next(analyses)
    assert 0 < taken < 4 * BATCH


def test_no_texts_give_no_analyses() -> None:
    assert list(analyse_many([])) == []


def told(analysis: Analysis) -> list[str]:
    """The text of every sentence."""
    return [analysis.text[start:end] for start, end in analysis.sentences]


def names(analysis: Analysis) -> list[str]:
    """The text of every name."""
    return [analysis.text[name.start : name.end] for name in analysis.names]


def test_line_ends_of_two_characters_shift_no_offset() -> None:
    lines = ["Norway met Finland.", "Erna Solberg thanked Sweden.", "The talks ended."]
    for end in ("\n", "\r\n", "\r", "\r\n\r\n"):
        analysis = analyse(end.join(lines))
        assert told(analysis) == lines
        assert [analysis.text[s:e] for s, e in analysis.paragraphs] == lines
        assert [analysis.text[c.verb[0] : c.verb[1]] for c in analysis.clauses] == ["met", "thanked", "ended"]
        assert not {"\r", "\n"} & {
            character for word in analysis.words for character in analysis.text[word.start : word.end]
        }


@pytest.mark.parametrize(
    "text",
    [
        # no-break and narrow spaces between words
        "Norway\u00a0met\u202fFinland in\u2009Oslo.",
        # an emoji of several code points, a letter beyond the first plane
        "👩🏽‍🚀 𝔄𝔅.\nNorway met Finland in Oslo.",
        # curly marks, a soft hyphen, a combining accent
        "“Ne\u00advé” cafe\u0301.\nNorway met Finland in Oslo.",
        # text in another script before it
        "Встреча в Осло. Norway met Finland in Oslo.",
    ],
    ids=["spaces", "emoji", "marks", "script"],
)
def test_offsets_point_at_the_very_characters(text: str) -> None:
    analysis = analyse(text)
    (met,) = (clause for clause in analysis.clauses if text[slice(*clause.verb)] == "met")
    assert met.subject is not None
    assert met.object is not None
    assert text[slice(*met.subject.head)] == "Norway"
    assert met.object.text.startswith("Finland")
    assert text[slice(*met.object.head)] == "Finland"
    words = [text[word.start : word.end] for word in analysis.words]
    assert words[words.index("Norway") :] == ["Norway", "met", "Finland", "in", "Oslo", "."]
    assert {"Norway", "Finland", "Oslo"} <= set(names(analysis))


def test_clauses_are_numbered_on_through_the_paragraphs() -> None:
    analysis = analyse("Norway said that Finland was ready.\nSweden said that Latvia was ready.")
    assert [(c.index, c.sentence, c.parent, c.complement) for c in analysis.clauses] == [
        (0, 0, None, 1),
        (1, 0, 0, None),
        (2, 1, None, 3),
        (3, 1, 2, None),
    ]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    # the press opens each paragraph of a long quotation with a mark and closes only the last
    analysis = analyse("Solberg said: “We met Finland.\n“We thanked Sweden.” Norway left.")
    assert [(c.predicate, c.quoted) for c in analysis.clauses if c.predicate in {"meet", "thank", "leave"}] == [
        ("meet", True),
        ("thank", True),
        ("leave", False),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # one in the sentence, and one that only a space parts from it
        ((0, 20), ["“One”", "“Two”"]),
        # one before it
        ((28, 35), ["“Two”"]),
        # none farther away, but one right after it
        ((42, 55), ["“Three.”"]),
        # none before it that ends with a full stop of its own
        ((65, 82), []),
    ],
)
def test_quotations_near_a_sentence(sentence: Span, expected: list[str]) -> None:
    text = "He said “One” twice. “Two” was next.      That was all. “Three.” He said so twice."
    analysis = analyse(text)
    assert [text[slice(*span)] for span in analysis.quotations] == ["“One”", "“Two”", "“Three.”"]
    assert [text[slice(*span)] for span in analysis.quotations_near(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "verb", "span"),
    [
        # what is said stands without marks
        ("The envoy said: “We agree.”", "agree", "We agree"),
        # a report holds both marks of what it quotes
        ("“We agree,” said the envoy.", "said", "“We agree,” said the envoy"),
        ("The envoy said: “We agree.”", "said", "The envoy said: “We agree.”"),
        # a quotation of several sentences closes later
        ("The envoy said: “We agree. We will sign.”", "said", "The envoy said: “We agree"),
        ("The envoy said: “We agree. We will sign.”", "sign", "We will sign"),
    ],
)
def test_marks_of_what_is_said(text: str, verb: str, span: str) -> None:
    (clause,) = (c for c in analyse(text).clauses if text[slice(*c.verb)] == verb)
    assert text[slice(*clause.span)] == span


def phrases(clause: Clause) -> Iterator[Phrase]:
    """Every phrase of a clause with those nested in it."""
    found = [clause.subject, clause.object, clause.indirect_object, clause.predicate_phrase]
    stack = [phrase for phrase in (*found, *(phrase for _, phrase in clause.obliques)) if phrase is not None]
    while stack:
        phrase = stack.pop()
        yield phrase
        stack.extend((*phrase.appositions, *phrase.conjuncts, *(inner for _, inner in phrase.modifiers)))
        stack.extend(filter(None, [phrase.possessor]))


def assert_sound(analysis: Analysis) -> None:
    """Every span lies in the text and in what holds it, in the order of the text."""
    text, sentences = analysis.text, analysis.sentences
    for spans in (
        analysis.paragraphs,
        sentences,
        analysis.quotations,
        tuple((word.start, word.end) for word in analysis.words),
        tuple((name.start, name.end) for name in analysis.names),
    ):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    # what is not white space (of any width, also none) stands in a word
    inside = {place for word in analysis.words for place in range(word.start, word.end)}
    plain = normalise(text)
    assert all(plain[place].isspace() for place in range(len(text)) if place not in inside)
    for index, clause in enumerate(analysis.clauses):
        assert clause.index == index
        start, end = sentences[clause.sentence]
        for outer, inner in (((start, end), clause.span), (clause.span, clause.core)):
            assert outer[0] <= inner[0] < inner[1] <= outer[1]
        assert start <= clause.verb[0] < clause.verb[1] <= end
        for other in (clause.parent, clause.complement):
            assert other is None or other != index
            # only an item of a list hangs on another sentence, its lead-in
            assert other is None or analysis.clauses[other].sentence == clause.sentence or ":" in text
        for phrase in phrases(clause):
            assert phrase.text == text[slice(*phrase.span)]
            if phrase is clause.subject and clause.subject_shared and ":" in text:
                continue
            assert start <= phrase.span[0] < phrase.span[1] <= end
            assert start <= phrase.head[0] < phrase.head[1] <= end
            assert phrase.name[0] <= phrase.head[0] < phrase.head[1] <= phrase.name[1]
    assert all(a.verb < b.verb for a, b in itertools.pairwise(analysis.clauses))


@pytest.mark.parametrize("text", PIECES, ids=range(len(PIECES)))
def test_spans_of_a_text(text: str) -> None:
    assert_sound(analyse(text))


@given(st.text(max_size=80))
@example("Norway  met   Finland .\x0b\x85“Yes\u200b”\u2029No")
def test_spans_of_any_text(text: str) -> None:
    assert_sound(analyse(text))


VOCABULARY = (
    'Norway Merkel they we the said that met agreed to of with and , . “ ” " ( ) \n \r\n not would which was by on '
    "Monday 's — $ 50 ; : talks about 🤝 \u00a0"
)


@given(st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=30))
def test_spans_of_any_order_of_words(words: list[str]) -> None:
    text = " ".join(words)
    assume(text.strip())
    assert_sound(analyse(text))


def test_a_cut_paragraph_is_analysed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norway met Finland in Oslo. " * 40
    monkeypatch.setattr(module, "LONGEST_PARAGRAPH", 200)
    analysis = analyse(text)
    assert_sound(analysis)
    assert len(analysis.paragraphs) == 6
    assert sum(text[word.start : word.end] == "Norway" for word in analysis.words) == 40
