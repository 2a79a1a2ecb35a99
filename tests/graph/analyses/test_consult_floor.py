"""Where "should" ends: weak evidence beside strong one is a reason to inform."""

import itertools

import pytest

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding, entry_of
from graph.analyses._consult_floor import above_floor, strongest, within_usual
from graph.analyses.consult import ANALYSIS
from graph.messages import message
from graph.texts import translator

BOTH = ("once", "often")


def _precedents(party, count):
    return [
        {"issue": f"old{at}", "party": f"department:{party}", "role": "consult"}
        for at in range(count)
    ]


def _asked(organisation, **more):
    tables = {
        "departments": ["lead", "often", "once"],
        "issues": [
            *(
                {
                    "id": f"old{at}",
                    "owner": "lead",
                    "topics": "water",
                    "created": f"2026-0{at + 1}-01",
                }
                for at in range(6)
            ),
            {"id": "far", "owner": "lead", "topics": "roads", "created": "2023-01-01"},
            {"id": "new", "owner": "lead", "topics": "water", "created": "2026-09-01"},
        ],
        "involvements": [
            *_precedents("often", 6),
            {"issue": "far", "party": "department:once", "role": "consult"},
            *more.pop("listed", ()),
        ],
        **more,
    }
    result = ANALYSIS.answer(organisation(**tables), issue="new", today="2026-10-01")
    return {row.ref: row for row in result.rows}


def test_evidence_less_than_half_as_strong_as_the_strongest_is_a_reason_to_inform(organisation):
    rows = _asked(organisation)
    strong, weak = rows["department:often"], rows["department:once"]
    assert weak.score < strong.score / 2
    assert (strong.facts["tier"], weak.facts["tier"]) == ("should", "inform")
    assert (weak.facts["role"], weak.facts["raci"], weak.facts["deadline"]) == ("inform", "I", None)


def test_the_reason_names_both_figures_and_the_points_still_add_up(organisation):
    rows = _asked(organisation)
    first = rows["department:once"].reasons[0].text
    assert first.key == "consult.weak"
    assert "nor those for a part or stake of its own" in translator("en").say(first)
    contributions = rows["department:once"].facts["contributions"]
    habits = (rows[f"department:{each}"].facts["contributions"]["usual"] for each in BOTH)
    weak, strong = (
        rows[f"department:{each}"].score - habit for each, habit in zip(BOTH, habits, strict=True)
    )
    assert first.values["points"] == pytest.approx(weak)
    assert first.values["strongest"] == pytest.approx(strong)
    assert sum(contributions.values()) == pytest.approx(rows["department:once"].score)


def test_who_is_on_the_list_or_tied_to_the_matter_itself_goes_on_being_asked(organisation):
    listed = {"issue": "new", "party": "department:once", "role": "consult"}
    assert _asked(organisation, listed=[listed])["department:once"].facts["tier"] == "should"
    position = {"issue": "new", "party": "department:once"}
    taken = _asked(organisation, positions=[{**position, "position": 90, "salience": 0.9}])
    assert taken["department:once"].facts["tier"] == "should"


def test_who_stands_on_the_list_to_be_told_only_is_not_asked_for_weak_evidence(organisation):
    told = {"issue": "new", "party": "department:once", "role": "inform"}
    assert _asked(organisation, listed=[told])["department:once"].facts["tier"] == "inform"


def test_general_habit_makes_nobody_strong_enough_to_be_asked():
    """All three are active; beside that the second has 12 of 20 points, the third 8."""
    points = {"department:a": 30.0, "department:b": 22.0, "department:c": 18.0}
    found = _above(points)
    assert [each.tier for each in found] == ["should", "should", "inform"]
    assert found[2].points == 18
    told = found[2].reasons()[0].text.values
    assert (told["points"], told["strongest"]) == (8, 20)


def test_who_has_nothing_beside_a_general_habit_is_told_so_and_no_zero_points():
    points = {"department:a": 30.0, "department:b": 10.04}
    _, habit = _above(points)
    assert habit.reasons()[0].text.key == "consult.weak.habit"
    assert habit.reasons()[0].text.values["strongest"] == 20


def _above(points):
    """Ten points of each are habit."""
    entries, habit = (
        list(itertools.starmap(_spoken_for, points.items())),
        dict.fromkeys(points, 10.0),
    )
    return above_floor(entries, frozenset(), habit, strongest(entries, habit))


def _spoken_for(party, points):
    reason = Reason(kind="measure", text=message("consult.precedents"))
    finding = Finding(party=party, tier=SHOULD, role="consult", points=points, reason=reason)
    return entry_of(party, (finding,))


def _many(organisation, count):
    """Everybody was asked on every one of six matters, so that all have the same evidence."""
    parties = [f"d{at}" for at in range(count)]
    issues = [
        {"id": f"old{at}", "owner": "lead", "topics": "water", "created": f"2026-0{at + 1}-01"}
        for at in range(6)
    ]
    new = {"id": "new", "owner": "lead", "topics": "water", "created": "2026-09-01"}
    held = [
        {"issue": issue["id"], "party": f"department:{party}", "role": "consult"}
        for issue in issues
        for party in parties
    ]
    network = organisation(departments=["lead", *parties], issues=[*issues, new], involvements=held)
    result = ANALYSIS.answer(network, issue="new", today="2026-10-01", limit=50)
    return [row for row in result.rows if row.ref.startswith("department:d")]


def test_no_more_are_asked_on_evidence_than_nine_of_ten_matters_asked():
    entries = [_spoken_for(f"department:d{at}", 20.0 - at) for at in range(7)]
    found = within_usual(entries, frozenset({"department:d6"}), {"department": 5}, {})
    assert [each.tier for each in found] == ["should"] * 5 + ["inform", "should"]
    assert found[5].reasons()[0].text.values["rank"] == 6


def test_the_rank_counts_those_who_are_not_looked_at_one_by_one():
    """Seven people and three units; three more units have 15.5 points, four have 14."""
    units = [_spoken_for(f"department:d{at}", 17.0 - at) for at in range(3)]
    people = [_spoken_for(f"person:p{at}", 1.0) for at in range(7)]
    rest = {("department", 15.5): 3, ("department", 14.0): 4}
    found = within_usual([*people, *units], frozenset(), {"department": 2}, rest)
    assert [each.tier for each in found] == [
        *["should"] * 5,
        *["inform"] * 2,
        *["should"] * 2,
        "inform",
    ]
    assert found[-1].reasons()[0].text.values["rank"] == 6  # two, three and then the last
    assert found[6].reasons()[0].text.values["rank"] == 7


def test_of_equal_evidence_those_are_asked_who_come_first_by_name():
    """The order in which they are found says nothing."""
    entries = [_spoken_for(f"department:d{at}", 6.0) for at in reversed(range(7))]
    found = within_usual(entries, frozenset(), {"department": 5}, {})
    assert [each.tier for each in found] == ["inform"] * 2 + ["should"] * 5


def test_an_office_that_asks_many_goes_on_asking_many(organisation):
    tiers = [row.facts["tier"] for row in _many(organisation, 8)]
    assert tiers == ["should"] * 8
