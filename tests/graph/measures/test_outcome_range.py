import numpy as np
import pytest

from graph.measures.compromise_outcome import compromise_outcome
from graph.measures.outcome_range import outcome_range, value_of_information

NAN = np.nan


def columns(*parties: tuple[float, float, float, float]) -> list[np.ndarray]:
    """Position, salience, power and confidence of each party."""
    return list(np.array(parties, dtype=float).T)


def test_where_all_is_certain_the_range_is_the_outcome():
    model = columns((0, 1, 1, 1), (80, 1, 1, 1))
    found = outcome_range(*model)
    assert found is not None
    assert (found.low, found.middle, found.high) == pytest.approx((40, 40, 40))
    assert compromise_outcome(*model[:3]) == 40


def test_a_confidence_that_is_not_recorded_counts_as_certain():
    found = outcome_range(*columns((0, 1, 1, NAN), (80, 1, 1, NAN)))
    assert found is not None
    assert found.low == found.high


def test_one_party_of_unknown_position_spreads_evenly_over_its_share_of_the_scale():
    found = outcome_range(*columns((50, 1, 1, 1), (NAN, 1, 1, NAN)), draws=20_000)
    assert found is not None
    # The outcome lies anywhere from 25 to 75: 90 % of that is 27.5 to 72.5.
    assert (found.low, found.high) == pytest.approx((27.5, 72.5), abs=1)


def test_the_less_sure_the_wider_and_the_same_seed_gives_the_same_range():
    wide = outcome_range(*columns((20, 1, 1, 0.5), (80, 1, 1, 0.5)))
    narrow = outcome_range(*columns((20, 1, 1, 0.95), (80, 1, 1, 0.95)))
    assert wide is not None
    assert narrow is not None
    assert wide.high - wide.low > narrow.high - narrow.low
    assert wide == outcome_range(*columns((20, 1, 1, 0.5), (80, 1, 1, 0.5)))


def test_nobody_with_weight_has_no_range():
    assert outcome_range(*columns((20, 1, NAN, 1), (40, 0, 1, 1))) is None


def test_asking_the_certain_and_the_powerless_is_worth_nothing():
    certain, powerless, doubtful, unknown = value_of_information(
        *columns((20, 1, 1, 1), (90, 1, 0, 0.5), (30, 1, 1, 0.5), (NAN, 1, 1, NAN))
    )
    assert certain is not None
    assert certain.expected_shift == 0
    assert powerless is not None
    assert powerless.expected_shift == 0
    assert unknown is not None
    assert doubtful is not None
    assert unknown.expected_shift > doubtful.expected_shift > 0


def test_the_expected_shift_is_what_the_draws_say():
    model = columns((20, 1, 1, 1), (30, 0.8, 0.5, 0.4), (NAN, 0.5, 1, NAN))
    random = np.random.default_rng(1)
    answers = np.where(random.uniform(size=200_000) < 0.4, 30, random.uniform(0, 100, 200_000))
    share = 0.4 / (1 + 0.4 + 0.5)
    worth = value_of_information(*model)[1]
    assert worth is not None
    assert worth.expected_shift == pytest.approx(
        np.abs(answers - answers.mean()).mean() * share, rel=0.01
    )
    assert worth.high - worth.low == pytest.approx(100 * share)


def test_a_party_of_unknown_weight_is_worth_an_unknown_amount():
    assert value_of_information(*columns((20, 1, 1, 1), (NAN, NAN, 1, 1)))[1] is None


def test_the_order_of_the_parties_does_not_move_the_range():
    position = np.array([10.0, np.nan, 80.0, 55.0])
    salience, power = np.array([0.9, 0.4, 0.7, 0.2]), np.array([0.5, 1.0, 0.6, 0.3])
    confidence = np.array([0.6, 0.9, 0.8, 0.7])
    turned = [values[::-1] for values in (position, salience, power, confidence)]
    assert outcome_range(*turned) == outcome_range(position, salience, power, confidence)
