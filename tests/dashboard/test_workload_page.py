"""The workload page: its parts, drawn in Python and read as what goes to the browser."""

import io
import json
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from plotly.utils import PlotlyJSONEncoder

from dashboard.figures._style import ORANGE, RED
from dashboard.figures.utilisation import Bar, utilisation
from dashboard.pages import workload
from dashboard.pages._base import View
from dashboard.pages._workload_keeping import why_applied
from dashboard.workload_file import workload_sheets
from graph.reasons import said_reason
from graph.sheets import workbook

OFFICE: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "top", "name": "City"},
        {"id": "roads", "name": "Roads", "parent": "top", "capacity": 10.0},
        {"id": "parks", "name": "Parks", "parent": "top", "capacity": 40.0},
        {"id": "port", "name": "Port", "parent": "top"},
    ],
    "people": [{"id": "ann", "name": "Ann"}],
    "issues": [
        {"id": "I", "title": "Bridge", "owner": "roads", "effort": 60.0, "topics": "t"},
        {"id": "J", "title": "Quay", "owner": "roads", "topics": "t", "due": "2020-01-01"},
        {"id": "K", "title": "Old", "owner": "parks", "topics": "t", "closed": "2020-01-01"},
    ],
    "involvements": [
        {"issue": "I", "party_kind": "person", "party": "ann", "role": "approve"},
        {"issue": "I", "party_kind": "department", "party": "port", "role": "inform"},
    ],
    "scenarios": [{"id": "S-01", "name": "Without Ann", "changes": "remove person:ann"}],
}


def shown(context: Any, language: str = "en", **query: str) -> str:
    view = View(
        translate=context.translator(language), query=query, scheme="light", context=context
    )
    said = json.dumps(workload.layout(view), cls=PlotlyJSONEncoder, ensure_ascii=False)
    return str(said)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("tab", ["load", "time", "stuck", "whatif", "relief"])
def test_every_part_is_drawn_with_and_without_data(context, tab, language):
    assert shown(context(), language, tab=tab)
    assert shown(context(**OFFICE), language, tab=tab, do="remove person:ann")


def test_the_issues_behind_a_bar_are_listed_with_how_their_days_come_about(context):
    page = shown(context(**OFFICE), party="department:roads")
    assert "Issues behind this load: 2" in page
    assert "As lead: effort of 60 person-days × 1 = 60." in page
    assert "the effort is not recorded, so nothing is counted" in page


def test_what_is_assumed_changes_the_figures_and_is_said_beside_them(context):
    page = shown(context(**OFFICE), effort="15", capacity="25")
    assert "15 person-days are assumed for each" in page
    assert "25 person-days a month are assumed for each" in page
    assert "250%" in page  # (60 + 15) of 30


def test_a_role_weight_of_the_address_counts(context):
    assert "100%" in shown(context(**OFFICE), **{"w-lead": "0.5"})


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"effort": "much"}, "is no number that can be assumed"),
        ({"w-lead": "99"}, "is no part of the effort for a role"),
        ({"tab": "whatif", "do": "dance"}, "says no change"),
        ({"tab": "relief", "moves": "0"}, "is not allowed here"),
    ],
)
def test_a_wrong_choice_is_told_and_the_choices_stay(context, query, said):
    page = shown(context(**OFFICE), **query)
    assert said in page
    assert "workload-kind" in page


def test_before_and_after_stand_side_by_side(context):
    page = shown(
        context(**OFFICE), tab="whatif", do="move issue:I > department:roads > department:parks"
    )
    assert "200% → 50%" in page
    assert "0% → 50% (+50 percentage points)" in page
    assert "60.0 → unknown" in page  # what is left has no effort on record, which is not nothing
    assert "Without Ann" in page


def test_under_the_loads_over_time_stands_what_is_drawn(context):
    part = {"issue": "I", "party_kind": "department", "party": "parks", "role": "support"}
    made = context(**OFFICE | {"involvements": [*OFFICE["involvements"], part]})
    page = shown(made, tab="time", months="6")
    assert "the person-days that fall within the 6 months after it" in page
    assert "whose load has grown most" in page
    one = shown(context(**OFFICE), tab="time", party="department:roads")
    assert "the person-days that fall within the 3 months after it" in one
    assert "whose load has grown most" not in one


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("no longer in the load (1): ", "answered on 1 Jan 2020, so nothing is left")),
        ("zh-Hant", ("故不再計入負荷（1 件）：", "答覆，不再計入。")),
        ("zh-Hans", ("因而不再计入负荷（1 件）：", "答复，不再计入。")),
    ],
)
def test_what_a_unit_has_answered_is_told_where_its_load_is_explained(context, language, said):
    part = {"issue": "I", "party_kind": "department", "party": "parks", "role": "consult"}
    answered = part | {"answer": "agree", "answered": "2020-01-01"}
    made = context(**OFFICE | {"involvements": [*OFFICE["involvements"], answered]})
    page = shown(made, language, tab="load", party="department:parks")
    for each in said:
        assert each in page


def test_an_applied_scenario_without_a_name_is_told_in_the_readers_language(context):
    kept = why_applied("  ")
    assert said_reason(kept, context().translator("en")) == "Scenario applied: without a name"
    assert said_reason(kept, context().translator("zh-Hant")) == "套用情境：未命名"
    named = said_reason(why_applied(" Spring "), context().translator("zh-Hans"))
    assert named == "应用情景：Spring"


def test_relief_offers_its_moves_to_be_thought_through(context):
    page = shown(context(**OFFICE), tab="relief")
    assert "200%" in page
    assert "move+issue%3AI+%3E+department%3Aroads+%3E+department%3Aparks+%3E+lead" in page


def test_relief_says_what_the_taker_has_worked_on_and_what_to_think_of_before(context):
    stand = {"issue": "I", "party_kind": "department"}
    positions = [
        stand | {"party": "roads", "position": 95},
        stand | {"party": "parks", "position": 45},
    ]
    page = shown(context(**OFFICE, positions=positions), tab="relief")
    assert "Has worked on 1 issue that shares a topic with it (0 still open): " in page
    assert "Parks has position 45 on it, Roads 95: handing over the lead may change" in page


def test_fewer_sole_approvers_is_told_as_no_gain_where_nobody_can_approve_any_more(context):
    told = "with nobody who could approve (1) there is no sole approver either"
    assert told in shown(context(**OFFICE), tab="whatif", do="remove person:ann")
    move = "move issue:I > department:roads > department:parks > lead"
    assert told not in shown(context(**OFFICE), tab="whatif", do=move)


def test_every_member_of_a_circle_of_waiting_is_red_and_nothing_else_is(context):
    kinds = {"source_kind": "issue", "target_kind": "issue"}
    waits = [kinds | {"source": one, "target": other} for one, other in ("IJ", "JI")]
    made = context(**OFFICE, dependencies=waits)
    page = shown(made, tab="stuck", show="cycle*issue:I")
    assert page.count(f'"{RED}", "{RED}"]') == 1
    page = shown(made, tab="stuck", show="sole_approver*person:ann")
    assert f'["{RED}", "{ORANGE}"' in page


def test_the_workbook_holds_a_sheet_a_question_and_numbers_as_numbers(context):
    made = context(**OFFICE)
    view = View(translate=made.translator("en"), query={}, scheme="light", context=made)
    book = load_workbook(io.BytesIO(workbook(workload_sheets(view)[0])))
    sheet = book["Workload and bottlenecks"]
    header, first = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    assert dict(zip(header, first, strict=True))["utilisation"] == 2
    assert "Suggested relief" in book.sheetnames


def test_a_liaison_stands_between_as_many_pairs_in_the_table_as_in_the_finding(context):
    def works(issue: str, *parties: str) -> list[dict[str, str]]:
        part = {"issue": issue, "party_kind": "department", "role": "support"}
        return [part | {"party": party} for party in parties]

    names = ("hub", "east", "west", "north")
    tables = {
        "departments": [{"id": each, "name": each.title()} for each in names],
        "issues": [{"id": each} for each in names[1:]],
        "involvements": [row for each in names[1:] for row in works(each, "hub", each)],
    }
    page = shown(context(**tables), tab="stuck")
    assert "Hub works with both sides of 3 pairs from two other departments" in page
    table = page[page.index("Betweenness exact") :]
    first = table[table.index('"Hub"') : table.index('"East"')]
    assert re.findall(r'"children": "([\d.]+)"', first)[-1] == "3"


def test_the_page_about_people_speaks_of_people(context):
    people = [{"id": "ann", "name": "Ann", "capacity": 10.0}]
    office = OFFICE | {"people": people, "issues": [OFFICE["issues"][0]]}
    assert "共 1 名人员" in shown(context(**office), "zh-Hans", kind="person")
    assert "部门或人员（" not in shown(context(**office), "zh-Hans", kind="person")


def test_the_line_of_full_capacity_crosses_no_figure():
    bars = [Bar(f"unit {at}", value) for at, value in enumerate((1.64, 1.06, 1.001, 0.99, 0.3))]
    drawn = utilisation(bars, "load", "dark").data[0]
    # Behind the end of a bar that just passes the line, on every other that has room for it.
    assert list(drawn.textposition) == ["auto", "outside", "outside", "auto", "auto"]


@pytest.mark.parametrize(("kind", "said"), [("department", "departments"), ("person", "people")])
def test_notes_name_the_kind_that_is_listed(context, kind, said):
    people = [{"id": "ann", "name": "Ann"}, {"id": "bo", "name": "Bo"}]
    text = shown(context(**OFFICE | {"people": people}), "en", kind=kind)
    assert f"All {said}" in text
    assert "parties listed" not in text
