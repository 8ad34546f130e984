"""Repairs of what is a predicate: finite verbs that the parser took for participles, participles for main verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lemminflect

if TYPE_CHECKING:
    from demarche.language.tree import Tree

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
JOINING = frozenset({"conj", "appos", "flat", "compound", "list"})


def has_auxiliary(tree: Tree, word: int) -> bool:
    """Whether a verb group has more words than its verb."""
    return any(tree.relations[c] in AUXILIARIES for c in tree.children[word])


def verb_lemma(form: str) -> str:
    """The lemma of a form read as a verb."""
    found = lemminflect.getLemma(form.lower(), "VERB")
    return str(found[0]) if found else form.lower()


def conjunct_is_finite(tree: Tree, word: int) -> None:
    """As in "opposes the embargo and called for dialogue": a participle cannot be joined to a plain finite verb.

    A passive or perfect lends its auxiliary to a conjunct ("was signed and ratified"), a plain verb has none to lend.
    """
    if tree.tags[word] != "VBN" or tree.relations[word] != "conj" or has_auxiliary(tree, word):
        return
    head = tree.heads[word]
    if head < word and tree.tags[head] in {"VBD", "VBZ", "VBP"} and not has_auxiliary(tree, head):
        tree.tags[word] = "VBD"


def clause_with_subject_is_finite(tree: Tree, word: int) -> None:
    """As in "the report that the commission published": a participle on a noun has no subject of its own."""
    if tree.relations[word] not in {"acl", "acl:relcl"} or tree.tags[word] != "VBN" or has_auxiliary(tree, word):
        return
    if any(tree.relations[c] == "nsubj" and tree.heads[word] < c < word for c in tree.children[word]):
        tree.tags[word] = "VBD"


def opening_past_is_participle(tree: Tree, word: int) -> None:
    """As in "Asked about the talks, he declined": a past without a subject before a main clause is a participle."""
    if tree.tags[word] != "VBD" or tree.relations[word] != "advcl" or tree.heads[word] < word:
        return
    if tree.sentences[tree.sentence_of[word]][0] != word or has_auxiliary(tree, word):
        return
    if not any(tree.relations[c] == "mark" or tree.relations[c] in SUBJECTS for c in tree.children[word]):
        tree.tags[word] = "VBN"


def opening_participle_is_no_root(tree: Tree, word: int) -> None:
    """As in "Speaking in Vienna, X warned against …": the finite verb after the comma heads the sentence.

    The parser may take the participle for the root, who speaks for its object and the finite verb for its clause.
    """
    if tree.heads[word] != word or not _opens_as_participle(tree, word):
        return
    last = tree.sentences[tree.sentence_of[word]][1]
    comma = next((w for w in range(word + 1, last) if tree.forms[w] == ","), None)
    if comma is None:
        return
    main = next((w for w in range(comma + 1, last) if tree.tags[w] in {"VBD", "VBZ", "VBP"}), None)
    if main is None or tree.parts[main] != "VERB" or main not in tree.subtree(word):
        return
    subject = _noun_between(tree, comma, main)
    if subject is None:
        return
    later = [c for c in tree.children[word] if c > comma and c != main and tree.relations[c] != "conj"]
    _free(tree, main, word)
    tree.uproot(main, word, "advcl")
    for child in later:
        if child != subject and tree.heads[child] == word:
            tree.attach(child, main, tree.relations[child])
    tree.attach(subject, main, "nsubj")


def _opens_as_participle(tree: Tree, root: int) -> bool:
    """Whether the root is a participle, without a subject before it, whose group opens the sentence."""
    first = tree.sentences[tree.sentence_of[root]][0]
    group = [c for c in tree.children[root] if c < root]
    if tree.tags[root] not in {"VBG", "VBN"} or not {first} <= {root, *group}:
        return False
    return all(tree.relations[c] in {"aux", "aux:pass", "advmod"} and tree.tags[c] not in FINITE_TAGS for c in group)


def _noun_between(tree: Tree, comma: int, verb: int) -> int | None:
    """The head of the one noun phrase that fills the place between a comma and a verb."""
    words = range(comma + 1, verb)
    tops = [w for w in words if not comma < tree.heads[w] < verb or tree.heads[w] == w]
    if len(tops) != 1 or tree.parts[tops[0]] not in NOMINAL or tree.child(tops[0], "case") is not None:
        return None
    return tops[0]


def _free(tree: Tree, word: int, top: int) -> None:
    """Hang `word` on `top` itself where it hangs on something below."""
    if tree.heads[word] != top:
        tree.attach(word, top, "parataxis")


def sentence_needs_a_finite_verb(tree: Tree, word: int) -> None:
    """As in "X and Y discussed trade, energy and transport.": the one verb of a sentence is no attribute of its object.

    A headline has no full stop; an attribute stands after an article, an adjective or a preposition.
    """
    if tree.relations[word] != "amod" or tree.tags[word] not in {"VBN", "VBD"}:
        return
    target, sentence = tree.heads[word], tree.sentence_of[word]
    first, last = tree.sentences[sentence]
    before = word - 1
    if target < word or tree.forms[last - 1] != "." or before < first:
        return
    if tree.parts[before] not in {"NOUN", "PROPN"} and tree.forms[before] not in {",", ")"}:
        return
    if any(tree.tags[w] in FINITE_TAGS for w in range(first, last) if w != word):
        return
    root = target
    while tree.heads[root] != root:
        root = tree.heads[root]
    if not first <= root < word or tree.parts[root] not in {"NOUN", "PROPN"}:
        return
    _make_main_verb(tree, word, target, root)


def _make_main_verb(tree: Tree, verb: int, target: int, subject: int) -> None:
    """Make `verb` the root, what stood as the root its subject and what it stood on its object."""
    tree.attach(target, subject, tree.relations[target])
    tree.attach(verb, subject, "parataxis")
    tree.uproot(verb, subject, "nsubj")
    tree.attach(target, verb, "obj")
    tree.parts[verb], tree.tags[verb], tree.lemmas[verb] = "VERB", "VBD", verb_lemma(tree.forms[verb])
    for word in range(verb + 1, tree.sentences[tree.sentence_of[verb]][1]):
        if tree.heads[word] < verb:
            joined = tree.relations[word] in JOINING and word > target
            tree.attach(word, target if joined else verb, tree.relations[word])


def modal_makes_a_verb(tree: Tree, word: int) -> None:
    """As in "Will Chile sign?": what has a modal and no copula is a verb, and the name between them its subject."""
    if tree.tags[word] != "NN" or tree.child(word, "cop", "det") is not None:
        return
    modal = next((c for c in tree.children[word] if tree.relations[c] == "aux" and tree.tags[c] == "MD"), None)
    if modal is None or tree.forms[word].lower() not in lemminflect.getAllLemmas(tree.forms[word], "VERB").get(
        "VERB", ()
    ):
        return
    tree.parts[word], tree.tags[word], tree.lemmas[word] = "VERB", "VB", tree.forms[word].lower()
    between = [c for c in tree.children[word] if modal < c < word and tree.parts[c] in NOMINAL]
    if len(between) == 1 and tree.child(word, *SUBJECTS) is None:
        tree.relations[between[0]] = "nsubj"


def plural_is_the_verb(tree: Tree, word: int) -> None:
    """As in "The visit amounts to a threat.": a sentence needs a verb, and only its "plural" can be one.

    Before it stands one noun in the singular with its article, which may have a phrase of its own.
    """
    if tree.heads[word] != word or tree.tags[word] != "NNS" or not _is_third_person(tree.forms[word]):
        return
    first, last = tree.sentences[tree.sentence_of[word]]
    subject = first + 1
    if tree.forms[last - 1] != "." or tree.forms[word + 1].lower() not in AFTER_VERBS or _has_finite_verb(tree, word):
        return
    if not subject < word or tree.heads[subject] != word or (tree.tags[first], tree.tags[subject]) != ("DT", "NN"):
        return
    if subject + 1 < word and tree.parts[subject + 1] != "ADP":
        return
    tree.parts[word], tree.tags[word], tree.lemmas[word] = "VERB", "VBZ", verb_lemma(tree.forms[word])
    for child in list(tree.children[word]):
        if child < subject:
            tree.attach(child, subject, tree.relations[child])
        elif child == subject:
            tree.relations[child] = "nsubj"
        elif child < word:
            tree.attach(child, subject, "nmod")
        elif tree.relations[child] == "nmod":
            tree.relations[child] = "obl"


AFTER_VERBS = frozenset({"to", "that"})
"""What follows the "plural" that is a verb: "amounts to", "claims that"."""


def _is_third_person(form: str) -> bool:
    """Whether a dictionary knows the form as a verb's third person."""
    lemmas = lemminflect.getAllLemmas(form, "VERB").get("VERB", ())
    return any(form in lemminflect.getInflection(lemma, "VBZ") for lemma in lemmas)


def _has_finite_verb(tree: Tree, root: int) -> bool:
    """Whether a sentence has a finite verb outside its subordinate clauses."""
    first, last = tree.sentences[tree.sentence_of[root]]
    return any(
        tree.tags[w] in FINITE_TAGS and tree.heads[w] in {w, root} and tree.child(w, "mark") is None
        for w in range(first, last)
    )
