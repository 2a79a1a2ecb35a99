"""Who signs, and who settles it when units differ; units that have not been heard."""

from collections.abc import Iterator
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.notices import empty, warnings
from dashboard.components.reasons import linked, reason_list
from dashboard.components.references import reference_link
from dashboard.components.tables import ABSENT, card, plain_table
from dashboard.pages._base import View
from graph.analyses._approval_line import COUNTERSIGNS
from graph.analyses._base import Result, Row
from graph.projections import name_of


def layout(view: View, asked: dict[str, Any]) -> Component:
    """Approval chain, escalation path, what is wrong with them."""
    result, translate = view.context.answers.answer("approval", **asked), view.translate
    return html.Div(
        [
            warnings(result.warnings, translate),
            _part(view, result, "approval"),
            _part(view, result, "escalation"),
        ],
        className="stack",
    )


def _part(view: View, result: Result, part: str) -> Component:
    translate = view.translate
    rows = [row for row in result.rows if row.facts["part"] == part]
    title = translate(f"view.consult.{part}")
    hint = translate(f"view.consult.{part}.hint")
    if not rows:
        return card(title, empty(translate(f"view.consult.{part}.none")), hint=hint)
    headers = ["party", "does", *(["flag"] if part == "approval" else []), "why"]
    table = plain_table(
        title,
        [translate(f"view.consult.{part}.column.{each}") for each in headers],
        [_cells(view, result, at, row, headers) for at, row in _numbered(rows)],
        hidden=True,
        entries=True,
    )
    said = _differing(view, result) if part == "escalation" else None
    return card(title, said, table, hint=hint)


def _numbered(rows: list[Row]) -> Iterator[tuple[int | None, Row]]:
    """Rows with their place in the line; who signs beside it has none."""
    at = 0
    for row in rows:
        is_beside = row.facts["does"] == COUNTERSIGNS
        at += not is_beside
        yield None if is_beside else at, row


def _differing(view: View, result: Result) -> Component:
    summary = result.summary
    key = "objected" if summary["objected"] else "may_differ"
    lead, *others = (name_of(view.network, each, view.translate) for each in summary["differing"])
    said = view.translate(f"view.consult.escalation.{key}", lead=lead, units=tuple(others))
    sentence, _ = linked(view, said, summary["differing"])
    return html.P(sentence)


def _cells(view: View, result: Result, at: int | None, row: Row, headers: list[str]) -> list[Any]:
    known = [each for each in (result.summary["issue"], row.ref) if each]
    flag = row.facts.get("flag")
    cells: dict[str, Any] = {
        "party": html.Div([f"{at}. " if at else None, reference_link(view, row.ref)]),
        "does": view.translate(f"does.{row.facts['does']}"),
        "flag": dmc.Badge(view.translate(f"flag.{flag}"), color="red", variant="light")
        if flag
        else ABSENT,
        "why": reason_list(view, row.reasons, known=known),
    }
    return [cells[each] for each in headers]
