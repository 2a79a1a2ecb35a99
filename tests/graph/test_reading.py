"""The network is read in the domain's words."""

from datetime import date

import pytest

from graph.messages import UserError
from graph.projections import project
from graph.reading import (
    is_open,
    leads,
    parties_in_role,
    superiors,
    today,
    units_below,
)
from graph.tables import Register, complete, frame
from graph.vocabulary import is_dependence, is_head, is_veto


def network_of(**tables):
    return project(
        Register(1, complete({name: frame(name, rows) for name, rows in tables.items()}))
    )


@pytest.fixture
def wall():
    def involved(party, role):
        return {"issue": "wall", "party_kind": "department", "party": party, "role": role}

    return network_of(
        departments=[{"id": each} for each in ("works", "roads", "parks", "legal")],
        issues=[{"id": "wall", "owner": "roads"}],
        involvements=[
            involved("works", "主辦"),
            involved("roads", "owner"),
            involved("parks", "協辦"),
            involved("legal", "reviewer"),
        ],
    )


def test_the_owner_stands_first_among_the_leads_and_each_lead_once(wall):
    assert leads(wall, "issue:wall") == ["department:roads", "department:works"]


def test_parties_are_found_by_what_their_role_means(wall):
    assert parties_in_role(wall, "issue:wall", "support", "consult") == [
        "department:parks",
        "department:legal",
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, True),
        ({"status": "in progress"}, True),
        ({"status": "結案"}, False),
        ({"closed": "2026-11-23"}, False),
        ({"closed": "2026-11-24"}, True),
        ({"closed": "2026-11-24", "status": "closed"}, True),  # it was open on that day
        ({"created": "2026-11-24"}, False),
        ({"created": "2026-11"}, True),
    ],
    ids=str,
)
def test_an_issue_is_open_from_its_beginning_to_its_closing_day(record, expected):
    network = network_of(issues=[{"id": "a", **record}])
    assert is_open(network, "issue:a", date(2026, 11, 23)) is expected


def test_superiors_stand_nearest_first_and_a_circle_ends():
    network = network_of(
        departments=[
            {"id": "unit", "parent": "bureau"},
            {"id": "bureau", "parent": "city"},
            {"id": "city"},
            {"id": "egg", "parent": "hen"},
            {"id": "hen", "parent": "egg"},
        ]
    )
    assert superiors(network, "department:unit") == ["department:bureau", "department:city"]
    assert superiors(network, "department:egg") == ["department:hen"]
    assert units_below(network, "department:city") == ["department:bureau"]


def test_today_is_the_day_given():
    assert today({"today": "2026-11-23"}) == date(2026, 11, 23)
    assert today({}) == date.today()
    with pytest.raises(UserError):
        today({"today": "23/11/2026"})


def test_a_reference_is_no_dependence_and_an_unknown_kind_is_one():
    assert not is_dependence("See-Also")
    assert not is_dependence("superseded by")
    assert is_dependence("input")
    assert is_dependence(None)


def test_words_of_veto_and_of_heading_a_unit_are_known_in_both_scripts():
    assert is_veto("一票否决")
    assert is_veto("Veto")
    assert not is_veto(None)
    assert is_head("Tech_Lead")
    assert is_head("局長")
    assert not is_head("clerk")


def test_a_relation_that_has_ended_is_kept_among_the_past():
    network = network_of(
        departments=[{"id": "works"}],
        people=[{"id": "ann"}],
        memberships=[{"person": "ann", "department": "works", "until": "2024-12-31"}],
    )
    ((source, target, relation, _),) = network.graph["past"]
    assert (source, target, relation) == ("person:ann", "department:works", "member_of")
    assert network.number_of_edges() == 0
