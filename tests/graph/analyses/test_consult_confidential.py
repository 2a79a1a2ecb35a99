"""Nothing on a list of whom to consult rests on a confidential position: not a row, not a word."""

import pytest

from graph.analyses.approval import ANALYSIS as APPROVAL
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.analyses.fewest import ANALYSIS as FEWEST
from graph.analyses.order import ANALYSIS as ORDER
from graph.analyses.round import ANALYSIS as ROUND
from graph.analyses.unheard import ANALYSIS as UNHEARD
from graph.projections import project
from graph.tables import Register, complete, frame
from tests.support.sample_city import sample_rows

DAY = "2026-11-28"
LISTS = (CONSULT, ORDER, FEWEST, UNHEARD, APPROVAL, ROUND)


def city(*, is_known):
    rows = sample_rows()
    known = [each for each in rows["positions"] if is_known or not each.get("confidential")]
    tables = {**rows, "positions": known}
    return project(Register(1, complete({t: frame(t, r) for t, r in tables.items()})), at=DAY)


@pytest.fixture(scope="module")
def cities():
    return city(is_known=True), city(is_known=False)


@pytest.mark.parametrize("analysis", LISTS, ids=lambda each: each.id)
def test_no_list_of_the_sample_tells_that_there_are_confidential_positions(cities, analysis):
    # Those with confidential positions, and some that are linked to them.
    for issue in ("I-019", "I-027", "I-048", "I-015", "I-044", "I-049"):
        found = [analysis.answer(each, issue=issue, today=DAY) for each in cities]
        assert found[0] == found[1]


def town(organisation, *positions):
    return organisation(
        departments=[
            *("lead", "works", {"id": "team", "parent": "works"}, {"id": "crew", "parent": "works"})
        ],
        issues=[{"id": "a", "owner": "lead"}, {"id": "b", "owner": "lead"}],
        dependencies=[{"source": "a", "target": "b", "kind": "related"}],
        rules=[{"id": "r", "party": "works", "role": "consult"}],
        involvements=[{"issue": "a", "party": "crew", "role": "consult"}],
        positions=list(positions),
    )


def stand(party, issue, **more):
    figures = {"position": 10.0, "salience": 0.9, "power": 0.9}
    return {"issue": issue, "party": party, **figures, **more}


@pytest.mark.parametrize(
    ("party", "issue"), [("works", "a"), ("crew", "a"), ("team", "a"), ("team", "b")]
)
@pytest.mark.parametrize("analysis", LISTS, ids=lambda each: each.id)
def test_a_position_changes_a_list_only_where_it_was_not_told_in_confidence(
    organisation, analysis, party, issue
):
    def ask(*positions):
        return analysis.answer(town(organisation, *positions), issue="a", today=DAY)

    assert ask(stand(party, issue, confidential=True)) == ask()
    # The check can fail: said openly, it stands on the list.
    is_told = analysis is CONSULT or (analysis is UNHEARD and party != "works")
    assert not is_told or ask(stand(party, issue)) != ask()


def test_power_and_interest_stand_beside_whom_they_were_not_told_in_confidence(organisation):
    told = {"lead": {}, "works": {"confidential": True}, "crew": {"confidential": False}}
    network = town(organisation, *(stand(party, "a", **more) for party, more in told.items()))
    rows = {row.ref: row.facts["standing"] for row in CONSULT.answer(network, issue="a").rows}
    assert rows["department:works"] == {}
    for party in ("lead", "crew"):
        assert rows[f"department:{party}"]["quadrant"] == "manage_closely"
