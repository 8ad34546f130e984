"""Clauses out of the tree: one for each predicate, with its own or its understood arguments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from demarche.language.clause import Clause
from demarche.language.control import controller_of
from demarche.language.phrases import NAME_PARTS, phrase_of, preposition_of
from demarche.language.quotations import is_quoted, with_marks
from demarche.language.reports import reports
from demarche.language.verbs import is_finite, is_infinitive, is_negative, modality_of, tense_of, voice_of

if TYPE_CHECKING:
    from demarche.language.clause import Phrase, Role, Span
    from demarche.language.tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
OUTER = "nsubj:outer"
CLAUSAL = frozenset(
    {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "csubj", "csubj:pass", "csubj:outer", "parataxis"}
)
ROLES: dict[str, Role] = {
    "ROOT": "root",
    "root": "root",
    "conj": "conjunct",
    "ccomp": "complement",
    "xcomp": "complement",
    "csubj": "complement",
    "csubj:pass": "complement",
    "csubj:outer": "complement",
    "advcl": "adverbial",
    "advcl:relcl": "adverbial",
    "acl": "adnominal",
    "acl:relcl": "relative",
    "parataxis": "parataxis",
}
RELATIVE_PRONOUNS = frozenset({"which", "who", "that", "whom", "whose", "where", "when"})
OUTSIDE_SPAN = frozenset({"conj", "parataxis"})
OUTSIDE_CORE = frozenset({"conj", "parataxis", "advcl", "advcl:relcl"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod"})


@dataclass(slots=True)
class _Builder:
    """Collects the clauses of one tree; `clause_of` maps a word to the index of the clause it heads, `heads` back."""

    tree: Tree
    quoted: tuple[Span, ...]
    first_sentence: int
    speaker: Phrase | None
    clauses: list[Clause] = field(default_factory=list)
    clause_of: dict[int, int] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)


def clauses_of(
    tree: Tree,
    quoted: tuple[Span, ...],
    first_sentence: int = 0,
    first_clause: int = 0,
    speaker: Phrase | None = None,
) -> tuple[Clause, ...]:
    """All clauses of a tree in the order of their predicates, numbered on from the given sentence and clause.

    `speaker` is who speaks them, in a transcript.
    """
    builder = _Builder(tree, quoted, first_sentence, speaker)
    heads = builder.heads = [word for word in range(len(tree.forms)) if _is_predicate(tree, word)]
    for index, word in enumerate(heads):
        builder.clause_of[word] = index
    for index, word in enumerate(heads):
        builder.clauses.append(_bare_clause(builder, index, word))
    _share_subjects(builder, heads)
    _turn_asides(builder)
    return tuple(_renumbered(clause, first_clause) for clause in builder.clauses)


def _renumbered(clause: Clause, by: int) -> Clause:
    """The clause with every index moved on by `by`."""
    if by == 0:
        return clause
    return replace(
        clause,
        index=clause.index + by,
        parent=None if clause.parent is None else clause.parent + by,
        complement=None if clause.complement is None else clause.complement + by,
    )


def _is_predicate(tree: Tree, word: int) -> bool:
    """Whether a word heads a clause: a verb in a clausal place, or anything with a copula or a subject."""
    relation, part = tree.relations[word], tree.parts[word]
    if relation in {"aux", "aux:pass", "cop", "punct"} or part == "SPACE":
        return False
    if any(tree.relations[c] in {"cop", *SUBJECTS} for c in tree.children[word]):
        return True
    if part not in {"VERB", "AUX"}:
        return False
    if relation in CLAUSAL or relation in {"ROOT", "root"}:
        return True
    if relation == "conj":
        return tree.parts[tree.heads[word]] in {"VERB", "AUX"} or _is_predicate(tree, tree.heads[word])
    return False


def _bare_clause(builder: _Builder, index: int, word: int) -> Clause:
    """The clause of `word` with the arguments it has itself."""
    tree = builder.tree
    copula = any(tree.relations[c] == "cop" for c in tree.children[word])
    indirect = tree.child(word, "iobj")
    target = tree.child(word, "obj")
    own_subject = _own_subject(tree, word)
    parent, role = _governor(builder, word)
    return Clause(
        index=index,
        sentence=builder.first_sentence + tree.sentence_of[word],
        predicate=_predicate(tree, word),
        verb=(tree.starts[word], tree.ends[word]),
        span=_extent(builder, word, OUTSIDE_SPAN),
        core=_extent(builder, word, OUTSIDE_CORE),
        role=role,
        parent=parent,
        copula=copula,
        subject=_subject(tree, word, own_subject),
        object=_argument(tree, word, target) if target is not None else None,
        indirect_object=phrase_of(tree, indirect) if indirect is not None else None,
        obliques=_obliques(tree, word),
        complement=_complement(builder, word),
        predicate_phrase=phrase_of(tree, word) if tree.parts[word] in {"NOUN", "PROPN", "PRON", "ADJ"} else None,
        adverbs=tuple(tree.lemmas[c].lower() for c in tree.children[word] if tree.relations[c] == "advmod"),
        polarity="negative" if is_negative(tree, word) else "positive",
        modality=modality_of(tree, word),
        tense=tense_of(tree, word),
        voice=voice_of(tree, word),
        finite=is_finite(tree, word),
        quoted=is_quoted(tree.starts[word], builder.quoted),
        speaker=builder.speaker,
    )


def _own_subject(tree: Tree, word: int) -> int | None:
    """The word by which the subject hangs on a predicate.

    "it" where a clause behind the verb is what "it" stands for. Of two the inner, where each has its copula ("the view
    is that Chile is ready"); before a verb the outer, whose noun says how it is meant ("the aim is that Chile gains").
    """
    if _extraposed(tree, word) is not None:
        return tree.child(word, "expl")
    found = [c for c in tree.children[word] if tree.relations[c] in SUBJECTS]
    copulas = [c for c in tree.children[word] if tree.relations[c] == "cop"]
    inner = next((c for c in found if tree.relations[c] != OUTER), None)
    return inner if inner is not None and len(copulas) > 1 else next(iter(found), None)


def _extraposed(tree: Tree, word: int) -> int | None:
    """The clause that "it" stands for: "It was decided that the talks would go on"."""
    it, said = tree.child(word, "expl"), tree.child(word, "csubj", "csubj:pass")
    return said if it is not None and said is not None and it < word < said else None


def _predicate(tree: Tree, word: int) -> str:
    """The lemma, with the verb's particle."""
    particle = tree.child(word, "compound:prt")
    lemma = tree.lemmas[word].lower()
    return f"{lemma} {tree.forms[particle].lower()}" if particle is not None else lemma


def _extent(builder: _Builder, word: int, without: frozenset[str]) -> Span:
    """The clause's words as one stretch; a coordinating word before a conjunct is left out.

    A stretch that holds one mark of a quotation gets the other too, where that stands in the same sentence.
    """
    tree = builder.tree
    words = tree.subtree(word, without)
    if tree.relations[word] == "conj":
        words = [w for w in words if not (tree.relations[w] == "cc" and w < word and tree.heads[w] == word)] or words
    first, last = tree.sentences[tree.sentence_of[word]]
    return with_marks(tree.text, tree.extent(words), builder.quoted, (tree.starts[first], tree.ends[last - 1]))


def _governor(builder: _Builder, word: int) -> tuple[int | None, Role]:
    """The clause that governs the clause of `word`, and how."""
    tree = builder.tree
    role = ROLES.get(tree.relations[word], "root")
    current = word
    while tree.heads[current] != current:
        current = tree.heads[current]
        if current in builder.clause_of:
            return builder.clause_of[current], role
    return None, role


def _subject(tree: Tree, word: int, own: int | None) -> Phrase | None:
    """The clause's own subject; a relative pronoun stands for the noun it refers to, a participle for its noun."""
    relation, head = tree.relations[word], tree.heads[word]
    if own is not None:
        if relation == "acl:relcl" and tree.forms[own].lower() in RELATIVE_PRONOUNS:
            return phrase_of(tree, head)
        return phrase_of(tree, own)
    if relation == "acl" and head != word and tree.tags[word] in {"VBG", "VBN"}:
        return phrase_of(tree, head)
    if relation in {"advcl", "conj"} and tree.tags[word] == "VBG":
        return _name_before(tree, word)
    return None


def _argument(tree: Tree, word: int, own: int) -> Phrase:
    """The phrase of an argument; a relative pronoun stands for the noun that its clause is on."""
    relative = tree.relations[word] == "acl:relcl" and tree.heads[word] != word
    if relative and own < word and tree.forms[own].lower() in RELATIVE_PRONOUNS:
        return phrase_of(tree, tree.heads[word])
    return phrase_of(tree, own)


def _name_before(tree: Tree, word: int) -> Phrase | None:
    """The name right before a participle is its subject: "with X stressing that", "amounts to Y conveying"."""
    before = word - 1
    if before < 0 or tree.parts[before] != "PROPN" or tree.sentence_of[before] != tree.sentence_of[word]:
        return None
    while (
        tree.relations[before] in NAME_PARTS
        and tree.heads[before] != before
        and tree.parts[tree.heads[before]] == "PROPN"
    ):
        before = tree.heads[before]
    return phrase_of(tree, before) if before < word else None


def _obliques(tree: Tree, word: int) -> tuple[tuple[str, Phrase], ...]:
    """The prepositional and bare adverbial phrases of a predicate, members of a list each on their own preposition."""
    found: list[tuple[str, Phrase]] = []
    for child in tree.children[word]:
        if tree.relations[child] in OBLIQUES or (tree.relations[child] == "nmod" and tree.parts[word] == "VERB"):
            preposition = preposition_of(tree, child)
            found.append((preposition, phrase_of(tree, child)))
            for other in tree.children[child]:
                own = preposition_of(tree, other) if tree.relations[other] == "conj" else ""
                if own and own != preposition:
                    found.append((own, phrase_of(tree, other)))
    return tuple(found)


def _complement(builder: _Builder, word: int) -> int | None:
    """The clause that `word` says, wants or thinks; a finite one before an infinitive."""
    tree = builder.tree
    for relation in ("ccomp", "xcomp"):
        for child in tree.children[word]:
            if tree.relations[child] == relation and child in builder.clause_of:
                return builder.clause_of[child]
    extraposed = _extraposed(tree, word)
    return None if extraposed is None else builder.clause_of.get(extraposed)


def _share_subjects(builder: _Builder, heads: list[int]) -> None:
    """Give clauses without a subject the one that grammar lets them understand."""
    for word in heads:
        clause = _hung_by_tense(builder, builder.clauses[builder.clause_of[word]], word)
        builder.clauses[clause.index] = clause
        if clause.subject is not None or clause.parent is None:
            continue
        shared = _understood(builder, word, builder.clauses[clause.parent], clause)
        if shared is not None:
            builder.clauses[clause.index] = replace(clause, subject=shared, subject_shared=True)


def _hung_by_tense(builder: _Builder, clause: Clause, word: int) -> Clause:
    """A conjunct in another tense than the clause it was joined to goes with the next governor in its own tense.

    "reiterated concerns that X has the means and emphasized …": "emphasized" continues "reiterated", not "has"; and
    "noted that the talks had stalled and urged …": a simple past continues no perfect (in the treebanks such a conjunct
    hangs on the governor in 6 of 7 cases).
    """
    if clause.role != "conjunct" or clause.parent is None or clause.tense != "past" or not clause.finite:
        return clause
    if clause.subject is not None and not clause.subject_shared:
        return clause
    tags = builder.tree.tags
    parent = builder.clauses[clause.parent]
    perfect = tags[word] == "VBD" and parent.role == "complement" and tags[builder.heads[parent.index]] == "VBN"
    while (parent.tense != clause.tense or perfect) and parent.role != "root" and parent.parent is not None:
        parent = builder.clauses[parent.parent]
        perfect = False
    return replace(clause, parent=parent.index) if parent.tense == clause.tense and parent.finite else clause


def _turn_asides(builder: _Builder) -> None:
    """A report that stands as an aside ("X, he says, does Y") governs what it reports."""
    clauses = builder.clauses
    for aside in list(clauses):
        if not _is_aside_report(aside) or aside.parent is None:
            continue
        said = clauses[aside.parent]
        if said.index == aside.index or aside.parent in _governors(clauses, said):
            continue
        span = _both(builder, aside.span, said.span)
        core = _both(builder, aside.core, said.core)
        clauses[aside.index] = replace(
            aside, parent=said.parent, role=said.role, complement=said.index, span=span, core=core
        )
        clauses[said.index] = replace(said, parent=aside.index, role="complement")


def _both(builder: _Builder, first: Span, second: Span) -> Span:
    """The smallest stretch that holds two, with the marks of quotations."""
    span = min(first[0], second[0]), max(first[1], second[1])
    return with_marks(builder.tree.text, span, builder.quoted, span)


def _governors(clauses: list[Clause], clause: Clause) -> set[int]:
    """The clauses above a clause."""
    found: set[int] = set()
    while clause.parent is not None and clause.parent not in found:
        found.add(clause.parent)
        clause = clauses[clause.parent]
    return found


def _is_aside_report(clause: Clause) -> bool:
    """Whether a clause is "he says" and nothing more: a reporting verb with a subject and nothing that is said."""
    if clause.role != "parataxis" or clause.complement is not None or clause.subject is None or clause.subject_shared:
        return False
    return clause.finite and clause.object is None and reports(clause.predicate)


def _understood(builder: _Builder, word: int, parent: Clause, clause: Clause) -> Phrase | None:
    """The subject a clause takes from its governing clause.

    A conjunct and a participle take the governor's subject; an infinitive that of its controller: the object where the
    governor has one ("urged Assad to step down"), else the subject.
    """
    relation = builder.tree.relations[word]
    if relation == "xcomp" or (relation == "ccomp" and is_infinitive(builder.tree, word)):
        return controller_of(parent)
    if relation == "advcl" and not clause.finite:
        return parent.subject
    if relation in {"conj", "parataxis"}:
        return parent.subject
    return None
