import csv
from pathlib import Path

import numpy as np
import pytest

from graph.measures.compromise_outcome import compromise_outcome
from graph.measures.contestedness import contestedness
from graph.measures.weighted_median import weighted_median

EMISSIONS = Path("../shared/data/nego_ec_emissions/original/ExampleActors.csv")


def columns(*rows: tuple[float, float, float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    position, salience, power = np.array(rows, dtype=float).T
    return position, salience, power


def test_the_outcome_is_the_mean_of_positions_weighted_by_salience_and_power():
    assert compromise_outcome(*columns((0, 1, 0.25), (100, 0.5, 1.0), (50, 1, 0.25))) == 62.5


def test_a_party_without_power_moves_nothing():
    assert compromise_outcome(*columns((20, 1, 1), (100, 1, 0))) == 20


def test_a_party_with_an_unknown_figure_is_left_out_and_not_taken_as_neutral():
    known = columns((20, 1, 1), (100, 1, 1))
    unknown = columns((20, 1, 1), (100, 1, 1), (np.nan, 1, 1), (0, np.nan, 1), (0, 1, np.nan))
    assert compromise_outcome(*unknown) == compromise_outcome(*known) == 60


def test_without_power_or_without_parties_nothing_is_forecast():
    for nobody in (columns((20, 1, 0), (80, 0, 1)), tuple(np.empty((3, 0)))):
        assert compromise_outcome(*nobody) is None
        assert weighted_median(*nobody) is None
        assert contestedness(*nobody) is None


def test_one_party_alone_gets_its_way():
    alone = columns((73, 0.2, 0.1))
    assert compromise_outcome(*alone) == pytest.approx(73)
    assert weighted_median(*alone) == (73, 73)
    assert contestedness(*alone) == pytest.approx(0)


def test_all_at_one_point_is_not_contested():
    assert contestedness(*columns((40, 1, 1), (40, 0.5, 0.2))) == pytest.approx(0)


def test_half_the_weight_at_each_end_is_as_contested_as_can_be():
    assert contestedness(*columns((0, 1, 1), (100, 1, 0.5), (100, 0.5, 1))) == pytest.approx(1)


def test_the_median_is_the_position_at_which_half_the_weight_is_reached():
    assert weighted_median(*columns((0, 1, 0.4), (30, 1, 0.3), (100, 1, 0.4))) == (30, 30)


def test_between_equal_halves_every_point_is_a_median():
    assert weighted_median(*columns((80, 1, 1), (20, 1, 1))) == (20, 80)
    assert weighted_median(*columns((0, 1, 0.1), (10, 1, 0.2), (20, 1, 0.3))) == (10, 20)


@pytest.mark.skipif(not EMISSIONS.exists(), reason="shared data absent")
def test_emission_standards_of_1989_end_where_the_published_table_adds_up_to():
    # By hand from the ten rows: sum of c s x = 5.003, of c s = 0.677; half of it is passed at 7.
    rows = list(csv.DictReader(EMISSIONS.read_text(encoding="utf-8").splitlines()))
    names = ("Position", "Salience", "Capability")
    position, salience, power = (np.array([float(row[name]) for row in rows]) for name in names)
    assert compromise_outcome(position, salience, power) == pytest.approx(5.003 / 0.677)
    assert weighted_median(position, salience, power) == (7, 7)
