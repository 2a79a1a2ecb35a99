"""Who stands out beside a party of a matter, and what holding a seat has meant, counted by hand."""

import math
from datetime import date

import numpy as np
import pytest

from graph.analyses._consult_history import history_of
from graph.analyses._rank_case import as_opened, case_of
from graph.analyses._rank_index import index_of, taken_of
from graph.analyses._rank_lift import LIFTS, lifts
from graph.analyses._rank_model import figures
from graph.analyses._rank_seat import seats

DAY = date(2025, 1, 1)
EARLIER = ("one", "two", "three", "four")


def read(organisation, involvements, **tables):
    """Four earlier matters and a new one of bureau a."""
    return organisation(
        departments=["a", "b", "c", "d"],
        issues=[
            *(
                {"id": each, "owner": "a", "created": f"2024-0{at + 1}-10"}
                for at, each in enumerate(EARLIER)
            ),
            {"id": "new", "owner": "a", "created": DAY.isoformat()},
        ],
        involvements=[
            {"issue": issue, "party": party, "party_kind": kind, "role": role}
            for issue, kind, party, role in involvements
        ],
        **tables,
    )


def found_by(measure, network):
    """Figures of the new matter by kind and party, every earlier matter counting one."""
    index = index_of(network)
    matter = as_opened(network, history_of(network).matters["issue:new"], ())
    case = case_of(index, matter, DAY)
    weights = (index.days < case.day).astype(float)
    values = measure(index, case, weights, taken_of(network, ()).together.on(case.day))
    return {
        kind: dict(zip(index.parties, figure.tolist(), strict=True))
        for kind, figure in values.items()
    }


def drafted(organisation):
    """Person p wrote two of four matters; b was asked on all four, c on the two of p."""
    return read(
        organisation,
        [
            *((each, "department", "b", "consult") for each in EARLIER),
            *((each, "department", "c", "consult") for each in EARLIER[:2]),
            *((each, "person", "p", "author") for each in (*EARLIER[:2], "new")),
        ],
        people=["p"],
    )


def test_who_is_met_beside_an_author_more_often_than_elsewhere_stands_out(organisation):
    found = found_by(lifts, drafted(organisation))["lift_author"]
    usual = 2 / (4 + 5)
    share = (2 + 2 * usual + 2 * 0.01) / (2 + 2)
    assert found["department:c"] == pytest.approx(math.log(share / (usual + 0.01)) / 8)
    assert found["department:c"] > 1.5 * found["department:b"]


def test_who_is_met_less_often_beside_a_voice_than_elsewhere_loses_nothing(organisation):
    network = read(
        organisation,
        [
            *((each, "department", "b", "consult") for each in EARLIER[2:]),
            *((each, "person", "p", "author") for each in (*EARLIER[:2], "new")),
        ],
        people=["p"],
    )
    assert found_by(lifts, network)["lift_author"]["department:b"] == 0


def test_voices_add_up(organisation):
    """Two authors who each wrote the same two matters say twice what one of them says."""
    network = drafted(organisation)
    both = read(
        organisation,
        [
            *((each, "department", "b", "consult") for each in EARLIER),
            *((each, "department", "c", "consult") for each in EARLIER[:2]),
            *((each, "person", who, "author") for who in "pq" for each in (*EARLIER[:2], "new")),
        ],
        people=["p", "q"],
    )
    one, two = (found_by(lifts, each)["lift_wrote"]["department:c"] for each in (network, both))
    assert two == pytest.approx(2 * one)


def test_logarithms_count_as_they_are(organisation):
    network = drafted(organisation)
    matter = as_opened(network, history_of(network).matters["issue:new"], ())
    found, stacked = figures(network, matter, DAY, DAY, (), 365.0)
    at = index_of(network).column["department:c"]
    assert any(stacked[:, at] == found.values["lift_author"][at])
    assert all(0 <= found.values[kind].min() <= found.values[kind].max() <= 1 for kind in LIFTS)


def seated(organisation, involvements=()):
    """Of bureau a: x speaks for it and was asked on all four matters, y is a former speaker."""
    return read(
        organisation,
        [*((each, "person", "x", "consult") for each in EARLIER), *involvements],
        people=["x", "y", "z"],
        memberships=[
            {"person": "x", "department": "a", "role": "chair"},
            {"person": "y", "department": "a", "role": "emeritus"},
            {"person": "z", "department": "b", "role": "chair"},
        ],
    )


def test_a_seat_counts_as_often_as_its_holders_were_asked(organisation):
    found = found_by(seats, seated(organisation))["seat"]
    usual = 4 / (8 + 2)
    assert found["person:x"] == pytest.approx((4 + 2 * usual) / (4 + 2))
    assert found["person:y"] == pytest.approx((0 + 2 * usual) / (4 + 2))
    assert found["person:z"] == 0


def test_the_seat_counts_and_not_who_holds_it(organisation):
    """The speaker of b was never asked; others with that seat were, where their unit stood."""
    network = seated(
        organisation,
        [
            *((each, "department", "b", "support") for each in (*EARLIER[:2], "new")),
            ("one", "person", "z", "consult"),
        ],
    )
    index = index_of(network)
    matter = as_opened(network, history_of(network).matters["issue:new"], ("consult",))
    case = case_of(index, matter, DAY)
    assert matter.named == ("department:b",)
    weights = (index.days < case.day).astype(float)
    consulted = taken_of(network, ("consult",)).together.on(case.day)
    found = seats(index, case, weights, consulted)["seat_beside"]
    usual = 1 / (2 + 2)
    assert found[index.column["person:z"]] == pytest.approx((1 + 2 * usual) / (2 + 2))
    assert found[index.column["person:x"]] == 0


def test_an_organisation_without_memberships_has_no_seats(organisation):
    found = found_by(seats, drafted(organisation))
    assert not any(np.any(list(figure.values())) for figure in found.values())
