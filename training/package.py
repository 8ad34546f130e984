"""Join the trained parts into one pipeline and write it, in half precision, as package data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
import srsly

from demarche.language import encoder, lemmatizer, tokenizer
from demarche.language.pipeline import MODEL_FOLDER, MODEL_NAME, folder_sha256
from training.inputs import WORK, read_inputs, treebanks_folder
from training.lemmas import LEMMATIZER, lemma_table
from training.report import REPORT, read_report, record
from training.train import KEPT, MODELS, RUN

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "0.2.0"
LICENCE = "CC BY-SA 4.0"
NOTICE = Path(__file__).with_name("NOTICE.model")
REGISTERED = (encoder.REGISTERED_NAME, lemmatizer.COMPONENT, tokenizer.REGISTERED_NAME)


def package(work: Path = WORK, target: Path = MODEL_FOLDER) -> None:
    """Write the joined model to `target`, which is replaced as a whole, and record its fingerprint."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    write_model(joined(work), fresh)
    for model in MODELS:
        record(f"training-{model}", json.loads((work / model / RUN).read_text(encoding="utf-8")))
    record("model", {"name": MODEL_NAME, "version": VERSION, "sha256": folder_sha256(fresh), "bytes": _size(fresh)})
    shutil.copy(NOTICE, fresh / "NOTICE")
    publish_report(fresh)
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def publish_report(target: Path = MODEL_FOLDER) -> None:
    """Copy the report into the model's folder."""
    if read_report():
        shutil.copy(REPORT, target / "training.json")


def joined(work: Path) -> Language:
    """Return one pipeline of the step kept of each part and the lemma table."""
    syntax, names = (spacy.load(work / model / KEPT[model]) for model in MODELS)
    syntax.add_pipe("ner", source=names)
    component: Any = syntax.add_pipe(lemmatizer.COMPONENT, name=LEMMATIZER, after="morphologizer")
    component.fill(lemma_table(treebanks_folder() / file for file in read_inputs().train))
    # Scores are in the report; the weights pretrained on are no part of the model.
    syntax.meta.update(name=MODEL_NAME, version=VERSION, license=LICENCE, performance={})
    syntax.config["initialize"]["init_tok2vec"] = None
    syntax.config["paths"] = dict.fromkeys(syntax.config["paths"])
    return syntax


def write_model(nlp: Language, folder: Path) -> None:
    """Write a pipeline with weights in half precision and a vocabulary of its labels alone."""
    nlp.to_disk(folder)
    for weights in sorted(folder.glob("*/model")):
        weights.write_bytes(halved(weights.read_bytes()))
    strings = folder / "vocab" / "strings.json"
    strings.write_text(json.dumps(label_strings(nlp), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def halved(message: bytes) -> bytes:
    """Return the serialised weights of a component with every array as float16."""
    content: dict[str, Any] = srsly.msgpack_loads(message)
    content["params"] = [
        {name: None if value is None else np.asarray(value, dtype=np.float16) for name, value in parameters.items()}
        for parameters in content["params"]
    ]
    packed: bytes = srsly.msgpack_dumps(content)
    return packed


def label_strings(nlp: Language) -> list[str]:
    """Return the strings that the labels of the pipeline's components need; texts add their own when read."""
    return sorted({label for labels in nlp.pipe_labels.values() for label in labels if label})


def _size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
