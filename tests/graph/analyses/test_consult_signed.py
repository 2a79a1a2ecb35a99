"""What whoever signs a list has to be able to explain from the page alone."""

import pytest

from graph.analyses._consult_alike import terms
from graph.analyses._consult_matter import title_words
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.analyses.order import ANALYSIS as ORDER
from graph.analyses.round import ANALYSIS as ROUND
from graph.texts import translator

DAY = "2026-11-23"
say = translator("en").say
NOW = {"id": "now", "title": "Quay road: number of lanes", "created": DAY, "owner": "lead"}


def rows(network, analysis=CONSULT, **asked):
    return analysis.answer(network, **(asked or {"issue": "now"}), today=DAY).rows


def row(network, party, analysis=CONSULT, **asked):
    return next(each for each in rows(network, analysis, **asked) if each.ref == party)


def told(network, party, **asked):
    return [say(each.text) for each in row(network, party, **asked).reasons]


def part(issue, party, role="consult", **fields):
    return {"issue": issue, "party": party, "role": role, **fields}


def old(title, **fields):
    return {"id": "old", "title": title, "created": "2026-09-01", **fields}


@pytest.mark.parametrize(("role", "is_told"), [("approve", False), ("consult", True)])
def test_points_are_told_where_they_count_and_not_of_who_must_be_asked(organisation, role, is_told):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, old("Quay road lamps", owner="lead")],
        involvements=[part("old", "works"), part("now", "works", role)],
    )
    assert any("point" in each for each in told(network, "department:works")) == is_told


def test_that_one_word_of_the_title_is_all_in_common_is_said(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, old("One telephone number")],
        involvements=[part("old", "works")],
    )
    found = " ".join(told(network, "department:works"))
    assert "in the matter “One telephone number” (2026-09-01; only the word “number” of" in found
    assert "in the similar matter" not in found


def test_two_words_of_the_title_make_a_similar_matter(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, old("Lamps of the quay road")],
        involvements=[part("old", "works")],
    )
    found = " ".join(told(network, "department:works"))
    assert "in the similar matter “Lamps of the quay road” (2026-09-01; same words: " in found


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"title": "Number of lanes"}, {"title": "Telephone number"}, 1),
        ({"title": "Quay road"}, {"title": "Lamps of the quay road"}, 2),
        ({"title": "停車場"}, {"title": "停車場計畫"}, 1),
        ({"title": "道路工程"}, {"title": "東區道路工程"}, 2),
        (
            {"title": "Quay", "title_zh_hant": "碼頭", "title_zh_hans": "码头"},
            {"title": "Quay toll", "title_zh_hant": "碼頭收費", "title_zh_hans": "码头收费"},
            1,
        ),
        ({"title": "Lanes"}, {"title": "Schools"}, 0),
    ],
)
def test_words_in_common_are_counted_once_whatever_the_languages(one, other, count):
    common = set(title_words(one)) & set(title_words(other))
    assert terms(other, common) == count


def test_who_was_in_no_matter_with_the_lead_is_told_through_whom(organisation):
    network = organisation(
        departments=["lead", "far", "between"],
        issues=[
            NOW,
            {"id": "a", "title": "Quay road lamps", "created": "2026-09-01", "owner": "far"},
            *(
                {"id": f"b{at}", "title": f"Matter {at}", "created": "2026-09-01", "owner": "lead"}
                for at in range(4)
            ),
        ],
        involvements=[
            part("a", "between"),
            *(part(f"b{at}", "between") for at in range(4)),
        ],
    )
    found = " ".join(told(network, "department:far"))
    assert "in no matter together with the lead lead; both were in other matters with between" in (
        found
    )


def test_what_is_answered_comes_last_without_a_step_and_nobody_waits_for_it(organisation):
    network = organisation(
        departments=["lead", "money", "works", {"id": "top"}],
        issues=[NOW],
        involvements=[
            part("now", "money", answer="agree", answered="2026-11-02"),
            part("now", "works"),
            part("now", "top", "approve"),
        ],
        dependencies=[
            {"source": "department:works", "target": "department:money", "kind": "advice"}
        ],
    )
    found = rows(network, ORDER)
    last = found[-1]
    assert (last.ref, last.facts["step"], last.facts["slack"]) == ("department:money", None, None)
    assert [say(each.text) for each in last.reasons] == [
        "Answered on 2026-11-02: nobody waits for it any more."
    ]
    waited = " ".join(say(each.text) for each_row in found[:-1] for each in each_row.reasons)
    assert "money" not in waited


def test_steps_of_a_draft_that_nobody_leads_begin_with_one(organisation):
    network = organisation(
        departments=["works"],
        issues=[old("Quay road lamps", owner="works")],
        rules=[{"id": "r", "when_kind": "permit", "party": "works", "role": "consult"}],
    )
    found = rows(network, ORDER, title="Quay road", kind="permit")
    assert [each.facts["step"] for each in found] == [1]
    assert say(found[0].reasons[0].text) == "Waits for nobody: can be asked at once."


def test_behind_a_draft_that_nobody_leads_is_told_what_that_waits_for(organisation):
    network = organisation(
        departments=["works", "money"],
        issues=[{**NOW, "owner": None}, old("Quay road lamps", owner="money")],
        involvements=[part("now", "works")],
        dependencies=[{"source": "issue:now", "target": "issue:old", "kind": "requires"}],
    )
    found = {each.ref: each for each in rows(network, ORDER)}["department:works"]
    assert found.facts["step"] == 2
    said = [say(each.text) for each in found.reasons]
    assert said[0] == "After “Quay road lamps”."
    assert "Waits for nobody: can be asked at once." not in said


def test_who_is_asked_after_another_for_depending_on_it_is_told_so(organisation):
    network = organisation(
        departments=["lead", "money", "works"],
        issues=[NOW],
        involvements=[part("now", "money"), part("now", "works")],
        dependencies=[
            {"source": "department:works", "target": "department:money", "kind": "advice"}
        ],
    )
    why = "The register has its work depend on money, so it is asked once their answer is there."
    for party, is_told in (("works", True), ("money", False)):
        found = row(network, f"department:{party}", ORDER)
        assert (why in [say(each.text) for each in found.reasons]) == is_told


def test_a_rule_that_only_informs_sets_a_day_to_send_it_and_no_answer(organisation):
    rule = {"id": "r", "when_department": "lead", "party": "works", "role": "inform", "days": 3}
    network = organisation(departments=["lead", "works"], issues=[NOW], rules=[rule])
    found = row(network, "department:works")
    assert (found.facts["days_from"], found.facts["no_step"]) == ("told", "told")
    assert (
        "To be sent within 3 working days; no answer is due."
        in told(network, "department:works")[0]
    )


def test_who_is_asked_by_the_list_is_no_mere_copy_because_a_rule_only_informs(organisation):
    """Nor is the time in which the rule has it told a time to answer."""
    rule = {"id": "r", "when_department": "lead", "party": "works", "role": "inform", "days": 2}
    network = organisation(
        departments=["lead", "works"],
        issues=[{**NOW, "priority": "high"}],
        rules=[rule],
        involvements=[part("now", "works")],
    )
    found = row(network, "department:works").facts
    assert (found["tier"], found["role"], found["raci"]) == ("must", "consult", "C")
    assert (found["days"], found["days_from"]) == (3, "speed")


@pytest.mark.parametrize(
    ("priority", "days", "said"),
    [
        ("high", 3, "its priority, “high”, counts as fast"),
        ("P7", 3, "its priority, “P7”, is no speed class known here"),
        (None, 3, "no priority is recorded"),
        ("urgent", 1, "its priority, “urgent”, counts as express"),
    ],
)
def test_the_usual_time_is_told_with_the_priority_that_it_comes_from(
    organisation, priority, days, said
):
    issue = {**NOW, "priority": priority} if priority else NOW
    network = organisation(
        departments=["lead", "works"],
        issues=[issue],
        involvements=[part("now", "works")],
    )
    answer = CONSULT.answer(network, issue="now", today=DAY)
    assert any(said in say(each) for each in answer.warnings)
    assert row(network, "department:works").facts["days"] == days


def test_people_of_the_lead_are_not_said_to_work_with_the_lead_for_being_of_it(organisation):
    network = organisation(
        departments=["lead"],
        people=["ann"],
        memberships=[{"person": "ann", "department": "lead"}],
        issues=[NOW, old("Quay road lamps", owner="lead")],
        involvements=[part("old", "person:ann")],
    )
    found = " ".join(told(network, "person:ann"))
    assert "Belongs to the lead lead" in found
    assert "in matters of this lead" not in found


def test_of_a_unit_whose_people_stand_on_the_matter_they_are_named(organisation):
    network = organisation(
        departments=["lead", {"id": "works"}, {"id": "team", "parent": "works"}],
        people=["ann"],
        memberships=[{"person": "ann", "department": "team"}],
        issues=[NOW, old("Quay road lamps", owner="works")],
        involvements=[part("now", "person:ann")],
    )
    found = " ".join(told(network, "department:works"))
    assert "ann, of this unit or of one below it, stands on this matter" in found


def test_who_countersigns_beside_the_line_signs_before_who_approves_on_it(organisation):
    network = organisation(
        departments=[{"id": "boss"}, {"id": "lead", "parent": "boss"}, "beside", "asked"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[
            {"issue": "a", "party": "boss", "role": "approve"},
            {"issue": "a", "party": "beside", "role": "approve"},
            {"issue": "a", "party": "asked", "role": "consult"},
        ],
    )
    rows = ORDER.answer(network, issue="a", today="2026-11-27").rows
    assert [(row.ref, row.facts["step"], row.facts["manner"]) for row in rows] == [
        ("department:lead", 1, None),
        ("department:asked", 2, "comments"),
        ("department:beside", 3, "countersign"),
        ("department:boss", 4, "approve"),
    ]


def test_matters_that_are_waited_for_stand_in_quotation_marks(organisation):
    network = organisation(
        departments=["lead", "other"],
        issues=[{"id": "a", "owner": "lead"}, {"id": "b", "title": "Quay", "owner": "other"}],
        dependencies=[{"source": "a", "target": "b"}],
    )
    row = ORDER.answer(network, issue="a", today="2026-11-27").rows[-1]
    first = row.reasons[0].text
    assert [translator(each).say(first) for each in ("en", "zh-Hant")] == [
        "After “Quay”.",
        "於「Quay」之後。",
    ]


def test_an_asking_for_comments_of_who_approves_is_told_as_such_with_its_note(organisation):
    network = organisation(
        departments=["lead", "x"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[
            {"issue": "a", "party": "x", "role": "consult"},
            {"issue": "a", "party": "x", "role": "approve", "note": "first stage"},
        ],
    )
    rows = ROUND.answer(network, issue="a", today="2026-11-27").rows
    assert [row.facts["manner"] for row in rows] == ["comments", "countersign"]
    assert [say(each.text) for each in rows[1].reasons] == [
        "On the list (role: approve); since when is not recorded.",
        "Note: first stage",
    ]


def test_of_who_is_of_the_lead_and_of_another_unit_the_other_is_told(organisation):
    seats = [{"person": "ann", "department": each} for each in ("lead", "unit")]
    network = organisation(
        departments=["lead", "unit"],
        people=["ann"],
        memberships=seats,
        issues=[NOW, old("Pier", owner="lead")],
        involvements=[part("old", "unit"), part("old", "person:ann")],
    )
    units = [each for each in told(network, "person:ann") if "in matters of this lead" in each]
    assert units[0].startswith("Belongs to unit, which takes part")
