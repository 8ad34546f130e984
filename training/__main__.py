"""`python -m training prepare|train|package|evaluate|all`."""

from __future__ import annotations

import argparse
import os

STEPS = ("prepare", "train", "package", "evaluate")
# One thread per process: two processes train side by side, and rates are given per core.
os.environ.setdefault("OMP_NUM_THREADS", "1")


def main() -> None:
    """Run one step of the recipe, or all of them in order."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("step", choices=(*STEPS, "all"))
    parser.add_argument("--model", choices=("syntax", "names"), help="train this part alone")
    parser.add_argument(
        "--hold-back", action="store_true", help="train syntax without its development part, to choose by"
    )
    arguments = parser.parse_args()
    for step in STEPS if arguments.step == "all" else (arguments.step,):
        _run(step, arguments.model, hold_back=arguments.hold_back)


def _run(step: str, model: str | None, *, hold_back: bool) -> None:
    """Run one step; its modules are imported late, so that a step loads no more than it needs."""
    if step == "prepare":
        from training.prepare import prepare  # noqa: PLC0415

        prepare()
    elif step == "train":
        from training.train import train, train_all  # noqa: PLC0415

        train(model, hold_back=hold_back) if model else train_all()
    elif step == "package":
        from training.package import package  # noqa: PLC0415

        package()
    else:
        from training.evaluate import evaluate, print_scores  # noqa: PLC0415
        from training.package import publish_report  # noqa: PLC0415
        from training.report import record  # noqa: PLC0415

        scores = evaluate()
        print_scores(scores)
        record("scores", scores)
        publish_report()


if __name__ == "__main__":
    main()
