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


def modals(tree: Tree, verb: int) -> list[str]:
    """The modal auxiliaries of a verb, lower-cased."""
    return [
        tree.forms[c].lower()
        for c in tree.children[verb]
        if tree.relations[c].startswith("aux") and tree.tags[c] == "MD"
    ]


def voice_of(tree: Tree, verb: int) -> Voice:
    """Passive where the verb has a passive subject or auxiliary, or is a past participle by itself."""
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
    auxiliaries = [c for c in tree.children[verb] if tree.relations[c] in {"aux", "aux:pass", "cop"}]
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
    found = modals(tree, verb)
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
