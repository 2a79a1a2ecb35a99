"""However a load ends, the register holds the state before or after it, and the opening says so."""

from pathlib import Path

import pytest

from benchmarks.killing import rounds
from graph.store.sizes import Sizes


@pytest.mark.slow
@pytest.mark.database
def test_a_killed_load_leaves_the_state_before_or_after_it_and_the_opening_says_which(
    tmp_path: Path,
) -> None:
    parts = Sizes(one_transaction=0, part=100)
    for each in rounds(tmp_path / "data", 3, rows=5_000, seed=3, parts=parts):
        assert each.state in ("before", "after")
        assert each.said in (each.state, "")
