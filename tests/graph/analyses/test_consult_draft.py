"""A draft is answered as the issue it becomes, before it stands in the register."""

import pytest

from graph.analyses.consult import ANALYSIS
from graph.messages import UserError
from graph.texts import translator

DAY = "2026-11-23"


def organised(organisation, *, with_issue):
    issue = {"id": "new", "title": "Pier", "kind": "permit", "topics": "harbour", "owner": "eco"}
    return organisation(
        departments=["eco", "port", "wat", {"id": "old", "name": "Old Town"}],
        people=["ann"],
        issues=[{"id": "wall", "owner": "wat"}, *([issue] if with_issue else [])],
        rules=[
            {
                "id": "r",
                "when_kind": "permit",
                "when_topic": "harbour",
                "party": "department:port",
                "role": "consult",
                "days": 10,
            }
        ],
        dependencies=[{"source": "new", "target": "wall"}] if with_issue else [],
    )


def musts(result):
    return {
        row.ref: (row.facts["role"], row.facts["days"])
        for row in result.rows
        if row.facts["tier"] == "must"
    }


def test_a_draft_has_the_same_musts_as_the_issue_it_becomes(organisation):
    before = ANALYSIS.answer(
        organised(organisation, with_issue=False),
        title="Pier",
        kind="permit",
        topics=("harbour",),
        lead="eco",
        depends_on=("wall",),
        today=DAY,
    )
    after = ANALYSIS.answer(organised(organisation, with_issue=True), issue="new", today=DAY)
    assert musts(before) == musts(after)
    assert musts(before)["department:port"] == ("consult", 10)
    assert before.summary["issue"] is None
    assert before.summary["draft"] == "Pier"
    assert before.summary["missing_from_list"] == []
    assert {row.facts["recorded"] for row in before.rows} == {None}  # there is no list yet


def test_a_path_of_a_draft_begins_with_what_it_needs(organisation):
    network = organised(organisation, with_issue=True)
    result = ANALYSIS.answer(network, title="x", depends_on=("new",), today=DAY)
    found = next(row for row in result.rows if row.ref == "department:wat")
    assert found.reasons[0].records == ("issue:new", "issue:wall", "department:wat")


def test_topics_typed_with_commas_are_several(organisation):
    network = organised(organisation, with_issue=False)
    result = ANALYSIS.answer(network, kind="permit", topics=("tax, harbour",), today=DAY)
    assert "department:port" in musts(result)


def test_a_kind_said_in_another_language_is_the_one_that_the_register_means(organisation):
    """Its rule fires as for the register's own word."""
    network = organised(organisation, with_issue=False)
    own, said = (
        ANALYSIS.answer(network, title="Pier", kind=kind, topics=("harbour",), today=DAY)
        for kind in ("permit", "許可")
    )
    assert musts(own) == musts(said)
    assert "department:port" in musts(said)


def test_a_kind_that_nothing_has_is_told_with_one_spelt_almost_so(organisation):
    network = organised(organisation, with_issue=False)

    def warned(kind):
        told = ANALYSIS.answer(network, title="Pier", kind=kind, today=DAY).warnings
        return [each.key for each in told if each.key.startswith("consult.warning.kind")]

    assert warned("Permit") == warned("許可") == []
    assert warned("permitt") == ["consult.warning.kind.near"]
    assert warned("dragon") == ["consult.warning.kind"]


@pytest.mark.parametrize(
    "given",
    [{}, {"title": "  "}, {"issue": "wall", "title": "Pier"}],
    ids=["none", "blanks", "both"],
)
def test_neither_issue_nor_draft_or_both_is_refused(organisation, given):
    with pytest.raises(UserError) as refusal:
        ANALYSIS.answer(organised(organisation, with_issue=False), today=DAY, **given)
    assert refusal.value.reason.key in ("consult.nothing", "consult.both")


def test_a_lead_that_is_not_there_is_refused(organisation):
    with pytest.raises(UserError):
        ANALYSIS.answer(organised(organisation, with_issue=False), title="x", lead="nobody")


def test_a_unit_that_the_title_names_and_that_has_no_voice_is_not_yet_heard(organisation):
    network = organisation(
        departments=[
            "may",
            {"id": "gen", "parent": "may"},
            {"id": "old", "name": "Old Town Office", "parent": "gen"},
            {"id": "new", "name": "Hillside Office", "parent": "gen"},
            "eco",
        ],
    )
    result = ANALYSIS.answer(network, title="Pier in the old town", lead="eco", today=DAY)
    assert result.summary["not_yet_heard"] == ["department:old"]


def test_a_topic_that_nothing_has_is_told_with_those_spelt_almost_so(organisation):
    network = organised(organisation, with_issue=False)

    def warned(*topics):
        answered = ANALYSIS.answer(network, title="Pier", topics=topics, today=DAY)
        told = [each for each in answered.warnings if each.key.startswith("consult.warning.topic")]
        return [translator("en").say(each) for each in told]

    assert warned("harbour", "Harbour") == []
    assert warned("harbor, dragons") == [
        "Topic “harbor” occurs in no issue and no rule, so nothing follows from it; "
        "did you mean harbour?",
        "Topic “dragons” occurs in no issue and no rule, so nothing follows from it.",
    ]
