"""Reading treebanks and corpora of names."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
import spacy

from demarche.language.tokenizer import build_tokenizer
from training.conllu import Sentence, Word, read_sentences
from training.gum_names import mentions, read_gum_names
from training.inputs import read_inputs, sha256, treebanks_folder
from training.lemmas import lemma_table
from training.names import NamedText, read_names
from training.prepare import named_document
from training.report import read_report
from training.treebank import document, passages, raw_text

if TYPE_CHECKING:
    from pathlib import Path

TREEBANK = """\
# newdoc id = one
# sent_id = one-1
# newpar
# text = They can't go.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tthere\tthere\tADV\tRB\t_\t_\t_\t4:advmod\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# newpar id = p2
# text = “Why?”
1\t“\t"\tPUNCT\t``\t_\t2\tpunct\t_\tSpaceAfter=No
2\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
3\t?\t?\tPUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No
4\t”\t"\tPUNCT\t''\t_\t2\tpunct\t_\t_

# newdoc id = two
# sent_id = two-1
# text = No
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


def packed(folder: Path, text: str) -> Path:
    path = folder / "corpus.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    return list(read_sentences(packed(tmp_path, TREEBANK)))


def test_conllu_keeps_words_spacing_and_breaks(sentences: list[Sentence]) -> None:
    first, second, third = sentences
    assert [word.form for word in first.words] == ["They", "ca", "n't", "go", "."]  # no empty node, no surface token
    assert [word.space_after for word in first.words] == [True, False, True, False, True]  # "can't" is written as one
    assert [sentence.opens_document for sentence in sentences] == [True, False, True]
    assert [sentence.opens_paragraph for sentence in sentences] == [True, True, False]
    assert (second.id, third.id) == ("one-2", "two-1")


def test_passages_end_with_their_document(sentences: list[Sentence]) -> None:
    assert [[s.id for s in run] for run in passages(sentences, None)] == [["one-1", "one-2"], ["two-1"]]
    assert [s.id for run in passages(sentences, 7) for s in run] == ["one-1", "one-2", "two-1"]


def test_raw_text_has_paragraphs_and_the_words_at_their_offsets(sentences: list[Sentence]) -> None:
    text, offsets = raw_text(sentences[:2], "\n\n")
    assert text == 'They can\'t go.\n\n"Why?" '  # normalised, no space before the break
    words = ["They", "ca", "n't", "go", ".", '"', "Why", "?", '"']
    assert [text[start:end] for start, end in offsets] == words


def test_document_hangs_the_break_on_the_word_before(sentences: list[Sentence]) -> None:
    doc = document(spacy.blank("en").vocab, sentences[:2], "\n")
    break_token = doc[5]
    assert (break_token.text, break_token.tag_, break_token.head.text) == ("\n", "_SP", ".")
    assert [sentence.text.strip() for sentence in doc.sents] == ["They can't go.", '"Why?"']
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["go", "Why"]


def test_lemma_table_prefers_lower_case(tmp_path: Path) -> None:
    rows = "".join(
        f"1\t{form}\t{lemma}\t{upos}\t_\t_\t0\troot\t_\t_\n\n"
        for form, lemma, upos in [
            ("national", "national", "ADJ"),  # the adjective itself
            *[("National", "National", "ADJ")] * 2,  # twice in a name: not often enough for a row of its own
            ("united", "united", "ADJ"),
            *[("United", "United", "ADJ")] * 3,  # often enough
            ("Sent", "send", "VERB"),  # seen with a capital alone
            ("Rada", "Rada", "PROPN"),  # names keep theirs
            ("hand", "_", "X"),  # no lemma in the treebank
        ]
    )
    assert lemma_table([packed(tmp_path, rows)]) == {
        ("Rada", "PROPN"): "Rada",
        ("United", "ADJ"): "United",
        ("national", "ADJ"): "national",
        ("sent", "VERB"): "send",
        ("united", "ADJ"): "united",
    }


@pytest.mark.parametrize(
    ("scheme", "rows", "expected"),
    [
        # two columns, a label per corpus, spans of several words, set as running text
        (
            "crossner",
            "Angela\tB-politician\nMerkel\tI-politician\n's\tO\nCDU\tB-politicalparty\n(\tO\nGermany\tB-country\n)\tO\n",
            NamedText("Angela Merkel's CDU (Germany)", ((0, 13, "PERSON"), (16, 19, "ORG"), (21, 28, "LOC"))),
        ),
        # a label that is no name, and one that may be
        (
            "crossner",
            "entropy\tB-metrics\nin\tO\nPython\tB-programlang\n",
            NamedText("entropy in Python", (), ((11, 17),)),
        ),
        # a number before the word; the quotation marks close up
        (
            "wikigold",
            '0\t"\tO\n0\tDie\tB-MISC\n0\tZeit\tI-MISC\n0\t"\tO\n',
            NamedText('"Die Zeit"', ((1, 9, "MISC"),)),
        ),
        # separated by a space; the unreliable label is unknown
        (
            "multiner",
            "The O\nMinistry B-ORG\nof O\nFinance O\n354 B-MISC\n",
            NamedText("The Ministry of Finance 354", ((4, 12, "ORG"),), ((24, 27),)),
        ),
        # numbered rows with comments
        (
            "uner",
            "# text = I saw Rome\n1\tI\tO\t-\t-\n2\tsaw\tO\t-\t-\n3\tRome\tB-LOC\t-\tx\n",
            NamedText("I saw Rome", ((6, 10, "LOC"),)),
        ),
        # two names side by side stay two
        ("wikigold", "Rome\tB-LOC\nItaly\tB-LOC\n", NamedText("Rome Italy", ((0, 4, "LOC"), (5, 10, "LOC")))),
    ],
)
def test_names_corpora(tmp_path: Path, scheme: str, rows: str, expected: NamedText) -> None:
    assert list(read_names(packed(tmp_path, rows + "\n"), scheme)) == [expected]


def word(form: str, upos: str, deprel: str, entity: str = "", feats: str = "") -> Word:
    return Word(form, form, upos, "", feats, 1, deprel, space_after=True, misc=f"Entity={entity}" if entity else "_")


def test_gum_mentions_nest_and_close() -> None:
    words = [
        word("the", "DET", "det", "(1-organization-new-n-cf1-2-sgl-Bank_of_England"),
        word("Bank", "PROPN", "root"),
        word("of", "ADP", "case"),
        word("England", "PROPN", "nmod", "(2-place-new-n-cf2-1-sgl-England)1)"),
    ]
    place, bank = mentions(words)
    assert (place.type, place.start, place.end, place.page) == ("place", 3, 4, "England")
    assert (bank.type, bank.start, bank.end, bank.core, bank.page) == ("organization", 0, 4, (1,), "Bank_of_England")


GUM_ROWS = {
    # a name that its page helps to complete; the place in it is part of it
    "the Bank of England": (
        [
            ("the", "DET", "det", "_", "(1-organization-new-n-cf1-2-sgl-Bank_of_England"),
            ("Bank", "PROPN", "root", "_", ""),
            ("of", "ADP", "case", "_", ""),
            ("England", "PROPN", "nmod", "_", "(2-place-new-n-cf2-1-sgl-England)1)"),
        ],
        {("Bank of England", "ORG")},
    ),
    # a title is no part of the name
    "President Obama": (
        [
            ("President", "PROPN", "nmod:desc", "_", "(1-person-new-n-cf1-1,2-coref-Barack_Obama"),
            ("Obama", "PROPN", "root", "_", "1)"),
        ],
        {("Obama", "PERSON")},
    ),
    # two people joined are no name
    "Park and Jim Kawashima": (
        [
            ("Park", "PROPN", "root", "_", "(1-person-new-n-cf1-1,2,3,4-coref"),
            ("and", "CCONJ", "cc", "_", ""),
            ("Jim", "PROPN", "conj", "_", ""),
            ("Kawashima", "PROPN", "flat", "_", "1)"),
        ],
        set(),
    ),
    # a people is no person
    "the Muslims": (
        [
            ("the", "DET", "det", "_", "(1-person-new-n-cf1-2-coref-Muslims"),
            ("Muslims", "PROPN", "root", "Number=Plur", "1)"),
        ],
        set(),
    ),
    # a state that acts is a place where the corpus calls it one elsewhere
    "Malta joined Malta": (
        [
            ("Malta", "PROPN", "nsubj", "_", "(1-organization-new-n-cf1-1-coref-Malta)"),
            ("joined", "VERB", "root", "_", ""),
            ("Malta", "PROPN", "obj", "_", "(2-place-new-n-cf1-1-coref-Malta)"),
        ],
        {("Malta", "LOC")},
    ),
    # what is described, not named
    "the ministry": (
        [
            ("the", "DET", "det", "_", "(1-organization-new-n-cf1-2-coref"),
            ("ministry", "NOUN", "root", "_", "1)"),
        ],
        set(),
    ),
}


@pytest.mark.parametrize("text", GUM_ROWS)
def test_names_out_of_gum_mentions(tmp_path: Path, text: str) -> None:
    rows, expected = GUM_ROWS[text]
    lines = "".join(
        f"{number}\t{form}\t{form}\t{upos}\t_\t{feats}\t0\t{deprel}\t_\t{f'Entity={entity}' if entity else '_'}\n"
        for number, (form, upos, deprel, feats, entity) in enumerate(rows, start=1)
    )
    (named,) = read_gum_names(packed(tmp_path, lines + "\n"))
    assert {(named.text[start:end], label) for start, end, label in named.spans} == expected
    capitalised = {form for form, upos, *_ in rows if upos == "PROPN"}
    inside = {part for start, end, _ in named.spans for part in named.text[start:end].split()}
    assert {named.text[start:end] for start, end in named.unknown} == capitalised - inside


def test_named_document_takes_whole_tokens_and_leaves_the_unknown_open() -> None:
    language = spacy.blank("en")
    language.tokenizer = build_tokenizer(language)
    doc = named_document(language, NamedText("Pro-EU Oslo met Bono", ((4, 6, "ORG"), (7, 11, "LOC")), ((16, 20),)))
    assert [(token.text, token.ent_iob_, token.ent_type_) for token in doc] == [
        ("Pro-EU", "B", "ORG"),  # the prefix keeps the word whole, so the name takes it whole
        ("Oslo", "B", "LOC"),
        ("met", "O", ""),
        ("Bono", "", ""),  # neither a name nor none
    ]


def test_no_test_set_is_trained_on() -> None:
    inputs = read_inputs()
    tests = {*inputs.test, *(file for source in inputs.names for file in source.test)}
    trained = {*inputs.train, *inputs.dev, *(file for source in inputs.names for file in source.train)}
    assert not tests & trained
    assert tests == {
        "ewt-test.conllu.gz",
        "gum-free-test.conllu.gz",
        "ner/crossner-politics-dev.txt.gz",
        "ner/uner-ewt-test.iob2.gz",
        "ner/europarl-test.tsv.gz",
    }


def test_report_names_the_files_that_lie_in_the_corpus(corpus: Path) -> None:
    assert corpus.is_dir()
    assert read_report()["inputs"] == {file: sha256(treebanks_folder() / file) for file in read_inputs().files()}
