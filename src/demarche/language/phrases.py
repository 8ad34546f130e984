"""Noun phrases out of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.language.clause import Phrase

if TYPE_CHECKING:
    from demarche.language.clause import Span
    from demarche.language.tree import Tree

NAME_PARTS = frozenset({"compound", "flat", "flat:name", "flat:foreign", "goeswith"})
NOT_IN_PHRASE = frozenset(
    {"conj", "cc", "case", "mark", "cop", "punct", "nsubj", "nsubj:pass", "csubj", "aux", "parataxis"}
)
MODIFIERS = frozenset({"nmod", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "obl"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
MAX_DEPTH = 8
"""Nouns nested deeper than this keep their words but not their structure; it bounds recursion on hostile input."""


def preposition_of(tree: Tree, word: int) -> str:
    """The preposition that marks `word`, lower-cased, with the words fixed to it ("because of"); "" for none."""
    parts: list[str] = []
    for child in tree.children[word]:
        if tree.relations[child] == "case" and tree.parts[child] != "PART" and child < word:
            parts.append(tree.forms[child].lower())
            parts.extend(tree.forms[c].lower() for c in tree.children[child] if tree.relations[c] == "fixed")
    return " ".join(parts)


def phrase_of(tree: Tree, word: int, *, conjuncts: bool = True, depth: int = 0) -> Phrase:
    """The phrase headed by `word`."""
    children = tree.children[word]
    inner = tree.subtree(word, NOT_IN_PHRASE)
    span = tree.extent(inner)
    possessor: Phrase | None = None
    modifiers: list[tuple[str, Phrase]] = []
    appositions: list[Phrase] = []
    joined: list[Phrase] = []
    adjectives: list[str] = []
    for child in children:
        relation = tree.relations[child]
        if relation in {"amod", "compound"}:
            adjectives.append(tree.lemmas[child].lower())
            continue
        if depth >= MAX_DEPTH:
            continue
        if relation == "nmod:poss":
            possessor = phrase_of(tree, child, depth=depth + 1)
        elif relation in MODIFIERS:
            modifiers.append((preposition_of(tree, child), phrase_of(tree, child, depth=depth + 1)))
        elif relation == "appos":
            appositions.append(phrase_of(tree, child, depth=depth + 1))
        elif relation == "conj" and conjuncts and tree.parts[child] in NOMINAL:
            joined.extend(_flat_members(tree, child, depth + 1))
    return Phrase(
        span=span,
        head=(tree.starts[word], tree.ends[word]),
        name=_name_span(tree, word),
        text=tree.text[span[0] : span[1]],
        lemma=tree.lemmas[word].lower(),
        pos=tree.parts[word],
        adjectives=tuple(adjectives),
        possessor=possessor,
        modifiers=tuple(modifiers),
        appositions=tuple(appositions),
        conjuncts=tuple(joined),
    )


def _flat_members(tree: Tree, word: int, depth: int) -> list[Phrase]:
    """The phrase of `word` and of all that is joined to it, each without conjuncts of its own."""
    if depth > MAX_DEPTH:
        return []
    members = [phrase_of(tree, word, conjuncts=False, depth=depth)]
    for child in tree.children[word]:
        if tree.relations[child] == "conj" and tree.parts[child] in NOMINAL:
            members.extend(_flat_members(tree, child, depth + 1))
    return members


def _name_span(tree: Tree, word: int) -> Span:
    """The head with its compound and flat words, as one stretch."""
    words = [word]
    for child in tree.children[word]:
        if tree.relations[child] in NAME_PARTS or (tree.relations[child] == "amod" and tree.parts[child] == "PROPN"):
            words.append(child)
            words.extend(c for c in tree.children[child] if tree.relations[c] in NAME_PARTS)
    return tree.starts[min(words)], tree.ends[max(words)]
