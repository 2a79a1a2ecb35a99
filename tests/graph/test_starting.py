"""What a program loads when it starts: soon, and so that it keeps to its core."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STARTED = """
import sys
import {module}
import graph.analyses
import numpy
graph.analyses.all_analyses()
loaded = list(sys.modules)
print(loaded.index("graph") < loaded.index("numpy"), "scipy.optimize" in loaded)
"""


@pytest.mark.parametrize("module", ["graph.__main__", "loaders.__main__", "dashboard.__main__"])
def test_the_threads_are_set_first_and_the_solver_waits_until_it_is_asked(module: str) -> None:
    # The linear algebra library reads its threads when numpy is loaded; the solver takes a second.
    code = STARTED.format(module=module)
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["True", "False"]
