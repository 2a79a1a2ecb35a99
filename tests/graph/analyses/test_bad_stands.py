"""Bad input on stands: each is said beside the figure it affects, with the party and the value."""

import json
from typing import Any

import pytest

from graph.analyses._base import Result, as_json
from graph.analyses.conflicts import ANALYSIS as CONFLICTS
from graph.analyses.negotiate import ANALYSIS as NEGOTIATE
from graph.messages import UserError
from graph.texts import translator


def at(party: str, *figures: float | None, **more: Any) -> dict[str, Any]:
    names = ("position", "salience", "power")
    known = {name: value for name, value in zip(names, figures, strict=False) if value is not None}
    return {"party": party, "issue": "road", **known, **more}


@pytest.fixture(params=[NEGOTIATE, CONFLICTS], ids=["negotiate", "conflicts"])
def said(request, organisation):
    """Warnings in English of stands on one road, and that nothing in the answer is no number."""

    def asked(*stands: dict[str, Any]) -> str:
        departments = [{"id": each, "name": "Office"} for each in ("north", "south")]
        departments += [{"id": "works", "name": "Works"}, {"id": "parks", "name": "Parks"}]
        network = organisation(departments=departments, issues=["road"], positions=list(stands))
        result: Result = request.param.answer(network, today="2026-11-01")
        answer = as_json(request.param, network, {}, result, translator("en"))
        json.dumps(answer, allow_nan=False)
        return "\n".join(answer["warnings"])

    return asked


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((120, 0.5, 0.5), "Works Position (0–100) 120"),
        ((20, 1.5, 0.5), "Works Salience (0–1) 1.5"),
        ((20, 0.5, -1), "Works Power (0–1) −1"),
    ],
)
def test_a_figure_out_of_range_is_named_with_its_value(said, figures, expected):
    assert expected in said(at("works", *figures), at("parks", 60, 0.5, 0.5))


def test_a_party_twice_without_dates_is_told_with_both_positions(said):
    text = said(at("works", 20, 0.5, 0.5), at("works", 80, 0.5, 0.5), at("parks", 60, 0.5, 0.5))
    assert "Works is recorded more than once without a date" in text
    assert "(position 80), not the earlier 20" in text


def test_a_party_twice_on_one_day_is_told_with_the_day(said):
    day = {"as_of": "2026-10-01"}
    text = said(at("works", 20, 0.5, 0.5, **day), at("works", 80, 0.5, 0.5, **day))
    assert "Works is recorded more than once on 2026-10-01" in text


def test_an_undated_record_beside_a_dated_one_is_said_to_be_taken_as_older(said):
    text = said(at("works", 20, 0.5, 0.5), at("works", 80, 0.5, 0.5, as_of="2026-10-01"))
    assert "also has a record without a date (position 20)" in text
    history = said(
        at("works", 20, 0.5, 0.5, as_of="2026-09-01"), at("works", 80, 0.5, 0.5, as_of="2026-10-01")
    )
    assert "record" not in history.replace("recorded", "")


def test_a_confidential_record_of_the_same_day_is_told_without_its_position(said):
    text = said(at("works", 21.5, 0.5, 0.5, confidential=True), at("works", 80, 0.5, 0.5))
    assert "not the earlier unknown" in text
    assert "21.5" not in text


def test_parties_of_one_name_are_told_apart_by_their_ids(said):
    text = said(at("north", 20), at("south", 60), at("works", 40, 0.5, 0.5))
    assert "without Office (north), Office (south)" in text


def test_who_stands_at_the_outcome_is_with_neither_side(organisation):
    # 0.3 each at 0, 50 and 100 ends at 50 only in decimals.
    stands = [at(p, x, 0.3, 1) for p, x in (("works", 0), ("parks", 50), ("north", 100))]
    network = organisation(
        departments=["works", "parks", "north"], issues=["road"], positions=stands
    )
    result = NEGOTIATE.answer(network, today="2026-11-01")
    assert result.matrices["convergence"].values[1] == (0, 0, 0)
    assert result.matrices["divergence"].values[1] == (0, 0, 0)


def test_a_bottom_line_that_the_outcome_meets_is_kept(organisation):
    stands = [at("works", 0, 0.3, 1, bottom_line=50), at("parks", 50, 0.3, 1)]
    stands.append(at("north", 100, 0.3, 1))
    network = organisation(
        departments=["works", "parks", "north"], issues=["road"], positions=stands
    )
    assert NEGOTIATE.answer(network, today="2026-11-01").summary["needs"] == []


@pytest.mark.parametrize(
    ("quota", "needed"), [("2/3", 2), ("66%", 1.98), (0.5, 1.5), ("0.5", 1.5), (2, 2), ("3", 3)]
)
def test_a_quota_may_be_a_number_a_share_or_a_fraction(organisation, quota, needed):
    stands = [at(p, x, 0.3, 1) for p, x in (("works", 0), ("parks", 50), ("north", 100))]
    network = organisation(
        departments=["works", "parks", "north"], issues=["road"], positions=stands
    )
    voting = NEGOTIATE.answer(network, quota=quota).summary["voting"]
    assert (voting["quota"], voting["votes"]) == (pytest.approx(needed), 3)
    # Two of three decide under all but the last, for whole parties vote.
    assert [each["veto"] for each in voting["parties"]] == [quota == "3"] * 3


@pytest.mark.parametrize("quota", ["many", "-1", "2/0", "nan", "4", "0"])
def test_a_quota_that_cannot_be_is_refused(organisation, quota):
    network = organisation(
        departments=["works", "parks"],
        issues=["road"],
        positions=[at("works", 0, 1, 1), at("parks", 9, 1, 1)],
    )
    with pytest.raises(UserError):
        NEGOTIATE.answer(network, quota=quota)


def test_a_quota_by_which_two_groups_could_both_decide_is_told(organisation):
    network = organisation(
        departments=["works", "parks"],
        issues=["road"],
        positions=[at("works", 0, 1, 1), at("parks", 9, 1, 1)],
    )
    keys = {each.key for each in NEGOTIATE.answer(network, quota=0.5).warnings}
    assert "negotiate.warning.half_decides" in keys
    keys = {each.key for each in NEGOTIATE.answer(network, quota=2).warnings}
    assert "negotiate.warning.half_decides" not in keys


@pytest.mark.parametrize("analysis", [NEGOTIATE, CONFLICTS], ids=["negotiate", "conflicts"])
def test_one_party_alone_is_no_common_ground(organisation, analysis):
    alone = [at("works", 20, 1, 1), at("parks", 60)]
    both = [at("works", 20, 1, 1), at("parks", 20, 1, 1)]
    found = [
        analysis.answer(
            organisation(departments=["works", "parks"], issues=["road"], positions=stands),
            today="2026-11-01",
        ).summary["common_ground"]
        for stands in (alone, both)
    ]
    assert [len(each) for each in found] == [0, 1]
