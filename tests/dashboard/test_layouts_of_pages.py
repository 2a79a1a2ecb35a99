"""What pages show: drawn in Python, read as the components that go to the browser."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.context import Context
from dashboard.pages import PAGES, consult, data, negotiate, overview, workload
from dashboard.pages._base import View
from graph.messages import UserError

ORGANISATION: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "A", "name": "Alpha", "name_zh_hant": "甲處", "capacity": 10.0},
        {"id": "B", "name": "<b>Beta</b>", "parent": "A"},
    ],
    "people": [{"id": "P", "name": "Pat"}],
    "issues": [
        {"id": "I", "title": "Bridge", "owner": "A", "effort": 60.0, "scale_low": "no bridge"},
        {"id": "N", "title": "Orphan"},
    ],
    "involvements": [
        {"issue": "I", "party_kind": "department", "party": "B", "role": "consult"},
    ],
    "positions": [
        {
            "issue": "I",
            "party_kind": "department",
            "party": party,
            "position": position,
            "salience": 0.5,
            "power": 0.5,
        }
        for party, position in (("A", 0.0), ("B", 80.0))
    ]
    + [{"issue": "I", "party_kind": "person", "party": "P"}],
}


def view(context: Context, language: str = "en", **query: str) -> View:
    return View(
        translate=context.translator(language), query=query, scheme="light", context=context
    )


def shown(component: Any) -> str:
    """Everything that goes to the browser, as text."""
    said = json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)
    return str(said)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_is_drawn_over_an_empty_register(
    context: Callable[..., Context], page: Any, language: str
) -> None:
    assert shown(page.layout(view(context(), language)))


def test_an_empty_register_says_how_to_fill_it(context: Callable[..., Context]) -> None:
    page = shown(overview.layout(view(context())))
    assert "The register is empty" in page
    assert "/data?tab=import" in page


def test_the_overview_names_what_nobody_leads_and_who_is_overloaded(
    context: Callable[..., Context],
) -> None:
    page = shown(overview.layout(view(context(**ORGANISATION))))
    assert "Nobody leads" in page
    assert "Orphan" in page
    assert "Load above capacity" in page


def test_a_name_is_shown_in_the_readers_language(context: Callable[..., Context]) -> None:
    assert "甲處" in shown(workload.layout(view(context(**ORGANISATION), "zh-Hant")))


def test_a_consultation_shows_lead_tier_and_reasons(context: Callable[..., Context]) -> None:
    page = shown(consult.layout(view(context(**ORGANISATION), issue="issue:I")))
    assert "Must be consulted" in page
    assert "Alpha" in page


def test_an_issue_that_is_not_there_is_refused_with_the_nearest(
    context: Callable[..., Context],
) -> None:
    with pytest.raises(UserError) as refusal:
        consult.layout(view(context(**ORGANISATION), issue="issue:X"))
    assert refusal.value.reason.key.startswith("reading.")


def test_a_party_without_capacity_has_no_bar(context: Callable[..., Context]) -> None:
    page = shown(workload.layout(view(context(**ORGANISATION))))
    assert "200%" in page  # 60 person-days against 10 a month for three months
    assert "The 1 with the highest utilisation, of 2 departments" in page


def test_an_unknown_position_is_named_and_not_drawn(context: Callable[..., Context]) -> None:
    page = shown(negotiate.layout(view(context(**ORGANISATION), issue="issue:I")))
    assert "Position unknown (not neutral): " in page
    assert "no bridge" in page
    assert "end not named" in page


def test_an_issue_without_positions_says_how_to_record_them(
    context: Callable[..., Context],
) -> None:
    page = shown(negotiate.layout(view(context(**ORGANISATION), issue="issue:N")))
    assert "No position is recorded here." in page


def test_columns_that_hold_nothing_are_left_out_and_counted(
    context: Callable[..., Context],
) -> None:
    page = shown(data.layout(view(context(**ORGANISATION), table="departments")))
    assert '"field": "capacity"' in page
    assert '"field": "note"' not in page
    assert "Columns that hold nothing are not shown: " in page


def test_an_unknown_table_or_tab_in_the_address_shows_the_first(
    context: Callable[..., Context],
) -> None:
    page = shown(data.layout(view(context(**ORGANISATION), table="secrets", tab="none")))
    assert "Departments (2)" in page
