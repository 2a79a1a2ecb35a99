import itertools
import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from graph.measures.voting_power import banzhaf, power_under_rules, shapley_shubik, veto_holders

METHODS = Path("../shared/methods")


@pytest.mark.skipif(not METHODS.exists(), reason="shared methods absent")
def test_the_council_of_1958_has_the_published_power():
    case = json.loads((METHODS / "power_index_eec1958.json").read_text(encoding="utf-8"))
    weights, quota = list(case["weights"].values()), case["quota"]
    published = [float(Fraction(each)) for each in case["published_shapley_shubik"].values()]
    assert shapley_shubik(weights, quota) == pytest.approx(published, abs=1e-15)
    published = [float(Fraction(each)) for each in case["published_banzhaf_normalised"].values()]
    assert banzhaf(weights, quota) == pytest.approx(published, abs=1e-15)


def test_a_permanent_member_of_the_security_council_has_nearly_a_fifth_of_the_power():
    # Five with a veto and ten without; nine votes: 0.19627 and 0.001865 (Shapley and Shubik 1954
    # for the council of eleven; Straffin 1993 for fifteen), Banzhaf 0.1669 and 0.0165.
    weights = [7] * 5 + [1] * 10
    power = shapley_shubik(weights, 39)
    assert (power[0], power[5]) == pytest.approx((421 / 2145, 4 / 2145))
    assert banzhaf(weights, 39)[0] == pytest.approx(0.16693, abs=1e-5)
    assert veto_holders(weights, 39) == [0, 1, 2, 3, 4]


def test_fifty_one_states_elect_a_president():
    # California's 55 of 538 electors gave 0.1099 of the power in the census of 2000.
    electors = [55, 34, 31, 27, 21, 21, 20, 17, 15, 15, 15, 13, 12, 11, 11, 11, 11]
    electors += [10] * 4 + [9] * 3 + [8] * 2 + [7] * 4 + [6] * 3 + [5] * 5 + [4] * 5 + [3] * 8
    electors += [10, 9, 7, 5]
    power = shapley_shubik(electors, sum(electors) // 2 + 1)
    assert sum(power) == pytest.approx(1)
    assert power[0] > 55 / sum(electors)


def by_hand(weights: list[float], quota: float) -> list[float]:
    turned = [0] * len(weights)
    for order in itertools.permutations(range(len(weights))):
        total = Fraction(0)
        for voter in order:
            total += Fraction(str(weights[voter]))
            if total >= Fraction(str(quota)):
                turned[voter] += 1
                break
    count = sum(turned)
    return [each / count for each in turned]


@pytest.mark.parametrize(
    ("weights", "quota"), [([0.1, 0.2, 0.3, 0.4], 0.6), ([2.5, 1.5, 1, 0], 3), ([5, 4, 3, 2, 1], 8)]
)
def test_weights_may_be_decimals_and_are_taken_as_written(weights, quota):
    assert shapley_shubik(weights, quota) == pytest.approx(by_hand(weights, quota))


def test_two_majorities_at_once_agree_with_one_where_the_second_asks_nothing_more():
    weights, quota = [4, 4, 4, 2, 2, 1], 12
    found = power_under_rules([(weights, quota), ([1] * 6, 1)])
    assert found["shapley_shubik"] == pytest.approx(shapley_shubik(weights, quota))
    assert found["banzhaf"] == pytest.approx(banzhaf(weights, quota))


def test_twenty_members_under_two_rules_are_looked_at_one_by_one():
    weights = list(range(1, 18))
    found = power_under_rules([(weights, 80), ([1] * 17, 2)])
    assert found["banzhaf"] == pytest.approx(banzhaf(weights, 80), rel=1e-3)
    assert sum(found["shapley_shubik"]) == pytest.approx(1)


def test_one_with_all_the_votes_decides_alone_and_a_quota_out_of_reach_gives_nobody_power():
    assert shapley_shubik([5, 1, 1], 4) == [1, 0, 0]
    assert banzhaf([1, 1], 3) == [0, 0]
    assert banzhaf([1, 1, 1], 2, normalised=False) == [0.5, 0.5, 0.5]


def test_negative_votes_and_a_quota_of_nothing_are_refused():
    with pytest.raises(ValueError, match="negative"):
        shapley_shubik([1, -1], 1)
    with pytest.raises(ValueError, match="quota"):
        banzhaf([1, 1], 0)


def test_a_large_council_with_populations_is_counted():
    random = np.random.default_rng(1)
    weights = [int(each) for each in random.integers(400, 84000, 20)]
    power = shapley_shubik(weights, round(0.65 * sum(weights)))
    assert sum(power) == pytest.approx(1)
    assert np.argmax(power) == np.argmax(weights)


def test_the_council_of_1973_has_the_published_power():
    # Germany, France, Italy, United Kingdom; Belgium, Netherlands; Denmark, Ireland; Luxembourg.
    weights = [10, 10, 10, 10, 5, 5, 3, 3, 2]
    published = [0.179] * 4 + [0.081] * 2 + [0.057] * 2 + [0.010]
    assert shapley_shubik(weights, 41) == pytest.approx(published, abs=5e-4)
    published = [0.167] * 4 + [0.091] * 2 + [0.066] * 2 + [0.016]
    assert banzhaf(weights, 41) == pytest.approx(published, abs=5e-4)


def test_the_security_council_told_as_two_majorities_has_the_same_power():
    nine_of_fifteen = ([1] * 15, 9)
    all_permanent = ([1] * 5 + [0] * 10, 5)
    found = power_under_rules([nine_of_fifteen, all_permanent])
    assert found["shapley_shubik"] == pytest.approx([421 / 2145] * 5 + [4 / 2145] * 10)
    assert found["banzhaf"] == pytest.approx(banzhaf([7] * 5 + [1] * 10, 39))


def test_a_quota_of_exactly_what_is_there_needs_everybody():
    shares = [Fraction(2, 3) * 3, Fraction(1, 3)]
    assert shapley_shubik([0.1, 0.2, 0.3], 0.6) == pytest.approx([1 / 3] * 3)
    assert veto_holders([1, 1, 1], shares[0]) == []
    assert shapley_shubik([1, 1, 1], shares[0]) == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("seed", range(40))
def test_votes_and_members_together_are_what_every_order_of_voting_gives(seed):
    random = np.random.default_rng(seed)
    count = int(random.integers(2, 6))
    weights = [int(each) for each in random.integers(0, 5, count)]
    quota, members = int(random.integers(1, sum(weights) + 2)), int(random.integers(1, count + 1))
    turned = [0] * count
    for order in itertools.permutations(range(count)):
        for at in range(count):
            inside = order[: at + 1]
            if sum(weights[each] for each in inside) >= quota and at + 1 >= members:
                turned[order[at]] += 1
                break
    orders = len(list(itertools.permutations(range(count))))
    found = power_under_rules([(weights, quota), ([1] * count, members)])
    assert found["shapley_shubik"] == pytest.approx([each / orders for each in turned])


def test_twenty_eight_states_with_members_and_populations_are_counted():
    # Council of the Union after 2014: 16 of 28 states with 65 % of the people (millions, 2013).
    people = [80.5, 65.6, 63.9, 59.7, 46.7, 38.5, 20.0, 16.8, 11.2, 11.1, 10.5, 10.5, 9.9, 9.6, 8.5]
    people += [7.3, 5.6, 5.4, 5.4, 4.6, 4.3, 3.0, 2.1, 2.0, 1.3, 0.9, 0.5, 0.4]
    found = power_under_rules([([1] * 28, 16), (people, round(0.65 * sum(people), 2))])
    power = found["shapley_shubik"]
    assert sum(power) == pytest.approx(1)
    assert power == sorted(power, reverse=True)
    assert power[-1] > people[-1] / sum(people)  # a vote each lifts the smallest


def test_more_votes_than_can_be_counted_are_refused_and_not_begun():
    with pytest.raises(ValueError, match="too many votes"):
        shapley_shubik(range(100_000, 100_190), 16_000_001)
