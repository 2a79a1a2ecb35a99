"""What a plan changes as a table: old and new side by side, with a file of all of it."""

from itertools import islice

from dash import html
from dash.development.base_component import Component

from dashboard.components.notices import empty
from dashboard.components.tables import plain_table
from dashboard.view import View
from graph.change_rows import COLUMNS, change_rows, count_changes, public
from graph.plan import Plan

SHOWN = 200


def changes_table(view: View, plan: Plan, first: str, second: str) -> Component:
    """The first rows of what differs, how many there are, and a link to a file with all.

    Parameters
    ----------
    first, second
        The moments that the plan leads from and to, for the file.
    """
    translate = view.translate
    rows = [list(row) for row in islice(change_rows(plan, translate), SHOWN)]
    if not rows:
        return empty(translate("change.none"))
    counts = {
        name: sum(getattr(each, name).height for each in plan.tables.values())
        for name in ("created", "updated", "deleted")
    }
    caption = translate("view.history.counts", **counts)
    count, (_, hidden) = count_changes(plan), public(plan)
    more = translate("view.history.part", shown=len(rows), count=count)
    table = plain_table(caption, [translate(f"change.{each}") for each in COLUMNS], rows)
    return html.Div(
        [
            table,
            html.P(more, className="hint") if count > len(rows) else None,
            html.A(
                translate("view.history.file"),
                href=view.address("/download/changes.xlsx", **{"from": first, "to": second}),
                className="button-link",
                download="changes.xlsx",
            ),
            html.P(translate("view.history.confidential", count=hidden), className="hint")
            if hidden
            else None,
        ]
    )
