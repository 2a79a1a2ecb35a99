"""How the round of a consultation stands: who was asked, who has answered, what is overdue."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.hints import small_hint
from dashboard.components.notices import empty, warnings
from dashboard.components.reasons import reason_list
from dashboard.components.references import reference_link
from dashboard.components.tables import ABSENT, card, plain_table
from dashboard.pages._base import View
from dashboard.pages._consult_mark import mark_card
from dashboard.pages._consult_state import COLOURS
from graph.analyses._base import Result, Row
from graph.analyses._consult_draft import topics_typed
from graph.analyses._consult_words import unknown_words

# Overdue ones were sent too, and are counted by themselves.
_IN_TIME = {"sent": "view.consult.round.count.sent"}
_COUNTED = ("overdue", "missing", "sent", "listed", "answered", "waived")


def layout(view: View, asked: dict[str, Any]) -> Component:
    """Counts, table of who was asked, and the form to mark what happened."""
    translate = view.translate
    if "issue" not in asked:
        return _of_draft(view, asked)
    result = view.context.answers.answer("round", **asked)
    counts = [
        html.Span(
            [
                html.Strong(str(result.summary[name])),
                " ",
                translate(_IN_TIME.get(name, f"state.{name}")),
            ],
            className="count-of",
        )
        for name in _COUNTED
    ]
    return html.Div(
        [
            card(
                translate("view.consult.part.round"),
                html.P(counts, className="counts-of"),
                _table(view, result),
                hint=translate("view.consult.round.hint"),
            ),
            warnings(result.warnings, translate),
            mark_card(view, result),
        ],
        className="stack",
    )


def _of_draft(view: View, asked: dict[str, Any]) -> Component:
    """A draft has no round yet; its words are looked at as by every other part."""
    translate = view.translate
    listed = topics_typed(asked.get("topics", ()))
    told = unknown_words(view.context.network(), listed, asked.get("kind"))
    nothing = empty(translate("round.draft"), translate("round.draft.remedy"))
    return html.Div([nothing, warnings(tuple(told), translate)], className="stack")


def _table(view: View, result: Result) -> Component:
    translate = view.translate
    if not result.rows:
        return empty(translate("view.consult.round.nobody"))
    headers = ("party", "state", "sent", "due", "answer", "why")
    return plain_table(
        translate("view.consult.part.round"),
        [translate(f"view.consult.round.column.{each}") for each in headers],
        [_cells(view, result, row) for row in result.rows],
        hidden=True,
        entries=True,
    )


def _cells(view: View, result: Result, row: Row) -> list[Any]:
    facts, translate = row.facts, view.translate
    manner = facts["manner"]
    form = small_hint(translate(f"manner.{manner}")) if manner else None
    badge = dmc.Badge(
        translate(f"state.{facts['state']}"),
        color=COLOURS.get(facts["state"], "gray"),
        variant="light",
    )
    late = facts["late"]
    lateness = translate("view.consult.round.late", count=late) if late else None
    if facts["only_finished"]:  # as on the list, where these are not among the required
        lateness = translate("view.consult.missing_finished")
    return [
        html.Div([reference_link(view, row.ref), form]),
        html.Div([badge, small_hint(lateness) if lateness else None]),
        view.day(facts["sent"], ABSENT),
        view.day(facts["due"], ABSENT),
        _answer(view, row),
        reason_list(view, row.reasons, known=[result.summary["issue"], row.ref]),
    ]


def _answer(view: View, row: Row) -> Component | str:
    answer = row.facts["answer"]
    if not answer:
        return ABSENT
    key = f"answer.{answer}"
    said = view.translate(key) if view.translate.has(key) else answer
    badge = dmc.Badge(said, color=COLOURS.get(answer, "gray"), variant="light")
    return html.Div(
        [badge, dmc.Text(view.day(row.facts["answered"]), size="xs", className="hint nowrap")]
    )
