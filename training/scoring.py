"""Scores of a pipeline on raw text: words are matched by their offsets, so a wrong token costs every layer above it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from demarche.language.normalise import normalise
from training.lemmas import LEMMATIZER, UNKNOWN
from training.treebank import raw_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from training.conllu import Sentence
    from training.names import NamedText

Span = tuple[int, int]
# Whole treebank documents are set with two line breaks between paragraphs.
PARAGRAPH_BREAK = "\n\n"


@dataclass
class Tally:
    """Counts of gold, predicted and agreeing items."""

    gold: int = 0
    predicted: int = 0
    correct: int = 0

    @property
    def f1(self) -> float:
        """Return the F1 score in per cent, one decimal."""
        total = self.gold + self.predicted
        return round(200 * self.correct / total, 1) if total else 0.0

    def add(self, gold: set[object], predicted: set[object]) -> None:
        """Count two sets of items."""
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.correct += len(gold & predicted)


@dataclass
class SyntaxScores:
    """F1 over words as the CoNLL shared tasks count it; relations with their subtypes unless said otherwise."""

    words: Tally = field(default_factory=Tally)
    sentences: Tally = field(default_factory=Tally)
    tag: Tally = field(default_factory=Tally)
    upos: Tally = field(default_factory=Tally)
    feats: Tally = field(default_factory=Tally)
    uas: Tally = field(default_factory=Tally)
    las: Tally = field(default_factory=Tally)
    las_without_subtypes: Tally = field(default_factory=Tally)
    lemma: Counter[bool] = field(default_factory=Counter)
    lemma_of_gold_upos: Counter[bool] = field(default_factory=Counter)

    def table(self) -> dict[str, float]:
        """Return the scores in per cent.

        Lemma is the accuracy over the words that were matched; of gold upos, that of the lemmatizer alone, given each
        gold word with its part of speech.
        """
        scores = {name: value.f1 for name, value in vars(self).items() if isinstance(value, Tally)}
        counts = {"lemma": self.lemma, "lemma_of_gold_upos": self.lemma_of_gold_upos}
        return scores | {
            name: round(100 * count[True] / max(1, count.total()), 1) for name, count in counts.items() if count
        }


def score_syntax(nlp: Language, documents: Iterable[Sequence[Sentence]]) -> SyntaxScores:
    """Return the scores of `nlp` on whole documents given as raw text."""
    scores = SyntaxScores()
    runs = list(documents)
    if LEMMATIZER in getattr(nlp, "pipe_names", ()):
        lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
        for word in (word for run in runs for sentence in run for word in sentence.words if word.lemma != UNKNOWN):
            right = lemmatizer.lemma(normalise(word.form), word.upos) == normalise(word.lemma)
            scores.lemma_of_gold_upos[right] += 1
    texts = [raw_text(run, PARAGRAPH_BREAK) for run in runs]
    for run, (_, offsets), doc in zip(runs, texts, nlp.pipe(text for text, _ in texts), strict=True):
        _add_document(scores, run, offsets, doc)
    return scores


def _add_document(scores: SyntaxScores, run: Sequence[Sentence], offsets: Sequence[Span], doc: Doc) -> None:
    """Add one document to the counts."""
    gold_rows: dict[str, set[object]] = {name: set() for name in _LAYERS}
    lemmas: dict[Span, str] = {}
    sentence_spans: set[object] = set()
    first = 0
    for sentence in run:
        spans = offsets[first : first + len(sentence.words)]
        first += len(sentence.words)
        sentence_spans.add((spans[0][0], spans[-1][1]))
        for span, word in zip(spans, sentence.words, strict=True):
            head = spans[word.head - 1] if word.head else None
            relation = word.deprel if word.head else "root"
            _add_word(gold_rows, span, (word.xpos, word.upos, word.feats), (head, relation))
            lemmas[span] = word.lemma
    tokens = [token for token in doc if not token.is_space]
    rows: dict[str, set[object]] = {name: set() for name in _LAYERS}
    for token in tokens:
        head_token = _head(token)
        head = None if head_token is None else _span(head_token)
        relation = "root" if head is None else token.dep_
        _add_word(rows, _span(token), (token.tag_, token.pos_, str(token.morph)), (head, relation))
        if _span(token) in lemmas:
            scores.lemma[token.lemma_ == lemmas[_span(token)]] += 1
    for name in _LAYERS:
        getattr(scores, name).add(gold_rows[name], rows[name])
    scores.sentences.add(sentence_spans, set(_sentence_spans(doc)))


_LAYERS = ("words", "tag", "upos", "feats", "uas", "las", "las_without_subtypes")


def _add_word(
    rows: dict[str, set[object]], span: Span, marks: tuple[str, str, str], arc: tuple[Span | None, str]
) -> None:
    """Add a word to the sets of every layer."""
    tag, upos, feats = marks
    head, relation = arc
    rows["words"].add(span)
    rows["tag"].add((span, tag))
    rows["upos"].add((span, upos))
    rows["feats"].add((span, feats))
    rows["uas"].add((span, head))
    rows["las"].add((span, head, relation))
    rows["las_without_subtypes"].add((span, head, relation.partition(":")[0]))


def _head(token: Token) -> Token | None:
    """Return the head of a token past white space, None for a root."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return None if token.head.i == token.i or head.is_space else head


def _span(token: Token) -> Span:
    """Return the offsets of a token."""
    return token.idx, token.idx + len(token)


def _sentence_spans(doc: Doc) -> Iterable[Span]:
    """Yield the offsets of the sentences, without white space at their ends."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])


def score_names(nlp: Language, texts: Iterable[NamedText], labels: frozenset[str]) -> dict[str, float]:
    """Return F1 of exact spans in per cent, for all `labels` together and for each; a nested name counts once."""
    named = list(texts)
    tallies: dict[str, Tally] = {label: Tally() for label in sorted(labels)}
    everything = Tally()
    for text, doc in zip(named, nlp.pipe(text.text for text in named), strict=True):
        gold: set[object] = {span for span in text.spans if span[2] in labels}
        found: set[object] = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in labels}
        everything.add(gold, found)
        for label, tally in tallies.items():
            tally.add(_of(gold, label), _of(found, label))
    return {"all": everything.f1} | {label: tally.f1 for label, tally in tallies.items()}


def _of(spans: set[object], label: str) -> set[object]:
    """Return the spans with a label."""
    return {span for span in spans if isinstance(span, tuple) and span[2] == label}
