"""Works cares for the road and parks for the trees; where works stands on the trees is a secret."""

from typing import Any

import pytest

from graph.analyses._base import Result
from graph.analyses.negotiate import ANALYSIS


def at(party: str, issue: str, position: float, salience: float, **more: Any) -> dict[str, Any]:
    figures = {"position": position, "salience": salience, "power": 1.0}
    return {"party": party, "issue": issue, **figures, **more}


STANDS = (
    at("works", "road", 100, 1),
    at("parks", "road", 0, 0.5),
    at("parks", "trees", 0, 1),
)
SECRET = at("works", "trees", 100, 0.5, confidential=True)


@pytest.fixture
def town(organisation):
    def made(*more: dict[str, Any]) -> Any:
        units = [{"id": "city"}]
        units += [{"id": e, "parent": "city"} for e in ("works", "parks", "police")]
        issues = ["road", "trees", "taxes"]
        return organisation(departments=units, issues=issues, positions=[*STANDS, *more])

    return made


def answer(network: Any, issue: str = "issue:road", *, confidential: bool = True) -> Result:
    asked = {"issues": (issue,), "today": "2025-06-01", "confidential": confidential}
    return ANALYSIS.answer(network, **asked)


def said(result: Result) -> set[str]:
    return {each.key for each in result.warnings}


def test_a_trade_through_a_confidential_position_of_another_issue_makes_the_answer_confidential(
    town,
):
    result = answer(town(SECRET))
    assert result.summary["confidential"] == {"trades": 1, "pairs": 1}
    assert [row.facts["confidential"] for row in result.rows] == [True]
    assert "negotiate.warning.confidential" in said(result)


@pytest.mark.parametrize("secret", [SECRET, at("police", "trees", 60, 1, confidential=True)])
def test_without_the_option_nothing_tells_of_a_confidential_record_of_another_issue(town, secret):
    openly = at("works", "taxes", 70, 0.25), at("parks", "taxes", 10, 0.5)
    after = at("police", "taxes", 40, 1)
    kept, removed = (
        answer(town(*some, *openly, after), confidential=False) for some in ((secret,), ())
    )
    assert kept.rows
    assert kept.summary == removed.summary
    assert [row.score for row in kept.rows] == [row.score for row in removed.rows]
    assert [row.reasons for row in kept.rows] == [row.reasons for row in removed.rows]
    assert kept.warnings == removed.warnings
    assert kept.summary["confidential"] == {}


def test_a_third_party_that_weighs_in_confidence_makes_a_trade_confidential(town):
    openly = at("works", "trees", 100, 0.5)
    bystander = at("police", "trees", 60, 1, confidential=True)
    used, bare = answer(town(openly, bystander)), answer(town(openly))
    assert used.rows[0].score != bare.rows[0].score
    assert used.rows[0].facts["confidential"]
    assert used.summary["confidential"]["trades"] == 1
    assert not bare.rows[0].facts["confidential"]


def test_a_confidential_position_that_no_trade_comes_near_makes_nothing_confidential(town):
    result = answer(
        town(at("works", "trees", 100, 0.5), at("police", "taxes", 5, 1, confidential=True))
    )
    assert result.rows
    assert result.summary["confidential"] == {}
    assert "negotiate.warning.confidential" not in said(result)


def test_a_confidential_position_on_the_issue_itself_makes_everything_confidential(town):
    used = answer(town(SECRET), "issue:trees")
    assert used.summary["confidential"] == {"positions": 1}
    assert answer(town(SECRET), "issue:trees", confidential=False).summary["confidential"] == {}
