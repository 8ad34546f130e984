"""Memory: a very long document is analysed piece by piece."""

from __future__ import annotations

import subprocess
import sys

import pytest

BYTES = 2_000_000
PEAK = 1_000_000_000
CODE = f"""
import resource
from demarche.language.analyse import analyse
sentence = "The ministers of Togo and Mali, who met in Lima on Monday, agreed to open the border. "
paragraph = sentence * 6 + "\\n"
analysis = analyse(paragraph * ({BYTES} // len(paragraph) + 1))
print(len(analysis.clauses), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


@pytest.mark.slow
def test_two_megabytes_stay_under_a_gigabyte() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    clauses, peak = map(int, done.stdout.split())
    assert clauses > BYTES // 100
    assert peak < PEAK
