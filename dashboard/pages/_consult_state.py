"""What was sent to a party of a consultation, what it has answered, until when it has time."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.hints import small_hint
from dashboard.components.tables import ABSENT
from dashboard.pages._base import View
from graph.analyses._base import Row
from graph.vocabulary import only_informs

COLOURS = {
    **{"agree": "teal", "approved": "teal", "comments": "yellow", "object": "red"},
    **{"overdue": "red", "sent": "blue", "waived": "grape", "missing": "orange"},
}


def deadline(view: View, row: Row, summary: Mapping[str, Any]) -> Component | str:
    """Day to answer by: what was set when it was sent, else as if asked today."""
    facts, translate = row.facts, view.translate
    if facts["deadline"] is None:
        return ABSENT
    if facts["days_from"] == "sent":
        hint = small_hint(translate("view.consult.as_sent"))
        return html.Div([html.Div(view.day(facts["deadline"]), className="nowrap"), hint])
    days = translate("view.consult.days", count=facts["days"])
    hint = small_hint(f"{days} · {_source(view, row, summary)}")
    return html.Div(
        [html.Div(view.day(facts["deadline"]), className="nowrap"), hint], className="deadline-cell"
    )


def _source(view: View, row: Row, summary: Mapping[str, Any]) -> str:
    """Where the days come from: a rule, what the priority on record counts as, the usual."""
    translate, source = view.translate, row.facts["days_from"]
    if source != "speed":
        return translate(f"days_from.{source}")
    speed = translate(f"speed.{summary['speed']}")
    priority = translate.word(summary["priority"])
    return translate("view.consult.by_priority", priority=priority, speed=speed)


def state(view: View, row: Row) -> Component:
    """Whether the party is on the issue's list, what was sent to it and what it has answered."""
    facts, translate = row.facts, view.translate
    if facts["answer"] and facts["state"] in (None, "answered"):
        badge = dmc.Badge(
            _answer(view, row), color=COLOURS.get(facts["answer"], "gray"), variant="light"
        )
        return html.Div(
            [badge, dmc.Text(view.day(facts["answered"]), size="xs", className="hint nowrap")]
        )
    if facts["state"] in ("overdue", "sent", "waived"):
        badge = dmc.Badge(
            translate(f"state.{facts['state']}"), color=COLOURS[facts["state"]], variant="light"
        )
        return html.Div(
            [badge, dmc.Text(view.day(facts["due"]), size="xs", className="hint nowrap")]
        )
    return _on_list(view, row)


def _answer(view: View, row: Row) -> str:
    key = f"answer.{row.facts['answer']}"
    return view.translate(key) if view.translate.has(key) else str(row.facts["answer"])


def _on_list(view: View, row: Row) -> Component:
    """Whether the list has the party, in the role it is asked in; else in which it has."""
    facts, translate = row.facts, view.translate
    if facts["recorded"] is None:
        return dmc.Text(translate("view.consult.no_list"), size="xs", className="hint nowrap")
    key = "recorded" if facts["recorded"] else "not_recorded"
    if facts["role"] != "inform" and only_informs(facts["recorded_as"]):
        key = "recorded_inform"
    colour = "gray" if key == "recorded" else "orange"
    badge = dmc.Badge(translate(f"view.consult.{key}"), color=colour, variant="light")
    if not facts["answer"]:
        return badge
    # Who was consulted and has to approve as well has not approved by answering.
    said = {"answer": _answer(view, row), "day": view.day(facts["answered"])}
    before = small_hint(translate("view.consult.asked_before", **said))
    return html.Div([badge, before])
