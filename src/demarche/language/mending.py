"""Repairs of the tree where the parser is known to be weak and the words leave no doubt.

Each repair looks at closed-class words and word order only, never at names or topics, and is counted over
corpus/official by `benchmarks/mending.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.language.tree import Tree

TEMPORAL = frozenset({"today", "yesterday", "tomorrow", "tonight", "earlier", "later", "now"})
QUOTATION_MARKS = frozenset({'"', "”", "“", "''", "``", "»", "’’"})
CLAUSAL = frozenset({"advcl", "acl:relcl", "acl", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
REPORTED_SUBJECT_DISTANCE = 4
"""How many words after its verb an inverted subject may begin ("said the visiting Prime Minister …")."""


def mend(tree: Tree) -> Tree:
    """Apply every repair, in place; the tree is returned for convenience."""
    for word in range(len(tree.forms)):
        if tree.relations[word] == "obj":
            _time_is_no_object(tree, word)
    for word in range(len(tree.forms)):
        if tree.relations[word] in CLAUSAL:
            _that_clause_is_what_is_said(tree, word)
        elif tree.relations[word] == "obj":
            _subject_after_quotation(tree, word)
    return tree


def _time_is_no_object(tree: Tree, word: int) -> None:
    """"spoke today with X about Y": "today" is no object, and what hangs on it belongs to the verb."""
    if tree.lemmas[word].lower() not in TEMPORAL:
        return
    verb = tree.heads[word]
    tree.relations[word] = "obl:unmarked"
    for child in list(tree.children[word]):
        if tree.relations[child] in {"nmod", "obl", "conj"}:
            _attach(tree, child, verb, "obl")
        elif tree.relations[child] in CLAUSAL:
            _attach(tree, child, verb, "advcl")


def _that_clause_is_what_is_said(tree: Tree, word: int) -> None:
    """"informed X that Y does Z", "emphasising that …": a that-clause with a subject of its own is a complement."""
    marker = tree.child(word, "mark", "nsubj", "obj")
    if marker is None or tree.forms[marker].lower() != "that" or marker > word:
        return
    if tree.relations[marker] != "mark" or tree.child(word, *SUBJECTS) is None:
        return
    governor = tree.heads[word]
    if tree.relations[word] in {"acl:relcl", "acl"}:
        if tree.parts[governor] != "PROPN" or tree.relations[governor] not in {"obj", "iobj", "obl", "flat"}:
            return
        while tree.parts[governor] not in {"VERB", "AUX"} and tree.heads[governor] != governor:
            governor = tree.heads[governor]
    if tree.parts[governor] != "VERB" or governor > marker or tree.child(governor, "ccomp") is not None:
        return
    _attach(tree, word, governor, "ccomp")


def _subject_after_quotation(tree: Tree, word: int) -> None:
    """"…," said X: what follows the verb of an inverted report is its subject."""
    verb = tree.heads[word]
    if not verb < word <= verb + REPORTED_SUBJECT_DISTANCE or tree.tags[verb] not in {"VBD", "VBZ", "VBP"}:
        return
    if any(tree.relations[c] in SUBJECTS for c in tree.children[verb]):
        return
    before = verb - 1
    if before < 0 or tree.parts[before] != "PUNCT" or not _closes_quotation(tree, before):
        return
    tree.relations[word] = "nsubj"


def _closes_quotation(tree: Tree, word: int) -> bool:
    """Whether the punctuation at `word` is a closing mark, or a comma beside one."""
    if tree.forms[word] in QUOTATION_MARKS:
        return True
    return tree.forms[word] in {",", "-", "–", "—"} and word > 0 and tree.forms[word - 1] in QUOTATION_MARKS


def _attach(tree: Tree, word: int, head: int, relation: str) -> None:
    """Hang `word` on `head`."""
    old = tree.heads[word]
    if word in tree.children[old]:
        tree.children[old].remove(word)
    tree.heads[word] = head
    tree.relations[word] = relation
    tree.children[head].append(word)
    tree.children[head].sort()
