"""How well Demarche reads: its records and comparisons measured against gold written by hand."""

from demarche.evaluation.figures import Figure
from demarche.evaluation.run import evaluate, run_evaluation

__all__ = ["Figure", "evaluate", "run_evaluation"]
