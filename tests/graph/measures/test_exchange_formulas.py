"""The exchange model against its formulas, on tables small enough to reckon one pair at a time."""

from itertools import combinations

import numpy as np
import pytest

from graph.measures.exchange import Exchange, best_exchanges, candidate_pairs, outcomes

Model = tuple[np.ndarray, np.ndarray, np.ndarray]


def drawn(seed: int, parties: int = 5, issues: int = 3) -> Model:
    random = np.random.default_rng(seed)
    position = random.integers(0, 21, (parties, issues)) * 5.0
    salience = random.integers(0, 11, (parties, issues)) / 10
    power = random.integers(0, 11, (parties, issues)) / 10
    position[random.random((parties, issues)) < 0.1] = np.nan
    return position, salience, power


def by_formula(model: Model, p: int, q: int) -> tuple[int, float]:
    """Candidates on two issues, and the largest equal gain of a trade between two parties."""
    x, s, c = model
    weight = np.where(np.isnan(x), 0.0, s * c)
    total = weight.sum(axis=0)
    if not (total[p] > 0 and total[q] > 0):
        return 0, 0.0
    ends = np.nansum(weight * x, axis=0) / np.where(total > 0, total, 1)
    count, best = 0, 0.0
    for a, b in combinations(range(len(x)), 2):
        if np.isnan(x[[a, b]][:, [p, q]]).any():
            continue
        sides = [[x[k, issue] <= ends[issue] + 1e-9 for k in (a, b)] for issue in (p, q)]
        if any(one == two for one, two in sides):
            continue
        count += 1
        lead = s[a, p] * s[b, q] - s[a, q] * s[b, p]
        if lead == 0:
            continue
        i, j = (a, b) if lead > 0 else (b, a)  # i wins on p and gives way on q
        most_p = min(abs(x[i, p] - x[j, p]) * weight[j, p] / total[p], abs(x[i, p] - ends[p]))
        most_q = min(abs(x[j, q] - x[i, q]) * weight[i, q] / total[q], abs(x[j, q] - ends[q]))
        rate = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
        shift = min(most_p, most_q / rate)
        best = max(best, s[i, p] * shift - s[i, q] * shift * rate)
    return count, best


def gain_by_issues(found: list[Exchange]) -> dict[frozenset[int], float]:
    return {frozenset((each.i_gives, each.j_gives)): each.gain for each in found}


@pytest.mark.parametrize("seed", range(60))
def test_every_pair_of_issues_offers_what_the_formula_gives(seed):
    model = drawn(seed)
    found = gain_by_issues(best_exchanges(*model))
    told = {frozenset(pair): by_formula(model, *pair) for pair in combinations(range(3), 2)}
    assert candidate_pairs(*model) == sum(count for count, _ in told.values())
    for pair, (_, gain) in told.items():
        assert found.get(pair, 0.0) == pytest.approx(gain, abs=1e-8)


def test_a_trade_of_unequal_rates_is_the_one_reckoned_by_hand():
    # Works (power 0.5) stands at 100, parks (power 1) at 0, on road and trees.
    position = np.array([[100.0, 100.0], [0.0, 0.0]])
    salience = np.array([[0.8, 0.2], [0.4, 0.6]])
    power = np.array([[0.5, 0.5], [1.0, 1.0]])
    assert outcomes(position, salience, power) == pytest.approx([50, 100 / 7])
    (trade,) = best_exchanges(position, salience, power)
    # The trees move by 1.2 / 0.8 = 1.5 times what the road moves, and can move 100 / 7 at most.
    assert (trade.i_gives, trade.i_from, trade.i_to) == (1, 100, pytest.approx(0, abs=1e-9))
    road = 100 / 7 / 1.5
    assert (trade.j_gives, trade.j_to) == (0, pytest.approx(road * 0.8 / 0.4))
    assert trade.gain == pytest.approx(0.8 * road - 0.2 * 100 / 7)
    assert trade.gain == pytest.approx(0.6 * 100 / 7 - 0.4 * road)


@pytest.mark.parametrize("seed", range(10))
def test_neither_the_order_of_parties_nor_the_unit_of_power_changes_a_trade(seed):
    model = drawn(seed)
    expected = gain_by_issues(best_exchanges(*model))
    order = np.random.default_rng(seed).permutation(len(model[0]))
    turned = tuple(values[order] for values in model)
    assert gain_by_issues(best_exchanges(*turned)) == pytest.approx(expected)
    halved = (model[0], model[1], model[2] / 2)
    assert gain_by_issues(best_exchanges(*halved)) == pytest.approx(expected)


@pytest.mark.parametrize("weight", [0.1, 0.3, 0.7])
def test_who_stands_at_the_outcome_is_on_its_left_however_it_is_rounded(weight):
    # 0, 50, 100 of equal weight end at 50, which is 50 in decimals only.
    position = np.array([[0.0, 0.0], [50.0, 50.0], [100.0, 100.0]])
    salience = np.full((3, 2), weight)
    assert candidate_pairs(position, salience, np.ones((3, 2))) == 2


def test_parties_of_one_mind_have_nothing_to_trade():
    same = np.full((4, 3), 35.0)
    weights = np.random.default_rng(1).uniform(0.1, 1, (2, 4, 3))
    assert candidate_pairs(same, *weights) == 0
    assert best_exchanges(same, *weights) == []
