"""Units below whoever is consulted that have not been heard."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.reasons import reason_list
from dashboard.components.references import reference_link
from dashboard.components.tables import card, plain_table
from dashboard.pages._base import View
from graph.analyses._base import Row

_HEADERS = ("unit", "state", "why")


def unheard_card(view: View, asked: dict[str, Any]) -> Component:
    """Table of the units, the affected ones first."""
    result, translate = view.context.answers.answer("unheard", **asked), view.translate
    title, hint = translate("view.consult.unheard"), translate("view.consult.unheard.hint")
    below = result.summary["below"]
    more = html.P(translate("view.consult.unheard.more", count=below), className="hint")
    if not result.rows:
        return card(title, html.P(translate("none")), more if below else None, hint=hint)
    table = plain_table(
        title,
        [translate(f"view.consult.unheard.column.{each}") for each in _HEADERS],
        [_cells(view, result.summary["issue"], row) for row in result.rows],
        hidden=True,
        entries=True,
    )
    return card(title, table, more if below else None, hint=hint)


def _cells(view: View, issue: str | None, row: Row) -> list[Any]:
    is_affected = row.facts["affected"]
    key = "affected" if is_affected else "below"
    badge = dmc.Badge(
        view.translate(f"view.consult.unheard.{key}"),
        color="orange" if is_affected else "gray",
        variant="light",
    )
    known = [each for each in (issue, row.ref) if each]
    return [reference_link(view, row.ref), badge, reason_list(view, row.reasons, known=known)]
