"""Repairs of reports: that-clauses hung on who is told, and reports hung on the last words of what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.language.phrases import preposition_of
from demarche.ontology.speech_acts import speech_act

if TYPE_CHECKING:
    from demarche.language.tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
RELATIVES = frozenset({"acl", "acl:relcl"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


def reports(lemma: str) -> bool:
    """Whether a verb reports what somebody says or thinks."""
    row = speech_act(lemma, "verb")
    return row is not None and row.reported


def speaks(lemma: str) -> bool:
    """Whether a verb is one of speech at all, asking and promising included."""
    return speech_act(lemma, "verb") is not None


def told_that(tree: Tree, word: int) -> None:
    """As in "informed the president that …", "it was stressed by X that …": what is told is no clause on a person."""
    if tree.relations[word] not in RELATIVES:
        return
    person = tree.heads[word]
    verb = tree.heads[person]
    if tree.parts[person] != "NOUN" or tree.parts[verb] != "VERB" or not verb < person < word:
        return
    that = next((c for c in tree.children[word] if person < c < word and tree.forms[c].lower() == "that"), None)
    if that is None or tree.relations[that] != "mark" or tree.child(word, *SUBJECTS) is None:
        return
    if tree.child(verb, "ccomp") is not None or not speaks(tree.lemmas[verb].lower()):
        return
    if tree.relations[person] in {"obj", "iobj"}:
        is_told = tree.lemmas[verb].lower() in TELLING
    else:
        passive = tree.child(verb, "aux:pass", "nsubj:pass") is not None
        is_told = passive and preposition_of(tree, person) == "by"
    if is_told:
        tree.attach(word, verb, "ccomp")


TELLING = frozenset(
    {
        "acquaint",
        "advise",
        "alert",
        "apprise",
        "assure",
        "brief",
        "caution",
        "convince",
        "inform",
        "notify",
        "persuade",
        "promise",
        "reassure",
        "remind",
        "tell",
        "warn",
    }
)
"""Verbs whose object is a person and whose that-clause is the news."""


def closing_report_governs(tree: Tree, word: int) -> None:
    """As in "X has no troops in Y, its minister insisted.": a report at the end is no clause on the last noun."""
    if tree.relations[word] not in {"acl:relcl", "acl", "advcl"} or not reports(tree.lemmas[word].lower()):
        return
    subject = tree.child(word, "nsubj")
    if subject is None or subject > word or tree.child(word, "mark", "obj", "ccomp", "xcomp", "aux") is not None:
        return
    first, last = tree.sentences[tree.sentence_of[word]]
    opening = min(tree.subtree(subject))
    if opening - 1 <= first or tree.forms[opening - 1] not in {",", "”", '"', "''"}:
        return
    if any(tree.tags[w] in RELATIVE_TAGS for w in range(opening, word)) or max(tree.subtree(word)) < last - 2:
        return
    root = word
    while tree.heads[root] != root:
        root = tree.heads[root]
    if root >= opening or tree.parts[root] not in {"VERB", "ADJ", "NOUN", "PROPN", "AUX"}:
        return
    holder = tree.heads[word]
    for child in [c for c in tree.children[word] if c < opening]:
        if child != holder:
            tree.attach(child, holder, tree.relations[child])
    if tree.tags[word] == "VBN":
        tree.tags[word] = "VBD"
    tree.attach(word, root, "parataxis")
