"""Turn the corpora into spaCy's training files in the work folder, and record what went in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, DocBin

from demarche.language.tokenizer import build_tokenizer
from training.conllu import read_sentences
from training.gum_names import read_gum_names
from training.inputs import WORK, read_inputs, sha256, treebanks_folder
from training.names import NamedText, read_names
from training.politics import political_texts
from training.pretraining import write_texts
from training.report import record
from training.silver import silver_names
from training.titles import titled_copies
from training.treebank import PARAGRAPH_BREAKS, document, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language

GUM_SCHEME = "gum"
SEED = 1
# Every tenth text of a names corpus is kept back to choose the best step by.
DEVELOPMENT_SHARE = 10
# Sentences about politics with drawn names: each of the table some seventy times.
POLITICAL = 4500


def prepare() -> None:
    """Write the training and development files of syntax and names into the work folder."""
    WORK.mkdir(exist_ok=True)
    language = spacy.blank("en")
    language.tokenizer = build_tokenizer(language)
    counts = {
        f"{model}-{part}": _write(docs, WORK / f"{model}-{part}.spacy")
        for model, parts in (("syntax", syntax_documents(language)), ("names", names_documents(language)))
        for part, docs in parts.items()
    }
    folder = treebanks_folder()
    record("inputs", {file: sha256(folder / file) for file in read_inputs().files()})
    record("prepared", counts | {"pretraining": {"texts": write_texts()}})


def syntax_documents(language: Language) -> dict[str, list[Doc]]:
    """Return the train and dev parts of the treebanks, and both together, as documents of a few sentences."""
    inputs = read_inputs()
    parts = {
        part: [doc for file in files for doc in treebank_documents(language, treebanks_folder() / file)]
        for part, files in (("train", inputs.train), ("dev", inputs.dev))
    }
    return parts | {"all": parts["train"] + parts["dev"]}


def treebank_documents(language: Language, path: Path) -> Iterator[Doc]:
    """Yield a treebank as documents of a few sentences."""
    for number, run in enumerate(passages(read_sentences(path), SEED)):
        yield document(language.vocab, run, PARAGRAPH_BREAKS[number % len(PARAGRAPH_BREAKS)])


def names_documents(language: Language) -> dict[str, list[Doc]]:
    """Return the corpora of names as documents, a part of each kept back for development.

    To the training part are added copies with people introduced by their titles, sentences of official documents that
    the knowledge base explains, and sentences about politics with names drawn from it.
    """
    parts: dict[str, list[NamedText]] = {"train": [], "dev": []}
    for source in read_inputs().names:
        for file in source.train:
            for number, named in enumerate(read_names_file(treebanks_folder() / file, source.scheme)):
                parts["dev" if number % DEVELOPMENT_SHARE == 0 else "train"].append(named)
        for file in source.dev:
            parts["dev"] += read_names_file(treebanks_folder() / file, source.scheme)
    parts["train"] += titled_copies(parts["train"], SEED) + silver_names(SEED) + political_texts(POLITICAL, SEED)
    return {part: [named_document(language, named) for named in texts] for part, texts in parts.items()}


def read_names_file(path: Path, scheme: str) -> Iterable[NamedText]:
    """Return the texts of a names corpus by its annotation scheme."""
    return read_gum_names(path) if scheme == GUM_SCHEME else read_names(path, scheme)


def named_document(language: Language, named: NamedText) -> Doc:
    """Return a text as our tokenizer splits it, its names as entities; a name inside a token takes the whole token."""
    doc = language.make_doc(named.text)
    spans = []
    taken: set[int] = set()
    for start, end, label in named.spans:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and not taken & set(range(span.start, span.end)):
            taken |= set(range(span.start, span.end))
            spans.append(span)
    unknown = [doc.char_span(start, end, alignment_mode="expand") for start, end in named.unknown]
    positions = {token.i for span in unknown if span is not None for token in span} - taken
    missing = [doc[position : position + 1] for position in sorted(positions)]
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def _write(docs: list[Doc], path: Path) -> dict[str, int]:
    """Write documents to a file and return how much is in them."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    labels = Counter(entity.label_ for doc in docs for entity in doc.ents)
    return {"documents": len(docs), "tokens": sum(map(len, docs))} | dict(sorted(labels.items()))
