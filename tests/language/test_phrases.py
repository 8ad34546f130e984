"""Noun phrases out of trees given by hand: what belongs to a phrase, and what only stands beside it."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from demarche.language.phrases import MAX_DEPTH, phrase_of, preposition_of
from demarche.language.tree import Tree, tree_of

VOCAB = spacy.blank("en").vocab


def tree(*rows: str) -> Tree:
    """The tree of rows `form lemma POS head relation`, heads counted from 1, 0 for the root."""
    cells = [row.split() for row in rows]
    doc = Doc(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        heads=[int(c[3]) - 1 if c[3] != "0" else number for number, c in enumerate(cells)],
        deps=[c[4] if c[4] != "root" else "ROOT" for c in cells],
        sent_starts=[number == 0 for number in range(len(cells))],
    )
    return tree_of(doc, doc.text)


CALL = (
    "The the DET 5 det",
    "Kremlin Kremlin PROPN 5 nmod:poss",
    "'s 's PART 2 case",
    "long long ADJ 5 amod",
    "call call NOUN 0 root",
    "with with ADP 7 case",
    "Sergey Sergey PROPN 5 nmod",
    "Lavrov Lavrov PROPN 7 flat",
)
LIST = (
    "Peru Peru PROPN 0 root",
    ", , PUNCT 3 punct",
    "Chile Chile PROPN 1 conj",
    "and and CCONJ 5 cc",
    "Bolivia Bolivia PROPN 1 conj",
)


def test_a_phrase_with_all_its_parts() -> None:
    call = phrase_of(tree(*CALL), 4)
    # the whole phrase, its head word, and what the text has in its place
    assert call.text == "The Kremlin 's long call with Sergey Lavrov"
    assert call.span == (0, len(call.text))
    assert (call.head, call.lemma, call.pos) == ((20, 24), "call", "NOUN")
    assert call.adjectives == ("long",)
    assert call.possessor is not None
    assert call.possessor.text == "Kremlin"
    assert call.possessor.head == (4, 11)
    partner = call.modifier("with")
    assert partner is not None
    # the preposition and the genitive's mark are no part of the phrase they go with; a name is head and flat words
    assert partner.text == "Sergey Lavrov"
    assert partner.name == partner.span
    assert call.modifier("about", "to") is None


def test_an_apposition_belongs_to_the_phrase() -> None:
    phrase = phrase_of(
        tree(
            "Putin Putin PROPN 0 root",
            ", , PUNCT 4 punct",
            "the the DET 4 det",
            "president president NOUN 1 appos",
            ", , PUNCT 4 punct",
        ),
        0,
    )
    # a closing comma is trimmed
    assert phrase.text == "Putin , the president"
    assert [other.text for other in phrase.appositions] == ["the president"]


@pytest.mark.parametrize(
    "rows",
    [
        # all joined to the first, or each to the one before: the members are the same
        LIST,
        (*LIST[:4], "Bolivia Bolivia PROPN 3 conj"),
    ],
    ids=["flat", "chained"],
)
def test_members_of_a_list(rows: tuple[str, ...]) -> None:
    first = phrase_of(tree(*rows), 0)
    assert [member.text for member in first.members] == ["Peru", "Chile", "Bolivia"]
    # a member holds no list of its own, and the first phrase ends before its conjuncts
    assert all(member.conjuncts == () for member in first.conjuncts)
    assert first.text == "Peru"
    assert phrase_of(tree(*rows), 0, conjuncts=False).members == (phrase_of(tree(*rows), 0, conjuncts=False),)


def test_a_verb_joined_to_a_noun_is_no_member() -> None:
    # "Peru and left": the parser joins a predicate to a name
    first = phrase_of(tree("Peru Peru PROPN 0 root", "and and CCONJ 3 cc", "left leave VERB 1 conj"), 0)
    assert first.conjuncts == ()


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        # words of a clause around the noun: its copula, subject and mark are not of the phrase
        (
            (
                "that that SCONJ 5 mark",
                "Norway Norway PROPN 5 nsubj",
                "is be AUX 5 cop",
                "a a DET 5 det",
                "partner partner NOUN 0 root",
            ),
            4,
            "a partner",
        ),
        # an aside is not
        (("Peru Peru PROPN 0 root", "say say VERB 1 parataxis"), 0, "Peru"),
        # a relative clause is, with the noun inside it
        (
            (
                "the the DET 2 det",
                "road road NOUN 0 root",
                "that that PRON 4 nsubj",
                "leads lead VERB 2 acl:relcl",
                "south south ADV 4 advmod",
            ),
            1,
            "the road that leads south",
        ),
        # quotation marks around it are trimmed, an amount keeps its sign
        (('" " PUNCT 2 punct', "line line NOUN 0 root", '" " PUNCT 2 punct'), 1, "line"),
        (("$ $ SYM 3 nmod", "50 50 NUM 3 nummod", "million million NUM 0 root"), 2, "$ 50 million"),
        # the last word of a bracket is kept, its mark is not
        (("( ( PUNCT 2 punct", "NATO NATO PROPN 0 root", ") ) PUNCT 2 punct"), 1, "NATO"),
    ],
    ids=["copula", "aside", "relative", "quotation", "amount", "bracket"],
)
def test_words_of_a_phrase(rows: tuple[str, ...], word: int, expected: str) -> None:
    assert phrase_of(tree(*rows), word).text == expected


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        # a title is a compound, a surname flat
        (
            (
                "Foreign foreign ADJ 2 amod",
                "Minister minister NOUN 3 compound",
                "Sergey Sergey PROPN 0 root",
                "Lavrov Lavrov PROPN 3 flat",
            ),
            "Minister Sergey Lavrov",
        ),
        # and so is what belongs to the title
        (
            (
                "Defence defence PROPN 2 compound",
                "Secretary secretary PROPN 3 compound",
                "Ben Ben PROPN 0 root",
            ),
            "Defence Secretary Ben",
        ),
        # a proper adjective is part of a name, another is not
        (
            (
                "European European PROPN 3 amod",
                "Security security PROPN 3 compound",
                "Conference conference PROPN 0 root",
            ),
            "European Security Conference",
        ),
        (("new new ADJ 2 amod", "Lavrov Lavrov PROPN 0 root"), "Lavrov"),
        # what describes the noun after a preposition is not part of its name
        (("Lavrov Lavrov PROPN 0 root", "of of ADP 3 case", "Russia Russia PROPN 1 nmod"), "Lavrov"),
    ],
    ids=["title", "nested", "proper", "plain", "modifier"],
)
def test_the_name_of_a_phrase(rows: tuple[str, ...], name: str) -> None:
    parsed = tree(*rows)
    root = next(word for word, head in enumerate(parsed.heads) if head == word)
    phrase = phrase_of(parsed, root)
    assert parsed.text[slice(*phrase.name)] == name
    assert parsed.text[slice(*phrase.head)] in name


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # one word, in lower case
        (("With with ADP 2 case", "Iran Iran PROPN 0 root"), "with"),
        # with the words fixed to it
        (("because because ADP 3 case", "of of ADP 1 fixed", "sanctions sanction NOUN 0 root"), "because of"),
        # two in a row
        (("from from ADP 3 case", "under under ADP 3 case", "bridges bridge NOUN 0 root"), "from under"),
        # the genitive is a case mark, but no preposition
        (("Iran Iran PROPN 0 root", "'s 's PART 1 case"), ""),
        # nor is what stands behind
        (("Iran Iran PROPN 0 root", "with with ADP 1 case"), ""),
        (("Iran Iran PROPN 0 root",), ""),
    ],
    ids=["one", "fixed", "two", "genitive", "behind", "none"],
)
def test_preposition(rows: tuple[str, ...], expected: str) -> None:
    parsed = tree(*rows)
    root = next(word for word, head in enumerate(parsed.heads) if head == word)
    assert preposition_of(parsed, root) == expected


@pytest.mark.parametrize("relation", ["nmod", "conj", "appos", "nmod:poss"])
def test_phrases_nest_only_so_deep_but_lose_no_words(relation: str) -> None:
    # a chain of forty nouns, each on the one before
    rows = [f"n{n} n{n} NOUN {n} {relation if n else 'root'}" for n in range(40)]
    parsed = tree(*rows)
    phrase = phrase_of(parsed, 0)
    depth, current = 0, phrase
    while inner := [*(p for _, p in current.modifiers), *current.appositions, *filter(None, [current.possessor])]:
        depth, current = depth + 1, inner[0]
    assert depth == (0 if relation == "conj" else MAX_DEPTH)
    assert len(phrase.members) == (MAX_DEPTH + 1 if relation == "conj" else 1)
    assert phrase.text == ("n0" if relation == "conj" else parsed.text.rstrip())
