"""Control: which infinitives are what a verb or adjective asks for, and who is to do what they say.

"urged Moscow to withdraw", "called on Iran to release", "promised Kyiv to deliver", "is unlikely to accept".
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

from demarche.language.phrases import preposition_of

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase
    from demarche.language.tree import Tree

_TABLE = tomllib.loads((resources.files("demarche.language") / "control.toml").read_text(encoding="utf-8"))
OBJECT_CONTROL = frozenset(_TABLE["objects"])
SUBJECT_CONTROL = frozenset(_TABLE["subjects"])
ADJECTIVES = frozenset(_TABLE["adjectives"])
NOUNS = frozenset(_TABLE["nouns"])
PREPOSITIONS: dict[str, frozenset[str]] = {verb: frozenset(words) for verb, words in _TABLE["prepositions"].items()}
PURPOSE = frozenset({"in", "so", "as", "order"})
"""Words before "to" that make an infinitive a purpose."""
OBJECTS = ("obj", "iobj")
INSIDE_ARGUMENT = frozenset(
    {"nmod", "nmod:poss", "conj", "flat", "compound", "appos", "obl", "obl:agent", "obj", "iobj"}
)
"""Relations on the way from a noun up to the verb whose argument holds it."""


def controller_of(governor: Clause) -> Phrase | None:
    """Who is to do what an infinitive says: its governor's object, the party after a preposition, or the subject."""
    party = governor.oblique(*PREPOSITIONS.get(governor.predicate, ()))
    if party is not None and governor.voice == "active":
        return party
    if governor.predicate in SUBJECT_CONTROL and governor.predicate not in OBJECT_CONTROL:
        return governor.subject
    return governor.object or governor.indirect_object or governor.subject


def particle_is_preposition(tree: Tree, word: int) -> None:
    """As in "call on all parties to act": "on" goes with the party, not with the verb."""
    verb = tree.heads[word]
    if tree.relations[word] != "compound:prt" or verb > word:
        return
    if tree.forms[word].lower() not in PREPOSITIONS.get(tree.lemmas[verb].lower(), ()):
        return
    party = tree.child(verb, "obj")
    if party is not None and party > word:
        tree.relations[party] = "obl"
        tree.attach(word, party, "case")


def infinitive_is_complement(tree: Tree, word: int) -> None:
    """As in "urged Moscow to withdraw", "called on Iran to release": the infinitive is what is asked, no purpose."""
    relation = tree.relations[word]
    if relation not in {"advcl", "acl", "acl:relcl"}:
        return
    to = _to(tree, word)
    if to is None:
        return
    governor = _governor(tree, tree.heads[word], to)
    if governor is None or tree.child(governor, "ccomp", "xcomp") is not None:
        return
    if tree.child(word, "nsubj", "nsubj:pass") is not None:
        if tree.lemmas[governor].lower() in PREPOSITIONS and relation == "advcl" and _is_marked(tree, word, "for"):
            tree.relations[word] = "ccomp"
    elif _takes_infinitive(tree, governor, to, direct=relation == "advcl"):
        tree.attach(word, governor, "xcomp")


def _to(tree: Tree, word: int) -> int | None:
    """The "to" of an infinitive; None for a purpose ("in order to")."""
    before = [c for c in tree.children[word] if c < word]
    if any(tree.relations[c] == "mark" and tree.forms[c].lower() in PURPOSE for c in before):
        return None
    return next((c for c in before if tree.tags[c] == "TO"), None)


def _is_marked(tree: Tree, word: int, form: str) -> bool:
    return any(tree.relations[c] == "mark" and tree.forms[c].lower() == form for c in tree.children[word])


def _governor(tree: Tree, head: int, to: int) -> int | None:
    """The predicate before "to" that the infinitive may belong to; from a noun, the verb whose argument holds it."""
    word = head
    if tree.parts[word] in {"PROPN", "PRON"} or (tree.parts[word] == "NOUN" and tree.lemmas[word].lower() not in NOUNS):
        while tree.parts[word] != "VERB" and tree.relations[word] in INSIDE_ARGUMENT and tree.heads[word] < word:
            word = tree.heads[word]
            if tree.parts[word] == "NOUN" and tree.lemmas[word].lower() in NOUNS:
                return None
    return word if tree.parts[word] in {"VERB", "ADJ"} and word < to else None


def _takes_infinitive(tree: Tree, governor: int, to: int, *, direct: bool) -> bool:
    """Whether a verb or adjective takes an infinitive as its complement, given the arguments it has before "to"."""
    lemma = tree.lemmas[governor].lower()
    if tree.parts[governor] == "ADJ":
        return lemma in ADJECTIVES and direct
    between = [c for c in tree.children[governor] if governor < c < to]
    targets = [c for c in between if tree.relations[c] in OBJECTS]
    passive = tree.child(governor, "aux:pass", "nsubj:pass") is not None
    if lemma in OBJECT_CONTROL and (targets or passive):
        return True
    if any(
        tree.relations[c] in {"obl", "nmod"} and preposition_of(tree, c) in PREPOSITIONS.get(lemma, ()) for c in between
    ):
        return True
    named = all(tree.parts[c] in {"PROPN", "PRON"} for c in targets)
    return lemma in SUBJECT_CONTROL and direct and named
