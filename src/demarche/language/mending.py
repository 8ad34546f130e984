"""Repairs of the tree where the parser is known to be weak and the words leave no doubt.

Each repair looks at closed-class words and word order only, never at names or topics; `benchmarks/clause_scores.py`
measures what the repairs are worth against the trees of treebanks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import lemminflect

from demarche.language.control import infinitive_is_complement, particle_is_preposition
from demarche.language.predicates import (
    clause_with_subject_is_finite,
    conjunct_is_finite,
    modal_makes_a_verb,
    opening_participle_is_no_root,
    opening_past_is_participle,
    plural_is_the_verb,
    sentence_needs_a_finite_verb,
    verb_lemma,
)
from demarche.language.reports import closing_report_governs, speaks, told_that

if TYPE_CHECKING:
    from demarche.language.tree import Tree

TEMPORAL = frozenset(
    {
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "earlier",
        "later",
        "now",
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "week",
    }
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend"}
)
BY_THEMSELVES = TEMPORAL - {"morning", "afternoon", "evening", "night", "day", "week", "weekend"}
POINTING = frozenset({"this", "that", "last", "next", "earlier", "yesterday", "tomorrow", "same"})
PARTNERS = frozenset({"with", "to", "about", "regarding", "for"})
"""Prepositions that hang nothing on a time: in "spoke on Monday with X" the partner is the verb's."""
QUOTATION_MARKS = frozenset({'"', "”", "“", "''", "``", "»", "’’"})
NOUN_TAGS = frozenset({"NN", "NNP"})
NAME_PARTS = frozenset({"flat", "compound", "flat:name"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSAL = frozenset({"advcl", "acl:relcl", "acl", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
REPORTED_SUBJECT_DISTANCE = 4
"""How many words after its verb an inverted subject may begin ("said the visiting Prime Minister …")."""


def mend(tree: Tree) -> Tree:
    """Apply every repair, in place; the tree is returned for convenience."""
    relations, tags = tree.relations, tree.tags
    for repairs in (WORD_REPAIRS, CLAUSE_REPAIRS):
        for word in range(len(tree.forms)):
            if relations[word] in FUNCTION_WORDS and tags[word] != "POS":
                continue
            for repair in repairs:
                repair(tree, word)
    return tree


FUNCTION_WORDS = frozenset({"punct", "det", "cc", "mark", "aux", "aux:pass", "cop", "nummod", "case"})
"""Relations of words that no repair begins at, but for the mark of the genitive; 43 in 100 words."""


def _genitive_is_possessor(tree: Tree, mark: int) -> None:
    """As in "President X's phone call": a name in the genitive possesses the noun, it is no part of its name."""
    if tree.tags[mark] != "POS":
        return
    word = tree.heads[mark]
    while tree.relations[word] in NAME_PARTS and tree.heads[word] < mark and tree.heads[word] != word:
        word = tree.heads[word]
    if tree.relations[word] in {"compound", "nmod:desc", "nmod", "amod"} and tree.heads[word] > mark:
        tree.relations[word] = "nmod:poss"


def _participle_with_a_that_clause(tree: Tree, word: int) -> None:
    """As in "London urging that …": an -ing word with a that-clause is a verb, what stands before it its subject."""
    if not tree.forms[word].endswith("ing") or not speaks(verb_lemma(tree.forms[word])):
        return
    said = next(
        (c for c in tree.children[word] if c > word and tree.relations[c] in CLAUSAL and _opens_with_that(tree, c)),
        None,
    )
    actor = next((c for c in tree.children[word] if c < word and tree.relations[c] in {"compound", "nsubj"}), None)
    if said is None or actor is None:
        return
    tree.parts[word], tree.tags[word] = "VERB", "VBG"
    tree.lemmas[word] = verb_lemma(tree.forms[word])
    if tree.relations[word] not in CLAUSAL and tree.relations[word] not in {"ROOT", "root"}:
        tree.relations[word] = "advcl"
    tree.relations[actor] = "nsubj"
    tree.relations[said] = "ccomp"


def _a_subject_makes_a_verb(tree: Tree, word: int) -> None:
    """As in "both leaders underscored that …": what has a subject and no copula is a verb, whatever its tag."""
    if tree.parts[word] not in {"ADJ", "NOUN"} or not tree.forms[word].endswith("ed"):
        return
    children = [tree.relations[c] for c in tree.children[word]]
    if "nsubj" not in children or "cop" in children:
        return
    lemma = verb_lemma(tree.forms[word])
    if lemma != tree.forms[word].lower():
        tree.parts[word], tree.tags[word], tree.lemmas[word] = "VERB", "VBD", lemma


def _a_determiner_makes_a_noun(tree: Tree, word: int) -> None:
    """As in "received a telephone call", "held separate telephone calls": no verb has an article or an adjective."""
    if tree.parts[word] != "VERB" or tree.relations[word] not in {"ccomp", "xcomp"}:
        return
    before = [c for c in tree.children[word] if c < word]
    if not any(tree.relations[c] in {"det", "amod"} for c in before) or any(
        tree.relations[c] in {"mark", "aux"} for c in before
    ):
        return
    tree.parts[word], tree.tags[word], tree.relations[word] = "NOUN", "NN", "obj"
    tree.lemmas[word] = noun_lemma(tree.forms[word])
    for child in before:
        if tree.relations[child] in SUBJECTS:
            tree.relations[child] = "compound"
    for child in tree.children[word]:
        if tree.relations[child] == "obl":
            tree.relations[child] = "nmod"


def _a_report_before_that_governs(tree: Tree, word: int) -> None:
    """As in "X maintain, however, that …": the parser makes the report an aside of what it reports; turn that round."""
    if tree.relations[word] != "parataxis":
        return
    said = tree.heads[word]
    if said < word or tree.relations[said] not in {"ROOT", "root"} or not _opens_with_that(tree, said, after=word):
        return
    if tree.child(word, *SUBJECTS) is None or tree.parts[word] != "VERB":
        return
    tree.children[said].remove(word)
    tree.heads[word], tree.relations[word] = word, "ROOT"
    tree.heads[said], tree.relations[said] = word, "ccomp"
    tree.children[word].append(said)
    for child in list(tree.children[said]):
        if child < word:
            tree.attach(child, word, tree.relations[child])
    tree.children[word].sort()


def _opens_with_that(tree: Tree, word: int, after: int = -1) -> bool:
    """Whether a clause has the mark "that" before its predicate (and after a given word) and a subject of its own."""
    mark = tree.child(word, "mark")
    has_mark = mark is not None and after < mark < word and tree.forms[mark].lower() == "that"
    return has_mark and tree.child(word, *SUBJECTS) is not None


def _a_sentence_needs_a_verb(tree: Tree, word: int) -> None:
    """As in "The conversation focused on Syria.": the only verb of a sentence is no participle on its subject.

    The parser may hang "discussed" as a participle on the subject and take the object, or the subject itself, for the
    root. A headline has no full stop, and a participle with an agent is one.
    """
    holder = tree.heads[word]
    if tree.relations[word] != "acl" or tree.tags[word] not in {"VBN", "VBD"} or word < holder:
        return
    top = holder if tree.relations[holder] in {"ROOT", "root"} else tree.heads[holder]
    if tree.relations[top] not in {"ROOT", "root"} or tree.parts[top] not in {"NOUN", "PROPN"} or top == word:
        return
    if _has_verb_or_agent(tree, word, holder, top):
        return
    if holder != top and (tree.relations[holder] not in SUBJECTS or word > top):
        return
    if tree.child(holder, "det") is None and not _follows_name(tree, word, holder):
        return
    _promote(tree, word, holder, top)


def _follows_name(tree: Tree, word: int, holder: int) -> bool:
    """As in "Guterres invited Merkel to speak.": what stands between two names is their verb."""
    if tree.parts[holder] != "PROPN" or tree.parts[word - 1] != "PROPN" or word + 1 >= len(tree.forms):
        return False
    return tree.parts[word + 1] == "PROPN"


def _has_verb_or_agent(tree: Tree, word: int, holder: int, top: int) -> bool:
    """Whether the sentence of a participle has a verb of its own, no full stop, or names the participle's agent."""
    first, last = tree.sentences[tree.sentence_of[word]]
    if tree.forms[last - 1] != "." or tree.child(top, "cop") is not None:
        return True
    if any(tree.tags[w] in FINITE_TAGS and tree.heads[w] in {top, holder} for w in range(first, last)):
        return True
    return any(tree.forms[c].lower() == "by" for g in tree.children[word] for c in tree.children[g])


OF_A_VERB = {"nmod": "obl", "appos": "obj"}
"""What hung on a noun by the first relation hangs on a verb by the second."""


def _promote(tree: Tree, verb: int, subject: int, top: int) -> None:
    """Make `verb` the root of the sentence, with its subject, and what was the root for its object."""
    tree.tags[verb] = "VBD"
    tree.children[tree.heads[verb]].remove(verb)
    tree.heads[verb], tree.relations[verb] = verb, "ROOT"
    if top == subject:
        for child in list(tree.children[top]):
            if child > verb:
                tree.attach(child, verb, OF_A_VERB.get(tree.relations[child], tree.relations[child]))
    else:
        tree.attach(top, verb, "obj")
        for child in list(tree.children[top]):
            if child < verb and child != subject and tree.relations[child] in {"advmod", "obl", "punct", "discourse"}:
                tree.attach(child, verb, tree.relations[child])
    tree.attach(subject, verb, "nsubj")


def noun_lemma(form: str) -> str:
    """The lemma of a form read as a noun."""
    found = lemminflect.getLemma(form.lower(), "NOUN")
    return str(found[0]) if found else form.lower()


def _time_is_no_object(tree: Tree, word: int) -> None:
    """As in "spoke today with X about Y", "by telephone this afternoon with X": what follows is the verb's."""
    if tree.lemmas[word].lower() not in TEMPORAL:
        return
    verb = word
    while tree.parts[verb] not in {"VERB", "AUX"} and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    if tree.parts[verb] != "VERB" or verb > word:
        return
    named = _names_a_day(tree, word)
    if named and tree.relations[word] == "obj" and tree.heads[word] == verb:
        tree.relations[word] = "obl:unmarked"
    for child in list(tree.children[word]):
        case = tree.child(child, "case")
        if tree.relations[child] in {"nmod", "obl"} and case is not None and tree.forms[case].lower() in PARTNERS:
            tree.attach(child, verb, "obl")
        elif named and tree.relations[child] in CLAUSAL and child > word:
            tree.attach(child, verb, "advcl")


def _names_a_day(tree: Tree, word: int) -> bool:
    """Whether a time is one by itself ("today", "Monday") or by a pointing word ("this afternoon", "last week")."""
    form = tree.forms[word].lower()
    if form in BY_THEMSELVES:
        return tree.child(word, "det") is None
    return any(c < word and tree.forms[c].lower() in POINTING for c in tree.children[word])


def _that_clause_is_what_is_said(tree: Tree, word: int) -> None:
    """As in "informed X that Y does Z", "emphasising that …": a that-clause with its own subject is a complement."""
    if tree.relations[word] not in CLAUSAL:
        return
    governor = tree.heads[word]
    _that_is_no_object(tree, word, governor)
    marker = tree.child(word, "mark")
    if marker is None or not _opens_with_that(tree, word):
        return
    if tree.relations[word] in {"acl:relcl", "acl"}:
        if tree.parts[governor] != "PROPN" or tree.relations[governor] not in {"obj", "iobj", "obl", "flat"}:
            return
        while tree.parts[governor] not in {"VERB", "AUX"} and tree.heads[governor] != governor:
            governor = tree.heads[governor]
    if tree.parts[governor] != "VERB" or governor > marker or tree.child(governor, "ccomp") is not None:
        return
    tree.attach(word, governor, "ccomp")


def _that_is_no_object(tree: Tree, word: int, governor: int) -> None:
    """As in "informed X that Y intends to act": after a name "that" joins a clause, it is not what Y intends."""
    if tree.parts[governor] != "PROPN" or tree.child(word, *SUBJECTS) is None:
        return
    that = tree.child(word, "obj")
    if that is not None and that < word and tree.forms[that].lower() == "that":
        tree.relations[that] = "mark"


def _subject_after_quotation(tree: Tree, word: int) -> None:
    """As in "…," said X: what follows the verb of an inverted report is its subject."""
    verb = tree.heads[word]
    if (
        tree.relations[word] != "obj"
        or not verb < word <= verb + REPORTED_SUBJECT_DISTANCE
        or tree.tags[verb] not in {"VBD", "VBZ", "VBP"}
    ):
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


def _names_make_a_list(tree: Tree, word: int) -> None:
    """As in "Peru, Chile and Bolivia said": bare names with one comma and an "and" are a list."""
    first = tree.heads[word]
    if tree.relations[word] != "appos" or word < first or tree.forms[word - 1] != ",":
        return
    joined = tree.child(word, "conj")
    if joined is None or any(tree.parts[w] != "PROPN" for w in (first, word, joined)):
        return
    if joined + 1 < len(tree.forms) and tree.forms[joined + 1] == ",":
        return
    allowed = {"flat", "compound", "punct", "cc", "conj", "appos"}
    if any(tree.relations[c] not in allowed for w in (word, joined) for c in tree.children[w]):
        return
    tree.relations[word] = "conj"
    tree.attach(joined, first, "conj")


def _outer_subject(tree: Tree, word: int) -> None:
    """As in "The problem is that Chile is unwilling": of two subjects, the one before "is that" is the outer."""
    mark, outer = tree.child(word, "mark"), tree.child(word, *SUBJECTS)
    if mark is None or outer is None or tree.forms[mark].lower() != "that":
        return
    has_copula = any(tree.relations[c] == "cop" and outer < c < mark for c in tree.children[word])
    if has_copula and any(tree.relations[c] in SUBJECTS and mark < c < word for c in tree.children[word]):
        tree.relations[outer] = "nsubj:outer"


def _adverb_before_that_is_the_governors(tree: Tree, word: int) -> None:
    """As in "said repeatedly that …": an adverb between a verb and "that" is no part of what is said."""
    verb = tree.heads[word]
    if tree.relations[word] != "ccomp" or verb > word or not _opens_with_that(tree, word, after=verb):
        return
    mark = tree.child(word, "mark")
    for child in list(tree.children[word]):
        if mark is not None and verb < child == mark - 1 and tree.relations[child] == "advmod":
            tree.attach(child, verb, "advmod")


WORD_REPAIRS = (
    _genitive_is_possessor,
    _participle_with_a_that_clause,
    _a_determiner_makes_a_noun,
    _a_subject_makes_a_verb,
    _a_sentence_needs_a_verb,
    modal_makes_a_verb,
    plural_is_the_verb,
    _names_make_a_list,
    _outer_subject,
    sentence_needs_a_finite_verb,
    opening_participle_is_no_root,
    opening_past_is_participle,
    conjunct_is_finite,
    clause_with_subject_is_finite,
    _time_is_no_object,
    particle_is_preposition,
)
"""What words are and what they hang on; before clauses are looked at."""
CLAUSE_REPAIRS = (
    _a_report_before_that_governs,
    _that_clause_is_what_is_said,
    told_that,
    _adverb_before_that_is_the_governors,
    infinitive_is_complement,
    closing_report_governs,
    _subject_after_quotation,
)
"""What clauses hang on."""
