"""Whom a consultation round is about: the same as its list."""

import pytest

from graph.analyses.consult import ANALYSIS as CONSULT
from graph.analyses.round import ANALYSIS

DAY = "2026-11-23"


def states(network, **more):
    result = ANALYSIS.answer(network, issue="a", today=DAY, **more)
    return {row.ref.partition(":")[2]: row.facts["state"] for row in result.rows}


@pytest.fixture
def chain(organisation):
    """What the issue depends on is finished, and builds on an issue of a third."""
    return organisation(
        departments=["lead", "near", "far"],
        issues=[
            {"id": "a", "owner": "lead"},
            {"id": "b", "owner": "near", "status": "closed"},
            {"id": "c", "owner": "far"},
        ],
        dependencies=[{"source": "a", "target": "b"}, {"source": "b", "target": "c"}],
    )


def test_who_must_be_consulted_through_finished_work_is_missing_from_the_round_too(chain):
    listed = CONSULT.answer(chain, issue="a", today=DAY).rows
    must = {row.ref.partition(":")[2] for row in listed if row.facts["tier"] == "must"} - {"lead"}
    assert "far" in must
    assert states(chain) == dict.fromkeys(must, "missing")


def test_where_a_finished_issue_ends_the_path_it_ends_it_in_the_round_too(chain):
    assert "far" not in states(chain, through_closed=False)


def test_who_must_be_asked_is_marked_where_it_stands_as_supporting(organisation):
    """One support is called for by a rule; the other is at work on the issue and nothing else."""
    network = organisation(
        departments=["lead", "finance", "works"],
        issues=[{"id": "a", "owner": "lead"}],
        rules=[{"id": "r", "party": "department:finance", "role": "approve"}],
        involvements=[
            {"issue": "a", "party": "finance", "role": "support"},
            {"issue": "a", "party": "works", "role": "support"},
        ],
    )
    assert states(network) == {"finance": "listed"}


def test_who_must_be_asked_and_is_only_to_be_told_is_missing(organisation):
    network = organisation(
        departments=["lead", "finance"],
        issues=[{"id": "a", "owner": "lead"}],
        rules=[{"id": "r", "party": "department:finance", "role": "consult"}],
        involvements=[{"issue": "a", "party": "finance", "role": "inform"}],
    )
    assert states(network) == {"finance": "missing"}


def test_a_role_in_no_known_word_stands_in_no_round_until_something_is_sent(organisation):
    """As the warning of a load says (``check.role``)."""

    def told(**sent):
        return states(
            organisation(
                departments=["lead", "works"],
                issues=[{"id": "a", "owner": "lead"}],
                involvements=[{"issue": "a", "party": "works", "role": "witness", **sent}],
            )
        )

    assert told() == {}
    assert told(sent="2026-11-20") == {"works": "sent"}
