"""Train syntax and names, each as a pipeline of its own, by the configs in `configs/`."""

from __future__ import annotations

import json
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config

from demarche.language import tokenizer
from training.inputs import WORK

if TYPE_CHECKING:
    from spacy.language import Language

CONFIGS = Path(__file__).with_name("configs")
SYNTAX = "syntax"
NAMES = "names"
MODELS = (SYNTAX, NAMES)
BEST = "model-best"
RUN = "run.json"
REGISTERED = (tokenizer.REGISTERED_NAME,)


def train_all() -> None:
    """Train both parts at the same time, a process each."""
    with get_context("spawn").Pool(len(MODELS)) as pool:
        pool.map(train, MODELS)


def train(model: str, steps: int | None = None, work: Path = WORK) -> None:
    """Train one part ("syntax" or "names") from the files prepared in `work` and write it and how it went there.

    `steps` overrides the number of the config.
    """
    output = work / model
    output.mkdir(parents=True, exist_ok=True)
    settings = overrides(model, steps, work)
    config = load_config(CONFIGS / f"{model}.cfg", overrides=settings, interpolate=False)
    start = time.monotonic()
    nlp: Language = init_nlp(config)
    trained, _ = run_training(nlp, output)
    run = {
        "config": f"training/configs/{model}.cfg",
        "seed": config["system"]["seed"],
        "steps": config["training"]["max_steps"],
        "seconds": round(time.monotonic() - start),
        "development": _scores(trained),
    }
    (output / RUN).write_text(json.dumps(run, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def overrides(model: str, steps: int | None, work: Path) -> dict[str, Any]:
    """Return what a run sets in its config: the prepared files and, where given, the number of steps."""
    paths = {f"paths.{part}": str(work / f"{model}-{part}.spacy") for part in ("train", "dev")}
    return paths if steps is None else paths | {"training.max_steps": steps, "training.eval_frequency": steps}


def _scores(nlp: Language) -> dict[str, float]:
    """Return the scores of the best step on the development files, in per cent."""
    performance = nlp.meta.get("performance", {})
    return {
        name: round(100 * value, 2) for name, value in performance.items() if isinstance(value, float) and value <= 1
    }
