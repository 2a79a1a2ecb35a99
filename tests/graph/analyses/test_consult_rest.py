"""Who cannot come on the list is counted only, and nobody who could is missed."""

from collections import defaultdict
from random import Random

import pytest

from graph.analyses.consult import ANALYSIS

TIERS, ALL = ("should", "inform"), 200


@pytest.fixture(name="network")
def _network(organisation):
    """Some 90 people and 25 units join two of those asked, or stand near one."""
    chance = Random(7)
    asked = [f"u{at}" for at in range(6)]
    units, people = [f"v{at}" for at in range(25)], [f"p{at}" for at in range(90)]
    return organisation(
        departments=[*asked, *units],
        people=[
            *people[:-3],
            *({"id": each, "status": "retired"} for each in people[-3:]),
            "head",
        ],
        memberships=[{"person": each, "department": chance.choice(units)} for each in people],
        influences=[
            {"source": f"person:{each}" if each in people else each, "target": other}
            for each in [*people, *units]
            for other in chance.sample(asked, chance.choice((1, 2, 2, 3)))
        ],
        reporting=[{"person": "p1", "manager": "head"}],
        issues=[
            {"id": "now", "owner": "u0", "topics": "tax"},
            {"id": "old", "owner": "u1", "topics": "tax", "created": "2026-01-01"},
        ],
        involvements=[
            *({"issue": "now", "party": each, "role": "approve"} for each in asked[1:]),
            *({"issue": "now", "party": f"person:p{at}", "role": "approve"} for at in range(12)),
            {"issue": "now", "party": "person:p30", "role": "inform"},
            *(
                {"issue": "old", "party": f"person:p{at}", "role": "consult"}
                for at in range(40, 52)
            ),
        ],
    )


def _by_tier(answer):
    """Tier and kind -> those who are not on the list yet and are in it."""
    found = defaultdict(list)
    for row in answer.rows:
        if row.facts["tier"] in TIERS and not row.facts["recorded"]:
            kind = row.ref.partition(":")[0]
            found[row.facts["tier"], kind].append((row.ref, row.score, row.reasons))
    return found


@pytest.mark.parametrize("limit", [1, 2, 5, 20])
def test_a_short_list_is_the_beginning_of_the_long_one_and_counts_the_others(network, limit):
    """With 200 of each nobody is left out, so that everybody is looked at."""
    short, long = (
        ANALYSIS.answer(network, issue="now", today="2026-10-01", limit=each)
        for each in (limit, ALL)
    )
    assert long.summary["left_out"] == {"should": 0, "inform": 0}
    some, everybody = _by_tier(short), _by_tier(long)
    assert sum(map(len, everybody.values())) > 60
    for place, those in everybody.items():
        strongest = sorted(those, key=lambda each: (-(each[1] or 0.0), each[0]))[:limit]
        assert sorted(some[place]) == sorted(strongest)
    for tier in TIERS:
        count = sum(len(those) for (of, _), those in everybody.items() if of == tier)
        assert short.summary["left_out"][tier] + short.summary[tier] == long.summary[tier]
        assert short.summary["left_out"][tier] < count
