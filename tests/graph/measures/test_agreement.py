import json
from pathlib import Path

import numpy as np
import pytest

from graph.measures.agreement import convergence, divergence

METHODS = Path("../shared/methods")


@pytest.mark.skipif(not METHODS.exists(), reason="shared methods absent")
def test_the_paris_airport_case_gives_the_published_convergences_and_divergences():
    case = json.loads((METHODS / "mactor_airport.json").read_text(encoding="utf-8"))
    expected = json.loads((METHODS / "mactor_airport_expected.json").read_text(encoding="utf-8"))
    stands = np.array(case["MAO2_actor_by_objective"], dtype=float)
    relation = np.array(expected["Ri_lipsor"])
    np.testing.assert_allclose(convergence(np.sign(stands)), expected["1CAA"])
    np.testing.assert_allclose(divergence(np.sign(stands)), expected["1DAA"])
    np.testing.assert_allclose(convergence(stands), expected["2CAA"])
    np.testing.assert_allclose(divergence(stands), expected["2DAA"])
    valued = relation[:, None] * stands
    np.testing.assert_allclose(convergence(valued), expected["3CAA"], atol=2e-6)
    np.testing.assert_allclose(divergence(valued), expected["3DAA"], atol=2e-6)


def test_an_unknown_stand_and_a_neutral_one_neither_agree_nor_disagree():
    stands = np.array([[1.0, 1.0], [np.nan, 0.0]])
    assert convergence(stands)[0, 1] == divergence(stands)[0, 1] == 0


def test_nobody_disagrees_with_himself():
    assert convergence(np.array([[2.0, -1.0]])).tolist() == [[0.0]]
