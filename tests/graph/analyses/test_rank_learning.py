"""What weights are learned from: all that was known before, nothing that came later."""

from datetime import date

import numpy as np
import pytest

from graph.analyses._holdout import tried
from graph.analyses._rank_learning import SET_ASIDE, learned
from graph.analyses._rank_weights import PARTIES

FIRST = date(2021, 1, 1).toordinal()
DAYS = 20
MATTERS = SET_ASIDE + 44 + 10  # the last of them are looked at with weights learned anew


def day(at):
    return date.fromordinal(FIRST + at * DAYS)


def office(organisation, *more):
    """Two bureaus lead in turn; each asks its own partner, and every third time c as well."""
    lists = [
        {"issue": f"i{at:02}", "party": party, "role": "consult"}
        for at in range(MATTERS)
        for party in (("p", "q")[at % 2], *(("c",) if at % 3 == 0 else ()))
    ]
    return organisation(
        departments=["a", "b", "c", "d", "p", "q"],
        issues=[
            {"id": f"i{at:02}", "owner": "ab"[at % 2], "created": day(at).isoformat()}
            for at in range(MATTERS)
        ],
        involvements=[*lists, *more],
    )


def figures(of):
    return np.concatenate([of.weights[party] for party in PARTIES])


@pytest.mark.parametrize("later", [0, 100], ids=["at once", "later"])
def test_parts_that_are_known_to_be_later_teach_nothing_yet(organisation, later):
    """From one day on d has been asked on every earlier matter: only from then on it is learned."""
    until = day(25)
    added = [
        {
            "issue": f"i{at:02}",
            "party": "d",
            "role": "consult",
            "since": (day(at + 1) if not later else day(25 + later)).isoformat(),
        }
        for at in range(24)
    ]
    before = figures(learned(office(organisation), (), 365.0, until))
    after = figures(learned(office(organisation, *added), (), 365.0, until))
    assert np.array_equal(before, after) is bool(later)


def test_of_an_issue_asked_in_part_later_only_what_was_known_is_learned(organisation):
    """A matter nobody was asked on by then teaches nothing; once it has happened, it does."""
    late = {"issue": "i30", "party": "d", "role": "support", "since": day(50).isoformat()}
    network = office(organisation, late)
    issues = [
        learned(network, ("support",), 365.0, until).issues["department"]
        for until in (day(49), None)
    ]
    assert issues == [0, 0]  # one list alone belongs to those that are set aside
    network = office(organisation, *({**late, "issue": f"i{at:02}"} for at in range(20)))
    issues = [
        learned(network, ("support",), 365.0, until).issues["department"]
        for until in (day(49), None)
    ]
    assert issues == [0, 20 - SET_ASIDE]


@pytest.mark.parametrize(
    ("relearn", "learned_from"),
    [
        (None, [44, 48, 53]),  # after a tenth of 44, then of 48
        (1, [44, 45, 46, 47, 48, 49, 50, 51, 52, 53]),
        (7, [44, 51]),
    ],
)
def test_later_issues_are_ranked_with_weights_learned_from_those_before_them(
    organisation, relearn, learned_from
):
    """After so many of them weights are those that the day of the next one gives."""
    network = office(organisation)
    since = day(SET_ASIDE + 44)
    cases, weights = tried(network, since, ("department",), (), 365.0, relearn=relearn)
    days = list(dict.fromkeys(case.day for case in cases))
    assert [each.issues["department"] for each in weights] == learned_from
    for found in weights:
        asked = days[found.issues["department"] - 44]
        assert np.array_equal(figures(found), figures(learned(network, (), 365.0, asked)))
