"""Bottlenecks on organisations small enough to see them."""

from pathlib import Path

import pytest

from graph.analyses.bottlenecks import ANALYSIS, FINDINGS
from graph.analyses.structure import ANALYSIS as STRUCTURE
from graph.analyses.structure import group_of
from graph.texts import translator

TODAY = "2025-06-01"


def on(party, issue, role="support"):
    return {"party": party, "issue": issue, "role": role}


def found(network, kind, **parameters):
    rows = ANALYSIS.answer(network, today=TODAY, **parameters).rows
    return {row.ref: row for row in rows if row.facts["finding"] == kind}


@pytest.fixture(scope="module")
def halves(organisation):
    """Two groups that meet only over c and d: a b c | d e f."""
    return organisation(
        departments=list("abcdef"),
        people=["ann"],
        memberships=[{"person": "ann", "department": "a"}],
        issues=["left", "middle", "right"],
        involvements=[
            *(on(unit, "left") for unit in "abc"),
            *(on(unit, "middle") for unit in "cd"),
            *(on(unit, "right") for unit in "def"),
        ],
    )


def test_the_one_tie_between_two_halves_is_a_bridge_and_its_ends_are_cut_points(halves):
    (bridge,) = found(halves, "bridge").values()
    assert set(bridge.reasons[0].records) == {"department:c", "department:d"}
    assert bridge.facts["weight"] == 3
    cuts = found(halves, "articulation")
    assert set(cuts) == {"department:c", "department:d"}
    assert cuts["department:c"].reasons[0].text.values["count"] == 2
    assert cuts["department:c"].reasons[0].text.values["parts"] == 2


def test_a_party_with_one_partner_is_no_bridge(organisation):
    network = organisation(
        departments=list("abc"),
        issues=["x", "y"],
        involvements=[on("a", "x"), on("b", "x"), on("b", "y"), on("c", "y")],
    )
    assert not found(network, "bridge")
    assert set(found(network, "articulation")) == {"department:b"}


def test_measures_of_the_web_are_burts_and_gould_and_fernandez(halves):
    rows = {row.ref: row.facts for row in STRUCTURE.answer(halves).rows}
    # c works with a and b, who work with each other, and with d: 3 - 2·1/3.
    assert rows["department:c"]["effective_size"] == pytest.approx(3 - 2 / 3)
    # Every unit is its own group: over c reach a and b each d, two pairs.
    assert rows["department:c"]["liaison"] == 2
    assert rows["department:a"]["liaison"] == 0


def test_a_persons_group_is_its_department_and_a_sections_the_branch_it_is_in(organisation):
    network = organisation(
        departments=[
            "top",
            {"id": "branch", "parent": "top"},
            {"id": "section", "parent": "branch"},
        ],
        people=["ann"],
        memberships=[{"person": "ann", "department": "section"}],
    )
    assert group_of(network, "person:ann") == "department:section"
    assert group_of(network, "department:section") == "department:branch"
    assert group_of(network, "department:branch") == "department:branch"


@pytest.mark.parametrize(
    ("first", "second", "home"),
    [
        ({"share": 0.2}, {"share": 0.8}, "b"),
        ({"share": 0.2}, {}, "b"),  # the rest of the work, as far as is known
        ({"share": 0.6}, {}, "a"),
        ({}, {"role": "chair"}, "b"),
        ({"share": 0.5}, {"share": 0.5}, "a"),
    ],
)
def test_of_several_departments_a_persons_is_the_one_it_belongs_to_most(
    organisation, first, second, home
):
    network = organisation(
        departments=["a", "b"],
        people=["ann"],
        memberships=[
            {"person": "ann", "department": "a", **first},
            {"person": "ann", "department": "b", **second},
        ],
    )
    assert group_of(network, "person:ann") == f"department:{home}"


def test_issues_that_others_wait_for_and_the_chain_they_make(organisation):
    network = organisation(
        departments=["d"],
        issues=[{"id": each, "owner": "d"} for each in "abc"],
        dependencies=[
            {"source": "a", "target": "b", "kind": "requires"},
            {"source": "b", "target": "c", "kind": "requires"},
        ],
    )
    assert set(found(network, "blocking")) == {"issue:c"}
    (chain,) = found(network, "chain").values()
    assert chain.reasons[0].records == ("issue:a", "issue:b", "issue:c")


def say(row):
    return translator("en").say(row.reasons[0].text)


def test_behind_a_sole_approver_waits_only_what_waits_for_its_own_approvals(organisation):
    """Bob can give the other approval as well, so what waits for that is not held up by ann."""
    network = organisation(
        people=["ann", "bob"],
        issues=["alone", "shared", "after alone", "after shared"],
        involvements=[
            on("person:ann", "alone", "approve"),
            on("person:ann", "shared", "approve"),
            on("person:bob", "shared", "approve"),
        ],
        dependencies=[
            {"source": "after alone", "target": "alone", "kind": "requires"},
            {"source": "after shared", "target": "shared", "kind": "requires"},
        ],
    )
    ann = found(network, "sole_approver")["person:ann"]
    assert ann.reasons[0].records == ("issue:alone", "issue:after alone")
    assert "can give 1 approval that is still open (“alone”), and 1 more issue waits" in say(ann)


def test_who_is_merely_informed_has_no_part_in_a_matter_that_nobody_leads(organisation):
    network = organisation(
        departments=["a", "b"], issues=["x"], involvements=[on("a", "x"), on("b", "x", "inform")]
    )
    (row,) = found(network, "without_lead").values()
    assert row.reasons[0].records == ("department:a",)


def test_of_the_partners_that_one_joins_it_is_told_how_many_pairs_work_together(organisation):
    """Five partners and ten pairs, of which those of b with c and c with d share an issue."""
    pairs = ["ab", "ac", "ad", "ae", "af", "bc", "cd"]
    network = organisation(
        departments=list("abcdef"),
        issues=pairs,
        involvements=[on(unit, pair) for pair in pairs for unit in pair],
    )
    said = say(found(network, "hole")["department:a"])
    assert "works with 5 others; of the pairs among them 20% share an issue" in said


def test_the_only_person_named_on_several_issues_is_told(organisation):
    network = organisation(
        people=["ann", "bob"],
        issues=["x", "y", "z"],
        involvements=[
            on("person:ann", "x"),
            on("person:ann", "y"),
            on("person:ann", "z"),
            on("person:bob", "z"),
        ],
    )
    alone = found(network, "sole_holder")
    assert set(alone) == {"person:ann"}
    assert alone["person:ann"].reasons[0].records == ("issue:x", "issue:y")


def test_findings_stand_in_the_order_in_which_one_acts_on_them(halves):
    kinds = [row.facts["finding"] for row in ANALYSIS.answer(halves, today=TODAY).rows]
    assert kinds == sorted(kinds, key=FINDINGS.index)
    assert kinds[0] == "without_lead"


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_kind_of_finding_has_its_words(language):
    say = translator(language, Path())
    for kind in FINDINGS:
        assert say.has(f"finding.{kind}")
        assert say.has(f"bottleneck.{kind}.why")
