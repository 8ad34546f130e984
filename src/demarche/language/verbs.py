"""What a verb group says beside its verb: tense, voice, polarity, modality."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.language.clause import Modality, Tense, Voice
    from demarche.language.tree import Tree

MODAL_MODALITY: dict[str, Modality] = {
    "can": "possibility",
    "could": "possibility",
    "may": "possibility",
    "might": "possibility",
    "must": "obligation",
    "should": "obligation",
    "shall": "intention",
    "will": "intention",
    "wo": "intention",
    "'ll": "intention",
    "’ll": "intention",
    "would": "intention",
    "'d": "intention",
}
OBLIGATION_GOVERNORS = frozenset({"have", "need", "ought", "require", "oblige"})
FUTURE_MODALS = frozenset({"will", "wo", "'ll", "’ll", "shall", "would"})
CONDITIONAL_MARKS = frozenset({"if", "unless", "whether", "provided", "should"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
PAST_TAGS = frozenset({"VBD", "VBN"})


def group_of(tree: Tree, verb: int) -> list[int]:
    """What hangs on a verb; of two verb groups on one word the inner ("the view would be that Chile is ready")."""
    children = tree.children[verb]
    if not any(tree.relations[c] == "nsubj:outer" for c in children):
        return children
    mark = tree.child(verb, "mark")
    return children if mark is None else [c for c in children if c > mark]


def modals(tree: Tree, verb: int) -> list[str]:
    """The modal auxiliaries of a verb, lower-cased."""
    return _modals_among(tree, group_of(tree, verb))


def _modals_among(tree: Tree, words: list[int]) -> list[str]:
    """The modal auxiliaries among these words, lower-cased."""
    return [tree.forms[w].lower() for w in words if tree.relations[w].startswith("aux") and tree.tags[w] == "MD"]


def voice_of(tree: Tree, verb: int) -> Voice:
    """Passive where the verb has a passive subject or auxiliary, or is a past participle by itself.

    What has a copula and no auxiliary of the passive is a state, whatever the parser calls its subject.
    """
    if tree.child(verb, "cop") is not None and tree.child(verb, "aux:pass") is None:
        return "active"
    for child in tree.children[verb]:
        if tree.relations[child] in {"nsubj:pass", "aux:pass", "csubj:pass"}:
            return "passive"
    if tree.tags[verb] == "VBN" and (
        tree.relations[verb] == "acl"
        or (tree.relations[verb] == "advcl" and not any(tree.relations[c] == "aux" for c in tree.children[verb]))
    ):
        return "passive"
    return "active"


def tense_of(tree: Tree, verb: int) -> Tense:
    """The tense of the verb group: the modal's, else the finite auxiliary's or copula's, else the verb's own."""
    if any(m in FUTURE_MODALS for m in modals(tree, verb)):
        return "future"
    auxiliaries = [c for c in group_of(tree, verb) if tree.relations[c] in {"aux", "aux:pass", "cop"}]
    if tree.tags[verb] == "VBN" and any(tree.lemmas[c] == "have" for c in auxiliaries):
        return "past"
    for tag in [tree.tags[c] for c in auxiliaries] + [tree.tags[verb]]:
        if tag == "VBD":
            return "past"
        if tag in {"VBZ", "VBP"}:
            return "present"
    return "past" if tree.tags[verb] == "VBN" and tree.relations[verb] == "acl" else "none"


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether the verb group carries tense or a modal."""
    if tree.tags[verb] in {"VBD", "VBZ", "VBP"} or modals(tree, verb):
        return True
    return any(
        tree.tags[c] in {"VBD", "VBZ", "VBP", "MD"}
        for c in tree.children[verb]
        if tree.relations[c] in {"aux", "aux:pass", "cop"}
    )


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether the verb is introduced by "to"."""
    return any(
        tree.tags[c] == "TO" or (tree.relations[c] == "mark" and tree.forms[c].lower() == "to")
        for c in tree.children[verb]
        if c < verb
    )


def is_negative(tree: Tree, verb: int) -> bool:
    """Whether the clause is negated by its verb group or by "no" on its subject or object."""
    for child in tree.children[verb]:
        form, relation = tree.forms[child].lower(), tree.relations[child]
        if form in NEGATIONS and relation in {"advmod", "cc:preconj", "det"}:
            return True
        if form == "no" and relation == "det" and any(tree.relations[c] == "cop" for c in tree.children[verb]):
            return True
        if relation in {"nsubj", "nsubj:pass", "obj"}:
            if form in {"nobody", "nothing", "none"}:
                return True
            if any(
                tree.forms[g].lower() in NEGATIVE_DETERMINERS
                for g in tree.children[child]
                if tree.relations[g] == "det"
            ):
                return True
        if relation == "mark" and form == "without":
            return True
    return False


def modality_of(tree: Tree, verb: int) -> Modality:
    """Whether the clause tells a fact, an intention, a duty, a possibility or a hypothesis."""
    marks = {tree.forms[c].lower() for c in tree.children[verb] if tree.relations[c] == "mark"}
    if marks & CONDITIONAL_MARKS and tree.relations[verb] == "advcl":
        return "hypothetical"
    # what may be the case is no fact, though only the outer verb group says "may"
    outer = [m for m in _modals_among(tree, tree.children[verb]) if MODAL_MODALITY.get(m) == "possibility"]
    found = modals(tree, verb) or outer
    if found:
        conditional = any(
            tree.relations[c] == "advcl" and any(tree.forms[g].lower() in {"if", "unless"} for g in tree.children[c])
            for c in tree.children[verb]
        )
        if conditional and found[0] in {"would", "could", "might"}:
            return "hypothetical"
        return MODAL_MODALITY.get(found[0], "fact")
    if is_infinitive(tree, verb):
        governor = tree.heads[verb]
        return (
            "obligation"
            if tree.lemmas[governor] in OBLIGATION_GOVERNORS and tree.relations[verb] == "xcomp"
            else "intention"
        )
    return "fact"
