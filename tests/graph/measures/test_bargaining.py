import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from graph.measures.bargaining import (
    egalitarian_point,
    hull_solutions,
    kalai_smorodinsky_point,
    nash_point,
    pareto_front,
    utilitarian_point,
)
from graph.measures.packages import efficient_packages, every_package, logrolling_pairs

METHODS = Path("../shared/methods")
needs_methods = pytest.mark.skipif(not METHODS.exists(), reason="shared methods absent")
ZERO = np.zeros(2)


def barter() -> tuple[list[str], list[np.ndarray]]:
    """Each thing stays or is given away; gains of Bill and of Jack."""
    case = json.loads((METHODS / "nash1950.json").read_text(encoding="utf-8"))
    things = {name: (-bill, jack) for name, (bill, jack) in case["bill_owns"].items()}
    things |= {name: (bill, -jack) for name, (bill, jack) in case["jack_owns"].items()}
    options = [np.array([[0.0, 0.0], worth], dtype=float) for worth in things.values()]
    return list(things), options


def given(names: list[str], choice: np.ndarray) -> set[str]:
    return {name for name, is_given in zip(names, choice, strict=True) if is_given}


@needs_methods
def test_bill_and_jack_exchange_what_nash_found():
    case = json.loads((METHODS / "nash1950.json").read_text(encoding="utf-8"))["published_solution"]
    names, options = barter()
    for choices, gains in (every_package(options), efficient_packages(options)):
        (best,) = nash_point(gains, ZERO)
        assert gains[best].tolist() == [12, 5]
        assert given(names, choices[best]) == {*case["bill_gives"], *case["jack_gives"]}


@needs_methods
def test_the_sum_would_leave_jack_with_nothing():
    _, gains = every_package(barter()[1])
    assert (18, 0) in {tuple(gains[each]) for each in utilitarian_point(gains, ZERO)}


@needs_methods
def test_the_efficient_packages_of_bill_and_jack_are_all_that_are_not_dominated():
    _, gains = every_package(barter()[1])
    _, efficient = efficient_packages(barter()[1])
    kept = {tuple(each) for each in efficient}
    assert kept == {
        tuple(one)
        for one in gains
        if not any((two >= one).all() and (two > one).any() for two in gains)
    }
    assert kept == {tuple(gains[each]) for each in pareto_front(gains)}


def test_the_front_of_three_parties_holds_what_is_best_for_each():
    points = np.array([*list(itertools.permutations([0.0, 1.0, 2.0])), [0.0, 0.0, 1.0]])
    assert pareto_front(points).tolist() == [0, 1, 2, 3, 4, 5]


def test_kalai_and_smorodinsky_give_equal_shares_of_the_most_and_equality_gives_equal_gains():
    points = np.array([[10.0, 0.0], [6.0, 3.0], [4.0, 4.0], [0.0, 5.0]])
    assert kalai_smorodinsky_point(points, ZERO) == [1]
    assert egalitarian_point(points, ZERO) == [2]
    assert utilitarian_point(points, ZERO) == [0]
    assert nash_point(points, ZERO) == [1]


def test_the_zero_point_moves_the_solution_and_may_leave_none():
    points = np.array([[10.0, 0.0], [6.0, 3.0], [4.0, 4.0], [0.0, 5.0]])
    assert nash_point(points, np.array([0.0, 3.0])) == [2]
    assert nash_point(points, np.array([7.0, 3.0])) == []
    assert kalai_smorodinsky_point(points, np.array([7.0, 3.0])) == []


def test_with_mixtures_the_two_divide_a_straight_frontier_evenly():
    points = np.array([[1.0, 0.0], [0.0, 1.0]])
    for solution in hull_solutions(points, ZERO).values():
        assert sum(solution) == pytest.approx(1)
    assert hull_solutions(points, ZERO)["nash"] == pytest.approx((0.5, 0.5))
    # A zero point of (0, 1/2) leaves half the pie to divide.
    assert hull_solutions(points, np.array([0.0, 0.5]))["nash"] == pytest.approx((0.25, 0.75))


def test_with_mixtures_nash_and_kalai_smorodinsky_part_where_the_frontier_bends():
    # Frontier from (0, 1) over (1, 1) to (2, 0): Nash at the corner, K-S on the ray to (2, 1).
    found = hull_solutions(np.array([[0.0, 1.0], [1.0, 1.0], [2.0, 0.0]]), ZERO)
    assert found["nash"] == pytest.approx((1, 1))
    assert found["kalai_smorodinsky"] == pytest.approx((4 / 3, 2 / 3))
    assert found["egalitarian"] == pytest.approx((1, 1))


def test_with_mixtures_nobody_loses_even_where_the_frontier_begins_below_zero():
    found = hull_solutions(np.array([[-1.0, 3.0], [3.0, -1.0]]), ZERO)
    assert found["nash"] == pytest.approx((1, 1))
    assert found["kalai_smorodinsky"] == pytest.approx((1, 1))
    assert hull_solutions(np.array([[-1.0, 3.0]]), ZERO) == {}


def test_issues_weighed_alike_are_nothing_to_logroll():
    assert logrolling_pairs(np.array([[0.5, 0.5], [0.5, 0.5]])) == []
    ((first, second, advantage),) = logrolling_pairs(np.array([[1.0, 9.0], [9.0, 1.0]]))
    assert (first, second) == (1, 0)
    assert advantage == pytest.approx(0.8)


def test_too_many_packages_to_list_are_refused_and_still_put_together():
    options = [np.array([[0.0, 1.0], [1.0, 0.0], [0.6, 0.6]])] * 12
    with pytest.raises(ValueError, match="packages"):
        every_package(options)
    _, gains = efficient_packages(options)
    assert gains[nash_point(gains, ZERO)[0]] == pytest.approx([7.2, 7.2])


def test_where_one_can_gain_nothing_the_other_still_gains_what_it_can():
    points = np.array([[0.0, 1.0], [0.0, 4.0], [0.0, 2.0]])
    assert nash_point(points, np.zeros(2)) == [1]


@pytest.mark.parametrize("unit", [1e-4, 1.0, 1e4])
def test_the_unit_of_utility_decides_nothing(unit):
    points = np.array([[3.0, 4.0], [3.1, 3.9], [5.0, 2.0]])
    expected = [nash_point(points, np.zeros(2)), kalai_smorodinsky_point(points, np.zeros(2))]
    scaled = points * np.array([unit, 1.0])
    found = [nash_point(scaled, np.zeros(2)), kalai_smorodinsky_point(scaled, np.zeros(2))]
    assert found == expected
