"""A plain configuration trained for a moment, to set our speed beside in the same run.

How fast a pipeline reads depends on its shape and hardly on how well it was trained.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config

from training.inputs import CONFIGS, WORK
from training.train import KEPT, MODELS, NAMES, SYNTAX, overrides

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TABLE = CONFIGS / "baseline.toml"
# Steps after which the parser makes trees and the tagger tags; scores do not matter here.
STEPS = 300


def baseline_pipeline(work: Path = WORK) -> Language:
    """Return the plain configuration as one pipeline, trained first where it is not in the work folder yet.

    It multiplies with the library that spaCy takes by default, and has no lemmatizer.
    """
    folder = work / "baseline"
    for model in MODELS:
        if not (folder / model / KEPT[SYNTAX]).exists():
            _train(model, folder / model, work)
    syntax, names = (spacy.load(folder / model / KEPT[SYNTAX]) for model in MODELS)
    syntax.add_pipe("ner", source=names, name=NAMES)
    return syntax


def _train(model: str, folder: Path, work: Path) -> None:
    """Train one part of the plain configuration."""
    shape: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))[model]
    settings = overrides(model, STEPS, work, hold_back=True) | shape
    settings.pop("initialize.init_tok2vec", None)
    folder.mkdir(parents=True, exist_ok=True)
    run_training(init_nlp(load_config(CONFIGS / f"{model}.cfg", overrides=settings, interpolate=False)), folder)
