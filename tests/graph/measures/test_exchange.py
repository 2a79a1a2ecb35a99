import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.measures.exchange import (
    best_exchanges,
    candidate_pairs,
    exchange_sequence,
    externalities,
    outcomes,
)

SHARED = Path("../shared")
TOLL = SHARED / "data" / "nego_toll"
needs_shared = pytest.mark.skipif(not TOLL.exists(), reason="shared data absent")


def lines(table: str) -> list[str]:
    return (TOLL / f"{table}.csv").read_text(encoding="utf-8").splitlines()


def toll() -> tuple[list[str], list[str], tuple[np.ndarray, np.ndarray, np.ndarray], list[Any]]:
    """Parties, issues, (position 0..100, salience, power), ends of each issue's own scale."""
    rows = list(csv.DictReader(lines("positions")))
    about = csv.DictReader(lines("issues"))
    ends = {r["id"]: [float(end) for end, _ in json.loads(r["note"])["scale"]] for r in about}
    parties, issues = list(dict.fromkeys(row["party"] for row in rows)), list(ends)
    model = tuple(np.full((len(parties), len(issues)), np.nan) for _ in range(3))
    for row in rows:
        low, high = ends[row["issue"]]
        cell = parties.index(row["party"]), issues.index(row["issue"])
        model[0][cell] = (float(row["raw"]) - low) / (high - low) * 100
        model[1][cell], model[2][cell] = float(row["salience"]), float(row["power"])
    return parties, issues, model, list(ends.values())


def expected() -> Any:
    text = (SHARED / "methods" / "exchange_toll_expected.json").read_text(encoding="utf-8")
    return json.loads(text)


@needs_shared
def test_the_city_toll_ends_at_the_published_outcomes():
    _, issues, model, ends = toll()
    published = expected()["compromise_outcome_normalised_0_100"]
    # The file gives the outcome on the issue's own scale, which for one of them is 0.5 to 7.
    own_scale = [
        low + outcome / 100 * (high - low)
        for outcome, (low, high) in zip(outcomes(*model), ends, strict=True)
    ]
    assert dict(zip(issues, own_scale, strict=True)) == pytest.approx(published, rel=1e-12)


@needs_shared
def test_the_city_toll_has_240_candidates():
    assert candidate_pairs(*toll()[2]) == expected()["candidate_pairs"]


@needs_shared
def test_the_first_two_exchanges_of_the_city_toll_are_the_published_ones():
    parties, issues, model, _ = toll()
    for found, published in zip(
        exchange_sequence(*model, limit=2), expected()["first_two_exchanges"], strict=True
    ):
        assert found.gain == pytest.approx(published["gain"], rel=1e-11)
        for side in ("i", "j"):
            assert parties[getattr(found, side)] == published[side]
            assert issues[getattr(found, f"{side}_gives")] == published[f"{side}_supply"]
            assert getattr(found, f"{side}_from") == published[f"{side}_from"]
            assert getattr(found, f"{side}_to") == pytest.approx(published[f"{side}_to"], rel=1e-9)


def two_opposed(**change: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A wants 100 on both and cares for the first issue, B wants 0 and cares for the second."""
    position = np.array([[100.0, 100.0], [0.0, 0.0]])
    salience = np.array(change.get("salience", [[1.0, 0.5], [0.5, 1.0]]))
    return position, salience, np.array(change.get("power", [[1.0, 1.0], [1.0, 1.0]]))


def test_each_gives_way_where_it_matters_less_and_both_gain_the_same():
    # O = 66.67 and 33.33. Giving all, each outcome moves 33.33: 33.33 x 1 - 33.33 x 0.5 = 16.67.
    (trade,) = best_exchanges(*two_opposed())
    assert trade.gain == pytest.approx(100 / 6)
    assert (trade.i, trade.i_gives, trade.i_to) == (0, 1, pytest.approx(0))
    assert (trade.j, trade.j_gives, trade.j_to) == (1, 0, pytest.approx(100))


def test_the_gain_of_the_two_is_what_their_nearness_to_the_outcomes_says():
    model = two_opposed(salience=[[0.9, 0.4], [0.3, 0.6]], power=[[1.0, 0.8], [0.6, 0.7]])
    (trade,) = best_exchanges(*model)
    assert externalities(*model, trade) == pytest.approx([trade.gain, trade.gain])


def test_parties_that_weigh_the_issues_alike_have_nothing_to_trade():
    model = two_opposed(salience=[[1.0, 0.5], [0.8, 0.4]])
    assert candidate_pairs(*model) == 1
    assert best_exchanges(*model) == []


def test_a_party_without_power_has_nothing_to_offer():
    assert best_exchanges(*two_opposed(power=[[1.0, 1.0], [0.0, 0.0]])) == []


def test_an_unknown_position_takes_no_part():
    position, salience, power = two_opposed()
    position[1, 1] = np.nan
    assert candidate_pairs(position, salience, power) == 0


def test_a_position_given_away_is_not_traded_again():
    done = exchange_sequence(*two_opposed(), limit=5)
    assert len(done) == 1


def test_the_effect_on_a_third_party_with_an_unknown_position_is_unknown():
    position, salience, power = (np.vstack([column, [np.nan, np.nan]]) for column in two_opposed())
    (trade,) = best_exchanges(position, salience, power)
    assert externalities(position, salience, power, trade)[2] is None


def test_the_exchanges_of_one_issue_are_those_of_all_that_touch_it():
    random = np.random.default_rng(3)
    position, salience, power = (random.random((6, 4)) for _ in range(3))
    found = best_exchanges(100 * position, salience, power)
    touching = [each for each in found if 2 in (each.i_gives, each.j_gives)]
    assert touching
    assert len(touching) < len(found)
    assert best_exchanges(100 * position, salience, power, issue=2) == touching
    counted = [candidate_pairs(position, salience, power, issue) for issue in (None, 0, 1, 2, 3)]
    assert sum(counted[1:]) == 2 * counted[0]  # each pair of issues is one of both
