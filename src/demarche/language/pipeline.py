"""The trained English pipeline: tags, morphology, lemmas, syntax, sentence boundaries and names.

What the tokens of a document carry: `tag_` a Penn Treebank tag, `pos_` and `morph` the part of speech and the features
of Universal Dependencies, `lemma_`, `dep_` and `head` a basic Universal Dependencies tree ("ROOT" for its root), and
`ents` names labelled PERSON, ORG, LOC, EVENT or MISC. A run of white space other than one space is a token of its own,
with the part of speech SPACE, that hangs on the word before it. The recipe is in `training/` of the repository.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import spacy
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from demarche.language import encoder, lemmatizer, tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

T = TypeVar("T")
MODEL_FOLDER = Path(__file__).with_name("model")
MODEL_NAME = "demarche-en"
# Files of the model's folder that describe the model and do not change what it computes.
DESCRIPTIONS = frozenset({"NOTICE", "training.json", "meta.json"})
# What the model's config names, registered when this module is imported.
REGISTERED = (encoder.REGISTERED_NAME, lemmatizer.COMPONENT, tokenizer.REGISTERED_NAME)


@cache
def load_pipeline() -> Language:
    """Return the pipeline of the package data, loaded once per process.

    It expects normalised text: `load_pipeline()(normalise(text))`. The weights are stored in half precision and cast to
    float32 here, so the arithmetic is that of training.
    """
    return load_folder(MODEL_FOLDER)


def in_one_thread(items: Iterable[T]) -> Iterator[T]:
    """Yield what `items` yields, each made with NumPy's matrix product kept to one thread.

    The matrices of a sentence are too small to share: two threads take twice the processor time of one and are no
    faster (measured: 28 against 18 s for the same texts).
    """
    threads = _matrix_threads()
    iterator = iter(items)
    while True:
        with threads.limit(limits=1, user_api="blas"):
            try:
                item = next(iterator)
            except StopIteration:
                return
        yield item


@cache
def _matrix_threads() -> ThreadpoolController:
    """Return the hold on the threads of the libraries that are loaded."""
    return ThreadpoolController()


@cache
def model_identity() -> dict[str, str]:
    """Return name, version and fingerprint of the model: {"name", "version", "sha256"}.

    The fingerprint is the SHA-256 over names and contents of the files that decide what the model computes.
    """
    return {"name": MODEL_NAME, "version": str(load_pipeline().meta["version"]), "sha256": folder_sha256(MODEL_FOLDER)}


def load_folder(folder: Path) -> Language:
    """Return the pipeline stored in `folder`, its weights cast to float32.

    NumPy multiplies its matrices: on the machine this was measured on (AMD EPYC) it is three times as fast as the
    library that spaCy takes by default, 105 against 35 GFLOPS, and the whole pipeline 1.7 times as fast.
    """
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(folder)
    for _, component in nlp.pipeline:
        _cast_weights(getattr(component, "model", None))
    return nlp


def folder_sha256(folder: Path) -> str:
    """Return the fingerprint of the model in `folder`."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in DESCRIPTIONS):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _cast_weights(model: Any) -> None:
    """Cast the weights of a thinc model and of its parts to float32."""
    for node in model.walk() if model is not None else ():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float32"))
