"""Train syntax and names, each as a pipeline of its own, by the configs in `configs/`."""

from __future__ import annotations

import json
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from demarche.language import encoder, tokenizer
from training.inputs import CONFIGS, WORK
from training.pretraining import PRETRAINED, pretrain

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

SYNTAX = "syntax"
NAMES = "names"
MODELS = (SYNTAX, NAMES)
# Names are those of the step that scores best on the development part. Syntax learns from its development part too,
# once that has chosen the config and the number of steps: then the last step is taken.
KEPT = {SYNTAX: "model-last", NAMES: "model-best"}
RUN = "run.json"
REGISTERED = (encoder.REGISTERED_NAME, tokenizer.REGISTERED_NAME)


def train_all() -> None:
    """Train both parts at the same time, a process each."""
    with get_context("spawn").Pool(len(MODELS)) as pool:
        pool.map(train, MODELS)


def train(model: str, *, steps: int | None = None, hold_back: bool = False, work: Path = WORK) -> None:
    """Train one part ("syntax" or "names") from the files prepared in `work` and write it and how it went there.

    `steps` overrides the number of the config. With `hold_back` syntax is trained without its development part, which
    then scores it, to choose by.
    """
    set_current_ops(NumpyOps(use_blis=False))
    output = work / model
    output.mkdir(parents=True, exist_ok=True)
    run: dict[str, Any] = {}
    if model == SYNTAX and not (work / PRETRAINED).exists():
        run["pretraining"] = pretrain(work)
    config = load_config(
        CONFIGS / f"{model}.cfg", overrides=overrides(model, steps, work, hold_back=hold_back), interpolate=False
    )
    start = time.monotonic()
    nlp: Language = init_nlp(config)
    trained, _ = run_training(nlp, output)
    run |= {
        "config": f"training/configs/{model}.cfg",
        "seed": config["system"]["seed"],
        "steps": config["training"]["max_steps"],
        "seconds": round(time.monotonic() - start),
    }
    if model == NAMES or hold_back:
        run["development"] = _scores(trained)
    (output / RUN).write_text(json.dumps(run, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def overrides(model: str, steps: int | None, work: Path, *, hold_back: bool = False) -> dict[str, Any]:
    """Return what a run sets in its config: the prepared files and, where given, the number of steps."""
    everything = model == SYNTAX and not hold_back
    settings: dict[str, Any] = {
        "paths.train": str(work / f"{model}-{'all' if everything else 'train'}.spacy"),
        "paths.dev": str(work / f"{model}-dev.spacy"),
    }
    if model == SYNTAX and (work / PRETRAINED).exists():
        settings["initialize.init_tok2vec"] = str(work / PRETRAINED)
    return settings if steps is None else settings | {"training.max_steps": steps, "training.eval_frequency": steps}


def _scores(nlp: Language) -> dict[str, float]:
    """Return the scores of the best step on the development files, in per cent."""
    performance = nlp.meta.get("performance", {})
    return {
        name: round(100 * value, 2) for name, value in performance.items() if isinstance(value, float) and value <= 1
    }
