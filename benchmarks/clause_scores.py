"""How many of the clauses that gold trees hold come out of the raw text: F1 per field, recall per phenomenon.

    python -m benchmarks.clause_scores [--parts dev|test] [--without REPAIR…] [--each] [--show FIELD]

Both sides go through the same `clauses_of`. The gold side takes the treebank's trees as they stand; the other takes the
model's trees on the running text of the same documents, mended. `gold mended` is the gold trees after `mend`: what is
lost there, a repair spoils in a tree that was right. `--each` takes every repair away in turn and prints what that
costs, `--show` prints clauses whose field differs.
"""

from __future__ import annotations

import argparse
import copy
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from demarche.language import mending
from demarche.language.clauses import clauses_of
from demarche.language.pipeline import load_pipeline
from demarche.language.quotations import quotations
from demarche.language.tree import tree_of
from training.conllu import read_sentences
from training.inputs import treebanks_folder
from training.treebank import document, passages, raw_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.language.tree import Tree
    from training.conllu import Sentence

Facts: TypeAlias = set[tuple[object, ...]]
TREEBANKS = {"ewt": "ewt-{part}.conllu.gz", "gum": "gum-free-{part}.conllu.gz"}
PARAGRAPH_BREAK = "\n\n"
LONG_SENTENCE = 160
"""Code points from which a sentence counts as long; about 30 words, one in eight of the treebanks."""
SHOWN = 60


@dataclass(frozen=True)
class Passage:
    """One document of a treebank: its text, its gold tree and the model's."""

    text: str
    gold: Tree
    parsed: Tree


@dataclass
class Counts:
    """Gold, found and agreeing facts."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Facts, found: Facts) -> None:
        """Count two sets of facts about one document."""
        self.gold += len(gold)
        self.found += len(found)
        self.right += len(gold & found)

    @property
    def f1(self) -> float:
        """F1 in per cent."""
        total = self.gold + self.found
        return 200 * self.right / total if total else 0.0


@dataclass
class Scores:
    """Counts per field, and per phenomenon the gold clauses with those found whole."""

    fields: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in FIELDS})
    phenomena: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def together(self) -> float:
        """F1 over the facts of all fields, in per cent."""
        everything = Counts()
        for counts in self.fields.values():
            everything.gold += counts.gold
            everything.found += counts.found
            everything.right += counts.right
        return everything.f1


def _head(phrase: Phrase | None) -> Span | None:
    return phrase.head if phrase is not None else None


def _member_heads(verb: Span, phrase: Phrase | None) -> Iterator[tuple[object, ...]]:
    """The verb with the head of every member of a phrase."""
    for member in phrase.members if phrase is not None else ():
        yield verb, member.head


def _per_clause(facts: Callable[[Clause, Sequence[Clause]], Iterable[tuple[object, ...]]]) -> FieldFacts:
    return lambda clauses: {fact for clause in clauses for fact in facts(clause, clauses)}


FieldFacts: TypeAlias = "Callable[[Sequence[Clause]], Facts]"
FIELDS: dict[str, FieldFacts] = {
    "predicate": _per_clause(lambda c, _: [(c.verb, c.copula)]),
    "subject": _per_clause(lambda c, _: () if c.subject_shared else _member_heads(c.verb, c.subject)),
    "understood subject": _per_clause(lambda c, _: _member_heads(c.verb, c.subject) if c.subject_shared else ()),
    "object": _per_clause(lambda c, _: (*_member_heads(c.verb, c.object), *_member_heads(c.verb, c.indirect_object))),
    "oblique": _per_clause(lambda c, _: [(c.verb, by, phrase.head) for by, phrase in c.obliques]),
    "complement": _per_clause(
        lambda c, clauses: [(c.verb, clauses[c.complement].verb)] if c.complement is not None else []
    ),
    "governor": _per_clause(
        lambda c, clauses: [(c.verb, clauses[c.parent].verb if c.parent is not None else None, c.role)]
    ),
    "negation": _per_clause(lambda c, _: [(c.verb,)] if c.polarity == "negative" else []),
    "passive": _per_clause(lambda c, _: [(c.verb,)] if c.voice == "passive" else []),
    "tense": _per_clause(lambda c, _: [(c.verb, c.tense)] if c.tense != "none" else []),
    "modality": _per_clause(lambda c, _: [(c.verb, c.modality)] if c.modality != "fact" else []),
}


def phenomena_of(clause: Clause, clauses: Sequence[Clause], sentence_length: int) -> Iterator[str]:
    """The phenomena that a gold clause is a case of."""
    place = _place(clause, clauses, sentence_length)
    if place:
        yield place
    if clause.voice == "passive":
        yield "passive with agent" if clause.oblique("by") is not None else "passive without agent"
    if clause.subject is not None and clause.subject.conjuncts:
        yield "conjoined subjects"
    if clause.subject is not None and clause.subject.appositions:
        yield "subject with apposition"
    if clause.copula:
        yield "copula"


def _place(clause: Clause, clauses: Sequence[Clause], sentence_length: int) -> str | None:
    """How a clause hangs in its sentence, more finely than by its role."""
    parent = clauses[clause.parent] if clause.parent is not None else None
    if clause.role == "complement" and (parent is None or parent.complement != clause.index):
        return None
    if clause.role == "complement" and parent is not None and not clause.finite:
        return "complement of an object's control" if parent.object is not None else "complement, infinite"
    quoted = clause.quoted and parent is not None and not parent.quoted
    return {
        "conjunct": f"conjoined predicate, {'long' if sentence_length >= LONG_SENTENCE else 'short'} sentence",
        "relative": "relative clause",
        "adnominal": "participle or infinitive on a noun",
        "parataxis": "parataxis, quoted" if quoted else "parataxis",
        "adverbial": "adverbial, finite" if clause.finite else "adverbial participle or infinitive",
        "complement": "complement, quoted" if quoted else "complement, finite",
    }.get(clause.role)


def whole(clause: Clause, clauses: Sequence[Clause]) -> tuple[object, ...]:
    """What must agree for a clause to count as found whole: its governor, its role and its core arguments."""
    parent = clauses[clause.parent].verb if clause.parent is not None else None
    return (clause.verb, parent, clause.role, _head(clause.subject), _head(clause.object), clause.voice)


def score(passages_of: Iterable[Passage], side: Callable[[Passage], Tree]) -> Scores:
    """Compare the gold clauses of each passage with those of one side's tree."""
    scores = Scores()
    for passage in passages_of:
        tree = side(passage)
        quoted = quotations(passage.text, ((0, len(passage.text)),))
        gold, found = clauses_of(passage.gold, quoted), clauses_of(tree, quoted)
        for name, facts in FIELDS.items():
            scores.fields[name].add(facts(gold), facts(found))
        have = {whole(clause, found) for clause in found}
        for clause in gold:
            first, last = passage.gold.sentences[clause.sentence]
            length = passage.gold.ends[last - 1] - passage.gold.starts[first]
            for phenomenon in phenomena_of(clause, gold, length):
                counter = scores.phenomena.setdefault(phenomenon, Counter())
                counter["gold"] += 1
                counter["right"] += whole(clause, gold) in have
    return scores


def read_passages(name: str, part: str) -> list[Passage]:
    """The documents of a treebank with gold and parsed trees; lemmas of the gold side are the treebank's."""
    nlp = load_pipeline()
    runs = list(passages(read_sentences(treebanks_folder() / TREEBANKS[name].format(part=part)), None))
    texts = [raw_text(run, PARAGRAPH_BREAK)[0] for run in runs]
    return [
        Passage(text, _gold_tree(run, text), tree_of(parsed, text))
        for run, text, parsed in zip(runs, texts, nlp.pipe(texts), strict=True)
    ]


def _gold_tree(run: Sequence[Sentence], text: str) -> Tree:
    """The treebank's tree of a document."""
    gold: Doc = document(load_pipeline().vocab, run, PARAGRAPH_BREAK)
    lemmas = iter(word.lemma for sentence in run for word in sentence.words)
    for token in gold:
        token.lemma_ = token.text if token.is_space else next(lemmas)
    return tree_of(gold, text)


def mended(tree: Tree) -> Tree:
    """A mended copy of a tree."""
    return mending.mend(copy.deepcopy(tree))


def print_table(columns: dict[str, Scores]) -> None:
    """Print F1 per field and recall of whole clauses per phenomenon, a column for each side."""
    print(f"{'F1 per field':42}" + "".join(f"{name:>14}" for name in columns))
    for name in FIELDS:
        print(f"{name:42}" + "".join(f"{column.fields[name].f1:14.1f}" for column in columns.values()))
    print(f"{'all fields':42}" + "".join(f"{column.together:14.1f}" for column in columns.values()))
    print("recall of whole clauses per phenomenon")
    first = next(iter(columns.values()))
    for name in sorted(first.phenomena):
        gold = first.phenomena[name]["gold"]
        shares = (column.phenomena[name]["right"] / gold for column in columns.values())
        print(f"  {name:34}{gold:6}" + "".join(f"{100 * share:14.1f}" for share in shares))


def print_each(name: str, found: list[Passage]) -> None:
    """Print what taking one repair away changes, in points of F1 over all fields."""
    base = score(found, lambda passage: mended(passage.parsed)).together
    gold_base = score(found, lambda passage: mended(passage.gold)).together
    print(f"{name}: all repairs {base:.2f}, on gold trees {gold_base:.2f}; one taken away:")
    for table in ("WORD_REPAIRS", "CLAUSE_REPAIRS"):
        for repair in getattr(mending, table):
            with _Without({repair.__name__}):
                parsed = score(found, lambda passage: mended(passage.parsed)).together
                gold = score(found, lambda passage: mended(passage.gold)).together
            print(f"  {repair.__name__:42}{parsed - base:+8.2f}{gold - gold_base:+8.2f}")


class _Without:
    """Leaves out repairs by name while it is open."""

    def __init__(self, names: set[str]) -> None:
        self._names = names
        self._kept: dict[str, Any] = {}

    def __enter__(self) -> None:
        for table in ("WORD_REPAIRS", "CLAUSE_REPAIRS"):
            self._kept[table] = getattr(mending, table)
            setattr(mending, table, tuple(r for r in self._kept[table] if r.__name__ not in self._names))

    def __exit__(self, *_: object) -> None:
        for table, repairs in self._kept.items():
            setattr(mending, table, repairs)


def print_differences(found: list[Passage], name: str) -> None:
    """Print sentences in which a field of a clause differs between gold and mended trees."""
    shown = 0
    for passage in found:
        quoted = quotations(passage.text, ((0, len(passage.text)),))
        gold, other = clauses_of(passage.gold, quoted), clauses_of(mended(passage.parsed), quoted)
        wanted, got = FIELDS[name](gold), FIELDS[name](other)
        for first, last in passage.gold.sentences:
            start, end = passage.gold.starts[first], passage.gold.ends[last - 1]
            missing, extra = _within(wanted - got, start, end), _within(got - wanted, start, end)
            if (missing or extra) and shown < SHOWN:
                shown += 1
                print(passage.text[start:end].replace("\n", " "))
                for sign, facts in (("-", missing), ("+", extra)):
                    for fact in facts:
                        print("   ", sign, " | ".join(_shown(passage.text, part) for part in fact))


def _within(facts: Facts, start: int, end: int) -> list[tuple[object, ...]]:
    """The facts whose predicate stands in a stretch of text."""
    return sorted((f for f in facts if isinstance(f[0], tuple) and start <= f[0][0] < end), key=repr)


def _shown(text: str, part: object) -> str:
    return text[part[0] : part[1]] if isinstance(part, tuple) else str(part)


def main() -> None:
    """Print the tables of every treebank."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--without", nargs="*", default=[], help="names of repairs to leave out")
    parser.add_argument("--each", action="store_true", help="print what each repair brings")
    parser.add_argument("--show", choices=tuple(FIELDS), help="print clauses whose field differs")
    options = parser.parse_args()
    found = {name: read_passages(name, options.part) for name in TREEBANKS}
    with _Without(set(options.without)):
        for name, documents in found.items():
            if options.each:
                print_each(name, documents)
            elif options.show:
                print_differences(documents, options.show)
            else:
                print(f"\n{name}-{options.part}: {len(documents)} documents")
                print_table(
                    {
                        "model": score(documents, lambda passage: passage.parsed),
                        "model mended": score(documents, lambda passage: mended(passage.parsed)),
                        "gold mended": score(documents, lambda passage: mended(passage.gold)),
                    }
                )


if __name__ == "__main__":
    main()
