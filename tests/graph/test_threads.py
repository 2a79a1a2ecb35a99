"""Programs are started so that the linear algebra library does not take more than its core."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORDER = """
import sys
import {module}
import numpy
loaded = list(sys.modules)
print(loaded.index("graph") < loaded.index("numpy"))
"""


@pytest.mark.parametrize("module", ["graph.__main__", "loaders.__main__", "dashboard.__main__"])
def test_the_threads_are_set_before_numpy_reads_them(module: str) -> None:
    code = ORDER.format(module=module)
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "True"
