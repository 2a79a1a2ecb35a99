import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.measures.mactor import ambivalence, for_and_against, influences, mobilisation

METHODS = Path("../shared/methods")
needs_methods = pytest.mark.skipif(not METHODS.exists(), reason="shared methods absent")


def read(name: str) -> Any:
    return json.loads((METHODS / f"{name}.json").read_text(encoding="utf-8"))


@needs_methods
def test_the_paris_airport_case_gives_the_published_influences():
    expected = read("mactor_airport_expected")
    found = influences(np.array(read("mactor_airport")["MID_rows_influence_columns"], dtype=float))
    np.testing.assert_array_equal(found.total, expected["MIDI"])
    np.testing.assert_array_equal(found.largest, expected["MMIDI"])
    np.testing.assert_array_equal(found.influence, expected["Ii"])
    np.testing.assert_array_equal(found.dependence, expected["Di"])
    np.testing.assert_array_equal(found.net, expected["net_scale"])
    np.testing.assert_array_equal(found.net.sum(axis=1), expected["net_scale_sum"])
    for variant, name in (
        ("lipsor", "lipsor"),
        ("off_diagonal", "offdiag"),
        ("godet", "godet_incl_diag"),
    ):
        np.testing.assert_allclose(found.strength(variant), expected[f"Ri_{name}"], atol=1e-6)
    np.testing.assert_allclose(found.strength_by_largest(), expected["Qi"], atol=1e-6)


@needs_methods
def test_the_paris_airport_case_gives_the_published_mobilisation_and_ambivalence():
    expected = read("mactor_airport_expected")
    stands = np.array(read("mactor_airport")["MAO2_actor_by_objective"], dtype=float)
    valued = np.array(expected["Ri_lipsor"])[:, None] * stands
    np.testing.assert_allclose(mobilisation(valued), expected["mobilisation_3MAO"], atol=1e-5)
    above, below = for_and_against(valued)
    np.testing.assert_allclose(above, expected["objective_for_3MAO"], atol=1e-5)
    np.testing.assert_allclose(below, expected["objective_against_3MAO"], atol=1e-5)
    degrees = [ambivalence(each) for each in (np.sign(stands), stands, valued)]
    np.testing.assert_allclose(np.array(degrees).T, expected["ambivalence_1_2_3"], atol=1e-5)


def test_influence_passes_through_one_other_as_strongly_as_its_weaker_half():
    found = influences(np.array([[0.0, 3.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]))
    assert found.total[0].tolist() == [0, 3, 1]
    assert found.influence.tolist() == [4, 1, 0]
    assert found.dependence.tolist() == [0, 3, 2]


def test_where_nobody_influences_anybody_nobody_is_stronger():
    found = influences(np.zeros((3, 3)))
    for variant in ("lipsor", "off_diagonal", "godet"):
        assert found.strength(variant).tolist() == [1, 1, 1]


def test_an_unknown_influence_counts_as_none_and_influence_on_oneself_does_not_count():
    assert influences(np.array([[4.0, np.nan], [2.0, 4.0]])).total.tolist() == [[0, 0], [2, 0]]


def test_an_actor_that_shares_no_objective_has_no_ambivalence():
    assert np.isnan(ambivalence(np.array([[1.0, 0.0], [0.0, 1.0]]))).all()


def test_ally_on_one_matter_and_opponent_on_another_of_equal_weight_is_fully_ambivalent():
    assert ambivalence(np.array([[1.0, 1.0], [1.0, -1.0]])).tolist() == [1, 1]


def test_a_variant_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="lipsor"):
        influences(np.zeros((2, 2))).strength("mactor")


@pytest.mark.parametrize(
    ("variant", "expected"),
    [("lipsor", [2, 0]), ("off_diagonal", [1.8, 0.2]), ("godet", [12 / 7, 2 / 7])],
)
def test_of_two_actors_the_relations_of_force_are_those_reckoned_by_hand(variant, expected):
    # One acts on the other with 3, the other on it with 1, so that 1 comes back to each.
    found = influences(np.array([[0.0, 3.0], [1.0, 0.0]]))
    assert found.retroaction.tolist() == [1, 1]
    assert found.net.tolist() == [[0, 2], [-2, 0]]
    assert found.strength(variant) == pytest.approx(expected)


def test_two_thousand_actors_fit_the_memory():
    """A ring of influence: each has two ways out, the direct one and one through its neighbour."""
    count = 2_000
    direct = np.zeros((count, count))
    direct[np.arange(count), (np.arange(count) + 1) % count] = 2.0
    found = influences(direct)
    assert found.total[0, :4].tolist() == [0.0, 2.0, 2.0, 0.0]
    assert set(found.influence) == {4.0}
