"""The page on negotiation shows what the command answers, part by part."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pages import negotiate
from dashboard.pages._base import View
from dashboard.pages._nego_asked import parameters
from dashboard.pages._nego_voting import as_said
from dashboard.pages._nego_whatif import as_change
from graph.analyses.negotiate import ANALYSIS
from graph.settings import read_settings


def at(
    party: str, issue: str, position: float | None, salience: float, **more: Any
) -> dict[str, Any]:
    kind = {"issue": issue, "party_kind": "department", "party": party}
    return kind | {"position": position, "salience": salience, "power": 0.8} | more


REGISTER: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "city", "name": "City"},
        {"id": "works", "name": "Works", "parent": "city"},
        {"id": "parks", "name": "Parks", "parent": "city"},
        {"id": "police", "name": "Works", "parent": "city"},
    ],
    "issues": [
        {"id": "road", "title": "Road"},
        {"id": "trees", "title": "Trees", "scale_low": "cut", "scale_high": "keep"},
    ],
    "influences": [
        {
            "source_kind": "department",
            "source": "works",
            "target_kind": "department",
            "target": "parks",
            "strength": 2.0,
        }
    ],
    "positions": [
        at("works", "road", 40.0, 1.0, as_of="2026-01-01"),
        at("works", "road", 90.0, 1.0, as_of="2026-02-01"),
        at("works", "trees", 80.0, 0.3),
        at("parks", "road", 10.0, 0.4, bottom_line=30.0),
        at("parks", "trees", 5.0, 0.9),
        at("police", "road", 33.25, 0.9, confidential=True),
        at("city", "trees", None, 0.5),
    ],
}
PARTS = ("positions", "relations", "deals", "talks", "whatif", "brief", "entry")


def page(context: Callable[..., Context], language: str = "en", **query: str) -> str:
    made = context(**REGISTER)
    view = View(translate=made.translator(language), query=query, scheme="light", context=made)
    return json.dumps(negotiate.layout(view), cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_a_table_of_the_highest_pairs_says_how_many_there_are_and_where_all_are(context):
    units = [{"id": f"unit{number}"} for number in range(8)]
    positions = [at(e["id"], "road", 100.0 * (n % 2), 1.0) for n, e in enumerate(units)]
    made = context(departments=units, issues=[{"id": "road"}], positions=positions)
    view = View(
        translate=made.translator("en"), query={"part": "relations"}, scheme="light", context=made
    )
    text = str(negotiate.layout(view))
    # Four stand at either end: 4 · 4 pairs disagree, and only 6 + 6 agree.
    assert text.count("The 12 highest of 16 pairs.") == 1
    assert "The 12 highest of 12" not in text
    assert "highest of" not in page(context, part="relations")


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_drawn_for_one_issue_and_for_all(context, part, language):
    for query in ({}, {"issue": "issue:road"}):
        text = page(context, language, part=part, **query)
        assert "NaN" not in text
        assert len(text) > 500


def test_the_outcome_on_the_page_is_that_of_the_command(context):
    network = context(**REGISTER).network()
    outcome = ANALYSIS.answer(network, issues=("issue:road",)).summary["outcomes"]["road"]
    assert f"end at {outcome:,.1f} on the scale" in page(context, issue="issue:road")


def test_confidential_positions_can_be_left_out_of_the_page(context):
    assert "33.25" in page(context, issue="issue:road")
    assert "33.25" not in page(context, issue="issue:road", confidential="0")


SECRET_TRADE = [
    at("works", "road", 100.0, 1.0),
    at("parks", "road", 0.0, 0.5),
    at("parks", "trees", 0.0, 1.0),
    at("works", "trees", 100.0, 0.5, confidential=True),
]


@pytest.mark.parametrize("choice", ["1", "0"])
@pytest.mark.parametrize("traded", [True, False])
def test_a_brief_with_confidential_positions_is_offered_where_it_would_be_another(
    context, choice, traded
):
    made = context(**REGISTER | {"positions": SECRET_TRADE if traded else SECRET_TRADE[:2]})
    query = {"part": "brief", "issue": "issue:road", "confidential": choice}
    view = View(translate=made.translator("en"), query=query, scheme="light", context=made)
    text = str(negotiate.layout(view))
    assert ("brief.docx?issue=issue%3Aroad&confidential=1" in text) is traded
    assert ("no confidential position plays a part" in text) is not traded
    sent = create_app(made, read_settings({})).server.test_client().get
    for form in ("html", "xlsx"):
        with sent(f"/download/brief.{form}?issue=issue:road&confidential=1") as response:
            assert ("CONFIDENTIAL" in response.headers["Content-Disposition"]) is traded


def test_parties_of_one_name_are_told_apart(context):
    text = page(context, issue="issue:road")
    assert "Works (works)" in text
    assert "Works (police)" in text


def test_a_what_if_stands_beside_how_things_are(context):
    text = page(context, issue="issue:road", part="whatif", change="works@road position=10")
    assert "As it is" in text
    assert "As changed" in text


@pytest.mark.parametrize(
    "query",
    [
        {"change": "nonsense"},
        {"quota": "many"},
        {"quota": "99"},
        {"issue": "issue:none"},
        {"variant": "x"},
    ],
)
def test_an_address_that_cannot_be_answered_is_told_beside_the_choices(context, query):
    text = page(context, **query)
    assert '"color": "red"' in text
    assert negotiate.ISSUE in text


def test_the_reading_of_mactor_and_of_bottom_lines_can_be_chosen():
    told = parameters({"variant": "godet", "bottom_lines": "0", "majority": "2 a=1, b=0;3"})
    assert told["variant"] == "godet"
    assert told["bottom_lines"] is False
    assert told["majorities"] == ("2 a=1  b=0", "3")


def test_another_reading_of_mactor_changes_the_strength_that_is_shown(context):
    said = {v: page(context, part="relations", variant=v) for v in ("lipsor", "godet")}
    assert said["lipsor"] != said["godet"]


def test_the_address_says_the_parameters():
    told = parameters({"issue": "issue:a,issue:b", "change": "a drop; b drop", "first": "x"})
    assert told == {
        "issues": ("issue:a", "issue:b"),
        "change": ("a drop", "b drop"),
        "between": ("x",),
    }


def test_a_change_needs_what_it_says():
    assert as_change("a", "b", "position", 40) == "a@b position=40"
    assert as_change("a", None, "drop", None) == "a drop"
    assert as_change("a", None, "position", 40) is None
    assert as_change(None, None, "drop", None) is None
    assert as_change("a", "b", "position", "") is None


@pytest.mark.parametrize("said", ["issue:road|issue:trees", "issue:road,issue:trees"])
def test_several_issues_are_read_as_the_choice_and_as_a_link_write_them(
    context: Callable[..., Context], said: str
) -> None:
    assert parameters({"issue": said})["issues"] == ("issue:road", "issue:trees")
    shown = page(context, issue=said)
    assert '"value": ["issue:road", "issue:trees"]' in shown
    assert "Nothing in the register is called" not in shown


def test_the_rule_of_decision_is_said_by_number_fields_and_not_by_codes(context):
    network = context(**REGISTER).network()
    fields = [
        ({"party": "department:works", "rule": 0}, 4),
        ({"party": "department:parks", "rule": 0}, ""),
        ({"party": "department:works", "rule": 1}, 83),
    ]
    said = as_said({"issue": "issue:road", "votes": "parks=9"}, network, ("0.5", " 0.65 "), fields)
    assert parameters(said) == {
        "issues": ("issue:road",),
        "change": (),
        "quota": "0.5",
        "votes": ("department:works=4",),
        "majorities": ("0.65|department:works=83|",),
    }
    assert as_said({}, network, ("", None), fields)["votes"] == "department:works=4|"
    assert "majority" not in as_said({}, network, ("", None), fields)
    text = page(context, part="talks", **{k: v for k, v in said.items() if k != "issue"})
    assert '"value": "4"' in text
    assert '"value": "83"' in text


def test_the_form_says_what_the_ends_of_the_scale_mean(context):
    text = page(context, issue="issue:trees", part="entry")
    assert "0 means “cut”, 100 means “keep”" in text
    assert "is not recorded" in page(context, issue="issue:road", part="entry")
